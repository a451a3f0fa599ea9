package jyston.stdlib.math;

import java.math.BigInteger;
import jyston.runtime.FloatOps;
import jyston.runtime.IntConv;
import jyston.runtime.IntOps;
import jyston.runtime.LibM;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyException;
import jyston.runtime.PyFloat;
import jyston.runtime.PyInt;
import jyston.runtime.PyLong;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.Slot;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code math}. */
@PyModuleDef(
    name = "math",
    doc =
        "This module provides access to the mathematical functions\n"
            + "defined by the C standard.")
public final class MathModule extends BuiltinModule {
  /** For the index of modules. */
  public MathModule() {}

  @Override
  protected void init(PyModule m) {
    m.add("pi", Py.real(Math.PI));
    m.add("e", Py.real(Math.E));
    m.add("tau", Py.real(2 * Math.PI));
    m.add("inf", Py.real(Double.POSITIVE_INFINITY));
    m.add("nan", Py.real(Double.NaN));
  }

  static PyException domain() {
    return Py.valueError("math domain error");
  }

  static PyException range() {
    return Py.overflowError("math range error");
  }

  /** A result of a function that is infinite only at a singularity. */
  private static double checked(double x, double r) {
    if (!Double.isFinite(r) && (Double.isNaN(r) ? !Double.isNaN(x) : Double.isFinite(x))) {
      throw domain();
    }
    return r;
  }

  /** A result of a function that is infinite where it overflows. */
  private static double overflowing(double x, double r) {
    if (!Double.isFinite(r)) {
      if (Double.isNaN(r) && !Double.isNaN(x)) {
        throw domain();
      }
      if (Double.isInfinite(r) && Double.isFinite(x)) {
        throw range();
      }
    }
    return r;
  }

  /** C's frexp exponent of a finite number other than zero. */
  static int exponent(double x) {
    int e = Math.getExponent(x);
    if (e < Double.MIN_EXPONENT) {
      return Math.getExponent(x * 0x1p54) - 53;
    }
    return e + 1;
  }

  @PyFunction(
      doc = "Return the arc cosine (measured in radians) of x.\n\nThe result is between 0 and pi.")
  static double acos(double x) {
    return checked(x, LibM.acos(x));
  }

  @PyFunction(doc = "Return the inverse hyperbolic cosine of x.")
  static double acosh(double x) {
    return checked(x, LibM.acosh(x));
  }

  @PyFunction(
      doc =
          "Return the arc sine (measured in radians) of x.\n\n"
              + "The result is between -pi/2 and pi/2.")
  static double asin(double x) {
    return checked(x, LibM.asin(x));
  }

  @PyFunction(doc = "Return the inverse hyperbolic sine of x.")
  static double asinh(double x) {
    return checked(x, LibM.asinh(x));
  }

  @PyFunction(
      doc =
          "Return the arc tangent (measured in radians) of x.\n\n"
              + "The result is between -pi/2 and pi/2.")
  static double atan(double x) {
    return checked(x, LibM.atan(x));
  }

  @PyFunction(doc = "Return the inverse hyperbolic tangent of x.")
  static double atanh(double x) {
    return checked(x, LibM.atanh(x));
  }

  @PyFunction(doc = "Return the cube root of x.")
  static double cbrt(double x) {
    return checked(x, LibM.cbrt(x));
  }

  @PyFunction(doc = "Return the cosine of x (measured in radians).")
  static double cos(double x) {
    return checked(x, LibM.cos(x));
  }

  @PyFunction(doc = "Return the hyperbolic cosine of x.")
  static double cosh(double x) {
    return overflowing(x, LibM.cosh(x));
  }

  @PyFunction(doc = "Return e raised to the power of x.")
  static double exp(double x) {
    return overflowing(x, LibM.exp(x));
  }

  @PyFunction(doc = "Return 2 raised to the power of x.")
  static double exp2(double x) {
    return overflowing(x, LibM.exp2(x));
  }

