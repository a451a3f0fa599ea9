package jyston.runtime;

/** Rich comparison (CPython's {@code PyObject_RichCompare}). */
public final class Compare {
  private Compare() {}

  /** Operators, in the order of the slots from {@link Slot#LT}. */
  public static final int LT = 0;

  public static final int LE = 1;
  public static final int EQ = 2;
  public static final int NE = 3;
  public static final int GT = 4;
  public static final int GE = 5;

  static final int[] SWAPPED = {GT, GE, EQ, NE, LT, LE};
  private static final String[] SYMBOL = {"<", "<=", "==", "!=", ">", ">="};

  /** {@code a op b}. */
  public static PyObject rich(PyObject a, PyObject b, int op) {
    if (a.getClass() == PyInt.class && b.getClass() == PyInt.class) {
      return Py.bool(compare(((PyInt) a).value, ((PyInt) b).value, op));
    }
    if (a.getClass() == PyStr.class && b.getClass() == PyStr.class) {
      return op == EQ || op == NE
          ? Py.bool(((PyStr) a).sameText((PyStr) b) == (op == EQ))
          : bySign(StrOps.compare((PyStr) a, (PyStr) b), op);
    }
    if (a.getClass() == PyFloat.class && b.getClass() == PyFloat.class) {
      return Py.bool(compare(((PyFloat) a).value, ((PyFloat) b).value, op));
    }
    if (a.getClass() == PyBigInt.class && b instanceof PyLong l && !(b instanceof PyIntSub)) {
      return bySign(IntOps.compare((PyBigInt) a, l), op);
    }
    if (a.getClass() == PyTuple.class && b.getClass() == PyTuple.class) {
      PyObject r = tuples((PyTuple) a, (PyTuple) b, op);
      if (r != null) {
        return r;
      }
    }
    return slow(a, b, op);
  }

  /** Compares tuples where numbers and strs decide, which no comparison is nested in; else null. */
  private static PyObject tuples(PyTuple a, PyTuple b, int op) {
    PyObject[] x = a.items;
    PyObject[] y = b.items;
    int n = Math.min(x.length, y.length);
    for (int i = 0; i < n; i++) {
      PyObject p = x[i];
      PyObject q = y[i];
      if (p == q) {
        continue;
      }
      if (p.getClass() == PyInt.class && q.getClass() == PyInt.class) {
        long l = ((PyInt) p).value;
        long r = ((PyInt) q).value;
        if (l != r) {
          return Py.bool(compare(l, r, op));
        }
      } else if (p.getClass() == PyStr.class && q.getClass() == PyStr.class) {
        if (!((PyStr) p).sameText((PyStr) q)) {
          return op == EQ || op == NE
              ? Py.bool(op == NE)
              : bySign(StrOps.compare((PyStr) p, (PyStr) q), op);
        }
      } else {
        int sign = numbers(p, q);
        if (sign == UNKNOWN) {
          return null;
        }
        if (sign != 0) {
          return bySign(sign, op);
        }
      }
    }
    return Py.bool(compare((long) x.length, y.length, op));
  }

  private static final int UNKNOWN = 2;

  /** The order of two floats, or of two ints of any class that compares as int does. */
  private static int numbers(PyObject p, PyObject q) {
    if (p.getClass() == PyFloat.class && q.getClass() == PyFloat.class) {
      double l = ((PyFloat) p).value;
      double r = ((PyFloat) q).value;
      return l < r ? -1 : l > r ? 1 : l == r ? 0 : UNKNOWN;
    }
    return p instanceof PyLong l && q instanceof PyLong r && asInt(l) && asInt(r)
        ? Integer.signum(ints(l, r))
        : UNKNOWN;
  }

  private static boolean asInt(PyLong a) {
    return a.getClass() != PyIntSub.class || a.type().comparesAsInt();
  }

  /** The order of two ints of any class; most are small, and asking them costs virtual calls. */
  private static int ints(PyLong a, PyLong b) {
    PyLong x = a.getClass() == PyIntSub.class ? ((PyIntSub) a).exact() : a;
    PyLong y = b.getClass() == PyIntSub.class ? ((PyIntSub) b).exact() : b;
    return x.getClass() == PyInt.class && y.getClass() == PyInt.class
        ? Long.compare(((PyInt) x).value, ((PyInt) y).value)
        : IntOps.compare(x, y);
  }

  private static PyObject slow(PyObject a, PyObject b, int op) {
    if ((op == EQ || op == NE)
        && a instanceof PyStr x
        && b instanceof PyStr y
        && a.type().equalsAsStr()
        && b.type().equalsAsStr()) {
      return Py.bool(x.sameText(y) == (op == EQ));
    }
    if (a instanceof PyLong x && b instanceof PyLong y && asInt(x) && asInt(y)) {
      return bySign(ints(x, y), op);
    }
    if (a instanceof PyTuple x
        && b instanceof PyTuple y
        && a.type().slot(Slot.LT + op) == PyTuple.TYPE.slot(Slot.LT + op)
        && b.type().slot(Slot.LT + SWAPPED[op]) == PyTuple.TYPE.slot(Slot.LT + SWAPPED[op])) {
      PyObject r = tuples(x, y, op);
      if (r != null) {
        return r;
      }
    }
    ThreadState ts = ThreadState.current();
    ts.enterNative(" in comparison");
    try {
      if (a.getClass() == PyTuple.class && b.getClass() == PyTuple.class) {
        return ((PyTuple) a).compare(b, op);
      }
      if (a.getClass() == PyList.class && b.getClass() == PyList.class) {
        return ((PyList) a).compare(b, op);
      }
      return generic(a, b, op);
    } finally {
      ts.leaveNative();
    }
  }

