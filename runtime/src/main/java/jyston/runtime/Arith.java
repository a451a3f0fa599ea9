package jyston.runtime;

/**
 * Binary and unary operators through the special methods (CPython's {@code Objects/abstract.c}).
 */
public final class Arith {
  private Arith() {}

  private static final String[] SYMBOL = {
    "+", "-", "*", "@", "/", "//", "%", "divmod()", "** or pow()", "<<", ">>", "&", "^", "|"
  };

  /**
   * {@code a op b}.
   *
   * @param op a triple's first number, such as {@link Slot#ADD}
   */
  public static PyObject binary(int op, PyObject a, PyObject b) {
    if (isExactInt(a) && isExactInt(b)) {
      PyObject r = ints(op, (PyLong) a, (PyLong) b);
      if (r != null) {
        return r;
      }
    }
    PyObject r = binaryOrNotImplemented(op, a, b);
    if (r == Py.NotImplemented) {
      throw unsupported(op, a, b, false);
    }
    return r;
  }

  /** {@code a op= b}. */
  public static PyObject inPlace(int op, PyObject a, PyObject b) {
    if (isExactInt(a) && isExactInt(b)) {
      PyObject r = ints(op, (PyLong) a, (PyLong) b);
      if (r != null) {
        return r;
      }
    }
    PyObject m = a.type().slot(op + 2);
    if (m != null) {
      PyObject r = Slot.call(m, a, b);
      if (r != Py.NotImplemented) {
        return r;
      }
    }
    if (op == Slot.MUL && SequenceErrors.isNoRepeatInPlace(a, b)) {
      m = a.type().slot(op);
      PyObject r = m == null ? Py.NotImplemented : Slot.call(m, a, b);
      if (r == Py.NotImplemented) {
        throw unsupported("*=", a, b);
      }
      return r;
    }
    return afterInPlace(op, a, b);
  }

  /** {@code a op= b} after the in-place method of a has given NotImplemented, or there is none. */
  public static PyObject afterInPlace(int op, PyObject a, PyObject b) {
    PyObject r = binaryOrNotImplemented(op, a, b);
    if (r == Py.NotImplemented) {
      throw unsupported(op, a, b, true);
    }
    return r;
  }

  /** {@code a op b} after the method of a, which comes first, has given NotImplemented. */
  public static PyObject afterMethod(int op, PyObject a, PyObject b, boolean inPlace) {
    PyType tb = b.type();
    PyObject m = a.type() == tb ? null : tb.slot(op + 1);
    PyObject r = m == null ? Py.NotImplemented : Slot.call(m, b, a);
    return r == Py.NotImplemented ? afterReflected(op, a, b, inPlace) : r;
  }

  /** {@code a op b} after the methods of both have given NotImplemented: raises the TypeError. */
  public static PyObject afterReflected(int op, PyObject a, PyObject b, boolean inPlace) {
    throw unsupported(op, a, b, inPlace);
  }

  private static boolean isExactInt(PyObject o) {
    return o.getClass() == PyInt.class || o.getClass() == PyBigInt.class;
  }

  /** The operators of exact ints that are worth a way of their own; null for the others. */
  private static PyObject ints(int op, PyLong a, PyLong b) {
    return switch (op) {
      case Slot.ADD -> IntOps.add(a, b);
      case Slot.SUB -> IntOps.sub(a, b);
      case Slot.MUL -> IntOps.mul(a, b);
      case Slot.FLOORDIV -> IntOps.floorDiv(a, b);
      case Slot.MOD -> IntOps.mod(a, b);
      case Slot.AND -> IntOps.and(a, b);
      case Slot.OR -> IntOps.or(a, b);
      case Slot.XOR -> IntOps.xor(a, b);
      case Slot.LSHIFT -> IntOps.shiftLeft(a, b);
      case Slot.RSHIFT -> IntOps.shiftRight(a, b);
      default -> null;
    };
  }

  /** As {@link #binary}, giving NotImplemented where neither operand knows the other. */
  public static PyObject binaryOrNotImplemented(int op, PyObject a, PyObject b) {
    PyType ta = a.type();
    PyType tb = b.type();
    PyObject ma = ta.slot(op);
    if (a instanceof PyLong x && b instanceof PyLong y && ma == PyLong.TYPE.slot(op)) {
      // Subclasses that change nothing of it.
      if (ta == tb || tb.slot(op + 1) == PyLong.TYPE.slot(op + 1)) {
        PyObject r = ints(op, x.exact(), y.exact());
        if (r != null) {
          return r;
        }
      }
    }
    if (ta != tb) {
      PyObject mb = tb.slot(op + 1);
      if (mb != null && (ma == null || tb.isSubtypeOf(ta) && mb != ta.slot(op + 1))) {
        PyObject r = Slot.call(mb, b, a);
        if (r != Py.NotImplemented || ma == null) {
          return r;
        }
        mb = null;
      }
      if (ma != null) {
        PyObject r = Slot.call(ma, a, b);
        if (r != Py.NotImplemented) {
          return r;
        }
      }
      return mb == null ? Py.NotImplemented : Slot.call(mb, b, a);
    }
    return ma == null ? Py.NotImplemented : Slot.call(ma, a, b);
  }

  private static PyException unsupported(int op, PyObject a, PyObject b, boolean inPlace) {
    // Sequences concatenate and repeat with messages of their own.
    PyException special = SequenceErrors.of(op, a, b);
    if (special != null) {
      return special;
    }
    String sym = SYMBOL[op / 3];
    if (inPlace) {
      sym = op == Slot.POW ? "**=" : sym + "=";
    }
    return unsupported(sym, a, b);
  }

  private static PyException unsupported(String sym, PyObject a, PyObject b) {
    return Py.typeError(
        "unsupported operand type(s) for "
            + sym
            + ": '"
            + a.type().name()
            + "' and '"
            + b.type().name()
            + "'");
  }

  /** {@code pow(a, b, m)}; m may be None. */
  public static PyObject pow(PyObject a, PyObject b, PyObject m) {
    if (m == null || m == Py.None) {
      return binary(Slot.POW, a, b);
    }
    PyObject f = a.type().slot(Slot.POW);
    if (f != null) {
      PyObject r = Slot.call(f, a, b, m);
      if (r != Py.NotImplemented) {
        return r;
      }
    }
    if (a instanceof PyFloat || b instanceof PyFloat || m instanceof PyFloat) {
      throw Py.typeError("pow() 3rd argument not allowed unless all arguments are integers");
    }
    if (a instanceof PyComplex || b instanceof PyComplex || m instanceof PyComplex) {
      throw Py.valueError("complex modulo");
    }
    throw Py.typeError(
        "unsupported operand type(s) for ** or pow(): '"
            + a.type().name()
            + "', '"
            + b.type().name()
            + "', '"
            + m.type().name()
            + "'");
  }

  /** {@code -a}, {@code +a}, {@code ~a}, {@code abs(a)} by slot number. */
  public static PyObject unary(int slot, PyObject a) {
    if (slot == Slot.NEG && isExactInt(a)) {
      return IntOps.neg((PyLong) a);
    }
    PyObject m = a.type().slot(slot);
    if (m == null) {
      String t = a.type().name();
      throw Py.typeError(
          slot == Slot.ABS
              ? "bad operand type for abs(): '" + t + "'"
              : "bad operand type for unary "
                  + (slot == Slot.NEG ? "-" : slot == Slot.POS ? "+" : "~")
                  + ": '"
                  + t
                  + "'");
    }
    return Slot.call(m, a);
  }
}
