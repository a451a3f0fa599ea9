package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PySetter;

/** {@code NameError}. */
@PyClass(name = "NameError", base = PyBaseException.class)
public final class PyNameError extends PyNameCarrier {
  PyNameError(PyType type) {
    super(type);
  }

  @PyMethod(name = "__init__", sig = "(*args, **kwargs)")
  void initName(PyObject[] a, PyDict kwargs) {
    PyObject[] k = keywords("NameError", kwargs, "name");
    args = PyTuple.wrap(a);
    name = k[0];
  }

  @PyGetter(value = "name", member = true, doc = "name")
  PyObject getName() {
    return name == null ? Py.None : name;
  }

  @PySetter(value = "name", member = true)
  void setName(PyObject v) {
    name = v;
  }
}
