package jyston.stdlib.itertools;

import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** Calls a function with each item as arguments. */
@PyClass(
    name = "starmap",
    module = "itertools",
    sig = "(function, iterable, /)",
    doc =
        "Return an iterator whose values are returned from the function evaluated with an argument"
            + " tuple taken from the given sequence.")
public final class StarMap extends Iter {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new StarMapTable());

  private final PyObject func;
  private final PyObject it;

  private StarMap(PyType cls, PyObject func, PyObject it) {
    super(cls);
    this.func = func;
    this.it = it;
  }

  @PyNew(sig = "(function, iterable, /)")
  static PyObject new_(PyType cls, PyObject function, PyObject iterable) {
    return new StarMap(cls, function, iterable.iter());
  }

  @Override
  PyObject step() {
    PyObject x = it.iterNext();
    return x == null
        ? null
        : func.callN(x.getClass() == PyTuple.class ? ((PyTuple) x).items : pool(x));
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    pickled();
    return PyTuple.of(type(), PyTuple.of(func, it));
  }
}