  @PyFunction(
      doc =
          "Return exp(x)-1.\n\n"
              + "This function avoids the loss of precision involved in the direct evaluation of"
              + " exp(x)-1 for small x.")
  static double expm1(double x) {
    return overflowing(x, LibM.expm1(x));
  }

  @PyFunction(doc = "Return the sine of x (measured in radians).")
  static double sin(double x) {
    return checked(x, LibM.sin(x));
  }

  @PyFunction(doc = "Return the hyperbolic sine of x.")
  static double sinh(double x) {
    return overflowing(x, LibM.sinh(x));
  }

  @PyFunction(doc = "Return the tangent of x (measured in radians).")
  static double tan(double x) {
    return checked(x, LibM.tan(x));
  }

  @PyFunction(doc = "Return the hyperbolic tangent of x.")
  static double tanh(double x) {
    return checked(x, LibM.tanh(x));
  }

  @PyFunction(doc = "Error function at x.")
  static double erf(double x) {
    return checked(x, LibM.erf(x));
  }

  @PyFunction(doc = "Complementary error function at x.")
  static double erfc(double x) {
    return checked(x, LibM.erfc(x));
  }

  @PyFunction(doc = "Return the square root of x.")
  static double sqrt(double x) {
    return checked(x, Math.sqrt(x));
  }

  @PyFunction(
      doc =
          "Return the natural logarithm of 1+x (base e).\n\n"
              + "The result is computed in a way which is accurate for x near zero.")
  static double log1p(double x) {
    return checked(x, x == 0 ? x : LibM.log1p(x));
  }

  @PyFunction(doc = "Return the absolute value of the float x.")
  static double fabs(double x) {
    return Math.abs(x);
  }

  @PyFunction(doc = "Gamma function at x.")
  static double gamma(double x) {
    return Gamma.gamma(x);
  }

  @PyFunction(doc = "Natural logarithm of absolute value of Gamma function at x.")
  static double lgamma(double x) {
    return Gamma.lgamma(x);
  }

  @PyFunction(
      doc =
          "Return the arc tangent (measured in radians) of y/x.\n\n"
              + "Unlike atan(y/x), the signs of both x and y are considered.")
  static double atan2(double y, double x) {
    return LibM.atan2(y, x);
  }

  @PyFunction(
      doc =
          "Return a float with the magnitude (absolute value) of x but the sign of y.\n\n"
              + "On platforms that support signed zeros, copysign(1.0, -0.0)\nreturns -1.0.\n")
  static double copysign(double x, double y) {
    return Math.copySign(x, y != y ? signOfNan(y) : y);
  }

  /** Java's copySign may take the sign of a NaN as positive; C's does not. */
  private static double signOfNan(double y) {
    return Double.doubleToRawLongBits(y) < 0 ? -1.0 : 1.0;
  }

  // Logarithms.

  @PyFunction(
      sig = "(x, base=math.e, /)",
      doc =
          "log(x, [base=math.e])\n"
              + "Return the logarithm of x to the given base.\n\n"
              + "If the base is not specified, returns the natural logarithm (base e) of x.")
  static PyObject log(PyObject x, PyObject base) {
    double num = logarithm(x, 0);
    if (base == null) {
      return Py.real(num);
    }
    return Py.real(FloatOps.div(num, logarithm(base, 0)));
  }

  @PyFunction(doc = "Return the base 2 logarithm of x.")
  static double log2(PyObject x) {
    return logarithm(x, 2);
  }

  @PyFunction(doc = "Return the base 10 logarithm of x.")
  static double log10(PyObject x) {
    return logarithm(x, 10);
  }

  private static double logOf(double x, int base) {
    return switch (base) {
      case 2 -> LibM.log2(x);
      case 10 -> LibM.log10(x);
      default -> LibM.log(x);
    };
  }

