package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** {@code reversed(list)}. */
@PyClass(name = "list_reverseiterator", subclassable = false)
public final class PyListReverseIter extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyListReverseIterTable());

  /** What is iterated over; null once exhausted. */
  private PyList seq;

  private int next;

  /** An iterator at its start. */
  public PyListReverseIter(PyList seq) {
    this.seq = seq;
    this.next = seq.size() - 1;
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
    if (i >= 0 && i < s.size()) {
      next = i - 1;
      return s.get(i);
    }
    seq = null;
    next = -1;
    return null;
  }

  @PyMethod(
      name = "__length_hint__",
      doc = "Private method returning an estimate of len(list(it)).")
  long lengthHint() {
    return seq == null || next >= seq.size() ? 0 : next + 1;
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    // Looking a builtin up may run code that exhausts this iterator.
    PyObject f = Sequences.builtin("reversed");
    return seq == null
        ? PyTuple.of(f, PyTuple.of(new PyList()))
        : PyTuple.of(f, PyTuple.of(seq), PyInt.of(next));
  }

  @PyMethod(name = "__setstate__", doc = "Set state information for unpickling.")
  void setState(PyObject state) {
    if (seq != null) {
      long i = Ops.asSize(state);
      next = (int) Math.max(-1, Math.min(i, seq.size() - 1));
    }
  }
}
