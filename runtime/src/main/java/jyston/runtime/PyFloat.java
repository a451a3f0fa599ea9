package jyston.runtime;

import java.math.BigInteger;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyClassMethod;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.format.FloatFormat;
import jyston.runtime.format.NumberFormat;

/** {@code float}. */
@PyClass(
    name = "float",
    sig = "(x=0, /)",
    doc = "Convert a string or number to a floating-point number, if possible.")
public class PyFloat extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyFloatTable.INSTANCE);

  /** The value. */
  public final double value;

  /** A float. */
  public PyFloat(double value) {
    this.value = value;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public boolean isTrue() {
    return value != 0.0;
  }

  @Override
  public long hash() {
    return hashValue();
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    Sequences.noKeywords(TYPE, cls, kwargs);
    if (args.length > 1) {
      throw Py.typeError("float expected at most 1 argument, got " + args.length);
    }
    PyObject x = args.length == 0 ? null : args[0];
    if (cls == TYPE) {
      return x == null
          ? Py.real(0.0)
          : x.getClass() == PyFloat.class ? x : Py.real(FloatConv.toFloat(x));
    }
    return new PyFloatSub(cls, x == null ? 0.0 : FloatConv.toFloat(x));
  }

  private static boolean isReal(PyObject o) {
    return o instanceof PyFloat || o instanceof PyLong;
  }

  private static double real(PyObject o) {
    return o instanceof PyFloat f ? f.value : ((PyLong) o).toDouble();
  }

  @PyMethod(name = "__add__", doc = "Return self+value.")
  PyObject add(PyObject o) {
    if (!isReal(o)) {
      return Py.NotImplemented;
    }
    double a = value;
    double b = real(o);
    return Py.real(a + b);
  }

  @PyMethod(name = "__radd__", doc = "Return value+self.")
  PyObject radd(PyObject o) {
    if (!isReal(o)) {
      return Py.NotImplemented;
    }
    double a = real(o);
    double b = value;
    return Py.real(a + b);
  }

  @PyMethod(name = "__sub__", doc = "Return self-value.")
  PyObject sub(PyObject o) {
    if (!isReal(o)) {
      return Py.NotImplemented;
    }
    double a = value;
    double b = real(o);
    return Py.real(a - b);
  }

  @PyMethod(name = "__rsub__", doc = "Return value-self.")
  PyObject rsub(PyObject o) {
    if (!isReal(o)) {
      return Py.NotImplemented;
    }
    double a = real(o);
    double b = value;
    return Py.real(a - b);
  }

  @PyMethod(name = "__mul__", doc = "Return self*value.")
  PyObject mul(PyObject o) {
    if (!isReal(o)) {
      return Py.NotImplemented;
    }
    double a = value;
    double b = real(o);
    return Py.real(a * b);
  }

  @PyMethod(name = "__rmul__", doc = "Return value*self.")
  PyObject rmul(PyObject o) {
    if (!isReal(o)) {
      return Py.NotImplemented;
    }
    double a = real(o);
    double b = value;
    return Py.real(a * b);
  }

  @PyMethod(name = "__truediv__", doc = "Return self/value.")
  PyObject truediv(PyObject o) {
    if (!isReal(o)) {
      return Py.NotImplemented;
    }
    double a = value;
    double b = real(o);
    return Py.real(FloatOps.div(a, b));
  }

  @PyMethod(name = "__rtruediv__", doc = "Return value/self.")
  PyObject rtruediv(PyObject o) {
    if (!isReal(o)) {
      return Py.NotImplemented;
    }
    double a = real(o);
    double b = value;
    return Py.real(FloatOps.div(a, b));
  }

  @PyMethod(name = "__floordiv__", doc = "Return self//value.")
  PyObject floordiv(PyObject o) {
    if (!isReal(o)) {
      return Py.NotImplemented;
    }
    double a = value;
    double b = real(o);
    return Py.real(FloatOps.floorDiv(a, b));
  }

  @PyMethod(name = "__rfloordiv__", doc = "Return value//self.")
  PyObject rfloordiv(PyObject o) {
    if (!isReal(o)) {
      return Py.NotImplemented;
    }
    double a = real(o);
    double b = value;
    return Py.real(FloatOps.floorDiv(a, b));
  }

  @PyMethod(name = "__mod__", doc = "Return self%value.")
  PyObject mod(PyObject o) {
    if (!isReal(o)) {
      return Py.NotImplemented;
    }
    double a = value;
    double b = real(o);
    return Py.real(FloatOps.mod(a, b));
  }

  @PyMethod(name = "__rmod__", doc = "Return value%self.")
  PyObject rmod(PyObject o) {
    if (!isReal(o)) {
      return Py.NotImplemented;
    }
    double a = real(o);
    double b = value;
    return Py.real(FloatOps.mod(a, b));
  }

  @PyMethod(name = "__divmod__", doc = "Return divmod(self, value).")
  PyObject divmod(PyObject o) {
    return isReal(o) ? FloatOps.divMod(value, real(o)) : Py.NotImplemented;
  }

  @PyMethod(name = "__rdivmod__", doc = "Return divmod(value, self).")
  PyObject rdivmod(PyObject o) {
    return isReal(o) ? FloatOps.divMod(real(o), value) : Py.NotImplemented;
  }

  @PyMethod(name = "__pow__", sig = "(value, mod=None, /)", doc = "Return pow(self, value, mod).")
  PyObject pow(PyObject o, PyObject mod) {
    noModulus(mod);
    return isReal(o) ? power(value, real(o)) : Py.NotImplemented;
  }

  @PyMethod(name = "__rpow__", sig = "(value, mod=None, /)", doc = "Return pow(value, self, mod).")
  PyObject rpow(PyObject o, PyObject mod) {
    noModulus(mod);
    return isReal(o) ? power(real(o), value) : Py.NotImplemented;
  }

  private static void noModulus(PyObject mod) {
    if (mod != null && mod != Py.None) {
      throw Py.typeError("pow() 3rd argument not allowed unless all arguments are integers");
    }
  }

  /** {@code a ** b}. */
  public static PyObject power(double a, double b) {
    if (FloatOps.needsComplex(a, b)) {
      return ComplexOps.pow(a, 0.0, b, 0.0);
    }
    return Py.real(FloatOps.pow(a, b));
  }

  @PyMethod(name = "__neg__", doc = "-self")
  PyObject neg() {
    return Py.real(-value);
  }

  @PyMethod(name = "__pos__", doc = "+self")
  PyObject pos() {
    return exact();
  }

  @PyMethod(name = "__abs__", doc = "abs(self)")
  PyObject abs() {
    return Py.real(Math.abs(value));
  }

  /** The exact float of the same value. */
  public PyFloat exact() {
    return this;
  }

  @PyMethod(name = "__bool__", doc = "True if self else False")
  boolean bool() {
    return value != 0.0;
  }

  @PyMethod(name = "__int__", doc = "int(self)")
  PyObject toInt() {
    return IntConv.fromDouble(value);
  }

  @PyMethod(name = "__float__", doc = "float(self)")
  PyObject toFloat() {
    return exact();
  }

  @PyMethod(name = "__lt__", doc = "Return self<value.")
  PyObject lt(PyObject o) {
    return compare(o, Compare.LT);
  }

  @PyMethod(name = "__le__", doc = "Return self<=value.")
  PyObject le(PyObject o) {
    return compare(o, Compare.LE);
  }

  @PyMethod(name = "__eq__", doc = "Return self==value.")
  PyObject eq(PyObject o) {
    return compare(o, Compare.EQ);
  }

  @PyMethod(name = "__ne__", doc = "Return self!=value.")
  PyObject ne(PyObject o) {
    return compare(o, Compare.NE);
  }

  @PyMethod(name = "__gt__", doc = "Return self>value.")
  PyObject gt(PyObject o) {
    return compare(o, Compare.GT);
  }

  @PyMethod(name = "__ge__", doc = "Return self>=value.")
  PyObject ge(PyObject o) {
    return compare(o, Compare.GE);
  }

  private PyObject compare(PyObject o, int op) {
    if (o instanceof PyFloat f) {
      return Py.bool(Compare.compare(value, f.value, op));
    }
    if (o instanceof PyLong l) {
      return value != value
          ? Py.bool(op == Compare.NE)
          : Compare.bySign(FloatOps.compare(value, l), op);
    }
    return Py.NotImplemented;
  }

  @PyMethod(name = "__hash__", doc = "Return hash(self).")
  final long hashValue() {
    return value != value ? ObjectMethods.identityHash(this) : FloatOps.hash(value);
  }

  @PyMethod(name = "__repr__", doc = "Return repr(self).")
  PyObject repr() {
    return PyStr.ofBmp(FloatFormat.repr(value));
  }

  @PyMethod(name = "__format__", doc = "Formats the float according to format_spec.")
  PyObject format(PyStr format_spec) {
    return NumberFormat.formatFloat(this, value, format_spec);
  }

  @PyMethod(name = "__getnewargs__")
  PyObject getNewArgs() {
    return PyTuple.of(exact());
  }

  @PyMethod(name = "__trunc__", doc = "Return the Integral closest to x between 0 and x.")
  PyObject trunc() {
    return IntConv.fromDouble(value);
  }

  @PyMethod(name = "__floor__", doc = "Return the floor as an Integral.")
  PyObject floor() {
    return IntConv.fromDouble(Math.floor(value));
  }

  @PyMethod(name = "__ceil__", doc = "Return the ceiling as an Integral.")
  PyObject ceil() {
    return IntConv.fromDouble(Math.ceil(value));
  }

  @PyMethod(
      name = "__round__",
      sig = "(ndigits=None, /)",
      doc =
          "Return the Integral closest to x, rounding half toward even.\n\n"
              + "When an argument is passed, work like built-in round(x, ndigits).")
  PyObject round(PyObject ndigits) {
    if (ndigits == null || ndigits == Py.None) {
      return IntConv.fromDouble(Math.rint(value));
    }
    PyLong n = Ops.index(ndigits);
    long d = n.fitsLong() ? n.longValue() : n.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    return Py.real(FloatOps.round(value, d));
  }

  @PyMethod(
      name = "as_integer_ratio",
      doc = "Return a pair of integers, whose ratio is exactly equal to the original float.")
  PyObject asIntegerRatio() {
    if (value != value) {
      throw Py.valueError("cannot convert NaN to integer ratio");
    }
    if (Double.isInfinite(value)) {
      throw Py.overflowError("cannot convert Infinity to integer ratio");
    }
    BigInteger[] r = FloatOps.ratio(value);
    return PyTuple.of(PyLong.of(r[0]), PyLong.of(r[1]));
  }

  @PyMethod(name = "is_integer", doc = "Return True if the float is an integer.")
  boolean isInteger() {
    return value == Math.rint(value) && !Double.isInfinite(value);
  }

  @PyMethod(doc = "Return a hexadecimal representation of a floating-point number.")
  String hex() {
    return FloatHex.toHex(value);
  }

  @PyClassMethod(doc = "Create a floating-point number from a hexadecimal string.")
  static PyObject fromhex(PyType cls, PyObject string) {
    if (!(string instanceof PyStr s)) {
      throw Py.typeError("bad argument type for built-in operation");
    }
    PyFloat f = Py.real(FloatHex.parse(s.javaString()));
    return cls == TYPE ? f : cls.call1(f);
  }

  @PyMethod(doc = "Return self, the complex conjugate of any float.")
  PyObject conjugate() {
    return exact();
  }

  @PyGetter(value = "real", doc = "the real part of a complex number")
  PyObject realPart() {
    return exact();
  }

  @PyGetter(value = "imag", doc = "the imaginary part of a complex number")
  PyObject imag() {
    return Py.real(0.0);
  }

  @PyClassMethod(name = "__getformat__", doc = "You probably don't want to use this function.")
  static String getFormat(PyType cls, String typestr) {
    if (!typestr.equals("double") && !typestr.equals("float")) {
      throw Py.valueError("__getformat__() argument 1 must be 'double' or 'float'");
    }
    return "IEEE, little-endian";
  }
}
