package jyston.stdlib.itertools;

import jyston.runtime.Compare;
import jyston.runtime.Py;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** Groups of neighbours with the same key. */
@PyClass(
    name = "groupby",
    module = "itertools",
    sig = "(iterable, key=None)",
    doc =
        "make an iterator that returns consecutive keys and groups from the iterable\n\n"
            + "  iterable\n    Elements to divide into groups according to the key function.\n"
            + "  key\n    A function for computing the group category for each element.\n"
            + "    If the key function is not specified or is None, the element itself\n"
            + "    is used for grouping.")
public final class GroupBy extends Iter {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new GroupByTable());

  private final PyObject it;
  private final PyObject key;
  PyObject targetKey;
  PyObject currentKey;
  PyObject currentValue;
  Grouper current;

  private GroupBy(PyType cls, PyObject it, PyObject key) {
    super(cls);
    this.it = it;
    this.key = key;
  }

  @PyNew(sig = "(iterable, key=None)")
  static PyObject new_(PyType cls, PyObject iterable, PyObject key) {
    return new GroupBy(cls, iterable.iter(), key == Py.None ? null : key);
  }

  /** Reads one item; false at the end. */
  boolean read() {
    PyObject v = it.iterNext();
    if (v == null) {
      return false;
    }
    PyObject k = key == null ? v : key.call1(v);
    currentValue = v;
    currentKey = k;
    return true;
  }

  @Override
  PyObject step() {
    current = null;
    for (; ; ) {
      if (currentKey != null) {
        if (targetKey == null || !Compare.identicalOrEqual(targetKey, currentKey)) {
          break;
        }
      }
      if (!read()) {
        return null;
      }
    }
    targetKey = currentKey;
    Grouper g = new Grouper(this, targetKey);
    return PyTuple.of(currentKey, g);
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    pickled();
    PyObject args = PyTuple.of(it, key == null ? Py.None : key);
    return targetKey != null && currentKey != null && currentValue != null
        ? PyTuple.of(type(), args, PyTuple.of(currentKey, currentValue, targetKey))
        : PyTuple.of(type(), args);
  }

  @PyMethod(name = "__setstate__", doc = "Set state information for unpickling.")
  void setState(PyObject state) {
    pickled();
    if (!(state instanceof PyTuple t)) {
      throw Py.typeError("state is not a tuple");
    }
    if (t.size() != 3) {
      throw Py.typeError("function takes exactly 3 arguments (" + t.size() + " given)");
    }
    currentKey = t.get(0);
    currentValue = t.get(1);
    targetKey = t.get(2);
  }
}
