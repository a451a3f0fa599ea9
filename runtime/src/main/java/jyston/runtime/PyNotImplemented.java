package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code NotImplementedType}. */
@PyClass(
    name = "NotImplementedType",
    subclassable = false,
    doc = "The type of the NotImplemented singleton.")
public final class PyNotImplemented extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyNotImplementedTable());

  static final PyNotImplemented NOT_IMPLEMENTED = new PyNotImplemented();

  private PyNotImplemented() {}

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    if (args.length > 0 || kwargs.size() > 0) {
      throw Py.typeError("NotImplementedType takes no arguments");
    }
    return NOT_IMPLEMENTED;
  }

  @PyMethod(name = "__repr__")
  static PyObject repr(PyNotImplemented self) {
    return PyStr.intern("NotImplemented");
  }

  @PyMethod(name = "__reduce__")
  static PyObject reduce(PyNotImplemented self) {
    return PyStr.intern("NotImplemented");
  }

  @PyMethod(name = "__bool__")
  static boolean bool(PyNotImplemented self) {
    Warnings.deprecated("NotImplemented should not be used in a boolean context", 1);
    return true;
  }
}
