package jyston.stdlib.itertools;

import jyston.runtime.PyInt;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** Drops items while a predicate holds. */
@PyClass(
    name = "dropwhile",
    module = "itertools",
    sig = "(predicate, iterable, /)",
    doc =
        "Drop items from the iterable while predicate(item) is true.\n\n"
            + "Afterwards, return every element until the iterable is exhausted.")
public final class DropWhile extends Iter {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new DropWhileTable());

  private final PyObject func;
  private final PyObject it;
  private boolean started;

  private DropWhile(PyType cls, PyObject func, PyObject it) {
    super(cls);
    this.func = func;
    this.it = it;
  }

  @PyNew(sig = "(predicate, iterable, /)")
  static PyObject new_(PyType cls, PyObject predicate, PyObject iterable) {
    return new DropWhile(cls, predicate, iterable.iter());
  }

  @Override
  PyObject step() {
    for (; ; ) {
      PyObject x = it.iterNext();
      if (x == null || started) {
        return x;
      }
      if (!func.call1(x).isTrue()) {
        started = true;
        return x;
      }
    }
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
