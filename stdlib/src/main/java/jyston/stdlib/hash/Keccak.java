package jyston.stdlib.hash;

/** SHAKE (FIPS 202); the JDK has the SHA-3 digests of fixed length only. */
final class Keccak implements Engine {
  private static final long[] ROUND = new long[24];

  static {
    // The round constants come from a linear feedback shift register.
    int lfsr = 1;
    for (int r = 0; r < 24; r++) {
      long c = 0;
      for (int j = 0; j < 7; j++) {
        if ((lfsr & 1) != 0) {
          c |= 1L << ((1 << j) - 1);
        }
        lfsr <<= 1;
        if ((lfsr & 0x100) != 0) {
          lfsr ^= 0x171;
        }
      }
      ROUND[r] = c;
    }
  }

  private final long[] state;
  private final int rate;
  private final int suffix;
  private final int size;
  private int at;

  /**
   * A digest.
   *
   * @param rate bytes per block
   * @param suffix 0x06 for SHA-3, 0x1F for SHAKE
   * @param size bytes of the digest, or 0
   */
  Keccak(int rate, int suffix, int size) {
    this(new long[25], rate, suffix, size, 0);
  }

  private Keccak(long[] state, int rate, int suffix, int size, int at) {
    this.state = state;
    this.rate = rate;
    this.suffix = suffix;
    this.size = size;
    this.at = at;
  }

  private void xor(int pos, int b) {
    state[pos >> 3] ^= (long) (b & 0xFF) << ((pos & 7) << 3);
  }

  @Override
  public void update(byte[] b, int from, int n) {
    for (int i = from; i < from + n; i++) {
      xor(at++, b[i]);
      if (at == rate) {
        permute(state);
        at = 0;
      }
    }
  }

  @Override
  public byte[] digest(int length) {
    Keccak k = copy();
    k.xor(k.at, suffix);
    k.xor(rate - 1, 0x80);
    permute(k.state);
    byte[] out = new byte[length];
    int pos = 0;
    for (int i = 0; i < length; i++) {
      if (pos == rate) {
        permute(k.state);
        pos = 0;
      }
      out[i] = (byte) (k.state[pos >> 3] >>> ((pos & 7) << 3));
      pos++;
    }
    return out;
  }

  @Override
  public Keccak copy() {
    return new Keccak(state.clone(), rate, suffix, size, at);
  }

  @Override
  public int blockSize() {
    return rate;
  }

  @Override
  public int size() {
    return size;
  }

  private static void permute(long[] s) {
    long[] c = new long[5];
    for (int round = 0; round < 24; round++) {
      for (int x = 0; x < 5; x++) {
        c[x] = s[x] ^ s[x + 5] ^ s[x + 10] ^ s[x + 15] ^ s[x + 20];
      }
      for (int x = 0; x < 5; x++) {
        long d = c[(x + 4) % 5] ^ Long.rotateLeft(c[(x + 1) % 5], 1);
        for (int y = 0; y < 25; y += 5) {
          s[x + y] ^= d;
        }
      }
      // Rho and pi walk one cycle through all lanes but the first.
      int x = 1;
      int y = 0;
      long cur = s[1];
      for (int t = 0; t < 24; t++) {
        int nx = y;
        int ny = (2 * x + 3 * y) % 5;
        int i = nx + 5 * ny;
        long next = s[i];
        s[i] = Long.rotateLeft(cur, (t + 1) * (t + 2) / 2 % 64);
        cur = next;
        x = nx;
        y = ny;
      }
      for (int row = 0; row < 25; row += 5) {
        System.arraycopy(s, row, c, 0, 5);
        for (int k = 0; k < 5; k++) {
          s[row + k] = c[k] ^ ~c[(k + 1) % 5] & c[(k + 2) % 5];
        }
      }
      s[0] ^= ROUND[round];
    }
  }
}
