package jyston.runtime.module.builtins;

import jyston.runtime.Py;
import jyston.runtime.PyAnextAwaitable;
import jyston.runtime.PyObject;
import jyston.runtime.Slot;

/** {@code aiter} and {@code anext}. */
final class AsyncBuiltins {
  private AsyncBuiltins() {}

  static PyObject aiter(PyObject o) {
    PyObject m = o.type().slot(Slot.AITER);
    if (m == null) {
      throw Py.typeError("'" + o.type().name() + "' object is not an async iterable");
    }
    PyObject it = Slot.call(m, o);
    if (it.type().slot(Slot.ANEXT) == null) {
      throw Py.typeError(
          "aiter() returned not an async iterator of type '" + it.type().name() + "'");
    }
    return it;
  }

  static PyObject anext(PyObject o, PyObject deflt) {
    PyObject m = o.type().slot(Slot.ANEXT);
    if (m == null) {
      throw Py.typeError("'" + o.type().name() + "' object is not an async iterator");
    }
    PyObject awaitable = Slot.call(m, o);
    return deflt == null ? awaitable : new PyAnextAwaitable(awaitable, deflt);
  }
}
