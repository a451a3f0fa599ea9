package jyston.stdlib.itertools;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code itertools}. */
@PyModuleDef(
    name = "itertools",
    doc =
        "Functional tools for creating and using iterators.\n\n"
            + "Infinite iterators:\n"
            + "count(start=0, step=1) --> start, start+step, start+2*step, ...\n"
            + "cycle(p) --> p0, p1, ... plast, p0, p1, ...\n"
            + "repeat(elem [,n]) --> elem, elem, elem, ... endlessly or up to n times\n")
public final class ItertoolsModule extends BuiltinModule {
  @Override
  protected void init(PyModule m) {
    PyType[] types = {
      Accumulate.TYPE,
      Batched.TYPE,
      Chain.TYPE,
      Combinations.TYPE,
      CombinationsReplacement.TYPE,
      Compress.TYPE,
      Count.TYPE,
      Cycle.TYPE,
      DropWhile.TYPE,
      FilterFalse.TYPE,
      GroupBy.TYPE,
      Grouper.TYPE,
      ISlice.TYPE,
      Pairwise.TYPE,
      Permutations.TYPE,
      Product.TYPE,
      Repeat.TYPE,
      StarMap.TYPE,
      TakeWhile.TYPE,
      Tee.TYPE,
      TeeData.TYPE,
      ZipLongest.TYPE,
    };
    for (PyType t : types) {
      m.add(t.simpleName(), t);
    }
  }

  @PyFunction(
      name = "tee",
      sig = "(iterable, n=2, /)",
      doc = "Returns a tuple of n independent iterators.")
  static PyObject tee(PyObject iterable, PyObject n) {
    long k = n == null ? 2 : Ops.asSize(n);
    if (k < 0) {
      throw Py.valueError("n must be >= 0");
    }
    PyObject[] r = new PyObject[(int) Math.min(k, Integer.MAX_VALUE - 16)];
    if (r.length > 0) {
      Tee first = Tee.of(iterable);
      r[0] = first;
      for (int i = 1; i < r.length; i++) {
        r[i] = first.copy();
      }
    }
    return PyTuple.wrap(r);
  }
}
