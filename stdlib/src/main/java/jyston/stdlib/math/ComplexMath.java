package jyston.stdlib.math;

import static jyston.runtime.LibM.asinh;
import static jyston.runtime.LibM.atan2;
import static jyston.runtime.LibM.cosh;
import static jyston.runtime.LibM.exp;
import static jyston.runtime.LibM.hypot;
import static jyston.runtime.LibM.log;
import static jyston.runtime.LibM.log1p;
import static jyston.runtime.LibM.sin;
import static jyston.runtime.LibM.sinh;
import static jyston.runtime.LibM.tan;
import static jyston.runtime.LibM.tanh;

import jyston.runtime.LibM;
import jyston.runtime.PyComplex;

/** The complex functions, operation for operation as CPython's {@code cmathmodule.c} has them. */
final class ComplexMath {
  private ComplexMath() {}

  /** A result and whether C's errno would say EDOM or ERANGE. */
  record Result(double re, double im, boolean domain, boolean range) {
    Result(double re, double im) {
      this(re, im, false, false);
    }

    PyComplex value() {
      if (domain) {
        throw MathModule.domain();
      }
      if (range) {
        throw MathModule.range();
      }
      return new PyComplex(re, im);
    }
  }

  private static final double LARGE = Double.MAX_VALUE / 4;
  private static final double SQRT_LARGE = Math.sqrt(LARGE);
  private static final double LOG_LARGE = StrictMath.log(LARGE);
  private static final double SQRT_MIN = Math.sqrt(Double.MIN_NORMAL);
  private static final double LN2 = 0.6931471805599453;
  private static final double LN10 = 2.302585092994046;
  private static final double INF = Double.POSITIVE_INFINITY;

  // Results (C99, annex G) where a part is not finite: rows by the real, columns by the imaginary
  // part in the order -inf, negative, -0, 0, positive, inf, nan; two letters each. Letters:
  // z 0, o 1, q pi/4, h pi/2, t 3pi/4, p pi, i inf, n nan; a capital is negative.
  private static final String ACOS =
      "tipipipIpItInihinnnnnnnnhInnhinnnnnnnnhIhnhinnnnnnnnhIhn"
          + "hinnnnnnnnhInnqizizizIzIqInininnnnnnnnnInn";

  private static final String ACOSH =
      "iTiPiPipipitiniHnnnnnnnnihnniHnnnnnnnnihnniHnnnnnnnnihnn"
          + "iHnnnnnnnnihnniQiZiZiziziqininnnnnnnnninnn";

  private static final String ASINH =
      "IQIZIZIzIzIqInIHnnnnnnnnIhnnIHnnnnnnnnIhnniHnnnnnnnnihnn"
          + "iHnnnnnnnnihnniQiZiZiziziqininnnnZnznninnn";

  private static final String ATANH =
      "ZHZHZHZhZhZhZnZHnnnnnnnnZhnnZHnnnnnnnnZhZnzHnnnnnnnnzhzn"
          + "zHnnnnnnnnzhnnzHzHzHzhzhzhznzHnnnnnnnnzhnn";

  private static final String COSH =
      "nniiiziZiInninnnnnnnnnnnnnnnnnnnnnnnnnnnnznnnnnnnnnnnnnz"
          + "nnnnnnnnnnnnnnnniIiZiziinninnnnnnznznnnnnn";

  private static final String EXP =
      "zzzZzZzzzzzzzznnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn"
          + "nnnnnnnnnnnnnnnniIiZiziinninnnnnnZnznnnnnn";

  private static final String LOG =
      "iTiPiPipipitiniHnnnnnnnnihnniHnnnnnnnnihnniHnnnnnnnnihnn"
          + "iHnnnnnnnnihnniQiZiZiziziqininnnnnnnnninnn";

  private static final String SINH =
      "nnIIIZIzIinninnnnnnnnnnnnnnnnnnnnnnnnnnnznnnnnnnnnnnnnzn"
          + "nnnnnnnnnnnnnnnniIiZiziinninnnnnnZnznnnnnn";

  private static final String SQRT =
      "iIzIzIziziiiniiInnnnnnnniinniInnnnnnnniinniInnnnnnnniinn"
          + "iInnnnnnnniinniIiZiZiziziiiniInnnnnnnniinn";

  private static final String TANH =
      "OzOZOZOzOzOzOznnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn"
          + "nnnnnnnnnnnnnnozoZoZozozozoznnnnnZnznnnnnn";

  private static final String RECT =
      "nnIiIzIZIInninnnnnnnnnnnnnnnzznnnnnnnnzzzzzznnnnnnnnzzzz"
          + "nnnnnnnnnnnnnnnniIiZiziinninnnnnnznznnnnnn";

  private static int kind(double d) {
    if (d != d) {
      return 6;
    }
    if (Double.isInfinite(d)) {
      return d > 0 ? 5 : 0;
    }
    return d != 0 ? d > 0 ? 4 : 1 : 1 / d > 0 ? 3 : 2;
  }

