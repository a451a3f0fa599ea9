package jyston.stdlib.math;

import jyston.runtime.ComplexOps;
import jyston.runtime.LibM;
import jyston.runtime.Py;
import jyston.runtime.PyComplex;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code cmath}. */
@PyModuleDef(
    name = "cmath",
    doc = "This module provides access to mathematical functions for complex\n" + "numbers.")
public final class CmathModule extends BuiltinModule {
  /** For the index of modules. */
  public CmathModule() {}

  @Override
  protected void init(PyModule m) {
    m.add("pi", Py.real(Math.PI));
    m.add("e", Py.real(Math.E));
    m.add("tau", Py.real(2 * Math.PI));
    m.add("inf", Py.real(Double.POSITIVE_INFINITY));
    m.add("infj", new PyComplex(0, Double.POSITIVE_INFINITY));
    m.add("nan", Py.real(Double.NaN));
    m.add("nanj", new PyComplex(0, Double.NaN));
  }

  @PyFunction(doc = "Return the arc cosine of z.")
  static PyObject acos(PyObject z) {
    PyComplex c = PyComplex.argument(z);
    return ComplexMath.acos(c.real, c.imag).value();
  }

  @PyFunction(doc = "Return the inverse hyperbolic cosine of z.")
  static PyObject acosh(PyObject z) {
    PyComplex c = PyComplex.argument(z);
    return ComplexMath.acosh(c.real, c.imag).value();
  }

  @PyFunction(doc = "Return the arc sine of z.")
  static PyObject asin(PyObject z) {
    PyComplex c = PyComplex.argument(z);
    return ComplexMath.asin(c.real, c.imag).value();
  }

  @PyFunction(doc = "Return the inverse hyperbolic sine of z.")
  static PyObject asinh(PyObject z) {
    PyComplex c = PyComplex.argument(z);
    return ComplexMath.asinhOf(c.real, c.imag).value();
  }

  @PyFunction(doc = "Return the arc tangent of z.")
  static PyObject atan(PyObject z) {
    PyComplex c = PyComplex.argument(z);
    return ComplexMath.atan(c.real, c.imag).value();
  }

  @PyFunction(doc = "Return the inverse hyperbolic tangent of z.")
  static PyObject atanh(PyObject z) {
    PyComplex c = PyComplex.argument(z);
    return ComplexMath.atanh(c.real, c.imag).value();
  }

  @PyFunction(doc = "Return the cosine of z.")
  static PyObject cos(PyObject z) {
    PyComplex c = PyComplex.argument(z);
    return ComplexMath.cos(c.real, c.imag).value();
  }

  @PyFunction(doc = "Return the hyperbolic cosine of z.")
  static PyObject cosh(PyObject z) {
    PyComplex c = PyComplex.argument(z);
    return ComplexMath.coshOf(c.real, c.imag).value();
  }

  @PyFunction(doc = "Return the exponential value e**z.")
  static PyObject exp(PyObject z) {
    PyComplex c = PyComplex.argument(z);
    return ComplexMath.expOf(c.real, c.imag).value();
  }

  @PyFunction(doc = "Return the base-10 logarithm of z.")
  static PyObject log10(PyObject z) {
    PyComplex c = PyComplex.argument(z);
    return ComplexMath.log10(c.real, c.imag).value();
  }

  @PyFunction(doc = "Return the sine of z.")
  static PyObject sin(PyObject z) {
    PyComplex c = PyComplex.argument(z);
    return ComplexMath.sinOf(c.real, c.imag).value();
  }

  @PyFunction(doc = "Return the hyperbolic sine of z.")
  static PyObject sinh(PyObject z) {
    PyComplex c = PyComplex.argument(z);
    return ComplexMath.sinhOf(c.real, c.imag).value();
  }

  @PyFunction(doc = "Return the square root of z.")
  static PyObject sqrt(PyObject z) {
    PyComplex c = PyComplex.argument(z);
    return ComplexMath.sqrt(c.real, c.imag).value();
  }

  @PyFunction(doc = "Return the tangent of z.")
  static PyObject tan(PyObject z) {
    PyComplex c = PyComplex.argument(z);
    return ComplexMath.tanOf(c.real, c.imag).value();
  }

