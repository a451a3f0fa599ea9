package jyston.runtime;

import java.math.BigInteger;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code bool}. */
@PyClass(
    name = "bool",
    base = PyLong.class,
    subclassable = false,
    sig = "(object=False, /)",
    doc =
        "Returns True when the argument is true, False otherwise.\n"
            + "The builtins True and False are the only two instances of the class bool.\n"
            + "The class bool is a subclass of the class int, and cannot be subclassed.")
public final class PyBool extends PyLong {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyBoolTable.INSTANCE);

  static final PyBool TRUE = new PyBool(true);
  static final PyBool FALSE = new PyBool(false);

  private static final PyStr TRUE_TEXT = PyStr.intern("True");
  private static final PyStr FALSE_TEXT = PyStr.intern("False");

  /** The value. */
  public final boolean value;

  private PyBool(boolean value) {
    this.value = value;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public boolean fitsLong() {
    return true;
  }

  @Override
  public long longValue() {
    return value ? 1 : 0;
  }

  @Override
  public BigInteger bigValue() {
    return value ? BigInteger.ONE : BigInteger.ZERO;
  }

  @Override
  public int signum() {
    return value ? 1 : 0;
  }

  @Override
  public PyLong exact() {
    return PyInt.of(longValue());
  }

  @Override
  public boolean isTrue() {
    return value;
  }

  @Override
  public long hash() {
    return value ? 1 : 0;
  }

  @PyNew(sig = "(object=False, /)")
  static PyObject new_(PyType cls, boolean object) {
    return Py.bool(object);
  }

  @PyMethod(name = "__repr__", doc = "Return repr(self).")
  PyObject boolRepr() {
    return value ? TRUE_TEXT : FALSE_TEXT;
  }

  @PyMethod(name = "__invert__", doc = "~self")
  PyObject boolInvert() {
    Warnings.deprecated(
        "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This"
            + " returns the bitwise inversion of the underlying int object and is usually not"
            + " what you expect from the negation of a bool object. Use the 'not' operator for"
            + " boolean negation or ~int(x) for the bitwise inversion of the underlying int.",
        1);
    return PyInt.of(value ? -2 : -1);
  }

  @PyMethod(name = "__and__", doc = "Return self&value.")
  PyObject boolAnd(PyObject o) {
    return o instanceof PyBool b ? Py.bool(value & b.value) : and(o);
  }

  @PyMethod(name = "__rand__", doc = "Return value&self.")
  PyObject boolRAnd(PyObject o) {
    return o instanceof PyBool b ? Py.bool(b.value & value) : rand(o);
  }

  @PyMethod(name = "__xor__", doc = "Return self^value.")
  PyObject boolXor(PyObject o) {
    return o instanceof PyBool b ? Py.bool(value ^ b.value) : xor(o);
  }

  @PyMethod(name = "__rxor__", doc = "Return value^self.")
  PyObject boolRXor(PyObject o) {
    return o instanceof PyBool b ? Py.bool(b.value ^ value) : rxor(o);
  }

  @PyMethod(name = "__or__", doc = "Return self|value.")
  PyObject boolOr(PyObject o) {
    return o instanceof PyBool b ? Py.bool(value | b.value) : or(o);
  }

  @PyMethod(name = "__ror__", doc = "Return value|self.")
  PyObject boolROr(PyObject o) {
    return o instanceof PyBool b ? Py.bool(b.value | value) : ror(o);
  }
}
