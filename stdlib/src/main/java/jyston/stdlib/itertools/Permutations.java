package jyston.stdlib.itertools;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyInt;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** All arrangements of r items. */
@PyClass(
    name = "permutations",
    module = "itertools",
    sig = "(iterable, r=None)",
    doc =
        "Return successive r-length permutations of elements in the iterable.\n\n"
            + "permutations(range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)")
public final class Permutations extends Iter {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PermutationsTable());

  private final PyObject[] pool;
  private final int r;
  private final int[] indices;
  private final int[] cycles;
  private boolean started;
  private boolean stopped;

  private Permutations(PyType cls, PyObject[] pool, int r) {
    super(cls);
    int n = pool.length;
    this.pool = pool;
    this.r = r;
    this.stopped = r > n;
    this.indices = new int[n];
    this.cycles = new int[stopped ? 0 : r];
    for (int i = 0; i < n; i++) {
      indices[i] = i;
    }
    for (int i = 0; i < cycles.length; i++) {
      cycles[i] = n - i;
    }
  }

  @PyNew(sig = "(iterable, r=None)")
  static PyObject new_(PyType cls, PyObject iterable, PyObject r) {
    PyObject[] pool = pool(iterable);
    long n = pool.length;
    if (r != null && r != Py.None) {
      if (!(r instanceof PyLong)) {
        throw Py.typeError("Expected int as r");
      }
      n = Ops.asSize(r);
    }
    if (n < 0) {
      throw Py.valueError("r must be non-negative");
    }
    return new Permutations(cls, pool, (int) Math.min(n, Integer.MAX_VALUE));
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
    for (int i = r - 1; i >= 0; i--) {
      cycles[i]--;
      if (cycles[i] == 0) {
        int first = indices[i];
        System.arraycopy(indices, i + 1, indices, i, n - 1 - i);
        indices[n - 1] = first;
        cycles[i] = n - i;
      } else {
        int j = n - cycles[i];
        int t = indices[i];
        indices[i] = indices[j];
        indices[j] = t;
        return PyTuple.wrap(pick(pool, indices, r));
      }
    }
    stopped = true;
    return null;
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
    return PyTuple.of(
        type(),
        PyTuple.of(PyTuple.wrap(pool), n),
        PyTuple.of(ints(indices, indices.length), ints(cycles, r)));
  }

  @PyMethod(name = "__setstate__", doc = "Set state information for unpickling.")
  void setState(PyObject state) {
    pickled();
    if (!(state instanceof PyTuple t)
        || t.size() != 2
        || !(t.get(0) instanceof PyTuple x)
        || !(t.get(1) instanceof PyTuple c)
        || x.size() != indices.length
        || c.size() != r) {
      throw Py.valueError("invalid arguments");
    }
    int n = pool.length;
    for (int i = 0; i < n; i++) {
      indices[i] = (int) Math.max(0, Math.min(Ops.asSize(x.get(i)), n - 1));
    }
    for (int i = 0; i < r; i++) {
      cycles[i] = (int) Math.max(1, Math.min(Ops.asSize(c.get(i)), n - i));
    }
    started = true;
  }
}
