package jyston.stdlib.itertools;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** The cartesian product. */
@PyClass(
    name = "product",
    module = "itertools",
    sig = "(*iterables, repeat=1)",
    doc =
        "product(*iterables, repeat=1) --> product object\n\n"
            + "Cartesian product of input iterables.  Equivalent to nested for-loops.\n\n"
            + "For example, product(A, B) returns the same as:  ((x,y) for x in A for y in B).\n"
            + "The leftmost iterators are in the outermost for-loop, so the output tuples\n"
            + "cycle in a manner similar to an odometer (with the rightmost element changing\n"
            + "on every iteration).\n\n"
            + "To compute the product of an iterable with itself, specify the number\n"
            + "of repetitions with the optional repeat keyword argument. For example,\n"
            + "product(A, repeat=4) means the same as product(A, A, A, A).\n\n"
            + "product('ab', range(3)) --> ('a',0) ('a',1) ('a',2) ('b',0) ('b',1) ('b',2)\n"
            + "product((0,1), (0,1), (0,1)) --> (0,0,0) (0,0,1) (0,1,0) (0,1,1) (1,0,0) ...")
public final class Product extends Iter {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new ProductTable());

  private final PyObject[][] pools;
  private final int[] indices;
  private PyObject[] last;
  private boolean stopped;

  private Product(PyType cls, PyObject[][] pools) {
    super(cls);
    this.pools = pools;
    this.indices = new int[pools.length];
  }

  @PyNew(sig = "(*iterables, repeat=1)")
  static PyObject new_(PyType cls, PyObject[] iterables, PyObject repeat) {
    long times = repeat == null ? 1 : Ops.asSize(repeat);
    if (times < 0) {
      throw Py.valueError("repeat argument cannot be negative");
    }
    int n = times == 0 ? 0 : iterables.length;
    if (n > 0 && times > (Integer.MAX_VALUE - 16) / n) {
      throw Py.overflowError("repeat argument too large");
    }
    PyObject[][] pools = new PyObject[(int) (n * times)][];
    for (int i = 0; i < n; i++) {
      pools[i] = pool(iterables[i]);
    }
    for (int i = n; i < pools.length; i++) {
      pools[i] = pools[i - n];
    }
    return new Product(cls, pools);
  }

  @Override
  PyObject step() {
    if (stopped) {
      return null;
    }
    int n = pools.length;
    if (last == null) {
      PyObject[] a = new PyObject[n];
      for (int i = 0; i < n; i++) {
        if (pools[i].length == 0) {
          stopped = true;
          return null;
        }
        a[i] = pools[i][0];
      }
      last = a;
      return PyTuple.wrap(a);
    }
    PyObject[] a = last.clone();
    for (int i = n - 1; i >= 0; i--) {
      if (++indices[i] < pools[i].length) {
        a[i] = pools[i][indices[i]];
        last = a;
        return PyTuple.wrap(a);
      }
      indices[i] = 0;
      a[i] = pools[i][0];
    }
    stopped = true;
    return null;
  }

  @PyMethod(name = "__sizeof__", doc = "Returns size in memory, in bytes.")
  long sizeof() {
    return 48 + 8L * pools.length;
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    pickled();
    if (stopped) {
      return PyTuple.of(type(), PyTuple.of(PyTuple.EMPTY));
    }
    PyObject[] p = new PyObject[pools.length];
    for (int i = 0; i < p.length; i++) {
      p[i] = PyTuple.wrap(pools[i]);
    }
    PyObject args = PyTuple.wrap(p);
    return last == null
        ? PyTuple.of(type(), args)
        : PyTuple.of(type(), args, ints(indices, indices.length));
  }

  @PyMethod(name = "__setstate__", doc = "Set state information for unpickling.")
  void setState(PyObject state) {
    pickled();
    if (!(state instanceof PyTuple t) || t.size() != pools.length) {
      throw Py.valueError("invalid arguments");
    }
    PyObject[] a = new PyObject[pools.length];
    for (int i = 0; i < a.length; i++) {
      if (pools[i].length == 0) {
        stopped = true;
        return;
      }
      indices[i] = (int) Math.max(0, Math.min(Ops.asSize(t.get(i)), pools[i].length - 1));
      a[i] = pools[i][indices[i]];
    }
    last = a;
  }
}