  private static PyObject generic(PyObject a, PyObject b, int op) {
    PyType ta = a.type();
    PyType tb = b.type();
    boolean reflectedTried = false;
    if (ta != tb && tb.isSubtypeOf(ta)) {
      PyObject m = tb.slot(Slot.LT + SWAPPED[op]);
      if (m != null) {
        reflectedTried = true;
        PyObject r = call(m, b, a);
        if (r != Py.NotImplemented) {
          return r;
        }
      }
    }
    PyObject m = ta.slot(Slot.LT + op);
    if (m != null) {
      PyObject r = call(m, a, b);
      if (r != Py.NotImplemented) {
        return r;
      }
    }
    return reflectedTried ? afterReflected(op, a, b) : afterMethod(op, a, b);
  }

  /** {@code a op b} after the method of a has given NotImplemented, or there is none. */
  public static PyObject afterMethod(int op, PyObject a, PyObject b) {
    PyObject m = b.type().slot(Slot.LT + SWAPPED[op]);
    if (m != null) {
      PyObject r = call(m, b, a);
      if (r != Py.NotImplemented) {
        return r;
      }
    }
    return afterReflected(op, a, b);
  }

  /** {@code a op b} after the methods of both have given NotImplemented, or there are none. */
  public static PyObject afterReflected(int op, PyObject a, PyObject b) {
    if (op == EQ) {
      return Py.bool(Ops.same(a, b));
    }
    if (op == NE) {
      return Py.bool(!Ops.same(a, b));
    }
    throw Py.typeError(
        "'"
            + SYMBOL[op]
            + "' not supported between instances of '"
            + a.type().name()
            + "' and '"
            + b.type().name()
            + "'");
  }

  private static PyObject call(PyObject m, PyObject self, PyObject other) {
    if (m.isMethodLike()) {
      return m.call2(self, other);
    }
    PyObject bound;
    try {
      bound = m.descrGet(self, self.type());
    } catch (PyException e) {
      // As CPython does, whatever it is: a comparison that cannot be had is not implemented.
      return Py.NotImplemented;
    }
    return bound.call1(other);
  }

  /** Compares two ints. */
  public static boolean compare(long a, long b, int op) {
    return switch (op) {
      case LT -> a < b;
      case LE -> a <= b;
      case EQ -> a == b;
      case NE -> a != b;
      case GT -> a > b;
      default -> a >= b;
    };
  }

  /** Compares two floats; every comparison but != is false with a NaN. */
  public static boolean compare(double a, double b, int op) {
    return switch (op) {
      case LT -> a < b;
      case LE -> a <= b;
      case EQ -> a == b;
      case NE -> a != b;
      case GT -> a > b;
      default -> a >= b;
    };
  }

  /** The result of {@code compareTo} under an operator. */
  public static PyBool bySign(int sign, int op) {
    return Py.bool(compare((long) sign, 0L, op));
  }

  /** {@code bool(a op b)}. */
  public static boolean test(PyObject a, PyObject b, int op) {
    if (a.getClass() == PyInt.class && b.getClass() == PyInt.class) {
      return compare(((PyInt) a).value, ((PyInt) b).value, op);
    }
    PyObject r = rich(a, b, op);
    return r == Py.True || r != Py.False && r.isTrue();
  }

  /** {@code bool(a == text)} or {@code bool(a != text)}, of an exact str. */
  public static boolean testStr(PyObject a, PyStr text, int op) {
    if (a == text) {
      return op == EQ;
    }
    return a.getClass() == PyStr.class || a.getClass() == PyStrSub.class && a.type().equalsAsStr()
        ? ((PyStr) a).sameText(text) == (op == EQ)
        : test(a, text, op);
  }

  /** {@code a == b} as a truth value. */
  public static boolean equal(PyObject a, PyObject b) {
    return test(a, b, EQ);
  }

  /** {@code a is b or a == b}, the equality of containers. */
  public static boolean identicalOrEqual(PyObject a, PyObject b) {
    if (a == b) {
      return true;
    }
    if (a.getClass() == PyInt.class && b.getClass() == PyInt.class) {
      return ((PyInt) a).value == ((PyInt) b).value;
    }
    // A NaN may have been unboxed and boxed again: it stays identical to itself.
    return test(a, b, EQ)
        || (a.getClass() == PyFloat.class || a.getClass() == PyComplex.class) && Ops.same(a, b);
  }
}
