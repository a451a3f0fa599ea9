package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code reversed} over objects that have only {@code __len__} and {@code __getitem__}. */
@PyClass(
    name = "reversed",
    sig = "(sequence, /)",
    doc = "Return a reverse iterator over the values of the given sequence.")
public final class PyReversed extends PyInstance {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyReversedTable());

  private PyObject seq;
  private long next;

  private PyReversed(PyType cls, PyObject seq, long next) {
    super(cls.rootShape(0));
    this.seq = seq;
    this.next = next;
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    Sequences.noKeywords(TYPE, cls, kwargs);
    if (args.length != 1) {
      throw Py.typeError("reversed expected 1 argument, got " + args.length);
    }
    PyObject seq = args[0];
    PyObject m = seq.type().slot(Slot.REVERSED);
    if (m != null && m != Py.None) {
      return Slot.call(m, seq);
    }
    if (m == Py.None
        || seq instanceof PyDict
        || seq.type().slot(Slot.GETITEM) == null
        || seq instanceof SetCore) {
      throw Py.typeError("'" + seq.type().name() + "' object is not reversible");
    }
    return new PyReversed(cls, seq, seq.len() - 1L);
  }

  @Override
  public PyObject iter() {
    return shape.type.isHeap() ? super.iter() : this;
  }

  @PyMethod(name = "__iter__", doc = "Implement iter(self).")
  PyObject iterMethod() {
    return this;
  }

  @Override
  public PyObject iterNext() {
    return shape.type.isHeap() ? super.iterNext() : step();
  }

  @PyMethod(name = "__next__", doc = "Implement next(self).")
  PyObject step() {
    if (seq == null) {
      return null;
    }
    if (next >= 0) {
      try {
        PyObject x = seq.getItem(PyInt.of(next));
        next--;
        return x;
      } catch (PyException e) {
        if (!e.matches(PyBaseException.INDEX_ERROR) && !e.matches(PyBaseException.STOP_ITERATION)) {
          throw e;
        }
      }
    }
    next = -1;
    seq = null;
    return null;
  }

  @PyMethod(
      name = "__length_hint__",
      doc = "Private method returning an estimate of len(list(it)).")
  long lengthHint() {
    return seq == null || seq.len() < next + 1 ? 0 : next + 1;
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    return seq == null
        ? PyTuple.of(type(), PyTuple.of(PyTuple.EMPTY))
        : PyTuple.of(type(), PyTuple.of(seq), PyInt.of(next));
  }

  @PyMethod(name = "__setstate__", doc = "Set state information for unpickling.")
  void setState(PyObject state) {
    long i = Ops.asSize(state);
    if (seq != null) {
      next = Math.max(-1, Math.min(i, seq.len() - 1L));
    }
  }
}
