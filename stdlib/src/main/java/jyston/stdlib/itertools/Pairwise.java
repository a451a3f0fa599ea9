package jyston.stdlib.itertools;

import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyNew;

/** Gives overlapping pairs. */
@PyClass(
    name = "pairwise",
    module = "itertools",
    sig = "(iterable, /)",
    doc =
        "Return an iterator of overlapping pairs taken from the input iterator.\n\n"
            + "    s -> (s0,s1), (s1,s2), (s2, s3), ...")
public final class Pairwise extends Iter {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PairwiseTable());

  private PyObject it;
  private PyObject old;

  private Pairwise(PyType cls, PyObject it) {
    super(cls);
    this.it = it;
  }

  @PyNew(sig = "(iterable, /)")
  static PyObject new_(PyType cls, PyObject iterable) {
    return new Pairwise(cls, iterable.iter());
  }

  @Override
  PyObject step() {
    PyObject i = it;
    if (i == null) {
      return null;
    }
    PyObject o = old;
    if (o == null) {
      o = i.iterNext();
      old = o;
      if (o == null) {
        it = null;
        return null;
      }
      // The iterator may have come back here.
      i = it;
      if (i == null) {
        old = null;
        return null;
      }
    }
    PyObject n = i.iterNext();
    old = n;
    if (n == null) {
      it = null;
      return null;
    }
    return PyTuple.of(o, n);
  }
}
