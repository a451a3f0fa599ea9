package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** The iterator of objects that have only {@code __getitem__}. */
@PyClass(name = "iterator", subclassable = false)
public final class PySeqIter extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PySeqIterTable());

  private PyObject seq;
  private long next;

  /** An iterator from index 0. */
  public PySeqIter(PyObject seq) {
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
    PyObject s = seq;
    if (s == null) {
      return null;
    }
    if (next == Long.MAX_VALUE) {
      throw Py.overflowError("iter index too large");
    }
    try {
      PyObject r = s.getItem(PyInt.of(next));
      next++;
      return r;
    } catch (PyException e) {
      if (e.matches(PyBaseException.INDEX_ERROR) || e.matches(PyBaseException.STOP_ITERATION)) {
        seq = null;
        return null;
      }
      throw e;
    }
  }

  @PyMethod(
      name = "__length_hint__",
      doc = "Private method returning an estimate of len(list(it)).")
  PyObject lengthHint() {
    if (seq == null) {
      return PyInt.of(0);
    }
    if (seq.type().slot(Slot.LEN) == null) {
      return Py.NotImplemented;
    }
    return PyInt.of(Math.max(0, seq.len() - next));
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    // Looking the builtin up may run code that exhausts this iterator.
    PyObject iter = Sequences.builtin("iter");
    return seq == null
        ? PyTuple.of(iter, PyTuple.of(PyTuple.EMPTY))
        : PyTuple.of(iter, PyTuple.of(seq), PyInt.of(next));
  }

  @PyMethod(name = "__setstate__", doc = "Set state information for unpickling.")
  void setState(PyObject state) {
    long i = Ops.asSize(state);
    if (seq != null) {
      next = Math.max(0, i);
    }
  }
}
