package jyston.runtime;

import java.math.BigInteger;

/** Arithmetic of ints: 64-bit paths, and BigInteger beyond. */
public final class IntOps {
  private IntOps() {}

  /** What does not fit BigInteger is a MemoryError, as it would be far beyond memory limits. */
  private static final long MAX_BITS = Integer.MAX_VALUE - 64L;

  /** {@code a + b}. */
  public static PyLong add(PyLong a, PyLong b) {
    if (a.fitsLong() && b.fitsLong()) {
      return add(a.longValue(), b.longValue());
    }
    if (Int128.fits(a) && Int128.fits(b)) {
      PyLong r = Int128.add(a, b);
      if (r != null) {
        return r;
      }
    }
    return BigArith.add(a, b);
  }

  /** {@code a + b}. */
  public static PyLong add(long a, long b) {
    long r = a + b;
    if (((a ^ r) & (b ^ r)) < 0) {
      return new PyBigInt(a >> 63, r);
    }
    return PyInt.of(r);
  }

  /** {@code a - b}. */
  public static PyLong sub(PyLong a, PyLong b) {
    if (a.fitsLong() && b.fitsLong()) {
      return sub(a.longValue(), b.longValue());
    }
    if (Int128.fits(a) && Int128.fits(b)) {
      PyLong r = Int128.sub(a, b);
      if (r != null) {
        return r;
      }
    }
    return BigArith.sub(a, b);
  }

  /** {@code a - b}. */
  public static PyLong sub(long a, long b) {
    long r = a - b;
    if (((a ^ b) & (a ^ r)) < 0) {
      return new PyBigInt(a >> 63, r);
    }
    return PyInt.of(r);
  }

  /** {@code a * b}. */
  public static PyLong mul(PyLong a, PyLong b) {
    if (a.fitsLong() && b.fitsLong()) {
      return mul(a.longValue(), b.longValue());
    }
    if (Int128.fits(a) && Int128.fits(b)) {
      PyLong r = Int128.mul(a, b);
      if (r != null) {
        return r;
      }
    }
    PyLong r = BigArith.mul(a, b);
    return r != null ? r : PyLong.of(times(a.bigValue(), b.bigValue()));
  }

  /** {@code a * b}. */
  public static PyLong mul(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    if (high == low >> 63) {
      return PyInt.of(low);
    }
    return new PyBigInt(high, low);
  }

  private static BigInteger times(BigInteger a, BigInteger b) {
    if ((long) a.bitLength() + b.bitLength() > MAX_BITS) {
      throw Py.memoryError();
    }
    return a == b ? a.multiply(a) : a.multiply(b);
  }

  /** {@code a // b}. */
  public static PyLong floorDiv(PyLong a, PyLong b) {
    if (b.signum() == 0) {
      throw Py.zeroDivision("integer division or modulo by zero");
    }
    if (a.fitsLong() && b.fitsLong()) {
      return floorDiv(a.longValue(), b.longValue());
    }
    PyLong r = BigArith.floorDiv(a, b);
    return r != null ? r : PyLong.of(floorDivMod(a.bigValue(), b.bigValue())[0]);
  }

  /** {@code a // b} with b not zero. */
  public static PyLong floorDiv(long a, long b) {
    if (b == -1) {
      return neg(a);
    }
    return PyInt.of(Math.floorDiv(a, b));
  }

  /** {@code a % b}. */
  public static PyLong mod(PyLong a, PyLong b) {
    if (b.signum() == 0) {
      throw Py.zeroDivision("integer modulo by zero");
    }
    if (a.fitsLong() && b.fitsLong()) {
      return PyInt.of(Math.floorMod(a.longValue(), b.longValue()));
    }
    if (b.fitsLong() && b.signum() > 0 && Int128.fits(a)) {
      return Int128.floorMod(a, b.longValue());
    }
    PyLong[] r = BigArith.floorDivMod(a, b);
    return r != null ? r[1] : PyLong.of(floorMod(a.bigValue(), b.bigValue()));
  }

