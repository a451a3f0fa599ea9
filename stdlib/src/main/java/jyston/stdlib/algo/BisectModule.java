package jyston.stdlib.algo;

import jyston.runtime.Compare;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyInt;
import jyston.runtime.PyObject;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code _bisect}. */
@PyModuleDef(
    name = "_bisect",
    doc =
        "Bisection algorithms.\n\n"
            + "This module provides support for maintaining a list in sorted order without\n"
            + "having to sort the list after each insertion. For long lists of items with\n"
            + "expensive comparison operations, this can be an improvement over the more\n"
            + "common approach.\n")
public final class BisectModule extends BuiltinModule {
  /** For the index of modules. */
  public BisectModule() {}

  private static final String SIG = "(a, x, lo=0, hi=None, *, key=None)";

  private static long search(
      PyObject a, PyObject x, long lo, PyObject hi, PyObject key, boolean right) {
    if (lo < 0) {
      throw Py.valueError("lo must be non-negative");
    }
    long low = lo;
    long high = hi == null || hi == Py.None ? -1 : Ops.asSize(hi);
    if (high == -1) {
      high = length(a);
    }
    while (low < high) {
      long mid = (low + high) >>> 1;
      PyObject item = a.getItem(PyInt.of(mid));
      if (key != null) {
        item = key.call1(item);
      }
      if (right) {
        if (Compare.test(x, item, Compare.LT)) {
          high = mid;
        } else {
          low = mid + 1;
        }
      } else if (Compare.test(item, x, Compare.LT)) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return low;
  }

  private static long length(PyObject a) {
    int n = a.len();
    // Lengths beyond a Java int come back as its maximum.
    return n < Integer.MAX_VALUE ? n : Ops.asSize(Ops.callMethod(a, "__len__"));
  }

  private static PyObject key(PyObject key) {
    return key == Py.None ? null : key;
  }

  private static void insert(PyObject a, long at, PyObject x) {
    Ops.callMethod(a, "insert", PyInt.of(at), x);
  }

  @PyFunction(
      name = "bisect_right",
      sig = SIG,
      doc = "Return the index where to insert item x in list a, assuming a is sorted.")
  static long bisectRight(PyObject a, PyObject x, long lo, PyObject hi, PyObject key) {
    return search(a, x, lo, hi, key(key), true);
  }

  @PyFunction(
      name = "bisect_left",
      sig = SIG,
      doc = "Return the index where to insert item x in list a, assuming a is sorted.")
  static long bisectLeft(PyObject a, PyObject x, long lo, PyObject hi, PyObject key) {
    return search(a, x, lo, hi, key(key), false);
  }

  @PyFunction(
      name = "insort_right",
      sig = SIG,
      doc = "Insert item x in list a, and keep it sorted assuming a is sorted.")
  static void insortRight(PyObject a, PyObject x, long lo, PyObject hi, PyObject key) {
    PyObject k = key(key);
    insert(a, search(a, k == null ? x : k.call1(x), lo, hi, k, true), x);
  }

  @PyFunction(
      name = "insort_left",
      sig = SIG,
      doc = "Insert item x in list a, and keep it sorted assuming a is sorted.")
  static void insortLeft(PyObject a, PyObject x, long lo, PyObject hi, PyObject key) {
    PyObject k = key(key);
    insert(a, search(a, k == null ? x : k.call1(x), lo, hi, k, false), x);
  }
}
