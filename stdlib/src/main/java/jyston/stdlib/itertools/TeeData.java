package jyston.stdlib.itertools;

import jyston.runtime.Py;
import jyston.runtime.PyInstance;
import jyston.runtime.PyList;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** A stretch of values that the iterators of one tee share; linked to the next. */
@PyClass(
    name = "_tee_dataobject",
    module = "itertools",
    subclassable = false,
    sig = "(iterable, values, next, /)",
    doc =
        "teedataobject(iterable, values, next, /)\n"
            + "--\n\n"
            + "Data container common to multiple tee objects.")
public final class TeeData extends PyInstance {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new TeeDataTable());

  /** Values per stretch. */
  static final int CELLS = 57;

  private final PyObject it;
  private final PyObject[] values = new PyObject[CELLS];
  private int count;
  private boolean running;
  private TeeData next;

  TeeData(PyObject it) {
    super(TYPE.rootShape(0));
    this.it = it;
  }

  @PyNew(sig = "(iterable, values, next, /)")
  static PyObject new_(PyType cls, PyObject it, PyList values, PyObject next) {
    TeeData d = new TeeData(it);
    int n = values.size();
    if (n > CELLS) {
      throw Py.valueError("Invalid arguments");
    }
    for (int i = 0; i < n; i++) {
      d.values[i] = values.get(i);
    }
    d.count = n;
    if (n == CELLS) {
      if (next != Py.None) {
        if (!(next instanceof TeeData t)) {
          throw Py.valueError("Invalid arguments");
        }
        d.next = t;
      }
    } else if (next != Py.None) {
      throw Py.valueError("Invalid arguments");
    }
    return d;
  }

  TeeData link() {
    if (next == null) {
      next = new TeeData(it);
    }
    return next;
  }

  PyObject get(int i) {
    if (i < count) {
      return values[i];
    }
    if (running) {
      throw Py.runtimeError("cannot re-enter the tee iterator");
    }
    running = true;
    PyObject x;
    try {
      x = it.iterNext();
    } finally {
      running = false;
    }
    if (x != null) {
      values[count++] = x;
    }
    return x;
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    Iter.pickled();
    PyList l = new PyList();
    for (int i = 0; i < count; i++) {
      l.add(values[i]);
    }
    return PyTuple.of(type(), PyTuple.of(it, l, next == null ? Py.None : next));
  }
}
