package jyston.runtime.module.builtins;

import jyston.runtime.Compare;
import jyston.runtime.Py;
import jyston.runtime.PyBool;
import jyston.runtime.PyByteArray;
import jyston.runtime.PyBytes;
import jyston.runtime.PyFloat;
import jyston.runtime.PyInt;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.Sink;

/** {@code sum}, {@code min}, {@code max}, {@code any} and {@code all}. */
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
    Extreme e = new Extreme(key == Py.None ? null : key, max ? Compare.GT : Compare.LT);
    if (args.length > 1) {
      for (PyObject x : args) {
        e.takeAny(x);
      }
    } else {
      e.drain(args[0].iter());
    }
    if (e.best != null) {
      return e.best;
    }
    if (deflt != null) {
      return deflt;
    }
    throw Py.valueError(name + "() iterable argument is empty");
  }

  static PyObject sum(PyObject iterable, PyObject start) {
    PyObject it = iterable.iter();
    PyObject first = start == null ? PyInt.of(0) : start;
    if (first instanceof PyStr) {
      throw Py.typeError("sum() can't sum strings [use ''.join(seq) instead]");
    }
    if (first instanceof PyBytes) {
      throw Py.typeError("sum() can't sum bytes [use b''.join(seq) instead]");
    }
    if (first instanceof PyByteArray) {
      throw Py.typeError("sum() can't sum bytearray [use b''.join(seq) instead]");
    }
    Sum s = new Sum(first);
    s.drain(it);
    return s.result();
  }

  /** {@code any} when looking for true, {@code all} when looking for false. */
  static boolean meets(PyObject iterable, boolean wanted) {
    Truth t = new Truth(wanted);
    t.drain(iterable.iter());
    return t.met;
  }

  /** The least or greatest item so far. */
  private static final class Extreme extends Sink {
    private final PyObject key;
    private final int op;
    private PyObject best;
    private PyObject bestKey;

    Extreme(PyObject key, int op) {
      this.key = key;
      this.op = op;
    }

    @Override
    public boolean take(PyObject x) {
      PyObject b = best;
      if (b == null || key != null || x.getClass() != b.getClass()) {
        return false;
      }
      boolean better;
      if (x.getClass() == PyInt.class) {
        better = Compare.compare(((PyInt) x).value, ((PyInt) b).value, op);
      } else if (x.getClass() == PyFloat.class) {
        better = Compare.compare(((PyFloat) x).value, ((PyFloat) b).value, op);
      } else {
        return false;
      }
      if (better) {
        best = x;
        bestKey = x;
      }
      return true;
    }

    @Override
    protected boolean takeAny(PyObject x) {
      PyObject v = key == null ? x : key.call1(x);
      if (best == null || Compare.test(v, bestKey, op)) {
        best = x;
        bestKey = v;
      }
      return true;
    }
  }

  /** Looks for an item that is true, or for one that is not. */
  private static final class Truth extends Sink {
    private final boolean wanted;
    private boolean met;

    Truth(boolean wanted) {
      this.wanted = wanted;
    }

    @Override
    public boolean take(PyObject x) {
      Class<?> c = x.getClass();
      return (c == PyBool.class || c == PyInt.class || c == PyStr.class || x == Py.None)
          && x.isTrue() != wanted;
    }

    @Override
    protected boolean takeAny(PyObject x) {
      met = x.isTrue() == wanted;
      return !met;
    }
  }
}
