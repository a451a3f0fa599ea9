package jyston.stdlib.itertools;

import jyston.runtime.Py;
import jyston.runtime.PyBool;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** Gives items for which a predicate is false. */
@PyClass(
    name = "filterfalse",
    module = "itertools",
    sig = "(function, iterable, /)",
    doc =
        "Return those items of iterable for which function(item) is false.\n\n"
            + "If function is None, return the items that are false.")
public final class FilterFalse extends Iter {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new FilterFalseTable());

  private final PyObject func;
  private final PyObject it;

  private FilterFalse(PyType cls, PyObject func, PyObject it) {
    super(cls);
    this.func = func;
    this.it = it;
  }

  @PyNew(sig = "(function, iterable, /)")
  static PyObject new_(PyType cls, PyObject function, PyObject iterable) {
    return new FilterFalse(cls, function, iterable.iter());
  }

  @Override
  PyObject step() {
    boolean plain = func == Py.None || func == PyBool.TYPE;
    PyObject x;
    while ((x = it.iterNext()) != null) {
      if (!(plain ? x.isTrue() : func.call1(x).isTrue())) {
        return x;
      }
    }
    return null;
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    pickled();
    return PyTuple.of(type(), PyTuple.of(func, it));
  }
}
