package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code NoneType}. */
@PyClass(name = "NoneType", subclassable = false, doc = "The type of the None singleton.")
public final class PyNone extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyNoneTable());

  static final PyNone NONE = new PyNone();

  private PyNone() {}

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public boolean isTrue() {
    return false;
  }

  @Override
  public long hash() {
    return 0xfca86420L;
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    if (args.length > 0 || kwargs.size() > 0) {
      throw Py.typeError("NoneType takes no arguments");
    }
    return NONE;
  }

  @PyMethod(name = "__repr__")
  static PyObject repr(PyNone self) {
    return PyStr.intern("None");
  }

  @PyMethod(name = "__bool__")
  static boolean bool(PyNone self) {
    return false;
  }

  @PyMethod(name = "__hash__")
  static long hashMethod(PyNone self) {
    return 0xfca86420L;
  }
}
