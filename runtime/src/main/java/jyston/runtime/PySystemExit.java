package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PySetter;

/** {@code SystemExit}. */
@PyClass(name = "SystemExit", base = PyBaseException.class)
public final class PySystemExit extends PyBaseException {
  /** {@code code}. */
  public PyObject code = Py.None;

  PySystemExit(PyType type) {
    super(type);
  }

  @Override
  void initNative(PyObject[] a) {
    args = PyTuple.wrap(a);
    code = a.length == 0 ? Py.None : a.length == 1 ? a[0] : args;
  }

  @PyMethod(name = "__init__", sig = "(*args, **kwargs)")
  void initExit(PyObject[] a, PyDict kwargs) {
    noKeywords(kwargs);
    initNative(a);
  }

  @PyGetter(value = "code", member = true, doc = "exception code")
  PyObject getCode() {
    return code == null ? Py.None : code;
  }

  @PySetter(value = "code", member = true)
  void setCode(PyObject v) {
    code = v;
  }
}
