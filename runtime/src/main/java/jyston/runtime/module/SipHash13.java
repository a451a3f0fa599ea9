package jyston.runtime.module;

/** SipHash-1-3, as {@code _Py_KeyedHash}. */
final class SipHash13 {
  private SipHash13() {}

  static long hash(long k0, long k1, byte[] b) {
    long v0 = k0 ^ 0x736f6d6570736575L;
    long v1 = k1 ^ 0x646f72616e646f6dL;
    long v2 = k0 ^ 0x6c7967656e657261L;
    long v3 = k1 ^ 0x7465646279746573L;
    int n = b.length;
    int whole = n & ~7;
    long last = (long) n << 56;
    for (int i = 0; i <= whole; i += 8) {
      long m = 0;
      if (i < whole) {
        for (int j = 7; j >= 0; j--) {
          m = m << 8 | b[i + j] & 0xFF;
        }
      } else {
        m = last;
        for (int j = 0; j < n - whole; j++) {
          m |= (b[whole + j] & 0xFFL) << 8 * j;
        }
      }
      v3 ^= m;
      // One round.
      v0 += v1;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v3;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 += v3;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 += v1;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v2 = Long.rotateLeft(v2, 32);
      v0 ^= m;
    }
    v2 ^= 0xFF;
    for (int r = 0; r < 3; r++) {
      v0 += v1;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v3;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 += v3;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 += v1;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v2 = Long.rotateLeft(v2, 32);
    }
    return v0 ^ v1 ^ v2 ^ v3;
  }
}
