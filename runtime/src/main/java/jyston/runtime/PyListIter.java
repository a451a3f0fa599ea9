package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** The iterator of a list. */
@PyClass(name = "list_iterator", subclassable = false)
public final class PyListIter extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyListIterTable());

  /** What is iterated over; null once exhausted. */
  private PyList seq;

  private int next;

  /** An iterator at its start. */
  public PyListIter(PyList seq) {
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
    PyList s = seq;
    if (s == null) {
      return null;
    }
    int i = next;
    if (i < s.size()) {
      next = i + 1;
      return s.get(i);
    }
    seq = null;
    return null;
  }

  /** The index of the next item, which is in range in {@link #list}; -1 at the end. */
  public int advance() {
    PyList s = seq;
    if (s == null) {
      return -1;
    }
    int i = next;
    if (i < s.size()) {
      next = i + 1;
      return i;
    }
    seq = null;
    return -1;
  }

  /** What is iterated over; null once exhausted. */
  public PyList list() {
    return seq;
  }

  @PyMethod(
      name = "__length_hint__",
      doc = "Private method returning an estimate of len(list(it)).")
  long lengthHint() {
    return seq == null ? 0 : Math.max(0, seq.size() - next);
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    // Looking a builtin up may run code that exhausts this iterator.
    PyObject iter = Sequences.builtin("iter");
    return seq == null
        ? PyTuple.of(iter, PyTuple.of(new PyList()))
        : PyTuple.of(iter, PyTuple.of(seq), PyInt.of(next));
  }

  @PyMethod(name = "__setstate__", doc = "Set state information for unpickling.")
  void setState(PyObject state) {
    if (seq != null) {
      long i = Ops.asSize(state);
      next = (int) Math.max(0, Math.min(i, seq.size()));
    }
  }
}
