package jyston.runtime;

import java.math.BigInteger;

/**
 * Greatest common divisors of long ints: Lehmer's algorithm (Knuth volume 2, 4.5.2, algorithm L). A
 * run of division steps is found out from the leading bits alone and then done in one pass over the
 * digits.
 */
final class BigGcd {
  private static final long MASK = 0xFFFFFFFFL;

  /** Leading bits looked at: what multiplies a digit then has 30, and two products fit a long. */
  private static final int LEADING = 60;

  /** The numbers, the lowest digits first, a not below b. */
  private int[] a;

  private int[] b;
  private int sizeA;
  private int sizeB;

  private BigGcd(BigInteger x, BigInteger y) {
    load(x, y);
  }

  private void load(BigInteger x, BigInteger y) {
    int n = x.bitLength() / 32 + 1;
    a = digits(x, n);
    b = digits(y, n);
    sizeA = trim(a, n);
    sizeB = trim(b, n);
  }

  private static int[] digits(BigInteger v, int n) {
    byte[] m = v.toByteArray();
    int[] r = new int[n];
    for (int i = 0; i < m.length; i++) {
      r[i >> 2] |= (m[m.length - 1 - i] & 0xFF) << 8 * (i & 3);
    }
    return r;
  }

  private static int trim(int[] v, int from) {
    int n = from;
    while (n > 0 && v[n - 1] == 0) {
      n--;
    }
    return n;
  }

  private static BigInteger value(int[] v, int n) {
    byte[] m = new byte[n * 4 + 1];
    for (int i = 0; i < n * 4; i++) {
      m[m.length - 1 - i] = (byte) (v[i >> 2] >> 8 * (i & 3));
    }
    return new BigInteger(m);
  }

  /** The greatest common divisor of two numbers that are not negative. */
  static BigInteger of(BigInteger x, BigInteger y) {
    boolean ordered = x.compareTo(y) >= 0;
    BigGcd g = new BigGcd(ordered ? x : y, ordered ? y : x);
    while (g.sizeB > 2) {
      g.step();
    }
    return value(g.a, g.sizeA).gcd(value(g.b, g.sizeB));
  }

  /** {@code (v >> shift)} for a result below 2**63. */
  private static long bits(int[] v, int n, int shift) {
    int i = shift >> 5;
    int off = shift & 31;
    long r = i < n ? (v[i] & MASK) >>> off : 0;
    r |= i + 1 < n ? (v[i + 1] & MASK) << 32 - off : 0;
    return i + 2 < n && off > 0 ? r | (v[i + 2] & MASK) << 64 - off : r;
  }

  private void step() {
    int shift = sizeA * 32 - Integer.numberOfLeadingZeros(a[sizeA - 1]) - LEADING;
    long x = bits(a, sizeA, shift);
    long y = bits(b, sizeB, shift);
    long ca = 1;
    long cb = 0;
    long cc = 0;
    long cd = 1;
    int steps = 0;
    while (y != cc) {
      long q = (x + (ca - 1)) / (y - cc);
      long s = cb + q * cd;
      long t = x - q * y;
      if (s > t) {
        break;
      }
      x = y;
      y = t;
      t = ca + q * cc;
      ca = cd;
      cb = cc;
      cc = s;
      cd = t;
      steps++;
    }
    if (steps == 0) {
      // The quotient has too many digits for this: a division of the whole.
      BigInteger vb = value(b, sizeB);
      load(vb, value(a, sizeA).remainder(vb));
    } else if ((steps & 1) != 0) {
      combine(-cb, -ca, -cd, -cc);
    } else {
      combine(ca, cb, cc, cd);
    }
  }

  /** {@code a, b = ca * a - cb * b, cd * b - cc * a}. */
  private void combine(long ca, long cb, long cc, long cd) {
    long carryA = 0;
    long carryB = 0;
    for (int i = 0; i < sizeA; i++) {
      long x = a[i] & MASK;
      long y = b[i] & MASK;
      carryA += ca * x - cb * y;
      carryB += cd * y - cc * x;
      a[i] = (int) carryA;
      b[i] = (int) carryB;
      carryA >>= 32;
      carryB >>= 32;
    }
    sizeB = trim(b, sizeA);
    sizeA = trim(a, sizeA);
  }
}