  private static double letter(char c) {
    double v =
        switch (c | 32) {
          case 'z' -> 0.0;
          case 'o' -> 1.0;
          case 'q' -> 0.25 * Math.PI;
          case 'h' -> 0.5 * Math.PI;
          case 't' -> 0.75 * Math.PI;
          case 'p' -> Math.PI;
          case 'i' -> INF;
          default -> Double.NaN;
        };
    return c < 'a' ? -v : v;
  }

  private static Result special(String table, double x, double y) {
    return special(table, x, y, false);
  }

  private static Result special(String table, double x, double y, boolean domain) {
    int i = 2 * (7 * kind(x) + kind(y));
    return new Result(letter(table.charAt(i)), letter(table.charAt(i + 1)), domain, false);
  }

  private static boolean finite(double x, double y) {
    return Double.isFinite(x) && Double.isFinite(y);
  }

  private static double sign(double magnitude, double s) {
    return Math.copySign(magnitude, s);
  }

  private static Result checked(double re, double im) {
    return new Result(re, im, false, Double.isInfinite(re) || Double.isInfinite(im));
  }

  private static double logHalf(double x, double y) {
    return log(hypot(x / 2., y / 2.)) + LN2 * 2.;
  }

  static Result acos(double x, double y) {
    if (!finite(x, y)) {
      return special(ACOS, x, y);
    }
    if (Math.abs(x) > LARGE || Math.abs(y) > LARGE) {
      double re = atan2(Math.abs(y), x);
      return new Result(re, x < 0 ? -sign(logHalf(x, y), y) : sign(logHalf(x, y), -y));
    }
    Result a = sqrt(1. - x, -y);
    Result b = sqrt(1. + x, y);
    return new Result(2. * atan2(a.re, b.re), asinh(b.re * a.im - b.im * a.re));
  }

  static Result acosh(double x, double y) {
    if (!finite(x, y)) {
      return special(ACOSH, x, y);
    }
    if (Math.abs(x) > LARGE || Math.abs(y) > LARGE) {
      return new Result(logHalf(x, y), atan2(y, x));
    }
    Result a = sqrt(x - 1., y);
    Result b = sqrt(x + 1., y);
    return new Result(asinh(a.re * b.re + a.im * b.im), 2. * atan2(a.im, b.re));
  }

  /** {@code -i f(i z)}. */
  private static Result turned(Result s) {
    return new Result(s.im, -s.re, s.domain, s.range);
  }

  static Result asin(double x, double y) {
    return turned(asinhOf(-y, x));
  }

  static Result asinhOf(double x, double y) {
    if (!finite(x, y)) {
      return special(ASINH, x, y);
    }
    if (Math.abs(x) > LARGE || Math.abs(y) > LARGE) {
      double l = logHalf(x, y);
      return new Result(y >= 0 ? sign(l, x) : -sign(l, -x), atan2(y, Math.abs(x)));
    }
    Result a = sqrt(1. + y, -x);
    Result b = sqrt(1. - y, x);
    return new Result(asinh(a.re * b.im - b.re * a.im), atan2(y, a.re * b.re - a.im * b.im));
  }

  static Result atan(double x, double y) {
    return turned(atanh(-y, x));
  }

  static Result atanh(double x, double y) {
    if (!finite(x, y)) {
      return special(ATANH, x, y);
    }
    if (x < 0 || x == 0 && 1 / x < 0) {
      Result r = atanh(-x, -y);
      return new Result(-r.re, -r.im, r.domain, r.range);
    }
    double ay = Math.abs(y);
    if (x > SQRT_LARGE || ay > SQRT_LARGE) {
      double h = hypot(x / 2., y / 2.);
      return new Result(x / 4. / h / h, -sign(Math.PI / 2., -y));
    }
    if (x == 1. && ay < SQRT_MIN) {
      if (ay == 0) {
        return new Result(INF, y, true, false);
      }
      return new Result(
          -log(Math.sqrt(ay) / Math.sqrt(hypot(ay, 2.))), sign(atan2(2., -ay) / 2, y));
    }
    double arg = 4. * x / ((1 - x) * (1 - x) + ay * ay);
    return new Result(
        (arg == 0 ? arg : log1p(arg)) / 4., -atan2(-2. * y, (1 - x) * (1 + x) - ay * ay) / 2.);
  }

  static Result cos(double x, double y) {
    return coshOf(-y, x);
  }

  static Result coshOf(double x, double y) {
    if (!finite(x, y)) {
      boolean domain = Double.isInfinite(y) && x == x;
      if (Double.isInfinite(x) && Double.isFinite(y) && y != 0) {
        double im = sign(INF, sin(y));
        return new Result(sign(INF, LibM.cos(y)), x > 0 ? im : -im, domain, false);
      }
      return special(COSH, x, y, domain);
    }
    if (Math.abs(x) > LOG_LARGE) {
      double less = x - sign(1., x);
      return checked(LibM.cos(y) * cosh(less) * Math.E, sin(y) * sinh(less) * Math.E);
    }
    return checked(LibM.cos(y) * cosh(x), sin(y) * sinh(x));
  }

