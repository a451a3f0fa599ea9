package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** {@code iter(callable, sentinel)}. */
@PyClass(name = "callable_iterator", subclassable = false)
public final class PyCallableIter extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyCallableIterTable());

  private PyObject callable;
  private PyObject sentinel;

  /** Calls until the result equals the sentinel. */
  public PyCallableIter(PyObject callable, PyObject sentinel) {
    this.callable = callable;
    this.sentinel = sentinel;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  @PyMethod(name = "__iter__", doc = "Implement iter(self).")
  public PyObject iter() {
    return this;
  }

  @Override
  @PyMethod(name = "__next__", doc = "Implement next(self).")
  public PyObject iterNext() {
    PyObject f = callable;
    if (f == null) {
      return null;
    }
    PyObject r;
    try {
      r = f.call0();
    } catch (PyException e) {
      if (e.matches(PyBaseException.STOP_ITERATION)) {
        callable = null;
        sentinel = null;
        return null;
      }
      throw e;
    }
    // The call may have exhausted this iterator.
    if (callable == null) {
      return null;
    }
    if (!Compare.identicalOrEqual(sentinel, r)) {
      return r;
    }
    callable = null;
    sentinel = null;
    return null;
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    PyObject iter = Sequences.builtin("iter");
    return callable == null
        ? PyTuple.of(iter, PyTuple.of(PyTuple.EMPTY))
        : PyTuple.of(iter, PyTuple.of(callable, sentinel));
  }
}
