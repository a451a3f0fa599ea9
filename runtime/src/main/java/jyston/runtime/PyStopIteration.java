package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PySetter;

/** {@code StopIteration}. */
@PyClass(name = "StopIteration", base = PyBaseException.class)
public final class PyStopIteration extends PyBaseException {
  /** {@code value}: what the generator returned. */
  public PyObject value = Py.None;

  PyStopIteration(PyType type) {
    super(type);
  }

  @Override
  void initNative(PyObject[] a) {
    args = PyTuple.wrap(a);
    value = a.length > 0 ? a[0] : Py.None;
  }

  @PyMethod(name = "__init__", sig = "(*args, **kwargs)")
  void initStop(PyObject[] a, PyDict kwargs) {
    noKeywords(kwargs);
    initNative(a);
  }

  @PyGetter(value = "value", member = true, doc = "generator return value")
  PyObject getValue() {
    return value == null ? Py.None : value;
  }

  @PySetter(value = "value", member = true)
  void setValue(PyObject v) {
    value = v;
  }
}