  /** {@code divmod(a, b)}. */
  public static PyTuple divMod(PyLong a, PyLong b) {
    if (b.signum() == 0) {
      throw Py.zeroDivision("integer division or modulo by zero");
    }
    if (a.fitsLong() && b.fitsLong()) {
      long x = a.longValue();
      long y = b.longValue();
      return PyTuple.of(floorDiv(x, y), PyInt.of(Math.floorMod(x, y)));
    }
    PyLong[] q = BigArith.floorDivMod(a, b);
    if (q != null) {
      return PyTuple.of(q[0], q[1]);
    }
    BigInteger[] r = floorDivMod(a.bigValue(), b.bigValue());
    return PyTuple.of(PyLong.of(r[0]), PyLong.of(r[1]));
  }

  /** Quotient rounded down and the remainder with the divisor's sign. */
  public static BigInteger[] floorDivMod(BigInteger a, BigInteger b) {
    BigInteger[] r = a.divideAndRemainder(b);
    if (r[1].signum() != 0 && r[1].signum() != b.signum()) {
      r[0] = r[0].subtract(BigInteger.ONE);
      r[1] = r[1].add(b);
    }
    return r;
  }

  /** The remainder with the divisor's sign. */
  public static BigInteger floorMod(BigInteger a, BigInteger b) {
    BigInteger r = a.remainder(b);
    return r.signum() != 0 && r.signum() != b.signum() ? r.add(b) : r;
  }

  /** {@code -a}. */
  public static PyLong neg(PyLong a) {
    return a.fitsLong() ? neg(a.longValue()) : BigArith.of(a.signum() > 0, BigArith.limbs(a));
  }

  /** {@code -a}. */
  public static PyLong neg(long a) {
    return a == Long.MIN_VALUE ? new PyBigInt(BigInteger.ONE.shiftLeft(63)) : PyInt.of(-a);
  }

  /** {@code abs(a)}. */
  public static PyLong abs(PyLong a) {
    return a.signum() < 0 ? neg(a) : a.exact();
  }

  /** {@code ~a}. */
  public static PyLong invert(PyLong a) {
    return a.fitsLong() ? PyInt.of(~a.longValue()) : PyLong.of(a.bigValue().not());
  }

  /** {@code a << b}. */
  public static PyLong shiftLeft(PyLong a, PyLong b) {
    if (b.signum() < 0) {
      throw Py.valueError("negative shift count");
    }
    if (a.signum() == 0) {
      return PyInt.of(0);
    }
    if (!b.fitsLong()) {
      throw Py.overflowError("too many digits in integer");
    }
    long n = b.longValue();
    if (n < 64 && a.fitsLong()) {
      long v = a.longValue();
      long r = v << n;
      if (r >> n == v) {
        return PyInt.of(r);
      }
    }
    if (n < 128 && Int128.fits(a)) {
      PyLong r = Int128.shiftLeft(a, n);
      if (r != null) {
        return r;
      }
    }
    if (n > MAX_BITS || n + Limbs.bits(BigArith.limbs(a)) > MAX_BITS) {
      throw Py.memoryError();
    }
    return BigArith.shiftLeft(a, n);
  }

  /** {@code a >> b}. */
  public static PyLong shiftRight(PyLong a, PyLong b) {
    if (b.signum() < 0) {
      throw Py.valueError("negative shift count");
    }
    if (!b.fitsLong() || b.longValue() > Integer.MAX_VALUE) {
      return PyInt.of(a.signum() < 0 ? -1 : 0);
    }
    int n = (int) b.longValue();
    if (a.fitsLong()) {
      return PyInt.of(a.longValue() >> Math.min(n, 63));
    }
    if (Int128.fits(a)) {
      return Int128.shiftRight(a, n);
    }
    return BigArith.shiftRight(a, n);
  }

