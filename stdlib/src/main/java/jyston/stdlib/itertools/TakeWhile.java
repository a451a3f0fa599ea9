package jyston.stdlib.itertools;

import jyston.runtime.PyInt;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** Gives items while a predicate holds. */
@PyClass(
    name = "takewhile",
    module = "itertools",
    sig = "(predicate, iterable, /)",
    doc =
        "Return successive entries from an iterable as long as the predicate evaluates to true for"
            + " each entry.")
public final class TakeWhile extends Iter {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new TakeWhileTable());

  private final PyObject func;
  private final PyObject it;
  private boolean started;

  private TakeWhile(PyType cls, PyObject func, PyObject it) {
    super(cls);
    this.func = func;
    this.it = it;
  }

  @PyNew(sig = "(predicate, iterable, /)")
  static PyObject new_(PyType cls, PyObject predicate, PyObject iterable) {
    return new TakeWhile(cls, predicate, iterable.iter());
  }

  @Override
  PyObject step() {
    if (started) {
      return null;
    }
    PyObject x = it.iterNext();
    if (x == null) {
      return null;
    }
    if (func.call1(x).isTrue()) {
      return x;
    }
    started = true;
    return null;
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    pickled();
    return PyTuple.of(type(), PyTuple.of(func, it), PyInt.of(started ? 1 : 0));
  }

  @PyMethod(name = "__setstate__", doc = "Set state information for unpickling.")
  void setState(PyObject state) {
    pickled();
    started = state.isTrue();
  }
}