  static Result expOf(double x, double y) {
    if (!finite(x, y)) {
      boolean domain = Double.isInfinite(y) && (Double.isFinite(x) || x > 0);
      if (Double.isInfinite(x) && Double.isFinite(y) && y != 0) {
        double m = x > 0 ? INF : 0.0;
        return new Result(sign(m, LibM.cos(y)), sign(m, sin(y)), domain, false);
      }
      return special(EXP, x, y, domain);
    }
    if (x > LOG_LARGE) {
      double l = exp(x - 1.);
      return checked(l * LibM.cos(y) * Math.E, l * sin(y) * Math.E);
    }
    double l = exp(x);
    return checked(l * LibM.cos(y), l * sin(y));
  }

  static Result logOf(double x, double y) {
    if (!finite(x, y)) {
      return special(LOG, x, y);
    }
    double ax = Math.abs(x);
    double ay = Math.abs(y);
    double re;
    if (ax > LARGE || ay > LARGE) {
      re = log(hypot(ax / 2., ay / 2.)) + LN2;
    } else if (ax < Double.MIN_NORMAL && ay < Double.MIN_NORMAL) {
      if (ax == 0 && ay == 0) {
        return new Result(-INF, atan2(y, x), true, false);
      }
      re = log(hypot(Math.scalb(ax, 53), Math.scalb(ay, 53))) - 53 * LN2;
    } else {
      double h = hypot(ax, ay);
      if (0.71 <= h && h <= 1.73) {
        double am = Math.max(ax, ay);
        double an = Math.min(ax, ay);
        double arg = (am - 1) * (am + 1) + an * an;
        re = (arg == 0 ? arg : log1p(arg)) / 2.;
      } else {
        re = log(h);
      }
    }
    return new Result(re, atan2(y, x));
  }

  static Result log10(double x, double y) {
    Result r = logOf(x, y);
    return new Result(r.re / LN10, r.im / LN10, r.domain, r.range);
  }

  static Result sinOf(double x, double y) {
    return turned(sinhOf(-y, x));
  }

  static Result sinhOf(double x, double y) {
    if (!finite(x, y)) {
      boolean domain = Double.isInfinite(y) && x == x;
      if (Double.isInfinite(x) && Double.isFinite(y) && y != 0) {
        double re = sign(INF, LibM.cos(y));
        return new Result(x > 0 ? re : -re, sign(INF, sin(y)), domain, false);
      }
      return special(SINH, x, y, domain);
    }
    if (Math.abs(x) > LOG_LARGE) {
      double less = x - sign(1., x);
      return checked(LibM.cos(y) * sinh(less) * Math.E, sin(y) * cosh(less) * Math.E);
    }
    return checked(LibM.cos(y) * sinh(x), sin(y) * cosh(x));
  }

  static Result sqrt(double x, double y) {
    if (!finite(x, y)) {
      return special(SQRT, x, y);
    }
    if (x == 0 && y == 0) {
      return new Result(0., y);
    }
    double ax = Math.abs(x);
    double ay = Math.abs(y);
    double s;
    if (ax < Double.MIN_NORMAL && ay < Double.MIN_NORMAL) {
      ax = Math.scalb(ax, 53);
      s = Math.scalb(Math.sqrt(ax + hypot(ax, Math.scalb(ay, 53))), -27);
    } else {
      ax /= 8.0;
      s = 2.0 * Math.sqrt(ax + hypot(ax, ay / 8.0));
    }
    double d = ay / (2.0 * s);
    return x >= 0 ? new Result(s, sign(d, y)) : new Result(d, sign(s, y));
  }

  static Result tanOf(double x, double y) {
    return turned(tanhOf(-y, x));
  }

  static Result tanhOf(double x, double y) {
    if (!finite(x, y)) {
      boolean domain = Double.isInfinite(y) && Double.isFinite(x);
      if (Double.isInfinite(x) && Double.isFinite(y) && y != 0) {
        return new Result(x > 0 ? 1.0 : -1.0, sign(0., 2. * sin(y) * LibM.cos(y)), domain, false);
      }
      return special(TANH, x, y, domain);
    }
    if (Math.abs(x) > LOG_LARGE) {
      return new Result(sign(1., x), 4. * sin(y) * LibM.cos(y) * exp(-2. * Math.abs(x)));
    }
    double tx = tanh(x);
    double ty = tan(y);
    double cx = 1. / cosh(x);
    double txty = tx * ty;
    double denom = 1. + txty * txty;
    return new Result(tx * (1. + ty * ty) / denom, ((ty / denom) * cx) * cx);
  }

  static Result rect(double r, double phi) {
    if (!finite(r, phi)) {
      boolean domain = r != 0 && r == r && Double.isInfinite(phi);
      if (Double.isInfinite(r) && Double.isFinite(phi) && phi != 0) {
        double re = sign(INF, LibM.cos(phi));
        double im = sign(INF, sin(phi));
        return r > 0 ? new Result(re, im, domain, false) : new Result(-re, -im, domain, false);
      }
      return special(RECT, r, phi, domain);
    }
    if (phi == 0) {
      return new Result(r, r * phi);
    }
    return new Result(r * LibM.cos(phi), r * sin(phi));
  }
}
