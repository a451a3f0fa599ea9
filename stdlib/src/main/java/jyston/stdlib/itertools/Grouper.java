package jyston.stdlib.itertools;

import jyston.runtime.Compare;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.Sequences;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** One group of groupby. */
@PyClass(name = "_grouper", module = "itertools", subclassable = false)
public final class Grouper extends Iter {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new GrouperTable());

  private final GroupBy parent;
  private final PyObject key;

  Grouper(GroupBy parent, PyObject key) {
    super(TYPE);
    this.parent = parent;
    this.key = key;
    parent.current = this;
  }

  @PyNew(sig = "(parent, tgtkey, /)")
  static PyObject new_(PyType cls, GroupBy parent, PyObject tgtkey) {
    return new Grouper(parent, tgtkey);
  }

  @Override
  PyObject step() {
    GroupBy g = parent;
    if (g.current != this || g.currentValue == null && !g.read()) {
      return null;
    }
    if (!Compare.identicalOrEqual(key, g.currentKey)) {
      return null;
    }
    PyObject v = g.currentValue;
    g.currentValue = null;
    g.currentKey = null;
    return v;
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    pickled();
    if (parent.current != this) {
      return PyTuple.of(Sequences.builtin("iter"), PyTuple.of(PyTuple.EMPTY));
    }
    return PyTuple.of(type(), PyTuple.of(parent, key));
  }
}
