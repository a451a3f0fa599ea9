package jyston.runtime;

import java.math.BigInteger;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyClassMethod;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.format.IntText;
import jyston.runtime.format.NumberFormat;

/**
 * {@code int}: {@link PyInt} in 64 bits, {@link PyBigInt} beyond (never for a value that fits),
 * {@link PyBool}, and {@link PyIntSub} for instances of Python subclasses.
 */
@PyClass(
    name = "int",
    doc =
        "int([x]) -> integer\n"
            + "int(x, base=10) -> integer\n"
            + "\n"
            + "Convert a number or string to an integer, or return 0 if no arguments\n"
            + "are given.  If x is a number, return x.__int__().  For floating-point\n"
            + "numbers, this truncates towards zero.\n"
            + "\n"
            + "If x is not a number or if base is given, then x must be a string,\n"
            + "bytes, or bytearray instance representing an integer literal in the\n"
            + "given base.  The literal can be preceded by '+' or '-' and be surrounded\n"
            + "by whitespace.  The base defaults to 10.  Valid bases are 0 and 2-36.\n"
            + "Base 0 means to interpret the base from the string as an integer literal.\n"
            + ">>> int('0b100', base=0)\n"
            + "4")
public abstract class PyLong extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyLongTable.INSTANCE);

  /** Whether the value is in the range of a Java long. */
  public abstract boolean fitsLong();

  /** The value when it fits, else its low 64 bits. */
  public abstract long longValue();

  /** The value. */
  public abstract BigInteger bigValue();

  /** -1, 0 or 1. */
  public abstract int signum();

  /** The exact int of the same value (this, for exact ints). */
  public abstract PyLong exact();

  /** An int of any size. */
  public static PyLong of(BigInteger v) {
    return v.bitLength() < 64 ? PyInt.of(v.longValue()) : new PyBigInt(v);
  }

  /**
   * The nearest float, half to even.
   *
   * @throws PyException OverflowError
   */
  public final double toDouble() {
    if (fitsLong()) {
      return longValue();
    }
    double d = bigValue().doubleValue();
    if (Double.isInfinite(d)) {
      throw Py.overflowError("int too large to convert to float");
    }
    return d;
  }

  @PyNew(sig = "(x=0, /, base=10)")
  static PyObject new_(PyType cls, PyObject x, PyObject base) {
    PyLong v = IntConv.make(x, base);
    if (cls == TYPE) {
      return v;
    }
    return new PyIntSub(cls, v);
  }

  @PyMethod(name = "__add__", doc = "Return self+value.")
  PyObject add(PyObject o) {
    return o instanceof PyLong b ? IntOps.add(this, b) : Py.NotImplemented;
  }

  @PyMethod(name = "__radd__", doc = "Return value+self.")
  PyObject radd(PyObject o) {
    return o instanceof PyLong b ? IntOps.add(b, this) : Py.NotImplemented;
  }

  @PyMethod(name = "__sub__", doc = "Return self-value.")
  PyObject sub(PyObject o) {
    return o instanceof PyLong b ? IntOps.sub(this, b) : Py.NotImplemented;
  }

  @PyMethod(name = "__rsub__", doc = "Return value-self.")
  PyObject rsub(PyObject o) {
    return o instanceof PyLong b ? IntOps.sub(b, this) : Py.NotImplemented;
  }

  @PyMethod(name = "__mul__", doc = "Return self*value.")
  PyObject mul(PyObject o) {
    return o instanceof PyLong b ? IntOps.mul(this, b) : Py.NotImplemented;
  }

  @PyMethod(name = "__rmul__", doc = "Return value*self.")
  PyObject rmul(PyObject o) {
    return o instanceof PyLong b ? IntOps.mul(b, this) : Py.NotImplemented;
  }

  @PyMethod(name = "__mod__", doc = "Return self%value.")
  PyObject mod(PyObject o) {
    return o instanceof PyLong b ? IntOps.mod(this, b) : Py.NotImplemented;
  }

  @PyMethod(name = "__rmod__", doc = "Return value%self.")
  PyObject rmod(PyObject o) {
    return o instanceof PyLong b ? IntOps.mod(b, this) : Py.NotImplemented;
  }

  @PyMethod(name = "__divmod__", doc = "Return divmod(self, value).")
  PyObject divmod(PyObject o) {
    return o instanceof PyLong b ? IntOps.divMod(this, b) : Py.NotImplemented;
  }

  @PyMethod(name = "__rdivmod__", doc = "Return divmod(value, self).")
  PyObject rdivmod(PyObject o) {
    return o instanceof PyLong b ? IntOps.divMod(b, this) : Py.NotImplemented;
  }

  @PyMethod(name = "__floordiv__", doc = "Return self//value.")
  PyObject floordiv(PyObject o) {
    return o instanceof PyLong b ? IntOps.floorDiv(this, b) : Py.NotImplemented;
  }

  @PyMethod(name = "__rfloordiv__", doc = "Return value//self.")
  PyObject rfloordiv(PyObject o) {
    return o instanceof PyLong b ? IntOps.floorDiv(b, this) : Py.NotImplemented;
  }

  @PyMethod(name = "__truediv__", doc = "Return self/value.")
  PyObject truediv(PyObject o) {
    return o instanceof PyLong b ? Py.real(IntOps.trueDiv(this, b)) : Py.NotImplemented;
  }

  @PyMethod(name = "__rtruediv__", doc = "Return value/self.")
  PyObject rtruediv(PyObject o) {
    return o instanceof PyLong b ? Py.real(IntOps.trueDiv(b, this)) : Py.NotImplemented;
  }

  @PyMethod(name = "__pow__", sig = "(value, mod=None, /)", doc = "Return pow(self, value, mod).")
  PyObject pow(PyObject o, PyObject mod) {
    return power(this, o, mod);
  }

  @PyMethod(name = "__rpow__", sig = "(value, mod=None, /)", doc = "Return pow(value, self, mod).")
  PyObject rpow(PyObject o, PyObject mod) {
    return power(o, this, mod);
  }

  private static PyObject power(PyObject a, PyObject b, PyObject mod) {
    if (!(a instanceof PyLong x) || !(b instanceof PyLong y)) {
      return Py.NotImplemented;
    }
    if (mod == null || mod == Py.None) {
      return IntOps.pow(x, y);
    }
    return mod instanceof PyLong m ? IntOps.pow(x, y, m) : Py.NotImplemented;
  }

  @PyMethod(name = "__lshift__", doc = "Return self<<value.")
  PyObject lshift(PyObject o) {
    return o instanceof PyLong b ? IntOps.shiftLeft(this, b) : Py.NotImplemented;
  }

  @PyMethod(name = "__rlshift__", doc = "Return value<<self.")
  PyObject rlshift(PyObject o) {
    return o instanceof PyLong b ? IntOps.shiftLeft(b, this) : Py.NotImplemented;
  }

  @PyMethod(name = "__rshift__", doc = "Return self>>value.")
  PyObject rshift(PyObject o) {
    return o instanceof PyLong b ? IntOps.shiftRight(this, b) : Py.NotImplemented;
  }

  @PyMethod(name = "__rrshift__", doc = "Return value>>self.")
  PyObject rrshift(PyObject o) {
    return o instanceof PyLong b ? IntOps.shiftRight(b, this) : Py.NotImplemented;
  }

  @PyMethod(name = "__and__", doc = "Return self&value.")
  PyObject and(PyObject o) {
    return o instanceof PyLong b ? IntOps.and(this, b) : Py.NotImplemented;
  }

  @PyMethod(name = "__rand__", doc = "Return value&self.")
  PyObject rand(PyObject o) {
    return o instanceof PyLong b ? IntOps.and(b, this) : Py.NotImplemented;
  }

  @PyMethod(name = "__xor__", doc = "Return self^value.")
  PyObject xor(PyObject o) {
    return o instanceof PyLong b ? IntOps.xor(this, b) : Py.NotImplemented;
  }

  @PyMethod(name = "__rxor__", doc = "Return value^self.")
  PyObject rxor(PyObject o) {
    return o instanceof PyLong b ? IntOps.xor(b, this) : Py.NotImplemented;
  }

  @PyMethod(name = "__or__", doc = "Return self|value.")
  PyObject or(PyObject o) {
    return o instanceof PyLong b ? IntOps.or(this, b) : Py.NotImplemented;
  }

  @PyMethod(name = "__ror__", doc = "Return value|self.")
  PyObject ror(PyObject o) {
    return o instanceof PyLong b ? IntOps.or(b, this) : Py.NotImplemented;
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
    return o instanceof PyLong b ? Compare.bySign(IntOps.compare(this, b), op) : Py.NotImplemented;
  }

  @PyMethod(name = "__hash__", doc = "Return hash(self).")
  long hashValue() {
    return IntOps.hash(this);
  }

  @PyMethod(name = "__repr__", doc = "Return repr(self).")
  PyObject repr() {
    return PyStr.ofBmp(IntText.toDecimal(this));
  }

  @PyMethod(name = "__neg__", doc = "-self")
  PyObject neg() {
    return IntOps.neg(this);
  }

  @PyMethod(name = "__pos__", doc = "+self")
  PyObject pos() {
    return exact();
  }

  @PyMethod(name = "__abs__", doc = "abs(self)")
  PyObject abs() {
    return IntOps.abs(this);
  }

  @PyMethod(name = "__invert__", doc = "~self")
  PyObject invert() {
    return IntOps.invert(this);
  }

  @PyMethod(name = "__bool__", doc = "True if self else False")
  boolean bool() {
    return signum() != 0;
  }

  @PyMethod(name = "__int__", doc = "int(self)")
  PyObject toInt() {
    return exact();
  }

  @PyMethod(name = "__float__", doc = "float(self)")
  PyObject toFloat() {
    return Py.real(toDouble());
  }

  @PyMethod(
      name = "__index__",
      doc =
          "Return self converted to an integer, if self is suitable "
              + "for use as an index into a list.")
  PyObject toIndex() {
    return exact();
  }

  @PyMethod(name = "__trunc__", doc = "Truncating an Integral returns itself.")
  PyObject trunc() {
    return exact();
  }

  @PyMethod(name = "__floor__", doc = "Flooring an Integral returns itself.")
  PyObject floor() {
    return exact();
  }

  @PyMethod(name = "__ceil__", doc = "Ceiling of an Integral returns itself.")
  PyObject ceil() {
    return exact();
  }

  @PyMethod(
      name = "__round__",
      sig = "(ndigits=<unrepresentable>, /)",
      doc =
          "Rounding an Integral returns itself.\n\n"
              + "Rounding with an ndigits argument also returns an integer.")
  PyObject round(PyObject ndigits) {
    if (ndigits == null || ndigits == Py.None) {
      return exact();
    }
    PyLong n = Ops.index(ndigits);
    return n.signum() >= 0 ? exact() : IntOps.roundTens(this, IntOps.neg(n));
  }

  @PyMethod(name = "__format__", doc = "Convert to a string according to format_spec.")
  PyObject format(PyStr format_spec) {
    return NumberFormat.formatInt(this, format_spec);
  }

  @PyMethod(name = "__getnewargs__")
  PyObject getNewArgs() {
    return PyTuple.of(exact());
  }

  @PyMethod(name = "__sizeof__", doc = "Returns size in memory, in bytes.")
  long sizeof() {
    long bits = Limbs.bits(BigArith.limbs(this));
    return 24 + 4L * Math.max(1, (bits + 29) / 30);
  }

  @PyMethod(
      name = "bit_length",
      doc =
          "Number of bits necessary to represent self in binary.\n\n"
              + ">>> bin(37)\n'0b100101'\n>>> (37).bit_length()\n6")
  long bitLength() {
    return fitsLong() && longValue() != Long.MIN_VALUE
        ? 64 - Long.numberOfLeadingZeros(Math.abs(longValue()))
        : Limbs.bits(BigArith.limbs(this));
  }

  @PyMethod(
      name = "bit_count",
      doc =
          "Number of ones in the binary representation of the absolute value of self.\n\n"
              + "Also known as the population count.\n\n"
              + ">>> bin(13)\n'0b1101'\n>>> (13).bit_count()\n3")
  long bitCount() {
    return fitsLong() ? Long.bitCount(Math.abs(longValue())) : bigValue().abs().bitCount();
  }

  @PyMethod(
      name = "to_bytes",
      sig = "(length=1, byteorder='big', *, signed=False)",
      doc = "Return an array of bytes representing an integer.")
  PyObject toBytes(PyObject length, PyObject byteorder, boolean signed) {
    long n = length == null ? 1 : Ops.asSize(length);
    boolean little = littleEndian(byteorder, "to_bytes");
    if (n < 0) {
      throw Py.valueError("length argument must be non-negative");
    }
    return PyBytes.of(IntBytes.toBytes(this, n, little, signed));
  }

  @PyClassMethod(
      name = "from_bytes",
      sig = "(bytes, byteorder='big', *, signed=False)",
      doc = "Return the integer represented by the given array of bytes.")
  static PyObject fromBytes(PyType cls, PyObject bytes, PyObject byteorder, boolean signed) {
    boolean little = littleEndian(byteorder, "from_bytes");
    PyLong v = IntBytes.fromBytes(IntBytes.bytesArgument(bytes), little, signed);
    return cls == TYPE ? v : cls.call1(v);
  }

  private static boolean littleEndian(PyObject order, String where) {
    if (order == null) {
      return false;
    }
    if (!(order instanceof PyStr s)) {
      throw Py.typeError(where + "() argument 'byteorder' must be str, not " + Ops.typeName(order));
    }
    return switch (s.javaString()) {
      case "little" -> true;
      case "big" -> false;
      default -> throw Py.valueError("byteorder must be either 'little' or 'big'");
    };
  }

  @PyMethod(
      name = "as_integer_ratio",
      doc = "Return a pair of integers, whose ratio is equal to the original int.")
  PyObject asIntegerRatio() {
    return PyTuple.of(exact(), PyInt.of(1));
  }

  @PyMethod(
      name = "is_integer",
      doc = "Returns True. Exists for duck type compatibility with float.is_integer.")
  boolean isInteger() {
    return true;
  }

  @PyMethod(doc = "Returns self, the complex conjugate of any int.")
  PyObject conjugate() {
    return exact();
  }

  @PyGetter(value = "real", doc = "the real part of a complex number")
  PyObject real() {
    return exact();
  }

  @PyGetter(value = "imag", doc = "the imaginary part of a complex number")
  PyObject imag() {
    return PyInt.of(0);
  }

  @PyGetter(value = "numerator", doc = "the numerator of a rational number in lowest terms")
  PyObject numerator() {
    return exact();
  }

  @PyGetter(value = "denominator", doc = "the denominator of a rational number in lowest terms")
  PyObject denominator() {
    return PyInt.of(1);
  }
}
