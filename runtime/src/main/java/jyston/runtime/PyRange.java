package jyston.runtime;

import java.math.BigInteger;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code range}, of ints of any size; the common case is in 64 bits. */
@PyClass(
    name = "range",
    subclassable = false,
    doc =
        "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\n"
            + "Return an object that produces a sequence of integers from start (inclusive)\n"
            + "to stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.\n"
            + "start defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\n"
            + "These are exactly the valid indices for a list of 4 elements.\n"
            + "When step is given, it specifies the increment (or decrement).")
public final class PyRange extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyRangeTable()).withPattern(PyType.SEQUENCE);

  private final PyLong start;
  private final PyLong stop;
  private final PyLong step;
  private final PyLong length;

  /** Whether start, stop, step and length all fit 64 bits. */
  public final boolean small;

  /** Start, step and length where {@link #small}. */
  public final long low;

  public final long by;
  public final long count;

  /** A range; step is not 0. */
  public PyRange(PyLong start, PyLong stop, PyLong step) {
    this.start = start.exact();
    this.stop = stop.exact();
    this.step = step.exact();
    this.length = lengthOf(start, stop, step);
    this.small = start.fitsLong() && stop.fitsLong() && step.fitsLong() && length.fitsLong();
    this.low = small ? start.longValue() : 0;
    this.by = small ? step.longValue() : 0;
    this.count = small ? length.longValue() : 0;
  }

  private static PyLong lengthOf(PyLong start, PyLong stop, PyLong step) {
    if (start.fitsLong() && stop.fitsLong() && step.fitsLong()) {
      long a = start.longValue();
      long b = stop.longValue();
      long s = step.longValue();
      long d = s > 0 ? b - a : a - b;
      if (s > 0 ? a >= b : a <= b) {
        return PyInt.of(0);
      }
      if (d > 0 && s != Long.MIN_VALUE) {
        return PyInt.of((d - 1) / Math.abs(s) + 1);
      }
    }
    BigInteger s = step.bigValue();
    BigInteger d = stop.bigValue().subtract(start.bigValue());
    if (s.signum() < 0) {
      d = d.negate();
      s = s.negate();
    }
    return d.signum() <= 0
        ? PyInt.of(0)
        : PyLong.of(d.subtract(BigInteger.ONE).divide(s).add(BigInteger.ONE));
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    if (kwargs.size() > 0 && cls == TYPE) {
      throw Py.typeError("range() takes no keyword arguments");
    }
    switch (args.length) {
      case 1 -> {
        return new PyRange(PyInt.of(0), Ops.index(args[0]), PyInt.of(1));
      }
      case 2, 3 -> {
        PyLong a = Ops.index(args[0]);
        PyLong b = Ops.index(args[1]);
        PyLong s = args.length == 3 ? Ops.index(args[2]) : PyInt.of(1);
        if (s.signum() == 0) {
          throw Py.valueError("range() arg 3 must not be zero");
        }
        return new PyRange(a, b, s);
      }
      case 0 -> throw Py.typeError("range expected at least 1 argument, got 0");
      default -> throw Py.typeError("range expected at most 3 arguments, got " + args.length);
    }
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyGetter(value = "start", member = true)
  PyObject getStart() {
    return start;
  }

  @PyGetter(value = "stop", member = true)
  PyObject getStop() {
    return stop;
  }

  @PyGetter(value = "step", member = true)
  PyObject getStep() {
    return step;
  }

  /** {@code len(self)} as an int of any size. */
  public PyLong length() {
    return length;
  }

  @Override
  public boolean isTrue() {
    return length.signum() != 0;
  }

  @PyMethod(name = "__bool__", doc = "True if self else False")
  boolean boolMethod() {
    return length.signum() != 0;
  }

  @Override
  public int len() {
    return (int) Math.min(Integer.MAX_VALUE, lenMethod());
  }

  @PyMethod(name = "__len__", doc = "Return len(self).")
  long lenMethod() {
    if (!length.fitsLong()) {
      throw Py.overflowError("Python int too large to convert to C ssize_t");
    }
    return length.longValue();
  }

  private PyLong at(BigInteger i) {
    return PyLong.of(start.bigValue().add(i.multiply(step.bigValue())));
  }

  @Override
  @PyMethod(name = "__getitem__", doc = "Return self[key].")
  public PyObject getItem(PyObject key) {
    if (key.getClass() == PyInt.class && small) {
      long i = ((PyInt) key).value;
      if (i < 0) {
        i += count;
      }
      if (i >= 0 && i < count) {
        return PyInt.of(low + i * by);
      }
      throw Py.indexError("range object index out of range");
    }
    if (Ops.isIndex(key)) {
      BigInteger i = Ops.index(key).bigValue();
      BigInteger n = length.bigValue();
      if (i.signum() < 0) {
        i = i.add(n);
      }
      if (i.signum() < 0 || i.compareTo(n) >= 0) {
        throw Py.indexError("range object index out of range");
      }
      return at(i);
    }
    if (key instanceof PySlice s) {
      BigInteger[] x = s.bigIndices(length.bigValue());
      return new PyRange(at(x[0]), at(x[1]), PyLong.of(x[2].multiply(step.bigValue())));
    }
    throw Py.typeError("range indices must be integers or slices, not " + key.type().name());
  }

  private boolean hasInt(PyLong v) {
    if (small) {
      if (!v.fitsLong() || count == 0) {
        return false;
      }
      long x = v.longValue();
      long last = low + (count - 1) * by;
      if (by > 0 ? x < low || x > last : x > low || x < last) {
        return false;
      }
      return Long.remainderUnsigned(by > 0 ? x - low : low - x, Math.abs(by)) == 0;
    }
    if (length.signum() == 0) {
      return false;
    }
    BigInteger d = v.bigValue().subtract(start.bigValue());
    BigInteger[] q = d.divideAndRemainder(step.bigValue());
    return q[1].signum() == 0 && q[0].signum() >= 0 && q[0].compareTo(length.bigValue()) < 0;
  }

  private static boolean isExactInt(PyObject v) {
    return v instanceof PyLong && !(v instanceof PyIntSub);
  }

  @Override
  @PyMethod(name = "__contains__", doc = "Return bool(key in self).")
  public boolean contains(PyObject v) {
    if (isExactInt(v)) {
      return hasInt((PyLong) v);
    }
    PyObject it = iter();
    PyObject x;
    while ((x = it.iterNext()) != null) {
      if (Compare.equal(x, v)) {
        return true;
      }
    }
    return false;
  }

  @PyMethod(
      name = "count",
      sig = "(object, /)",
      doc = "rangeobject.count(value) -> integer -- return number of occurrences of value")
  PyObject count(PyObject v) {
    if (isExactInt(v)) {
      return PyInt.of(hasInt((PyLong) v) ? 1 : 0);
    }
    long n = 0;
    PyObject it = iter();
    PyObject x;
    while ((x = it.iterNext()) != null) {
      if (Compare.equal(x, v)) {
        n++;
      }
    }
    return PyInt.of(n);
  }

  @PyMethod(
      name = "index",
      sig = "(object, /)",
      doc =
          "rangeobject.index(value) -> integer -- return index of value.\n"
              + "Raise ValueError if the value is not present.")
  PyObject index(PyObject v) {
    if (isExactInt(v)) {
      if (hasInt((PyLong) v)) {
        BigInteger d = ((PyLong) v).bigValue().subtract(start.bigValue());
        return PyLong.of(d.divide(step.bigValue()));
      }
      throw Py.valueError(Ops.repr(v) + " is not in range");
    }
    PyObject it = iter();
    PyObject x;
    for (long i = 0; (x = it.iterNext()) != null; i++) {
      if (Compare.equal(x, v)) {
        return PyInt.of(i);
      }
    }
    throw Py.valueError("sequence.index(x): x not in sequence");
  }

  /** Whether start + length * step may be beyond 64 bits. */
  private boolean overflows() {
    if (count == 0) {
      return false;
    }
    long end = stop.longValue();
    return by > 0 ? end > Long.MAX_VALUE - (by - 1) : end < Long.MIN_VALUE + (-1 - by);
  }

  @Override
  @PyMethod(name = "__iter__", doc = "Implement iter(self).")
  public PyObject iter() {
    return small && !overflows()
        ? new PyRangeIter(low, by, count)
        : new PyLongRangeIter(start.bigValue(), step.bigValue(), length.bigValue());
  }

  @PyMethod(name = "__reversed__", doc = "Return a reverse iterator.")
  PyObject reversed() {
    if (small
        && by != Long.MIN_VALUE
        && (by > 0 ? low >= Long.MIN_VALUE + by : low <= Long.MAX_VALUE + by)) {
      return new PyRangeIter(low + (count - 1) * by, -by, count);
    }
    BigInteger s = step.bigValue();
    BigInteger n = length.bigValue();
    return new PyLongRangeIter(
        start.bigValue().add(n.subtract(BigInteger.ONE).multiply(s)), s.negate(), n);
  }

  @PyMethod(name = "__repr__", doc = "Return repr(self).")
  PyObject repr() {
    String s = "range(" + Ops.repr(start) + ", " + Ops.repr(stop);
    boolean one = step.fitsLong() && step.longValue() == 1;
    return Py.str(one ? s + ")" : s + ", " + Ops.repr(step) + ")");
  }

  private PyTuple identity() {
    if (length.signum() == 0) {
      return PyTuple.of(length, Py.None, Py.None);
    }
    boolean one = length.fitsLong() && length.longValue() == 1;
    return PyTuple.of(length, start, one ? Py.None : step);
  }

  @Override
  @PyMethod(name = "__hash__", doc = "Return hash(self).")
  public long hash() {
    return identity().hash();
  }

  private PyObject compare(PyObject o, int op) {
    if (!(o instanceof PyRange r)) {
      return Py.NotImplemented;
    }
    return switch (op) {
      case Compare.EQ, Compare.NE -> Compare.rich(identity(), r.identity(), op);
      default -> Py.NotImplemented;
    };
  }

  @PyMethod(name = "__lt__", doc = "Return self<value.")
  PyObject lt(PyObject o) {
    return compare(o, Compare.LT);
  }

  @PyMethod(name = "__le__", doc = "Return self<=value.")
  PyObject le(PyObject o) {
    return compare(o, Compare.LE);
  }

  @PyMethod(name = "__eq__", doc = "Return self==value.")
  PyObject eq(PyObject o) {
    return compare(o, Compare.EQ);
  }

  @PyMethod(name = "__ne__", doc = "Return self!=value.")
  PyObject ne(PyObject o) {
    return compare(o, Compare.NE);
  }

  @PyMethod(name = "__gt__", doc = "Return self>value.")
  PyObject gt(PyObject o) {
    return compare(o, Compare.GT);
  }

  @PyMethod(name = "__ge__", doc = "Return self>=value.")
  PyObject ge(PyObject o) {
    return compare(o, Compare.GE);
  }

  @PyMethod(name = "__reduce__")
  PyObject reduce() {
    return PyTuple.of(TYPE, PyTuple.of(start, stop, step));
  }
}
