package jyston.runtime;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Arithmetic of floats where Python and Java differ. */
public final class FloatOps {
  private FloatOps() {}

  /** {@code a / b}. */
  public static double div(double a, double b) {
    if (b == 0) {
      throw Py.zeroDivision("float division by zero");
    }
    return a / b;
  }

  /** {@code a % b}, with the sign of b. */
  public static double mod(double a, double b) {
    if (b == 0) {
      throw Py.zeroDivision("float modulo by zero");
    }
    double m = a % b;
    if (m != 0) {
      if (b < 0 != m < 0) {
        m += b;
      }
    } else {
      m = Math.copySign(0.0, b);
    }
    return m;
  }

  /** {@code a // b}. */
  public static double floorDiv(double a, double b) {
    if (b == 0) {
      throw Py.zeroDivision("float floor division by zero");
    }
    return quotient(a, b, a % b);
  }

  /** The floored quotient, given C's remainder. */
  private static double quotient(double a, double b, double remainder) {
    double m = remainder;
    double div = (a - m) / b;
    if (m != 0 && b < 0 != m < 0) {
      div -= 1.0;
    }
    if (div == 0) {
      return Math.copySign(0.0, a / b);
    }
    double floor = Math.floor(div);
    return div - floor > 0.5 ? floor + 1.0 : floor;
  }

  /** {@code divmod(a, b)}. */
  public static PyTuple divMod(double a, double b) {
    if (b == 0) {
      throw Py.zeroDivision("float divmod()");
    }
    return PyTuple.of(Py.real(quotient(a, b, a % b)), Py.real(mod(a, b)));
  }

  /**
   * {@code a ** b} where the result is real.
   *
   * @throws PyException ZeroDivisionError, OverflowError
   */
  public static double pow(double a, double b) {
    if (a == 1.0 || b == 0) {
      return 1.0;
    }
    if (a == -1.0 && Double.isInfinite(b)) {
      return 1.0;
    }
    if (a == 0 && b < 0 && !Double.isInfinite(b)) {
      throw Py.zeroDivision("0.0 cannot be raised to a negative power");
    }
    double r = LibM.pow(a, b);
    if (Double.isInfinite(r) && !Double.isInfinite(a) && !Double.isInfinite(b) && a != 0) {
      throw rangeError();
    }
    return r;
  }

  /** {@code a ** b}, or NaN where that is NaN, is complex, or raises. */
  public static double powOrNan(double a, double b) {
    if (needsComplex(a, b) || a == 0 && b < 0) {
      return Double.NaN;
    }
    if (a == 1.0 || b == 0 || a == -1.0 && Double.isInfinite(b)) {
      return 1.0;
    }
    double r = LibM.pow(a, b);
    return Double.isInfinite(r) ? Double.NaN : r;
  }

  /** Whether {@code a ** b} is complex: a negative finite number to a broken power. */
  public static boolean needsComplex(double a, double b) {
    return a < 0
        && !Double.isInfinite(a)
        && !Double.isInfinite(b)
        && !Double.isNaN(b)
        && b != Math.floor(b);
  }

  /** OverflowError as C's errno ERANGE gives it. */
  public static PyException rangeError() {
    return new PyException(
        PyBaseException.OVERFLOW_ERROR, PyInt.of(34), Py.str("Numerical result out of range"));
  }

  /** {@code hash(d)}; for NaN it depends on the object, see PyFloat. */
  public static long hash(double d) {
    if (d == (long) d && Math.abs(d) < 0x1p62) {
      return PyInt.hash((long) d);
    }
    if (Double.isInfinite(d)) {
      return d > 0 ? 314159 : -314159;
    }
    // The value modulo 2**61 - 1: the exponent of two rotates the mantissa.
    long bits = Double.doubleToRawLongBits(d);
    long m = bits & 0xFFFFFFFFFFFFFL;
    int e = (int) (bits >>> 52) & 0x7FF;
    if (e == 0) {
      e = 1;
    } else {
      m |= 0x10000000000000L;
    }
    e -= 1075;
    int rot = Math.floorMod(e, 61);
    long p = (1L << 61) - 1;
    long x = ((m << rot) & p) | (rot == 0 ? 0 : m >>> (61 - rot));
    if (x == p) {
      x = 0;
    }
    x = d < 0 ? -x : x;
    return x == -1 ? -2 : x;
  }

  /** {@code round(d, digits)}, correctly rounded half to even on the exact value. */
  public static double round(double d, long digits) {
    if (Double.isNaN(d) || Double.isInfinite(d) || d == 0) {
      return d;
    }
    // Beyond these every double is kept, or becomes zero.
    if (digits > 323) {
      return d;
    }
    if (digits < -308) {
      return Math.copySign(0.0, d);
    }
    BigDecimal b = new BigDecimal(d);
    if (b.scale() <= digits) {
      return d;
    }
    double r = b.setScale((int) digits, RoundingMode.HALF_EVEN).doubleValue();
    if (Double.isInfinite(r)) {
      throw Py.overflowError("rounded value too large to represent");
    }
    return r == 0 ? Math.copySign(0.0, d) : r;
  }

  /** Compares a float that is no NaN with an int exactly. */
  public static int compare(double d, PyLong i) {
    if (Double.isInfinite(d)) {
      return d > 0 ? 1 : -1;
    }
    if (i.fitsLong()) {
      long v = i.longValue();
      if (d >= 0x1p63) {
        return 1;
      }
      if (d < -0x1p63) {
        return -1;
      }
      long t = (long) d;
      if (t != v) {
        return t < v ? -1 : 1;
      }
      double fraction = d - t;
      return fraction > 0 ? 1 : fraction < 0 ? -1 : 0;
    }
    if (Math.abs(d) < 0x1p63) {
      return -i.signum();
    }
    return IntConv.integral(d).compareTo(i.bigValue());
  }

  /** Numerator and denominator in lowest terms of a finite float. */
  public static BigInteger[] ratio(double d) {
    long bits = Double.doubleToRawLongBits(d);
    long m = bits & 0xFFFFFFFFFFFFFL;
    int e = (int) (bits >>> 52) & 0x7FF;
    if (e == 0) {
      e = 1;
    } else {
      m |= 0x10000000000000L;
    }
    e -= 1075;
    if (m == 0) {
      return new BigInteger[] {BigInteger.ZERO, BigInteger.ONE};
    }
    int z = Long.numberOfTrailingZeros(m);
    m >>= z;
    e += z;
    BigInteger num = BigInteger.valueOf(bits < 0 ? -m : m);
    return e >= 0
        ? new BigInteger[] {num.shiftLeft(e), BigInteger.ONE}
        : new BigInteger[] {num, BigInteger.ONE.shiftLeft(-e)};
  }
}
