package jyston.stdlib.itertools;

import jyston.runtime.Arith;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyComplex;
import jyston.runtime.PyInt;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.Slot;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** Counts on from a number. */
@PyClass(
    name = "count",
    module = "itertools",
    sig = "(start=0, step=1)",
    doc = "Return a count object whose .__next__() method returns consecutive values.")
public final class Count extends Iter {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new CountTable());

  private PyObject value;
  private final PyObject step;
  private long fast;
  private boolean isFast;

  private Count(PyType cls, PyObject start, PyObject step) {
    super(cls);
    this.value = start;
    this.step = step;
    if (start.getClass() == PyInt.class && isOne(step)) {
      isFast = true;
      fast = ((PyInt) start).value;
    }
  }

  private static boolean isOne(PyObject o) {
    return o instanceof PyLong l && l.fitsLong() && l.longValue() == 1;
  }

  private static boolean isNumber(PyObject o) {
    PyType t = o.type();
    return o instanceof PyComplex
        || t.slot(Slot.INDEX) != null
        || t.slot(Slot.INT) != null
        || t.slot(Slot.FLOAT) != null;
  }

  @PyNew(sig = "(start=0, step=1)")
  static PyObject new_(PyType cls, PyObject start, PyObject step) {
    if (start != null && !isNumber(start) || step != null && !isNumber(step)) {
      throw Py.typeError("a number is required");
    }
    return new Count(cls, start == null ? PyInt.of(0) : start, step == null ? PyInt.of(1) : step);
  }

  private PyObject value() {
    return isFast ? PyInt.of(fast) : value;
  }

  @Override
  PyObject step() {
    if (isFast) {
      long v = fast;
      if (v == Long.MAX_VALUE) {
        isFast = false;
        value = Arith.binary(Slot.ADD, PyInt.of(v), step);
      } else {
        fast = v + 1;
      }
      return PyInt.of(v);
    }
    PyObject v = value;
    value = Arith.binary(Slot.ADD, v, step);
    return v;
  }

  @PyMethod(name = "__repr__", doc = "Return repr(self).")
  PyObject repr() {
    String s = type().simpleName() + "(" + Ops.repr(value());
    return Py.str(isOne(step) ? s + ")" : s + ", " + Ops.repr(step) + ")");
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    pickled();
    return PyTuple.of(type(), isOne(step) ? PyTuple.of(value()) : PyTuple.of(value(), step));
  }
}
