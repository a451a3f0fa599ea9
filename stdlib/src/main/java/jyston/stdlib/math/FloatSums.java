package jyston.stdlib.math;

import jyston.runtime.Arith;
import jyston.runtime.IntOps;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBool;
import jyston.runtime.PyException;
import jyston.runtime.PyFloat;
import jyston.runtime.PyInt;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.Slot;

/** Sums without loss: {@code fsum}, {@code sumprod}, {@code hypot}, {@code dist}. */
final class FloatSums {
  private FloatSums() {}

  /** {@code math.fsum}: Shewchuk's partial sums. */
  static double fsum(PyObject seq) {
    double[] p = new double[32];
    int n = 0;
    double special = 0;
    double infinities = 0;
    PyObject it = seq.iter();
    PyObject item;
    while ((item = it.iterNext()) != null) {
      double x = Ops.asDouble(item);
      double original = x;
      int i = 0;
      for (int j = 0; j < n; j++) {
        double y = p[j];
        if (Math.abs(x) < Math.abs(y)) {
          double t = x;
          x = y;
          y = t;
        }
        double hi = x + y;
        double lo = y - (hi - x);
        if (lo != 0) {
          p[i++] = lo;
        }
        x = hi;
      }
      n = i;
      if (x != 0) {
        if (!Double.isFinite(x)) {
          if (Double.isFinite(original)) {
            throw Py.overflowError("intermediate overflow in fsum");
          }
          if (Double.isInfinite(original)) {
            infinities += original;
          }
          special += original;
          n = 0;
        } else {
          if (n == p.length) {
            p = java.util.Arrays.copyOf(p, n * 2);
          }
          p[n++] = x;
        }
      }
    }
    if (special != 0) {
      if (Double.isNaN(infinities)) {
        throw Py.valueError("-inf + inf in fsum");
      }
      return special;
    }
    double hi = 0;
    if (n > 0) {
      hi = p[--n];
      double lo = 0;
      while (n > 0) {
        double x = hi;
        double y = p[--n];
        hi = x + y;
        lo = y - (hi - x);
        if (lo != 0) {
          break;
        }
      }
      // Half-way cases round right across partials.
      if (n > 0 && (lo < 0 && p[n - 1] < 0 || lo > 0 && p[n - 1] > 0)) {
        double y = lo * 2.0;
        double x = hi + y;
        if (y == x - hi) {
          hi = x;
        }
      }
    }
    return hi;
  }

  /** The Euclidean norm of numbers whose absolute values are given with their maximum. */
  static double norm(double[] v, int n, double max, boolean nan) {
    if (Double.isInfinite(max)) {
      return max;
    }
    if (nan) {
      return Double.NaN;
    }
    if (max == 0 || n <= 1) {
      return max;
    }
    int e = MathModule.exponent(max);
    if (e < -1023) {
      for (int i = 0; i < n; i++) {
        v[i] /= Double.MIN_NORMAL;
      }
      return Double.MIN_NORMAL * norm(v, n, max / Double.MIN_NORMAL, false);
    }
    double scale = Math.scalb(1.0, -e);
    double sum = 1.0;
    double frac1 = 0;
    double frac2 = 0;
    for (int i = 0; i < n; i++) {
      double x = v[i] * scale;
      double hi = x * x;
      double lo = Math.fma(x, x, -hi);
      double s = sum + hi;
      frac2 += sum - s + hi;
      sum = s;
      frac1 += lo;
    }
    double h = Math.sqrt(sum - 1.0 + (frac1 + frac2));
    double hi = -h * h;
    double lo = Math.fma(-h, h, -hi);
    double s = sum + hi;
    frac2 += sum - s + hi;
    sum = s;
    frac1 += lo;
    double x = sum - 1.0 + (frac1 + frac2);
    h += x / (2.0 * h);
    return h / scale;
  }

  /** {@code math.sumprod}. */
  static PyObject sumprod(PyObject p, PyObject q) {
    PyObject pi = p.iter();
    PyObject qi = q.iter();
    PyObject total = PyInt.of(0);
    boolean ints = true;
    long intTotal = 0;
    boolean intUsed = false;
    boolean floats = true;
    boolean floatUsed = false;
    double high = 0;
    double low = 0;
    double tiny = 0;
    while (true) {
      PyObject a = pi.iterNext();
      PyObject b = qi.iterNext();
      if (a == null != (b == null)) {
        throw Py.valueError("Inputs are not the same length");
      }
      boolean finished = a == null;
      if (ints) {
        if (!finished && a.getClass() == PyInt.class && b.getClass() == PyInt.class) {
          long x = ((PyInt) a).value;
          long y = ((PyInt) b).value;
          long prod = x * y;
          long sum = intTotal + prod;
          if (Math.multiplyHigh(x, y) == prod >> 63 && ((intTotal ^ sum) & (prod ^ sum)) >= 0) {
            intTotal = sum;
            intUsed = true;
            continue;
          }
        }
        ints = false;
        if (intUsed) {
          total = Arith.binary(Slot.ADD, total, PyInt.of(intTotal));
        }
      }
      if (floats) {
        if (!finished && floatPair(a, b)) {
          double x = number(a);
          double y = number(b);
          double prod = x * y;
          double err = Math.fma(x, y, -prod);
          double s1 = high + prod;
          double e1 = twoSumError(high, prod, s1);
          double s2 = low + err;
          double e2 = twoSumError(low, err, s2);
          double s3 = s2 + e1;
          double e3 = twoSumError(s2, e1, s3);
          if (Double.isFinite(s1) && !Double.isInfinite(x) && !Double.isInfinite(y)) {
            high = s1;
            low = s3;
            tiny = tiny + e2 + e3;
            floatUsed = true;
            continue;
          }
        }
        floats = false;
        if (floatUsed) {
          double lastHi = low + tiny;
          double lastLo = twoSumError(low, tiny, lastHi);
          double hi = high + lastHi;
          double lo = twoSumError(high, lastHi, hi);
          total = Arith.binary(Slot.ADD, total, Py.real(hi + (lo + lastLo)));
        }
      }
      if (finished) {
        return total;
      }
      total = Arith.binary(Slot.ADD, total, Arith.binary(Slot.MUL, a, b));
    }
  }

  private static double twoSumError(double a, double b, double sum) {
    double z = sum - a;
    return a - (sum - z) + (b - z);
  }

  private static boolean floatPair(PyObject a, PyObject b) {
    boolean fa = a.getClass() == PyFloat.class;
    boolean fb = b.getClass() == PyFloat.class;
    return fa && fb || fa && convertible(b) || fb && convertible(a);
  }

  private static boolean convertible(PyObject o) {
    if (!(o instanceof PyLong l) || !(o instanceof PyBool) && o.type() != PyLong.TYPE) {
      return false;
    }
    try {
      l.toDouble();
      return true;
    } catch (PyException e) {
      if (e.matches(PyBaseException.OVERFLOW_ERROR)) {
        return false;
      }
      throw e;
    }
  }

  private static double number(PyObject o) {
    return o instanceof PyFloat f ? f.value : ((PyLong) o).toDouble();
  }

  /** {@code math.prod}. */
  static PyObject prod(PyObject iterable, PyObject start) {
    PyObject r = start == null ? PyInt.of(1) : start;
    PyObject it = iterable.iter();
    PyObject item;
    while ((item = it.iterNext()) != null) {
      if (r instanceof PyInt a && item instanceof PyInt b) {
        r = IntOps.mul(a.value, b.value);
      } else {
        r = Arith.binary(Slot.MUL, r, item);
      }
    }
    return r;
  }
}
