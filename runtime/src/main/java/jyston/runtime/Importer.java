package jyston.runtime;

/** Imports made by the runtime itself. */
public final class Importer {
  private Importer() {}

  /**
   * The module of a (dotted) name, imported if need be.
   *
   * @throws PyException ImportError
   */
  public static PyObject importModule(String name) {
    PyStr n = PyStr.intern(name);
    PyObject m = Interpreter.current().modules.get(n);
    if (m != null && m != Py.None) {
      return m;
    }
    builtin("__import__").call1(n);
    m = Interpreter.current().modules.get(n);
    if (m == null) {
      throw Py.error(PyBaseException.IMPORT_ERROR, "cannot import '" + name + "'");
    }
    return m;
  }

  /** A builtin function, such as {@code sorted}. */
  public static PyObject builtin(String name) {
    PyObject f = Interpreter.current().builtins.get(PyStr.intern(name));
    if (f == null) {
      throw Py.systemError("builtin '" + name + "' is missing");
    }
    return f;
  }
}
