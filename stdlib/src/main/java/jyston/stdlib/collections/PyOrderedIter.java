package jyston.stdlib.collections;

import jyston.runtime.Py;
import jyston.runtime.PyList;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.Sequences;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** The iterator of an OrderedDict and its views. */
@PyClass(name = "odict_iterator", subclassable = false)
public final class PyOrderedIter extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyOrderedIterTable());

  static final int KEYS = 0;
  static final int VALUES = 1;
  static final int ITEMS = 2;

  private PyOrderedDict dict;
  private final int kind;
  private final boolean reverse;
  private final int version;
  private int pos;

  PyOrderedIter(PyOrderedDict dict, int kind, boolean reverse) {
    this.dict = dict;
    this.kind = kind;
    this.reverse = reverse;
    this.version = dict.keysVersion();
    this.pos = reverse ? Integer.MAX_VALUE : 0;
    if (following() < 0) {
      this.dict = null;
    }
  }

  /** Index of the item to come, or -1. */
  private int following() {
    return reverse ? dict.previous(pos) : dict.next(pos);
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
    PyOrderedDict d = dict;
    if (d == null) {
      return null;
    }
    if (d.keysVersion() != version) {
      dict = null;
      throw Py.runtimeError("OrderedDict mutated during iteration");
    }
    int i = following();
    pos = reverse ? i - 1 : i + 1;
    if (following() < 0) {
      // At its end already: changes after the last item go unnoticed.
      dict = null;
    }
    PyObject k = d.keyAt(i);
    if (kind == KEYS) {
      return k;
    }
    PyObject v = d.type() == PyOrderedDict.TYPE ? d.valueAt(i) : d.getItem(k);
    return kind == VALUES ? v : PyTuple.of(k, v);
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling")
  PyObject reduce() {
    PyList rest = new PyList();
    if (dict != null) {
      PyOrderedIter copy = new PyOrderedIter(dict, kind, reverse);
      copy.pos = pos;
      PyObject x;
      while ((x = copy.iterNext()) != null) {
        rest.add(x);
      }
    }
    return PyTuple.of(Sequences.builtin("iter"), PyTuple.of(rest));
  }
}
