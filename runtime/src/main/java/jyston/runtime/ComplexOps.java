package jyston.runtime;

/** Arithmetic of complex numbers (CPython's {@code _Py_c_*} functions). */
public final class ComplexOps {
  private ComplexOps() {}

  /** {@code a * b}. */
  public static PyComplex mul(double ar, double ai, double br, double bi) {
    return new PyComplex(ar * br - ai * bi, ar * bi + ai * br);
  }

  /** {@code a / b}. */
  public static PyComplex div(double ar, double ai, double br, double bi) {
    PyComplex r = quotient(ar, ai, br, bi);
    if (r == null) {
      throw Py.zeroDivision("complex division by zero");
    }
    return r;
  }

  /** Smith's method; null for a zero divisor. */
  public static PyComplex quotient(double ar, double ai, double br, double bi) {
    double absR = Math.abs(br);
    double absI = Math.abs(bi);
    double re;
    double im;
    if (absR >= absI) {
      if (absR == 0) {
        return null;
      }
      double ratio = bi / br;
      double denom = br + bi * ratio;
      re = (ar + ai * ratio) / denom;
      im = (ai - ar * ratio) / denom;
    } else if (absI >= absR) {
      double ratio = br / bi;
      double denom = br * ratio + bi;
      re = (ar * ratio + ai) / denom;
      im = (ai * ratio - ar) / denom;
    } else {
      re = Double.NaN;
      im = Double.NaN;
    }
    return new PyComplex(re, im);
  }

  /** {@code a ** b}, or null where that raises. */
  public static PyComplex powOrNull(double ar, double ai, double br, double bi) {
    PyComplex r = anyPower(ar, ai, br, bi);
    return r == null || Double.isInfinite(r.real) || Double.isInfinite(r.imag) ? null : r;
  }

  private static PyComplex anyPower(double ar, double ai, double br, double bi) {
    return bi == 0 && br == Math.floor(br) && Math.abs(br) <= 100
        ? power(ar, ai, (int) br)
        : general(ar, ai, br, bi);
  }

  /** {@code a ** b}. */
  public static PyComplex pow(double ar, double ai, double br, double bi) {
    PyComplex r = anyPower(ar, ai, br, bi);
    if (r == null) {
      throw Py.zeroDivision("0.0 to a negative or complex power");
    }
    if (Double.isInfinite(r.real) || Double.isInfinite(r.imag)) {
      throw Py.overflowError("complex exponentiation");
    }
    return r;
  }

  private static PyComplex power(double ar, double ai, int n) {
    double rr = 1;
    double ri = 0;
    double pr = ar;
    double pi = ai;
    for (int k = Math.abs(n), mask = 1; mask > 0 && k >= mask; mask <<= 1) {
      if ((k & mask) != 0) {
        double t = rr * pr - ri * pi;
        ri = rr * pi + ri * pr;
        rr = t;
      }
      double t = pr * pr - pi * pi;
      pi = pr * pi + pi * pr;
      pr = t;
    }
    return n > 0 ? new PyComplex(rr, ri) : quotient(1, 0, rr, ri);
  }

  private static PyComplex general(double ar, double ai, double br, double bi) {
    if (br == 0 && bi == 0) {
      return new PyComplex(1, 0);
    }
    if (ar == 0 && ai == 0) {
      return bi != 0 || br < 0 ? null : new PyComplex(0, 0);
    }
    double abs = LibM.hypot(ar, ai);
    double len = LibM.pow(abs, br);
    double at = LibM.atan2(ai, ar);
    double phase = at * br;
    if (bi != 0) {
      len *= LibM.exp(-at * bi);
      phase += bi * LibM.log(abs);
    }
    return new PyComplex(len * LibM.cos(phase), len * LibM.sin(phase));
  }

  /** {@code abs(z)}. */
  public static double abs(double re, double im) {
    double r = absOrNegative(re, im);
    if (r < 0) {
      throw Py.overflowError("absolute value too large");
    }
    return r;
  }

  /** {@code abs(z)}, or -1 where that raises. */
  public static double absOrNegative(double re, double im) {
    double r = LibM.hypot(re, im);
    if (r <= Double.MAX_VALUE) {
      return r;
    }
    if (Double.isInfinite(re) || Double.isInfinite(im)) {
      return Double.POSITIVE_INFINITY;
    }
    return r != r ? Double.NaN : -1;
  }
}
