package jyston.runtime;

import java.math.BigInteger;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code slice}. */
@PyClass(
    name = "slice",
    subclassable = false,
    doc =
        "slice(stop)\nslice(start, stop[, step])\n\n"
            + "Create a slice object.  This is used for extended slicing (e.g. a[0:10:2]).")
public final class PySlice extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PySliceTable());

  /** The three parts; None where absent. */
  public final PyObject start;

  public final PyObject stop;
  public final PyObject step;

  /** A slice; null stands for None. */
  public PySlice(PyObject start, PyObject stop, PyObject step) {
    this.start = start == null ? Py.None : start;
    this.stop = stop == null ? Py.None : stop;
    this.step = step == null ? Py.None : step;
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    if (kwargs.size() > 0 && cls == TYPE) {
      throw Py.typeError("slice() takes no keyword arguments");
    }
    return switch (args.length) {
      case 1 -> new PySlice(null, args[0], null);
      case 2 -> new PySlice(args[0], args[1], null);
      case 3 -> new PySlice(args[0], args[1], args[2]);
      case 0 -> throw Py.typeError("slice expected at least 1 argument, got 0");
      default -> throw Py.typeError("slice expected at most 3 arguments, got " + args.length);
    };
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

  @PyMethod(name = "__repr__", doc = "Return repr(self).")
  PyObject repr() {
    return Py.str("slice(" + Ops.repr(start) + ", " + Ops.repr(stop) + ", " + Ops.repr(step) + ")");
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    return PyTuple.of(TYPE, PyTuple.of(start, stop, step));
  }

  @Override
  @PyMethod(name = "__hash__", doc = "Return hash(self).")
  public long hash() {
    long acc = 2870177450012600261L;
    PyObject[] parts = {start, stop, step};
    for (PyObject o : parts) {
      acc += o.hash() * -4417276706812531889L;
      acc = Long.rotateLeft(acc, 31) * -7046029288634856825L;
    }
    return acc == -1 ? 1546275796 : acc;
  }

  private PyObject compare(PyObject o, int op) {
    if (!(o instanceof PySlice s)) {
      return Py.NotImplemented;
    }
    if (s == this) {
      return Py.bool(op == Compare.EQ || op == Compare.LE || op == Compare.GE);
    }
    return Compare.rich(PyTuple.of(start, stop, step), PyTuple.of(s.start, s.stop, s.step), op);
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

  /** A part as an int, or null for None. */
  private static BigInteger part(PyObject o) {
    if (o == Py.None) {
      return null;
    }
    if (!Ops.isIndex(o)) {
      throw Py.typeError("slice indices must be integers or None or have an __index__ method");
    }
    return Ops.index(o).bigValue();
  }

  /** Start, stop and step for a sequence of a length, of any size. */
  BigInteger[] bigIndices(BigInteger n) {
    BigInteger st = part(step);
    if (st == null) {
      st = BigInteger.ONE;
    } else if (st.signum() == 0) {
      throw Py.valueError("slice step cannot be zero");
    }
    boolean down = st.signum() < 0;
    BigInteger low = down ? BigInteger.ONE.negate() : BigInteger.ZERO;
    BigInteger high = down ? n.subtract(BigInteger.ONE) : n;
    BigInteger a = clip(part(start), n, low, high, down ? high : low);
    BigInteger b = clip(part(stop), n, low, high, down ? low : high);
    return new BigInteger[] {a, b, st};
  }

  private static BigInteger clip(
      BigInteger v, BigInteger n, BigInteger low, BigInteger high, BigInteger deflt) {
    if (v == null) {
      return deflt;
    }
    return v.signum() < 0 ? v.add(n).max(low) : v.min(high);
  }

  @PyMethod(
      name = "indices",
      sig = "(object, /)",
      doc =
          "S.indices(len) -> (start, stop, stride)\n\n"
              + "Assuming a sequence of length len, calculate the start and stop\n"
              + "indices, and the stride length of the extended slice described by\n"
              + "S. Out of bounds indices are clipped in a manner consistent with the\n"
              + "handling of normal slices.")
  PyObject indices(PyObject length) {
    BigInteger n = Ops.index(length).bigValue();
    if (n.signum() < 0) {
      throw Py.valueError("length should not be negative");
    }
    BigInteger[] r = bigIndices(n);
    return PyTuple.of(PyLong.of(r[0]), PyLong.of(r[1]), PyLong.of(r[2]));
  }
}
