package jyston.runtime.module.builtins;

import jyston.runtime.Arith;
import jyston.runtime.Py;
import jyston.runtime.PyBool;
import jyston.runtime.PyFloat;
import jyston.runtime.PyInt;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.Sink;
import jyston.runtime.Slot;

/**
 * What {@code sum} has so far: a long while all were ints, then a double while all were floats or
 * ints, then an object (CPython's {@code builtin_sum_impl}).
 */
final class Sum extends Sink {
  private boolean ints;
  private boolean floats;
  private long whole;
  private double real;

  /** What rounding has taken from {@link #real}. */
  private double lost;

  private PyObject object;

  Sum(PyObject first) {
    if (first instanceof PyInt i) {
      ints = true;
      whole = i.value;
    } else {
      begin(first);
    }
  }

  private void begin(PyObject first) {
    ints = false;
    if (first.getClass() == PyFloat.class) {
      floats = true;
      real = ((PyFloat) first).value;
    } else {
      object = first;
    }
  }

  @Override
  public boolean take(PyObject x) {
    if (floats) {
      if (x.getClass() == PyFloat.class) {
        add(((PyFloat) x).value);
        return true;
      }
      if (x instanceof PyLong l && l.fitsLong()) {
        real += l.longValue();
        return true;
      }
      return false;
    }
    if (ints && (x instanceof PyInt || x instanceof PyBool)) {
      long v = ((PyLong) x).longValue();
      long r = whole + v;
      if (((whole ^ r) & (v ^ r)) >= 0) {
        whole = r;
        return true;
      }
    }
    return false;
  }

  /** Neumaier's variant of Kahan's summation, as CPython 3.12 and later. */
  private void add(double v) {
    double r = real;
    double t = r + v;
    if (Math.abs(r) >= Math.abs(v)) {
      lost += (r - t) + v;
    } else {
      lost += (v - t) + r;
    }
    real = t;
  }

  @Override
  protected boolean takeAny(PyObject x) {
    if (ints) {
      begin(Arith.binary(Slot.ADD, PyInt.of(whole), x));
    } else {
      object = Arith.binary(Slot.ADD, result(), x);
      floats = false;
    }
    return true;
  }

  /** The sum. */
  PyObject result() {
    if (ints) {
      return PyInt.of(whole);
    }
    return floats ? Py.real(compensated(real, lost)) : object;
  }

  private static double compensated(double acc, double c) {
    return c != 0 && !Double.isNaN(c) && !Double.isInfinite(c) ? acc + c : acc;
  }
}