  /** {@code a & b}. */
  public static PyLong and(PyLong a, PyLong b) {
    if (a.fitsLong() ? b.fitsLong() || a.longValue() >= 0 : b.fitsLong() && b.longValue() >= 0) {
      // The upper bits of a positive operand are zeros.
      return PyInt.of(a.longValue() & b.longValue());
    }
    if (Int128.fits(a) && Int128.fits(b)) {
      return Int128.of(Int128.high(a) & Int128.high(b), a.longValue() & b.longValue());
    }
    return PyLong.of(a.bigValue().and(b.bigValue()));
  }

  /** {@code a | b}. */
  public static PyLong or(PyLong a, PyLong b) {
    if (a.fitsLong() && b.fitsLong()) {
      return PyInt.of(a.longValue() | b.longValue());
    }
    if (Int128.fits(a) && Int128.fits(b)) {
      return Int128.of(Int128.high(a) | Int128.high(b), a.longValue() | b.longValue());
    }
    return PyLong.of(a.bigValue().or(b.bigValue()));
  }

  /** {@code a ^ b}. */
  public static PyLong xor(PyLong a, PyLong b) {
    if (a.fitsLong() && b.fitsLong()) {
      return PyInt.of(a.longValue() ^ b.longValue());
    }
    if (Int128.fits(a) && Int128.fits(b)) {
      return Int128.of(Int128.high(a) ^ Int128.high(b), a.longValue() ^ b.longValue());
    }
    return PyLong.of(a.bigValue().xor(b.bigValue()));
  }

  /** -1, 0 or 1 as a is less than, equal to or greater than b. */
  public static int compare(PyLong a, PyLong b) {
    if (a.fitsLong()) {
      return b.fitsLong() ? Long.compare(a.longValue(), b.longValue()) : -b.signum();
    }
    if (b.fitsLong()) {
      return a.signum();
    }
    return Int128.fits(a) && Int128.fits(b) ? Int128.compare(a, b) : BigArith.compare(a, b);
  }

  /** {@code a / b}, correctly rounded. */
  public static double trueDiv(PyLong a, PyLong b) {
    if (b.signum() == 0) {
      throw Py.zeroDivision("division by zero");
    }
    if (a.fitsLong() && b.fitsLong()) {
      long x = a.longValue();
      long y = b.longValue();
      if (exact(x) && exact(y)) {
        return (double) x / (double) y;
      }
    }
    return trueDiv(a.bigValue(), b.bigValue());
  }

  private static boolean exact(long v) {
    return v >= -(1L << 53) && v <= 1L << 53;
  }

  private static double trueDiv(BigInteger p, BigInteger q) {
    boolean negative = p.signum() * q.signum() < 0;
    BigInteger a = p.abs();
    BigInteger b = q.abs();
    if (a.signum() == 0) {
      return q.signum() < 0 ? -0.0 : 0.0;
    }
    int diff = a.bitLength() - b.bitLength();
    if (diff > Double.MAX_EXPONENT + 1) {
      throw Py.overflowError("integer division result too large for a float");
    }
    if (diff < Double.MIN_EXPONENT - 54) {
      return negative ? -0.0 : 0.0;
    }
    // A quotient of at least 55 bits (fewer among subnormals), the lowest sticky; then one
    // rounding.
    int shift = Math.max(diff, Double.MIN_EXPONENT + 1) - 55;
    BigInteger[] r =
        shift <= 0
            ? a.shiftLeft(-shift).divideAndRemainder(b)
            : a.divideAndRemainder(b.shiftLeft(shift));
    long x = r[0].longValue();
    if (r[1].signum() != 0) {
      x |= 1;
    }
    int bits = 64 - Long.numberOfLeadingZeros(x);
    int extra = Math.max(bits, Double.MIN_EXPONENT + 1 - shift) - 53;
    long mask = 1L << (extra - 1);
    if ((x & mask) != 0 && (x & (3 * mask - 1)) != 0) {
      x += mask;
    }
    x &= -(2 * mask);
    double d = Math.scalb((double) x, shift);
    if (Double.isInfinite(d)) {
      throw Py.overflowError("integer division result too large for a float");
    }
    return negative ? -d : d;
  }