  private static double logarithm(PyObject o, int base) {
    if (o instanceof PyLong l) {
      if (l.signum() <= 0) {
        throw domain();
      }
      if (l.fitsLong() || l.bigValue().bitLength() <= 1023) {
        return logOf(l.toDouble(), base);
      }
      BigInteger b = l.bigValue();
      int e = b.bitLength();
      // 64 bits with the rest sticky round to the same float as the number itself.
      BigInteger top = b.shiftRight(e - 64);
      if (b.getLowestSetBit() < e - 64) {
        top = top.setBit(0);
      }
      double m = Math.scalb(top.doubleValue(), -64);
      if (m == 1.0) {
        m = 0.5;
        e++;
      }
      return logOf(m, base) + logOf(2.0, base) * e;
    }
    double x = Ops.asDouble(o);
    if (Double.isFinite(x)) {
      if (x > 0) {
        return logOf(x, base);
      }
      throw domain();
    }
    if (x < 0) {
      throw domain();
    }
    return x;
  }

  // Powers, remainders, representation.

  @PyFunction(doc = "Return x**y (x to the power of y).")
  static double pow(double x, double y) {
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      return specialPow(x, y);
    }
    double r = LibM.pow(x, y);
    if (Double.isNaN(r)) {
      throw domain();
    }
    if (Double.isInfinite(r)) {
      throw x == 0 ? domain() : range();
    }
    return r;
  }

  private static double specialPow(double x, double y) {
    if (Double.isNaN(x)) {
      return y == 0 ? 1.0 : x;
    }
    if (Double.isNaN(y)) {
      return x == 1.0 ? 1.0 : y;
    }
    if (Double.isInfinite(x)) {
      boolean odd = Double.isFinite(y) && Math.abs(y) % 2.0 == 1.0;
      if (y > 0) {
        return odd ? x : Math.abs(x);
      }
      return y == 0 ? 1.0 : odd ? Math.copySign(0.0, x) : 0.0;
    }
    double a = Math.abs(x);
    if (a == 1.0) {
      return 1.0;
    }
    return y > 0 && a > 1.0 ? y : y < 0 && a < 1.0 ? -y : 0.0;
  }

  @PyFunction(doc = "Return fmod(x, y), according to platform C.\n\nx % y may differ.")
  static double fmod(double x, double y) {
    if (Double.isInfinite(y) && Double.isFinite(x)) {
      return x;
    }
    double r = x % y;
    if (r != r && x == x && y == y) {
      throw domain();
    }
    return r;
  }

  @PyFunction(
      doc =
          "Difference between x and the closest integer multiple of y.\n\n"
              + "Return x - n*y where n*y is the closest integer multiple of y.\n"
              + "In the case where x is exactly halfway between two multiples of\n"
              + "y, the nearest even value of n is used. The result is always exact.")
  static double remainder(double x, double y) {
    if (Double.isFinite(x) && Double.isFinite(y)) {
      if (y == 0) {
        throw domain();
      }
      return Math.IEEEremainder(x, y);
    }
    if (Double.isNaN(x)) {
      return x;
    }
    if (Double.isNaN(y)) {
      return y;
    }
    if (Double.isInfinite(x)) {
      throw domain();
    }
    return x;
  }

  @PyFunction(doc = "Return x * (2**i).\n\nThis is essentially the inverse of frexp().")
  static double ldexp(double x, PyObject i) {
    if (!(i instanceof PyLong n)) {
      throw Py.typeError("Expected an int as second argument to ldexp.");
    }
    if (x == 0 || !Double.isFinite(x)) {
      return x;
    }
    long e = n.fitsLong() ? n.longValue() : n.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    if (e < -5000) {
      return Math.copySign(0.0, x);
    }
    double r = e > 5000 ? Double.POSITIVE_INFINITY : Math.scalb(x, (int) e);
    if (Double.isInfinite(r)) {
      throw range();
    }
    return r;
  }

  @PyFunction(
      doc =
          "Return the mantissa and exponent of x, as pair (m, e).\n\n"
              + "m is a float and e is an int, such that x = m * 2.**e.\n"
              + "If x is 0, m and e are both 0.  Else 0.5 <= abs(m) < 1.0.")
  static PyObject frexp(double x) {
    if (x == 0 || !Double.isFinite(x)) {
      return PyTuple.of(Py.real(x), PyInt.of(0));
    }
    int e = exponent(x);
    double m = e < -1000 ? Math.scalb(x * 0x1p100, -e - 100) : Math.scalb(x, -e);
    return PyTuple.of(Py.real(m), PyInt.of(e));
  }

  @PyFunction(
      doc =
          "Return the fractional and integer parts of x.\n\n"
              + "Both results carry the sign of x and are floats.")
  static PyObject modf(double x) {
    if (!Double.isFinite(x)) {
      return PyTuple.of(Py.real(x == x ? Math.copySign(0.0, x) : x), Py.real(x));
    }
    double whole = x < 0 ? Math.ceil(x) : Math.floor(x);
    return PyTuple.of(Py.real(Math.copySign(x - whole, x)), Py.real(whole));
  }

  @PyFunction(
      doc = "Return the ceiling of x as an Integral.\n\n" + "This is the smallest integer >= x.")
  static PyObject ceil(PyObject x) {
    if (x.getClass() != PyFloat.class) {
      PyObject m = x.type().slot(Slot.CEIL);
      if (m != null) {
        return Slot.call(m, x);
      }
    }
    return IntConv.fromDouble(Math.ceil(Ops.asDouble(x)));
  }

  @PyFunction(
      doc = "Return the floor of x as an Integral.\n\n" + "This is the largest integer <= x.")
  static PyObject floor(PyObject x) {
    if (x.getClass() != PyFloat.class) {
      PyObject m = x.type().slot(Slot.FLOOR);
      if (m != null) {
        return Slot.call(m, x);
      }
    }
    return IntConv.fromDouble(Math.floor(Ops.asDouble(x)));
  }

  @PyFunction(
      doc =
          "Truncates the Real x to the nearest Integral toward 0.\n\n"
              + "Uses the __trunc__ magic method.")
  static PyObject trunc(PyObject x) {
    if (x.getClass() == PyFloat.class) {
      return IntConv.fromDouble(((PyFloat) x).value);
    }
    PyObject m = x.type().slot(Slot.TRUNC);
    if (m == null) {
      throw Py.typeError("type " + x.type().name() + " doesn't define __trunc__ method");
    }
    return Slot.call(m, x);
  }

  @PyFunction(doc = "Convert angle x from radians to degrees.")
  static double degrees(double x) {
    return x * (180.0 / Math.PI);
  }

  @PyFunction(doc = "Convert angle x from degrees to radians.")
  static double radians(double x) {
    return x * (Math.PI / 180.0);
  }

  @PyFunction(doc = "Return True if x is neither an infinity nor a NaN, and False otherwise.")
  static boolean isfinite(double x) {
    return Double.isFinite(x);
  }

  @PyFunction(doc = "Return True if x is a positive or negative infinity, and False otherwise.")
  static boolean isinf(double x) {
    return Double.isInfinite(x);
  }

  @PyFunction(doc = "Return True if x is a NaN (not a number), and False otherwise.")
  static boolean isnan(double x) {
    return x != x;
  }

  @PyFunction(
      sig = "(a, b, *, rel_tol=1e-09, abs_tol=0.0)",
      doc = "Determine whether two floating-point numbers are close in value.")
  static boolean isclose(double a, double b, double rel_tol, double abs_tol) {
    if (rel_tol < 0 || abs_tol < 0) {
      throw Py.valueError("tolerances must be non-negative");
    }
    if (a == b) {
      return true;
    }
    if (Double.isInfinite(a) || Double.isInfinite(b)) {
      return false;
    }
    double diff = Math.abs(b - a);
    return diff <= Math.abs(rel_tol * b) || diff <= Math.abs(rel_tol * a) || diff <= abs_tol;
  }

  @PyFunction(doc = "Return the value of the least significant bit of the float x.")
  static double ulp(double x) {
    return Double.isNaN(x) ? x : Math.ulp(x);
  }

  @PyFunction(
      sig = "(x, y, /, *, steps=None)",
      doc = "Return the floating-point value the given number of steps after x towards y.")
  static double nextafter(double x, double y, PyObject steps) {
    if (steps == null || steps == Py.None) {
      return x == y ? y : Math.nextAfter(x, y);
    }
    PyLong n = Ops.index(steps);
    if (n.signum() < 0) {
      throw Py.valueError("steps must be a non-negative integer");
    }
    if (n.signum() == 0) {
      return x;
    }
    if (x != x || y != y) {
      return x != x ? x : y;
    }
    // Floats of one sign are ordered as their bits are.
    long ux = Double.doubleToRawLongBits(x);
    long uy = Double.doubleToRawLongBits(y);
    if (ux == uy) {
      return x;
    }
    BigInteger bx = ordinal(ux);
    BigInteger distance = ordinal(uy).subtract(bx);
    if (n.bigValue().compareTo(distance.abs()) >= 0) {
      return y;
    }
    BigInteger r = distance.signum() > 0 ? bx.add(n.bigValue()) : bx.subtract(n.bigValue());
    if (r.signum() == 0) {
      return Math.copySign(0.0, x);
    }
    long bits = r.longValue();
    return Double.longBitsToDouble(bits < 0 ? -bits | Long.MIN_VALUE : bits);
  }

  private static BigInteger ordinal(long bits) {
    return BigInteger.valueOf(bits < 0 ? -(bits & Long.MAX_VALUE) : bits);
  }

  @PyFunction(
      doc = "Fused multiply-add operation.\n\n" + "Compute (x * y) + z with a single round.")
  static double fma(double x, double y, double z) {
    double r = Math.fma(x, y, z);
    if (Double.isFinite(r)) {
      return r;
    }
    if (r != r) {
      if (x == x && y == y && z == z) {
        throw Py.valueError("invalid operation in fma");
      }
    } else if (Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(z)) {
      throw Py.overflowError("overflow in fma");
    }
    return r;
  }

  // Sums and products.

  @PyFunction(
      doc =
          "Return an accurate floating-point sum of values in the iterable seq.\n\n"
              + "Assumes IEEE-754 floating-point arithmetic.")
  static double fsum(PyObject seq) {
    return FloatSums.fsum(seq);
  }

  @PyFunction(
      sig = "(p, q, /)",
      doc =
          "Return the sum of products of values from two iterables p and q.\n\n"
              + "Roughly equivalent to:\n\n"
              + "    sum(itertools.starmap(operator.mul, zip(p, q, strict=True)))\n\n"
              + "For float and mixed int/float inputs, the intermediate products\n"
              + "and sums are computed with extended precision.")
  static PyObject sumprod(PyObject p, PyObject q) {
    return FloatSums.sumprod(p, q);
  }

  @PyFunction(
      sig = "(iterable, /, *, start=1)",
      doc =
          "Calculate the product of all the elements in the input iterable.\n\n"
              + "The default start value for the product is 1.\n\n"
              + "When the iterable is empty, return the start value.  This function is\n"
              + "intended specifically for use with numeric values and may reject\n"
              + "non-numeric types.")
  static PyObject prod(PyObject iterable, PyObject start) {
    return FloatSums.prod(iterable, start);
  }

  @PyFunction(
      doc =
          "hypot(*coordinates) -> value\n\n"
              + "Multidimensional Euclidean distance from the origin to a point.\n\n"
              + "Roughly equivalent to:\n"
              + "    sqrt(sum(x**2 for x in coordinates))\n\n"
              + "For a two dimensional point (x, y), gives the hypotenuse\n"
              + "using the Pythagorean theorem:  sqrt(x*x + y*y).\n\n"
              + "For example, the hypotenuse of a 3/4/5 right triangle is:\n\n"
              + "    >>> hypot(3.0, 4.0)\n"
              + "    5.0\n")
  static double hypot(PyObject... coordinates) {
    double[] v = new double[coordinates.length];
    double max = 0;
    boolean nan = false;
    for (int i = 0; i < v.length; i++) {
      double x = Math.abs(Ops.asDouble(coordinates[i]));
      v[i] = x;
      nan |= x != x;
      if (x > max) {
        max = x;
      }
    }
    return FloatSums.norm(v, v.length, max, nan);
  }

  @PyFunction(
      doc =
          "Return the Euclidean distance between two points p and q.\n\n"
              + "The points should be specified as sequences (or iterables) of\n"
              + "coordinates.  Both inputs must have the same dimension.\n\n"
              + "Roughly equivalent to:\n"
              + "    sqrt(sum((px - qx) ** 2.0 for px, qx in zip(p, q)))")
  static double dist(PyObject p, PyObject q) {
    PyObject[] a = Ops.toArray(p);
    PyObject[] b = Ops.toArray(q);
    if (a.length != b.length) {
      throw Py.valueError("both points must have the same number of dimensions");
    }
    double[] v = new double[a.length];
    double max = 0;
    boolean nan = false;
    for (int i = 0; i < v.length; i++) {
      double x = Math.abs(Ops.asDouble(a[i]) - Ops.asDouble(b[i]));
      v[i] = x;
      nan |= x != x;
      if (x > max) {
        max = x;
      }
    }
    return FloatSums.norm(v, v.length, max, nan);
  }

  // Ints.

  @PyFunction(doc = "Find n!.\n\nRaise a ValueError if x is negative or non-integral.")
  static PyObject factorial(PyObject n) {
    return IntMath.factorial(Ops.index(n));
  }

  @PyFunction(doc = "Return the integer part of the square root of the input.")
  static PyObject isqrt(PyObject n) {
    return IntMath.isqrt(Ops.index(n));
  }

  @PyFunction(
      sig = "(n, k, /)",
      doc =
          "Number of ways to choose k items from n items without repetition and without order."
              + "\n\n"
              + "Evaluates to n! / (k! * (n - k)!) when k <= n and evaluates\n"
              + "to zero when k > n.\n\n"
              + "Also called the binomial coefficient because it is equivalent\n"
              + "to the coefficient of k-th term in polynomial expansion of the\n"
              + "expression (1 + x)**n.\n\n"
              + "Raises TypeError if either of the arguments are not integers.\n"
              + "Raises ValueError if either of the arguments are negative.")
  static PyObject comb(PyObject n, PyObject k) {
    PyLong a = Ops.index(n);
    return IntMath.comb(a, Ops.index(k));
  }

  @PyFunction(
      sig = "(n, k=None, /)",
      doc =
          "Number of ways to choose k items from n items without repetition and with order."
              + "\n\n"
              + "Evaluates to n! / (n - k)! when k <= n and evaluates\n"
              + "to zero when k > n.\n\n"
              + "If k is not specified or is None, then k defaults to n\n"
              + "and the function returns n!.\n\n"
              + "Raises TypeError if either of the arguments are not integers.\n"
              + "Raises ValueError if either of the arguments are negative.")
  static PyObject perm(PyObject n, PyObject k) {
    if (k == null || k == Py.None) {
      return factorial(n);
    }
    PyLong a = Ops.index(n);
    return IntMath.perm(a, Ops.index(k));
  }

  @PyFunction(doc = "Greatest Common Divisor.")
  static PyObject gcd(PyObject... integers) {
    PyLong r = PyInt.of(0);
    for (PyObject o : integers) {
      r = IntOps.gcd(r, Ops.index(o));
    }
    return r;
  }

  @PyFunction(doc = "Least Common Multiple.")
  static PyObject lcm(PyObject... integers) {
    PyLong r = PyInt.of(1);
    for (PyObject o : integers) {
      PyLong x = Ops.index(o);
      if (r.signum() == 0) {
        continue;
      }
      r =
          x.signum() == 0
              ? PyInt.of(0)
              : IntOps.abs(IntOps.mul(IntOps.floorDiv(r, IntOps.gcd(r, x)), x));
    }
    return r;
  }
}
