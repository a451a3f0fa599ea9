package jyston.stdlib.itertools;

import java.util.Arrays;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyInt;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** All selections of r items in order, repetitions allowed. */
@PyClass(
    name = "combinations_with_replacement",
    module = "itertools",
    sig = "(iterable, r)",
    doc =
        "Return successive r-length combinations of elements in the iterable allowing individual"
            + " elements to have successive repeats.\n\n"
            + "combinations_with_replacement('ABC', 2) --> ('A','A'), ('A','B'), ('A','C'),"
            + " ('B','B'), ('B','C'), ('C','C')")
public final class CombinationsReplacement extends Iter {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new CombinationsReplacementTable());

  private final PyObject[] pool;
  private final int r;
  private final int[] indices;
  private boolean started;
  private boolean stopped;

  private CombinationsReplacement(PyType cls, PyObject[] pool, int r) {
    super(cls);
    this.pool = pool;
    this.r = r;
    this.indices = new int[r];
    this.stopped = pool.length == 0 && r > 0;
  }

  @PyNew(sig = "(iterable, r)")
  static PyObject new_(PyType cls, PyObject iterable, PyObject r) {
    long n = Ops.asSize(r);
    PyObject[] pool = pool(iterable);
    if (n < 0) {
      throw Py.valueError("r must be non-negative");
    }
    if (n > Integer.MAX_VALUE - 16) {
      throw Py.memoryError();
    }
    return new CombinationsReplacement(cls, pool, (int) n);
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
    while (i >= 0 && indices[i] == n - 1) {
      i--;
    }
    if (i < 0) {
      stopped = true;
      return null;
    }
    Arrays.fill(indices, i, r, indices[i] + 1);
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
      indices[i] = (int) Math.max(0, Math.min(Ops.asSize(t.get(i)), pool.length - 1));
    }
    started = true;
  }
}
