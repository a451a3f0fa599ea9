package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.format.NumberFormat;

/** {@code complex}. */
@PyClass(
    name = "complex",
    sig = "(real=0, imag=0)",
    doc =
        "Create a complex number from a string or numbers.\n"
            + "\n"
            + "If a string is given, parse it as a complex number.\n"
            + "If a single number is given, convert it to a complex number.\n"
            + "If the 'real' or 'imag' arguments are given, create a complex number\n"
            + "with the specified real and imaginary components.")
public class PyComplex extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyComplexTable.INSTANCE);

  /** The real part. */
  public final double real;

  /** The imaginary part. */
  public final double imag;

  /** A complex number. */
  public PyComplex(double real, double imag) {
    this.real = real;
    this.imag = imag;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public boolean isTrue() {
    return real != 0 || imag != 0;
  }

  @Override
  public long hash() {
    return hashValue();
  }

  /** The exact complex of the same value. */
  public PyComplex exact() {
    return this;
  }

  /** Whether two have the same parts to the bit. */
  static boolean sameBits(PyComplex a, PyComplex b) {
    return Double.doubleToRawLongBits(a.real) == Double.doubleToRawLongBits(b.real)
        && Double.doubleToRawLongBits(a.imag) == Double.doubleToRawLongBits(b.imag);
  }

  private static PyObject make(PyType cls, double re, double im) {
    return cls == TYPE ? new PyComplex(re, im) : new PyComplexSub(cls, re, im);
  }

  @PyNew(sig = "(real=0, imag=0)")
  static PyObject new_(PyType cls, PyObject real, PyObject imag) {
    if (real == null) {
      real = PyInt.of(0);
    }
    if (imag == null && cls == TYPE && real.getClass() == PyComplex.class) {
      return real;
    }
    if (real instanceof PyStr s) {
      if (imag != null) {
        throw Py.typeError("complex() can't take second arg if first is a string");
      }
      double[] r = ComplexText.parse(s);
      return make(cls, r[0], r[1]);
    }
    if (imag instanceof PyStr) {
      throw Py.typeError("complex() second arg can't be a string");
    }
    PyComplex special = viaComplex(real);
    PyObject re = special != null ? special : real;
    if (!isNumber(re)) {
      throw Py.typeError(
          "complex() first argument must be a string or a number, not '" + re.type().name() + "'");
    }
    if (imag != null && !isNumber(imag)) {
      throw Py.typeError(
          "complex() second argument must be a number, not '" + imag.type().name() + "'");
    }
    double x;
    double y = 0;
    if (re instanceof PyComplex c) {
      x = c.real;
      y = c.imag;
    } else {
      x = FloatConv.toFloat(re);
    }
    if (imag instanceof PyComplex c) {
      x -= c.imag;
      y = re instanceof PyComplex ? y + c.real : c.real;
    } else if (imag != null) {
      double i = FloatConv.toFloat(imag);
      y = re instanceof PyComplex ? y + i : i;
    }
    return make(cls, x, y);
  }

  private static boolean isNumber(PyObject o) {
    PyType t = o.type();
    return o instanceof PyComplex || t.slot(Slot.FLOAT) != null || t.slot(Slot.INDEX) != null;
  }

  /** {@code o.__complex__()}, or null when there is none. */
  static PyComplex viaComplex(PyObject o) {
    if (o.getClass() == PyComplex.class) {
      return (PyComplex) o;
    }
    PyObject m = o.type().slot(Slot.COMPLEX);
    if (m == null) {
      return null;
    }
    PyObject r = Slot.call(m, o);
    if (!(r instanceof PyComplex c)) {
      throw Py.typeError("__complex__ returned non-complex (type " + r.type().name() + ")");
    }
    if (c.getClass() != PyComplex.class) {
      Warnings.deprecated(
          "__complex__ returned non-complex (type "
              + r.type().name()
              + ").  The ability to return an instance of a strict subclass of complex is"
              + " deprecated, and may not be supported in a future version of Python.",
          1);
    }
    return c;
  }

  /** An argument as a complex: {@code __complex__}, or a float (PyComplex_AsCComplex). */
  public static PyComplex argument(PyObject o) {
    if (o instanceof PyComplex c) {
      return c;
    }
    PyComplex c = viaComplex(o);
    return c != null ? c : new PyComplex(Ops.asDouble(o), 0.0);
  }

  /** An operand as a complex, or null when it is no number of ours. */
  private static PyComplex of(PyObject o) {
    return switch (o) {
      case PyComplex c -> c;
      case PyLong l -> new PyComplex(l.toDouble(), 0);
      case PyFloat f -> new PyComplex(f.value, 0);
      default -> null;
    };
  }

  @PyMethod(name = "__add__", doc = "Return self+value.")
  PyObject add(PyObject o) {
    PyComplex c = of(o);
    return c == null ? Py.NotImplemented : add(this, c);
  }

  @PyMethod(name = "__radd__", doc = "Return value+self.")
  PyObject radd(PyObject o) {
    PyComplex c = of(o);
    return c == null ? Py.NotImplemented : add(c, this);
  }

  private static PyObject add(PyComplex a, PyComplex b) {
    return new PyComplex(a.real + b.real, a.imag + b.imag);
  }

  @PyMethod(name = "__sub__", doc = "Return self-value.")
  PyObject sub(PyObject o) {
    PyComplex c = of(o);
    return c == null ? Py.NotImplemented : sub(this, c);
  }

  @PyMethod(name = "__rsub__", doc = "Return value-self.")
  PyObject rsub(PyObject o) {
    PyComplex c = of(o);
    return c == null ? Py.NotImplemented : sub(c, this);
  }

  private static PyObject sub(PyComplex a, PyComplex b) {
    return new PyComplex(a.real - b.real, a.imag - b.imag);
  }

  @PyMethod(name = "__mul__", doc = "Return self*value.")
  PyObject mul(PyObject o) {
    PyComplex c = of(o);
    return c == null ? Py.NotImplemented : mul(this, c);
  }

  @PyMethod(name = "__rmul__", doc = "Return value*self.")
  PyObject rmul(PyObject o) {
    PyComplex c = of(o);
    return c == null ? Py.NotImplemented : mul(c, this);
  }

  private static PyObject mul(PyComplex a, PyComplex b) {
    return ComplexOps.mul(a.real, a.imag, b.real, b.imag);
  }

  @PyMethod(name = "__truediv__", doc = "Return self/value.")
  PyObject truediv(PyObject o) {
    PyComplex c = of(o);
    return c == null ? Py.NotImplemented : truediv(this, c);
  }

  @PyMethod(name = "__rtruediv__", doc = "Return value/self.")
  PyObject rtruediv(PyObject o) {
    PyComplex c = of(o);
    return c == null ? Py.NotImplemented : truediv(c, this);
  }

  private static PyObject truediv(PyComplex a, PyComplex b) {
    return ComplexOps.div(a.real, a.imag, b.real, b.imag);
  }

  @PyMethod(name = "__pow__", sig = "(value, mod=None, /)", doc = "Return pow(self, value, mod).")
  PyObject pow(PyObject o, PyObject mod) {
    return power(this, of(o), mod);
  }

  @PyMethod(name = "__rpow__", sig = "(value, mod=None, /)", doc = "Return pow(value, self, mod).")
  PyObject rpow(PyObject o, PyObject mod) {
    return power(of(o), this, mod);
  }

  private static PyObject power(PyComplex a, PyComplex b, PyObject mod) {
    if (a == null || b == null) {
      return Py.NotImplemented;
    }
    if (mod != null && mod != Py.None) {
      throw Py.valueError("complex modulo");
    }
    return ComplexOps.pow(a.real, a.imag, b.real, b.imag);
  }

  @PyMethod(name = "__neg__", doc = "-self")
  PyObject neg() {
    return new PyComplex(-real, -imag);
  }

  @PyMethod(name = "__pos__", doc = "+self")
  PyObject pos() {
    return exact();
  }

  @PyMethod(name = "__abs__", doc = "abs(self)")
  double abs() {
    return ComplexOps.abs(real, imag);
  }

  @PyMethod(name = "__bool__", doc = "True if self else False")
  boolean bool() {
    return real != 0 || imag != 0;
  }

  @PyMethod(name = "__lt__", doc = "Return self<value.")
  PyObject lt(PyObject o) {
    return Py.NotImplemented;
  }

  @PyMethod(name = "__le__", doc = "Return self<=value.")
  PyObject le(PyObject o) {
    return Py.NotImplemented;
  }

  @PyMethod(name = "__gt__", doc = "Return self>value.")
  PyObject gt(PyObject o) {
    return Py.NotImplemented;
  }

  @PyMethod(name = "__ge__", doc = "Return self>=value.")
  PyObject ge(PyObject o) {
    return Py.NotImplemented;
  }

  @PyMethod(name = "__eq__", doc = "Return self==value.")
  PyObject eq(PyObject o) {
    return equality(o, true);
  }

  @PyMethod(name = "__ne__", doc = "Return self!=value.")
  PyObject ne(PyObject o) {
    return equality(o, false);
  }

  private PyObject equality(PyObject o, boolean wanted) {
    boolean same;
    switch (o) {
      case PyComplex c -> same = real == c.real && imag == c.imag;
      case PyLong l -> same = imag == 0 && real == real && FloatOps.compare(real, l) == 0;
      case PyFloat f -> same = imag == 0 && real == f.value;
      default -> {
        return Py.NotImplemented;
      }
    }
    return Py.bool(same == wanted);
  }

  @PyMethod(name = "__hash__", doc = "Return hash(self).")
  final long hashValue() {
    long re = real != real ? ObjectMethods.identityHash(this) : FloatOps.hash(real);
    long im = imag != imag ? ObjectMethods.identityHash(this) : FloatOps.hash(imag);
    long h = re + 1000003L * im;
    return h == -1 ? -2 : h;
  }

  @PyMethod(name = "__repr__", doc = "Return repr(self).")
  String repr() {
    return ComplexText.repr(real, imag);
  }

  @PyMethod(name = "__format__", doc = "Convert to a string according to format_spec.")
  PyObject format(PyStr format_spec) {
    return NumberFormat.formatComplex(this, real, imag, format_spec);
  }

  @PyMethod(doc = "Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j.")
  PyObject conjugate() {
    return new PyComplex(real, -imag);
  }

  @PyMethod(name = "__complex__", doc = "Convert this value to exact type complex.")
  PyObject complex() {
    return exact();
  }

  @PyMethod(name = "__getnewargs__")
  PyObject getNewArgs() {
    return PyTuple.of(Py.real(real), Py.real(imag));
  }

  @PyGetter(value = "real", member = true, doc = "the real part of a complex number")
  double getReal() {
    return real;
  }

  @PyGetter(value = "imag", member = true, doc = "the imaginary part of a complex number")
  double getImag() {
    return imag;
  }
}
