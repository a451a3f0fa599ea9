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

  /** An iterator over {@code left} values. */
  public PyRangeIter(long next, long step, long left) {
    this.next = next;
    this.step = step;
    this.left = left;
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
    return PyInt.of(v);
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
