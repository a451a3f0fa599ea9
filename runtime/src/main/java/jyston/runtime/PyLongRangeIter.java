package jyston.runtime;

import java.math.BigInteger;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** The iterator of a range beyond 64 bits. */
@PyClass(name = "longrange_iterator", subclassable = false)
public final class PyLongRangeIter extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyLongRangeIterTable());

  private BigInteger next;
  private final BigInteger step;
  private BigInteger left;

  /** An iterator over {@code left} values. */
  public PyLongRangeIter(BigInteger next, BigInteger step, BigInteger left) {
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
    if (left.signum() <= 0) {
      return null;
    }
    BigInteger v = next;
    next = v.add(step);
    left = left.subtract(BigInteger.ONE);
    return PyLong.of(v);
  }

  @PyMethod(
      name = "__length_hint__",
      doc = "Private method returning an estimate of len(list(it)).")
  PyObject lengthHint() {
    return PyLong.of(left);
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    PyObject range =
        new PyRange(PyLong.of(next), PyLong.of(next.add(step.multiply(left))), PyLong.of(step));
    return PyTuple.of(Sequences.builtin("iter"), PyTuple.of(range), Py.None);
  }

  @PyMethod(name = "__setstate__", doc = "Set state information for unpickling.")
  void setState(PyObject state) {
    if (!(state instanceof PyLong l)) {
      throw Py.typeError("state must be an int, not " + state.type().name());
    }
    BigInteger i = l.bigValue().max(BigInteger.ZERO).min(left);
    next = next.add(i.multiply(step));
    left = left.subtract(i);
  }
}
