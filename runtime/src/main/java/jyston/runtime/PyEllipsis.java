package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code ellipsis}. */
@PyClass(name = "ellipsis", subclassable = false, doc = "The type of the Ellipsis singleton.")
public final class PyEllipsis extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyEllipsisTable());

  static final PyEllipsis ELLIPSIS = new PyEllipsis();

  private PyEllipsis() {}

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    if (args.length > 0 || kwargs.size() > 0) {
      throw Py.typeError("EllipsisType takes no arguments");
    }
    return ELLIPSIS;
  }

  @PyMethod(name = "__repr__")
  static PyObject repr(PyEllipsis self) {
    return PyStr.intern("Ellipsis");
  }

  @PyMethod(name = "__reduce__")
  static PyObject reduce(PyEllipsis self) {
    return PyStr.intern("Ellipsis");
  }
}
