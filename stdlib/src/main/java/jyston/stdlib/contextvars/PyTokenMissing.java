package jyston.stdlib.contextvars;

import jyston.runtime.Py;
import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** {@code Token.MISSING}. */
@PyClass(name = "Token.MISSING", subclassable = false)
public final class PyTokenMissing extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyTokenMissingTable());

  static final PyTokenMissing MISSING = new PyTokenMissing();

  private PyTokenMissing() {}

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyMethod(name = "__repr__", doc = "Return repr(self).")
  PyObject repr() {
    return Py.str("<Token.MISSING>");
  }
}
