package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** The iterator of a tuple. */
@PyClass(name = "tuple_iterator", subclassable = false)
public final class PyTupleIter extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyTupleIterTable());

  /** What is iterated over; null once exhausted. */
  private PyTuple seq;

  private int next;

  /** An iterator at its start. */
  public PyTupleIter(PyTuple seq) {
    this.seq = seq;
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
    PyTuple s = seq;
    if (s == null) {
      return null;
    }
    int i = next;
    if (i < s.items.length) {
      next = i + 1;
      return s.items[i];
    }
    seq = null;
    return null;
  }

  @PyMethod(
      name = "__length_hint__",
      doc = "Private method returning an estimate of len(list(it)).")
  long lengthHint() {
    return seq == null ? 0 : Math.max(0, seq.items.length - next);
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    // Looking a builtin up may run code that exhausts this iterator.
    PyObject iter = Sequences.builtin("iter");
    return seq == null
        ? PyTuple.of(iter, PyTuple.of(PyTuple.EMPTY))
        : PyTuple.of(iter, PyTuple.of(seq), PyInt.of(next));
  }

  @PyMethod(name = "__setstate__", doc = "Set state information for unpickling.")
  void setState(PyObject state) {
    if (seq != null) {
      long i = Ops.asSize(state);
      next = (int) Math.max(0, Math.min(i, seq.items.length));
    }
  }
}
