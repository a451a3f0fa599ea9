package jyston.stdlib.hash;

import java.util.Arrays;

/** BLAKE2b and BLAKE2s (RFC 7693) with all parameters. Words of BLAKE2s sit in longs. */
final class Blake2 implements Engine {
  private static final long[] IV = {
    0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L,
    0x510e527fade682d1L, 0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L
  };

  /** The order of message words per round, as hexadecimal digits. */
  private static final String[] SIGMA = {
    "0123456789abcdef", "ea489fd61c02b753", "b8c052fdae367194", "7931dcbe265a40f8",
    "905724afe1bc683d", "2c6a0b834d75fe19", "c51fed4a0763928b", "db7ec13950f4862a",
    "6fe9b308c2d714a5", "a2847615fb9e3cd0"
  };

  private final boolean wide;
  private final int size;
  private final boolean lastNode;
  private final long[] h;
  private final byte[] block;
  private int at;
  private long count;

  private Blake2(
      boolean wide, int size, boolean lastNode, long[] h, byte[] block, int at, long count) {
    this.wide = wide;
    this.size = size;
    this.lastNode = lastNode;
    this.h = h;
    this.block = block;
    this.at = at;
    this.count = count;
  }

  /**
   * A digest.
   *
   * @param wide BLAKE2b, else BLAKE2s
   * @param param the parameter block; its first byte is the digest size
   * @param key the key, maybe empty
   */
  static Blake2 of(boolean wide, byte[] param, byte[] key, boolean lastNode) {
    int word = wide ? 8 : 4;
    long[] h = new long[8];
    for (int i = 0; i < 8; i++) {
      h[i] = (wide ? IV[i] : IV[i] >>> 32) ^ word(param, i * word, word);
    }
    Blake2 b = new Blake2(wide, param[0], lastNode, h, new byte[wide ? 128 : 64], 0, 0);
    if (key.length > 0) {
      byte[] first = Arrays.copyOf(key, b.block.length);
      b.update(first, 0, first.length);
    }
    return b;
  }

  private static long word(byte[] b, int at, int n) {
    long r = 0;
    for (int i = n - 1; i >= 0; i--) {
      r = r << 8 | b[at + i] & 0xFF;
    }
    return r;
  }

  @Override
  public void update(byte[] b, int from, int n) {
    int i = from;
    int end = from + n;
    while (i < end) {
      // The last block waits: it is compressed with the final flag.
      if (at == block.length) {
        count += at;
        compress(false);
        at = 0;
      }
      int k = Math.min(end - i, block.length - at);
      System.arraycopy(b, i, block, at, k);
      at += k;
      i += k;
    }
  }

  @Override
  public byte[] digest(int length) {
    Blake2 c = copy();
    c.count += c.at;
    Arrays.fill(c.block, c.at, c.block.length, (byte) 0);
    c.compress(true);
    byte[] out = new byte[size];
    int word = wide ? 8 : 4;
    for (int i = 0; i < size; i++) {
      out[i] = (byte) (c.h[i / word] >>> (i % word * 8));
    }
    return out;
  }

  private void compress(boolean last) {
    int word = wide ? 8 : 4;
    long[] m = new long[16];
    for (int i = 0; i < 16; i++) {
      m[i] = word(block, i * word, word);
    }
    long[] v = new long[16];
    for (int i = 0; i < 8; i++) {
      v[i] = h[i];
      v[i + 8] = wide ? IV[i] : IV[i] >>> 32;
    }
    long ones = wide ? -1L : 0xFFFFFFFFL;
    v[12] ^= wide ? count : count & ones;
    v[13] ^= wide ? 0 : count >>> 32;
    if (last) {
      v[14] ^= ones;
      if (lastNode) {
        v[15] ^= ones;
      }
    }
    int rounds = wide ? 12 : 10;
    for (int r = 0; r < rounds; r++) {
      byte[] s = ORDER[r % 10];
      mix(v, 0, 4, 8, 12, m[s[0]], m[s[1]]);
      mix(v, 1, 5, 9, 13, m[s[2]], m[s[3]]);
      mix(v, 2, 6, 10, 14, m[s[4]], m[s[5]]);
      mix(v, 3, 7, 11, 15, m[s[6]], m[s[7]]);
      mix(v, 0, 5, 10, 15, m[s[8]], m[s[9]]);
      mix(v, 1, 6, 11, 12, m[s[10]], m[s[11]]);
      mix(v, 2, 7, 8, 13, m[s[12]], m[s[13]]);
      mix(v, 3, 4, 9, 14, m[s[14]], m[s[15]]);
    }
    for (int i = 0; i < 8; i++) {
      h[i] ^= v[i] ^ v[i + 8];
    }
  }

  private static final byte[][] ORDER = new byte[10][16];

  static {
    for (int r = 0; r < 10; r++) {
      for (int i = 0; i < 16; i++) {
        ORDER[r][i] = (byte) Character.digit(SIGMA[r].charAt(i), 16);
      }
    }
  }

  private void mix(long[] v, int a, int b, int c, int d, long x, long y) {
    if (wide) {
      v[a] += v[b] + x;
      v[d] = Long.rotateRight(v[d] ^ v[a], 32);
      v[c] += v[d];
      v[b] = Long.rotateRight(v[b] ^ v[c], 24);
      v[a] += v[b] + y;
      v[d] = Long.rotateRight(v[d] ^ v[a], 16);
      v[c] += v[d];
      v[b] = Long.rotateRight(v[b] ^ v[c], 63);
      return;
    }
    v[a] = v[a] + v[b] + x & 0xFFFFFFFFL;
    v[d] = rotate(v[d] ^ v[a], 16);
    v[c] = v[c] + v[d] & 0xFFFFFFFFL;
    v[b] = rotate(v[b] ^ v[c], 12);
    v[a] = v[a] + v[b] + y & 0xFFFFFFFFL;
    v[d] = rotate(v[d] ^ v[a], 8);
    v[c] = v[c] + v[d] & 0xFFFFFFFFL;
    v[b] = rotate(v[b] ^ v[c], 7);
  }

  private static long rotate(long x, int n) {
    return Integer.rotateRight((int) x, n) & 0xFFFFFFFFL;
  }

  @Override
  public Blake2 copy() {
    return new Blake2(wide, size, lastNode, h.clone(), block.clone(), at, count);
  }

  @Override
  public int blockSize() {
    return block.length;
  }

  @Override
  public int size() {
    return size;
  }
}