  /** {@code a ** b}; a float for negative b. */
  public static PyObject pow(PyLong a, PyLong b) {
    if (b.signum() < 0) {
      return Py.real(FloatOps.pow(a.toDouble(), b.toDouble()));
    }
    if (a.fitsLong()) {
      long v = a.longValue();
      if (v == 0 || v == 1) {
        return b.signum() == 0 ? PyInt.of(1) : a.exact();
      }
      if (v == -1) {
        return PyInt.of((b.longValue() & 1) == 0 ? 1 : -1);
      }
      if (v == 2 && b.fitsLong() && b.longValue() < 62) {
        return PyInt.of(1L << b.longValue());
      }
    }
    if (!b.fitsLong() || b.longValue() > MAX_BITS) {
      throw Py.memoryError();
    }
    int n = (int) b.longValue();
    if (n == 2) {
      return mul(a, a);
    }
    BigInteger v = a.bigValue();
    if ((long) (v.bitLength() - 1) * n > MAX_BITS) {
      throw Py.memoryError();
    }
    return PyLong.of(v.pow(n));
  }

  /** {@code pow(a, b, m)}. */
  public static PyLong pow(PyLong a, PyLong b, PyLong m) {
    if (m.signum() == 0) {
      throw Py.valueError("pow() 3rd argument cannot be 0");
    }
    if (a.fitsLong() && b.fitsLong() && m.fitsLong()) {
      long mod = m.longValue();
      if (mod > 0 && mod <= Integer.MAX_VALUE && b.longValue() >= 0) {
        return PyInt.of(power(a.longValue(), b.longValue(), mod));
      }
    }
    BigInteger mod = m.bigValue().abs();
    BigInteger base = a.bigValue();
    BigInteger exp = b.bigValue();
    BigInteger r;
    if (exp.signum() < 0) {
      try {
        base = base.modInverse(mod);
      } catch (ArithmeticException e) {
        throw Py.valueError("base is not invertible for the given modulus");
      }
      exp = exp.negate();
    }
    r = base.modPow(exp, mod);
    if (m.signum() < 0 && r.signum() != 0) {
      r = r.add(m.bigValue());
    }
    return PyLong.of(r);
  }

  /** {@code a ** n % m} for m up to 2**31 - 1. */
  private static long power(long a, long n, long m) {
    long x = Math.floorMod(a, m);
    long r = 1 % m;
    for (long e = n; e != 0; e >>>= 1) {
      if ((e & 1) != 0) {
        r = r * x % m;
      }
      x = x * x % m;
    }
    return r;
  }

  /** {@code round(a, -digits)} for digits above zero: half to even. */
  static PyLong roundTens(PyLong a, PyLong digits) {
    BigInteger v = a.bigValue();
    long bits = v.bitLength();
    if (!digits.fitsLong() || digits.longValue() > bits + 2) {
      return PyInt.of(0);
    }
    BigInteger unit = BigInteger.TEN.pow((int) digits.longValue());
    BigInteger[] r = floorDivMod(v, unit);
    int c = r[1].shiftLeft(1).compareTo(unit);
    if (c > 0 || c == 0 && r[0].testBit(0)) {
      r[0] = r[0].add(BigInteger.ONE);
    }
    return PyLong.of(r[0].multiply(unit));
  }

  /** Python's hash of an int. */
  public static long hash(PyLong a) {
    return a.fitsLong() ? PyInt.hash(a.longValue()) : a.exact().hash();
  }

  /** {@code math.gcd} of two. */
  public static PyLong gcd(PyLong a, PyLong b) {
    if (a.fitsLong() && b.fitsLong()) {
      long x = a.longValue();
      long y = b.longValue();
      if (x != Long.MIN_VALUE && y != Long.MIN_VALUE) {
        x = Math.abs(x);
        y = Math.abs(y);
        while (y != 0) {
          long t = x % y;
          x = y;
          y = t;
        }
        return PyInt.of(x);
      }
    }
    return PyLong.of(BigGcd.of(a.bigValue().abs(), b.bigValue().abs()));
  }
}
