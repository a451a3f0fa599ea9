package jyston.stdlib.itertools;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyInt;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** All selections of r items in order. */
@PyClass(
    name = "combinations",
    module = "itertools",
    sig = "(iterable, r)",
    doc =
        "Return successive r-length combinations of elements in the iterable.\n\n"
            + "combinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)")
public final class Combinations extends Iter {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new CombinationsTable());

  private final PyObject[] pool;
  private final int r;
  private final int[] indices;
  private boolean started;
  private boolean stopped;

  private Combinations(PyType cls, PyObject[] pool, int r) {
    super(cls);
    this.pool = pool;
    this.r = r;
    this.stopped = r > pool.length;
    this.indices = new int[stopped ? 0 : r];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = i;
    }
  }

  @PyNew(sig = "(iterable, r)")
  static PyObject new_(PyType cls, PyObject iterable, PyObject r) {
    long n = Ops.asSize(r);
    PyObject[] pool = pool(iterable);
    if (n < 0) {
      throw Py.valueError("r must be non-negative");
    }
    return new Combinations(cls, pool, (int) Math.min(n, Integer.MAX_VALUE));
  }

  @Override
  PyObject step() {
    if (stopped) {
      return null;
    }
    if (!started) {
      started = true;
      return PyTuple.wrap(pick(pool, indices, r));
    }
    int n = pool.length;
    int i = r - 1;
    while (i >= 0 && indices[i] == i + n - r) {
      i--;
    }
    if (i < 0) {
      stopped = true;
      return null;
    }
    indices[i]++;
    for (int j = i + 1; j < r; j++) {
      indices[j] = indices[j - 1] + 1;
    }
    return PyTuple.wrap(pick(pool, indices, r));
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    pickled();
    PyObject n = PyInt.of(r);
    if (!started && !stopped) {
      return PyTuple.of(type(), PyTuple.of(PyTuple.wrap(pool), n));
    }
    if (stopped) {
      return PyTuple.of(type(), PyTuple.of(PyTuple.EMPTY, n));
    }
    return PyTuple.of(type(), PyTuple.of(PyTuple.wrap(pool), n), ints(indices, r));
  }

  @PyMethod(name = "__setstate__", doc = "Set state information for unpickling.")
  void setState(PyObject state) {
    pickled();
    if (!(state instanceof PyTuple t) || t.size() != r) {
      throw Py.valueError("invalid arguments");
    }
    for (int i = 0; i < r; i++) {
      long max = i + pool.length - r;
      indices[i] = (int) Math.max(0, Math.min(Ops.asSize(t.get(i)), max));
    }
    started = true;
  }
}
