package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** The iterator of a range in 64 bits. */
@PyClass(name = "range_iterator", subclassable = false)
public final class PyRangeIter extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyRangeIterTable());

  /** The next value, while {@link #left} is positive. */
  public long next;

  /** The step. */
  public final long step;

  /** How many values are left. */
  public long left;

  /** Whether only the loop that it was made for has it. */
  private boolean own;

  /** An iterator over {@code left} values. */
  public PyRangeIter(long next, long step, long left) {
    this.next = next;
    this.step = step;
    this.left = left;
  }

  /**
   * Says that only a loop will have an iterator, where it was just made of a range by {@code
   * GET_ITER}.
   *
   * @return the iterator
   */
  public static PyObject loop(PyObject of, PyObject iterator) {
    if (of.getClass() == PyRange.class && iterator.getClass() == PyRangeIter.class) {
      ((PyRangeIter) iterator).own = true;
    }
    return iterator;
  }

  /** An iterator that only a loop has; null for any other object, and for null. */
  public static PyRangeIter own(PyObject o) {
    return o instanceof PyRangeIter i && i.own ? i : null;
  }

  /** The next value of an iterator, or 0 for null. */
  public static long next(PyRangeIter i) {
    return i == null ? 0 : i.next;
  }

  /** How many values an iterator has left; 0 for null. */
  public static long left(PyRangeIter i) {
    return i == null ? 0 : i.left;
  }

  /** The step of an iterator, or 0 for null. */
  public static long step(PyRangeIter i) {
    return i == null ? 0 : i.step;
  }

  /** Says how far an iterator has come; nothing for null. */
  public static void set(PyRangeIter i, long next, long left) {
    if (i != null) {
      i.next = next;
      i.left = left;
    }
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
    if (left <= 0) {
      return null;
    }
    long v = next;
    next = v + step;
    left--;
    return PyInt.box(v);
  }

  /** Whether {@link #nextLong} may be called. */
  public boolean hasNext() {
    return left > 0;
  }

  /** The next value, of which there must be one. */
  public long nextLong() {
    long v = next;
    next = v + step;
    left--;
    return v;
  }

  @PyMethod(
      name = "__length_hint__",
      doc = "Private method returning an estimate of len(list(it)).")
  long lengthHint() {
    return left;
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    java.math.BigInteger stop =
        java.math.BigInteger.valueOf(step)
            .multiply(java.math.BigInteger.valueOf(left))
            .add(java.math.BigInteger.valueOf(next));
    return PyTuple.of(
        Sequences.builtin("iter"),
        PyTuple.of(new PyRange(PyInt.of(next), PyLong.of(stop), PyInt.of(step))),
        Py.None);
  }

  @PyMethod(name = "__setstate__", doc = "Set state information for unpickling.")
  void setState(PyObject state) {
    long i = Math.max(0, Math.min(Ops.asSize(state), left));
    next += i * step;
    left -= i;
  }
}
