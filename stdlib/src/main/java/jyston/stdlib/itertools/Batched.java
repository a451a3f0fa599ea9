package jyston.stdlib.itertools;

import java.util.Arrays;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyNew;

/** Gives tuples of n items. */
@PyClass(
    name = "batched",
    module = "itertools",
    sig = "(iterable, n, *, strict=False)",
    doc =
        "Batch data into tuples of length n. The last batch may be shorter than n.\n\n"
            + "Loops over the input iterable and accumulates data into tuples\n"
            + "up to size n.  The input is consumed lazily, just enough to\n"
            + "fill a batch.  The result is yielded as soon as a batch is full\n"
            + "or when the input iterable is exhausted.\n\n"
            + "    >>> for batch in batched('ABCDEFG', 3):\n    ...     print(batch)\n    ...\n"
            + "    ('A', 'B', 'C')\n    ('D', 'E', 'F')\n    ('G',)\n\n"
            + "If \"strict\" is True, raises a ValueError if the final batch is shorter\nthan n.")
public final class Batched extends Iter {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new BatchedTable());

  private PyObject it;
  private final int n;
  private final boolean strict;

  private Batched(PyType cls, PyObject it, int n, boolean strict) {
    super(cls);
    this.it = it;
    this.n = n;
    this.strict = strict;
  }

  @PyNew(sig = "(iterable, n, *, strict=False)")
  static PyObject new_(PyType cls, PyObject iterable, PyObject n, PyObject strict) {
    long size = Ops.asSize(n);
    if (size < 1) {
      throw Py.valueError("n must be at least one");
    }
    return new Batched(
        cls,
        iterable.iter(),
        (int) Math.min(size, Integer.MAX_VALUE - 16),
        strict != null && strict.isTrue());
  }

  @Override
  PyObject step() {
    if (it == null) {
      return null;
    }
    PyObject[] a = new PyObject[Math.min(n, 1024)];
    for (int i = 0; i < n; i++) {
      PyObject x = it.iterNext();
      if (x == null) {
        it = null;
        if (i == 0) {
          return null;
        }
        if (strict) {
          throw Py.valueError("batched(): incomplete batch");
        }
        return PyTuple.wrap(Arrays.copyOf(a, i));
      }
      if (i == a.length) {
        a = Arrays.copyOf(a, (int) Math.min(n, i * 2L));
      }
      a[i] = x;
    }
    return PyTuple.wrap(a);
  }
}
