package jyston.stdlib.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyException;
import jyston.runtime.PyFloat;
import jyston.runtime.PyInt;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;

/** Times from Python numbers (CPython's {@code pytime.c}). */
final class Timestamps {
  private Timestamps() {}

  static final long SECOND = 1_000_000_000L;

  /** Whole seconds, rounded down. */
  static long seconds(PyObject o) {
    if (o instanceof PyFloat f) {
      if (f.value != f.value) {
        throw Py.valueError("Invalid value NaN (not a number)");
      }
      double d = Math.floor(f.value);
      if (!(d >= -0x1p63 && d < 0x1p63)) {
        throw outOfRange();
      }
      return (long) d;
    }
    PyLong l = Ops.index(o);
    if (!l.fitsLong()) {
      throw outOfRange();
    }
    return l.longValue();
  }

  private static PyException outOfRange() {
    return Py.overflowError("timestamp out of range for platform time_t");
  }

  /** Nanoseconds of a number of seconds, rounded away from zero. */
  static long nanos(PyObject o) {
    if (o instanceof PyFloat f) {
      double d = f.value;
      if (d != d) {
        throw Py.valueError("Invalid value NaN (not a number)");
      }
      if (Double.isInfinite(d) || Math.abs(d) >= 9.3e9) {
        throw outOfRange();
      }
      BigDecimal b = new BigDecimal(d).movePointRight(9).setScale(0, RoundingMode.UP);
      if (b.toBigInteger().bitLength() > 63) {
        throw outOfRange();
      }
      return b.longValue();
    }
    PyLong l = Ops.index(o);
    if (!l.fitsLong()) {
      throw outOfRange();
    }
    long s = l.longValue();
    if (Math.abs(s) > Long.MAX_VALUE / SECOND) {
      throw outOfRange();
    }
    return s * SECOND;
  }

  /** Seconds as a float. */
  static double toDouble(long ns) {
    return ns % SECOND == 0 ? (double) (ns / SECOND) : ns / 1e9;
  }

  /** An OSError by number. */
  static PyException osError(int errno, String text) {
    PyObject e = PyBaseException.OS_ERROR.call2(PyInt.of(errno), Py.str(text));
    return new PyException((PyBaseException) e);
  }
}
