package jyston.stdlib.functools;

import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyException;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code _functools}. */
@PyModuleDef(name = "_functools", doc = "Tools that operate on functions.")
public final class FunctoolsModule extends BuiltinModule {
  @Override
  protected void init(PyModule m) {
    m.add(PyPartial.TYPE, PyLruCache.TYPE);
  }

  @PyFunction(
      name = "reduce",
      sig = "(function, iterable, initial=None, /)",
      doc =
          "reduce(function, iterable[, initial], /) -> value\n\n"
              + "Apply a function of two arguments cumulatively to the items of an iterable, from"
              + " left to right.\n\n"
              + "This effectively reduces the iterable to a single value.  If initial is present,\n"
              + "it is placed before the items of the iterable in the calculation, and serves as\n"
              + "a default when the iterable is empty.")
  static PyObject reduce(PyObject function, PyObject iterable, PyObject initial) {
    PyObject it;
    try {
      it = iterable.iter();
    } catch (PyException e) {
      if (e.matches(PyBaseException.TYPE_ERROR)) {
        throw Py.typeError("reduce() arg 2 must support iteration");
      }
      throw e;
    }
    PyObject r = initial;
    PyObject x;
    while ((x = it.iterNext()) != null) {
      r = r == null ? x : function.call2(r, x);
    }
    if (r == null) {
      throw Py.typeError("reduce() of empty iterable with no initial value");
    }
    return r;
  }

  @PyFunction(
      name = "cmp_to_key",
      sig = "(mycmp)",
      doc = "Convert a cmp= function into a key= function.")
  static PyObject cmpToKey(PyObject mycmp) {
    return new PyKeyWrapper(mycmp, null);
  }
}
