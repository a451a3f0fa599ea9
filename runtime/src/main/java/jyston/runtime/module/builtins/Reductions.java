package jyston.runtime.module.builtins;

import jyston.runtime.Arith;
import jyston.runtime.Compare;
import jyston.runtime.Py;
import jyston.runtime.PyBool;
import jyston.runtime.PyByteArray;
import jyston.runtime.PyBytes;
import jyston.runtime.PyFloat;
import jyston.runtime.PyInt;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.Slot;

/** {@code sum}, {@code min} and {@code max}. */
final class Reductions {
  private Reductions() {}

  static PyObject minMax(String name, PyObject[] args, PyObject key, PyObject deflt, boolean max) {
    if (args.length == 0) {
      throw Py.typeError(name + " expected at least 1 argument, got 0");
    }
    if (args.length > 1 && deflt != null) {
      throw Py.typeError(
          "Cannot specify a default for " + name + "() with multiple positional arguments");
    }
    PyObject k = key == Py.None ? null : key;
    int op = max ? Compare.GT : Compare.LT;
    PyObject best = null;
    PyObject bestKey = null;
    PyObject it = args.length > 1 ? null : args[0].iter();
    for (int i = 0; ; i++) {
      PyObject x = it != null ? it.iterNext() : i < args.length ? args[i] : null;
      if (x == null) {
        break;
      }
      PyObject v = k == null ? x : k.call1(x);
      if (best == null || Compare.test(v, bestKey, op)) {
        best = x;
        bestKey = v;
      }
    }
    if (best != null) {
      return best;
    }
    if (deflt != null) {
      return deflt;
    }
    throw Py.valueError(name + "() iterable argument is empty");
  }

  static PyObject sum(PyObject iterable, PyObject start) {
    PyObject it = iterable.iter();
    PyObject result = start == null ? PyInt.of(0) : start;
    if (result instanceof PyStr) {
      throw Py.typeError("sum() can't sum strings [use ''.join(seq) instead]");
    }
    if (result instanceof PyBytes) {
      throw Py.typeError("sum() can't sum bytes [use b''.join(seq) instead]");
    }
    if (result instanceof PyByteArray) {
      throw Py.typeError("sum() can't sum bytearray [use b''.join(seq) instead]");
    }
    if (result instanceof PyInt i) {
      long acc = i.value;
      while (true) {
        PyObject x = it.iterNext();
        if (x == null) {
          return PyInt.of(acc);
        }
        if (x instanceof PyInt || x instanceof PyBool) {
          long v = ((PyLong) x).longValue();
          long r = acc + v;
          if (((acc ^ r) & (v ^ r)) >= 0) {
            acc = r;
            continue;
          }
        }
        result = Arith.binary(Slot.ADD, PyInt.of(acc), x);
        break;
      }
    }
    if (result.getClass() == PyFloat.class) {
      double acc = ((PyFloat) result).value;
      double c = 0;
      while (true) {
        PyObject x = it.iterNext();
        if (x == null) {
          return Py.real(compensated(acc, c));
        }
        if (x.getClass() == PyFloat.class) {
          // Neumaier's variant of Kahan's summation, as CPython 3.12 and later.
          double v = ((PyFloat) x).value;
          double t = acc + v;
          if (Math.abs(acc) >= Math.abs(v)) {
            c += (acc - t) + v;
          } else {
            c += (v - t) + acc;
          }
          acc = t;
          continue;
        }
        if (x instanceof PyLong l && l.fitsLong()) {
          acc += l.longValue();
          continue;
        }
        result = Arith.binary(Slot.ADD, Py.real(compensated(acc, c)), x);
        break;
      }
    }
    PyObject x;
    while ((x = it.iterNext()) != null) {
      result = Arith.binary(Slot.ADD, result, x);
    }
    return result;
  }

  private static double compensated(double acc, double c) {
    return c != 0 && !Double.isNaN(c) && !Double.isInfinite(c) ? acc + c : acc;
  }
}
