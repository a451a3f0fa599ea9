package jyston.runtime;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Arithmetic of ints beyond 128 bits on their {@link Limbs}. Products and quotients of very large
 * ones are left to BigInteger, which has faster algorithms for these.
 */
final class BigArith {
  /** From this many limbs in both factors on, BigInteger multiplies. */
  private static final int HUGE_FACTOR = 1500;

  /** From this many limbs in the divisor and the quotient on, BigInteger divides. */
  private static final int HUGE_DIVISOR = 300;

  private static final long P = (1L << 61) - 1;

  private BigArith() {}

  /** The limbs of the absolute value. */
  static long[] limbs(PyLong a) {
    if (a.fitsLong()) {
      long v = a.longValue();
      return v == 0 ? Limbs.ZERO : new long[] {Math.abs(v)};
    }
    return ((PyBigInt) a.exact()).limbs();
  }

  /** The limbs of the absolute value of a BigInteger. */
  static long[] limbs(BigInteger v) {
    byte[] b = v.abs().toByteArray();
    int n = b.length;
    long[] r = new long[(n + 7) / 8];
    for (int i = 0; i < n; i++) {
      r[i >> 3] |= (b[n - 1 - i] & 255L) << 8 * (i & 7);
    }
    return trim(r);
  }

  /** The BigInteger of a sign and limbs. */
  static BigInteger big(boolean negative, long[] a) {
    int n = a.length * 8;
    byte[] b = new byte[n];
    for (int i = 0; i < n; i++) {
      b[n - 1 - i] = (byte) (a[i >> 3] >>> 8 * (i & 7));
    }
    return new BigInteger(negative ? -1 : 1, b);
  }

  private static long[] trim(long[] a) {
    int n = Limbs.length(a);
    return n == a.length ? a : n == 0 ? Limbs.ZERO : Arrays.copyOf(a, n);
  }

  /** The int of a sign and limbs; the array is kept. */
  static PyLong of(boolean negative, long[] given) {
    long[] a = trim(given);
    if (a.length > 2 || a.length == 2 && a[1] < 0) {
      return new PyBigInt(negative, a);
    }
    if (a.length == 0) {
      return PyInt.of(0);
    }
    long low = negative ? -a[0] : a[0];
    long high = a.length == 2 ? a[1] : 0;
    return Int128.of(negative ? ~high + (low == 0 ? 1 : 0) : high, low);
  }

  static PyLong add(PyLong a, PyLong b) {
    return sum(a, b, b.signum());
  }

  static PyLong sub(PyLong a, PyLong b) {
    return sum(a, b, -b.signum());
  }

  /** {@code a + b}, where b has another sign perhaps. */
  private static PyLong sum(PyLong a, PyLong b, int sign) {
    if (sign == 0) {
      return a.exact();
    }
    long[] x = limbs(a);
    long[] y = limbs(b);
    if (a.signum() == sign) {
      return of(sign < 0, Limbs.add(x, y));
    }
    int c = Limbs.compare(x, y);
    return c == 0
        ? PyInt.of(0)
        : c > 0 ? of(a.signum() < 0, Limbs.sub(x, y)) : of(sign < 0, Limbs.sub(y, x));
  }

  /**
   * {@code a * b}, or null where BigInteger is faster.
   *
   * @throws PyException MemoryError
   */
  static PyLong mul(PyLong a, PyLong b) {
    boolean negative = a.signum() != b.signum();
    if (a.fitsLong()) {
      return a.signum() == 0
          ? PyInt.of(0)
          : of(negative, Limbs.mul(limbs(b), Math.abs(a.longValue())));
    }
    if (b.fitsLong()) {
      return b.signum() == 0
          ? PyInt.of(0)
          : of(negative, Limbs.mul(limbs(a), Math.abs(b.longValue())));
    }
    long[] x = limbs(a);
    long[] y = limbs(b);
    return Math.min(x.length, y.length) >= HUGE_FACTOR ? null : of(negative, Limbs.mul(x, y));
  }

  /** Quotient rounded down and remainder with the divisor's sign, or null as in {@link #mul}. */
  static PyLong[] floorDivMod(PyLong a, PyLong b) {
    long[] x = limbs(a);
    long[] y = limbs(b);
    if (y.length >= HUGE_DIVISOR && x.length - y.length >= HUGE_DIVISOR) {
      return null;
    }
    LimbDivision d = LimbDivision.of(x, y);
    boolean negative = b.signum() < 0;
    boolean differ = a.signum() < 0 != negative;
    long[] r = trim(d.remainder);
    if (differ && r.length != 0) {
      return new PyLong[] {
        of(true, Limbs.add(trim(d.quotient), new long[] {1})), of(negative, Limbs.sub(y, r))
      };
    }
    return new PyLong[] {of(differ, d.quotient), of(negative, r)};
  }

  /** The quotient rounded down alone, or null as in {@link #mul}. */
  static PyLong floorDiv(PyLong a, PyLong b) {
    long[] x = limbs(a);
    long[] y = limbs(b);
    if (y.length >= HUGE_DIVISOR && x.length - y.length >= HUGE_DIVISOR) {
      return null;
    }
    LimbDivision d = LimbDivision.quotient(x, y);
    boolean differ = a.signum() < 0 != b.signum() < 0;
    if (differ && (d.remainder == null || Limbs.length(d.remainder) != 0)) {
      return of(true, Limbs.add(trim(d.quotient), new long[] {1}));
    }
    return of(differ, d.quotient);
  }

  static PyLong shiftLeft(PyLong a, long n) {
    return of(a.signum() < 0, Limbs.shiftLeft(limbs(a), n));
  }

  static PyLong shiftRight(PyLong a, int n) {
    long[] x = limbs(a);
    long[] r = Limbs.shiftRight(x, n);
    if (a.signum() < 0 && Limbs.anyBelow(x, n)) {
      return of(true, Limbs.add(trim(r), new long[] {1}));
    }
    return of(a.signum() < 0, r);
  }

  static int compare(PyLong a, PyLong b) {
    int s = a.signum();
    return s != b.signum() ? Integer.compare(s, b.signum()) : s * Limbs.compare(limbs(a), limbs(b));
  }

  /** Python's hash: the value modulo 2**61 - 1, with its sign. */
  static long hash(PyBigInt a) {
    long[] x = a.limbs();
    long h = 0;
    for (int i = x.length - 1; i >= 0; i--) {
      // 2**64 is 8 modulo 2**61 - 1, and multiplying by 8 is a rotation of 61 bits.
      h = (h << 3 & P) + (h >>> 58) + (x[i] & P);
      h = (h & P) + (h >>> 61) + (x[i] >>> 61);
    }
    h %= P;
    return a.signum() > 0 ? h : h == 1 ? -2 : -h;
  }
}
