package jyston.stdlib.itertools;

import jyston.runtime.PyInstance;
import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.Warnings;
import jyston.runtime.annotation.PyMethod;

/** An iterator of this module. */
abstract class Iter extends PyInstance {
  Iter(PyType cls) {
    super(cls.rootShape(0));
  }

  @Override
  public final PyObject iter() {
    return shape.type.isHeap() ? super.iter() : this;
  }

  @PyMethod(name = "__iter__", doc = "Implement iter(self).")
  final PyObject iterMethod() {
    return this;
  }

  @Override
  public final PyObject iterNext() {
    return shape.type.isHeap() ? super.iterNext() : step();
  }

  /** The next item, or null at the end. */
  @PyMethod(name = "__next__", doc = "Implement next(self).")
  abstract PyObject step();

  /** Warns that pickling and copying of these iterators ends with 3.14. */
  static void pickled() {
    Warnings.deprecated(
        "Pickle, copy, and deepcopy support will be removed from itertools in Python 3.14.", 1);
  }

  /** The items of an iterable. */
  static PyObject[] pool(PyObject iterable) {
    return jyston.runtime.Sequences.toArray(iterable);
  }

  /** The items of the pool at the given places. */
  static PyObject[] pick(PyObject[] pool, int[] indices, int r) {
    PyObject[] a = new PyObject[r];
    for (int i = 0; i < r; i++) {
      a[i] = pool[indices[i]];
    }
    return a;
  }

  /** A tuple of ints. */
  static PyObject ints(int[] a, int n) {
    PyObject[] r = new PyObject[n];
    for (int i = 0; i < n; i++) {
      r[i] = jyston.runtime.PyInt.of(a[i]);
    }
    return jyston.runtime.PyTuple.wrap(r);
  }
}
