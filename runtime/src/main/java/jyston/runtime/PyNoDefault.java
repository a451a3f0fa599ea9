package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** The type of {@code typing.NoDefault}. */
@PyClass(name = "NoDefaultType", subclassable = false, doc = "The type of the NoDefault singleton.")
public final class PyNoDefault extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyNoDefaultTable());

  /** {@code typing.NoDefault}. */
  public static final PyNoDefault NO_DEFAULT = new PyNoDefault();

  private PyNoDefault() {}

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    if (args.length > 0 || kwargs.size() > 0) {
      throw Py.typeError("NoDefaultType takes no arguments");
    }
    return NO_DEFAULT;
  }

  @PyMethod(name = "__repr__")
  static String repr(PyNoDefault self) {
    return "typing.NoDefault";
  }

  @PyMethod(name = "__reduce__")
  static String reduce(PyNoDefault self) {
    return "NoDefault";
  }
}