  @PyFunction(doc = "Return the hyperbolic tangent of z.")
  static PyObject tanh(PyObject z) {
    PyComplex c = PyComplex.argument(z);
    return ComplexMath.tanhOf(c.real, c.imag).value();
  }

  @PyFunction(
      sig = "(z, base=<unrepresentable>, /)",
      doc =
          "log(z[, base]) -> the logarithm of z to the given base.\n\n"
              + "If the base is not specified, returns the natural logarithm (base e) of z.")
  static PyObject log(PyObject z, PyObject base) {
    PyComplex c = PyComplex.argument(z);
    ComplexMath.Result r = ComplexMath.logOf(c.real, c.imag);
    if (base == null) {
      return r.value();
    }
    PyComplex b = PyComplex.argument(base);
    ComplexMath.Result d = ComplexMath.logOf(b.real, b.imag);
    PyComplex q = ComplexOps.quotient(r.re(), r.im(), d.re(), d.im());
    // C's errno is what the last function left.
    if (q == null || d.domain()) {
      throw MathModule.domain();
    }
    return q;
  }

  @PyFunction(doc = "Return argument, also known as the phase angle, of a complex.")
  static double phase(PyObject z) {
    PyComplex c = PyComplex.argument(z);
    return LibM.atan2(c.imag, c.real);
  }

  @PyFunction(
      doc =
          "Convert a complex from rectangular coordinates to polar coordinates.\n\n"
              + "r is the distance from 0 and phi the phase angle.")
  static PyObject polar(PyObject z) {
    PyComplex c = PyComplex.argument(z);
    double phi = LibM.atan2(c.imag, c.real);
    boolean finite = Double.isFinite(c.real) && Double.isFinite(c.imag);
    if (finite && Double.isInfinite(LibM.hypot(c.real, c.imag))) {
      throw MathModule.range();
    }
    return PyTuple.of(Py.real(ComplexOps.abs(c.real, c.imag)), Py.real(phi));
  }

  @PyFunction(doc = "Convert from polar coordinates to rectangular coordinates.")
  static PyObject rect(double r, double phi) {
    return ComplexMath.rect(r, phi).value();
  }

  @PyFunction(doc = "Return True if both the real and imaginary parts of z are finite, else False.")
  static boolean isfinite(PyObject z) {
    PyComplex c = PyComplex.argument(z);
    return Double.isFinite(c.real) && Double.isFinite(c.imag);
  }

  @PyFunction(doc = "Checks if the real or imaginary part of z not a number (NaN).")
  static boolean isnan(PyObject z) {
    PyComplex c = PyComplex.argument(z);
    return Double.isNaN(c.real) || Double.isNaN(c.imag);
  }

  @PyFunction(doc = "Checks if the real or imaginary part of z is infinite.")
  static boolean isinf(PyObject z) {
    PyComplex c = PyComplex.argument(z);
    return Double.isInfinite(c.real) || Double.isInfinite(c.imag);
  }

  @PyFunction(
      sig = "(a, b, *, rel_tol=1e-09, abs_tol=0.0)",
      doc = "Determine whether two complex numbers are close in value.")
  static boolean isclose(PyObject a, PyObject b, double rel_tol, double abs_tol) {
    PyComplex x = PyComplex.argument(a);
    PyComplex y = PyComplex.argument(b);
    if (rel_tol < 0 || abs_tol < 0) {
      throw Py.valueError("tolerances must be non-negative");
    }
    if (x.real == y.real && x.imag == y.imag) {
      return true;
    }
    if (Double.isInfinite(x.real)
        || Double.isInfinite(x.imag)
        || Double.isInfinite(y.real)
        || Double.isInfinite(y.imag)) {
      return false;
    }
    double diff = ComplexOps.abs(x.real - y.real, x.imag - y.imag);
    return diff <= rel_tol * ComplexOps.abs(y.real, y.imag)
        || diff <= rel_tol * ComplexOps.abs(x.real, x.imag)
        || diff <= abs_tol;
  }
}
