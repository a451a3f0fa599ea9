package jyston.tier0;

import jyston.frontend.code.Instr;
import jyston.profiler.OperandCell;
import jyston.runtime.Arith;
import jyston.runtime.Frame;
import jyston.runtime.Operators;
import jyston.runtime.PyFloat;
import jyston.runtime.PyInt;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.Slot;
import jyston.runtime.StrOps;

/**
 * Binary arithmetic on unboxed ints and floats where the operands are that, else through the
 * special methods.
 */
final class ArithNodes {
  private ArithNodes() {}

  /** An operator of a {@link Slot} number. */
  abstract static class Binary extends TwoOperands {
    final int op;
    private final boolean inPlace;

    Binary(Tier0Code code, int pc, Instr i, int op, boolean inPlace, Expr ea, Expr eb) {
      super(code, pc, i, ea, eb);
      this.op = op;
      this.inPlace = inPlace;
    }

    /** The result for operands that {@link #fetch} left and no fast path takes. */
    final int slow(Frame f, int kinds) {
      f.pc = pc;
      if (kinds == LONG_DOUBLE) {
        u = p;
      } else if (kinds == DOUBLE_LONG) {
        v = q;
      }
      if ((kinds == LONG_DOUBLE || kinds == DOUBLE_LONG) && floats()) {
        return DOUBLE;
      }
      if (kinds == LONGS && op != Slot.TRUEDIV && op != Slot.POW) {
        cell.seen |= OperandCell.OVERFLOW;
      }
      boxOperands(kinds);
      PyObject l = takeLeft();
      PyObject m = takeRight();
      if (op == Slot.ADD && l.getClass() == PyStr.class && m.getClass() == PyStr.class) {
        oval = StrOps.concat((PyStr) l, (PyStr) m);
        return OBJECT;
      }
      return unbox(inPlace ? Arith.inPlace(op, l, m) : Arith.binary(op, l, m));
    }

    /** The operator on the two floats, into dval; false where it is not that simple. */
    private boolean floats() {
      switch (op) {
        case Slot.ADD:
          dval = u + v;
          return true;
        case Slot.SUB:
          dval = u - v;
          return true;
        case Slot.MUL:
          dval = u * v;
          return true;
        case Slot.TRUEDIV:
          dval = u / v;
          return v != 0;
        default:
          return false;
      }
    }

    /** The result for operands that {@link #fetch} left: its kind, as {@link #raw} gives it. */
    abstract int apply(Frame f, int kinds);

    /** The result where {@link #left} was not a number, as {@link #dbl} gives it. */
    final double oddly(Frame f, PyObject[] r, double left) {
      return result(apply(f, odd(f, r, left)));
    }

    /** The result where {@link #right} was not a number, as {@link #dbl} gives it. */
    final double oddly(Frame f, PyObject[] r, double left, double right) {
      return result(apply(f, odd(f, r, left, right)));
    }

    private double result(int k) {
      kind = k;
      return k == DOUBLE ? dval : Double.NaN;
    }

    /** The result for two floats that is no float, as {@link #dbl} gives it. */
    final double slowDouble(Frame f, double u, double v) {
      this.u = u;
      this.v = v;
      return result(apply(f, DOUBLES));
    }

    /** The result where {@link #leftLong} was odd, as {@link #lng} gives it. */
    final long oddly(Frame f, PyObject[] r, long left) {
      return longResult(apply(f, odd(f, r, left)));
    }

    /** The result where {@link #rightLong} was odd, as {@link #lng} gives it. */
    final long oddly(Frame f, PyObject[] r, long left, long right) {
      return longResult(apply(f, odd(f, r, left, right)));
    }

    /** The result for two ints that is no int of 64 bits, as {@link #lng} gives it. */
    final long slowLong(Frame f, long p, long q) {
      this.p = p;
      this.q = q;
      return longResult(apply(f, LONGS));
    }

    private long longResult(int k) {
      kind = k;
      return k == LONG ? lval : ODD;
    }

    /** What {@link #lng} gave, boxed. */
    final PyObject boxed(long v) {
      return v != ODD || kind == LONG ? PyInt.of(v) : box(kind);
    }

    /** What {@link #dbl} gave, boxed. */
    final PyObject boxed(double v) {
      return v == v || kind == DOUBLE ? new PyFloat(v) : box(kind);
    }
  }

  /** Addition. */
  static final class Add extends Binary {
    Add(Tier0Code code, int pc, Instr i, boolean inPlace, Expr ea, Expr eb) {
      super(code, pc, i, Slot.ADD, inPlace, ea, eb);
    }

    @Override
    int raw(Frame f, PyObject[] r) {
      return apply(f, fetch(f, r));
    }

    @Override
    double dbl(Frame f, PyObject[] r) {
      if (!expectsFloats()) {
        return super.dbl(f, r);
      }
      double u = left(f, r);
      if (u != u) {
        return oddly(f, r, u);
      }
      double v = right(f, r);
      if (v != v) {
        return oddly(f, r, u, v);
      }
      double s = u + v;
      if (s != s) {
        kind = DOUBLE;
      }
      return s;
    }

    @Override
    long lng(Frame f, PyObject[] r) {
      if (!expectsInts()) {
        return super.lng(f, r);
      }
      long p = leftLong(f, r);
      if (p == ODD) {
        return oddly(f, r, p);
      }
      long q = rightLong(f, r);
      if (q == ODD) {
        return oddly(f, r, p, q);
      }
      long s = p + q;
      return ((p ^ s) & (q ^ s)) < 0 || s == ODD ? slowLong(f, p, q) : s;
    }

    @Override
    int apply(Frame f, int kinds) {
      if (kinds == LONGS) {
        long s = p + q;
        if (((p ^ s) & (q ^ s)) >= 0) {
          lval = s;
          return LONG;
        }
      } else if (kinds == DOUBLES) {
        dval = u + v;
        return DOUBLE;
      }
      return slow(f, kinds);
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      return expectsFloats() ? boxed(dbl(f, r)) : expectsInts() ? boxed(lng(f, r)) : box(raw(f, r));
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      r[d] = expectsFloats() ? boxed(dbl(f, r)) : expectsInts() ? boxed(lng(f, r)) : box(raw(f, r));
      return go(f, r);
    }
  }

  /** Subtraction. */
  static final class Sub extends Binary {
    Sub(Tier0Code code, int pc, Instr i, boolean inPlace, Expr ea, Expr eb) {
      super(code, pc, i, Slot.SUB, inPlace, ea, eb);
    }

    @Override
    int raw(Frame f, PyObject[] r) {
      return apply(f, fetch(f, r));
    }

    @Override
    double dbl(Frame f, PyObject[] r) {
      if (!expectsFloats()) {
        return super.dbl(f, r);
      }
      double u = left(f, r);
      if (u != u) {
        return oddly(f, r, u);
      }
      double v = right(f, r);
      if (v != v) {
        return oddly(f, r, u, v);
      }
      double s = u - v;
      if (s != s) {
        kind = DOUBLE;
      }
      return s;
    }

    @Override
    long lng(Frame f, PyObject[] r) {
      if (!expectsInts()) {
        return super.lng(f, r);
      }
      long p = leftLong(f, r);
      if (p == ODD) {
        return oddly(f, r, p);
      }
      long q = rightLong(f, r);
      if (q == ODD) {
        return oddly(f, r, p, q);
      }
      long s = p - q;
      return ((p ^ q) & (p ^ s)) < 0 || s == ODD ? slowLong(f, p, q) : s;
    }

    @Override
    int apply(Frame f, int kinds) {
      if (kinds == LONGS) {
        long s = p - q;
        if (((p ^ q) & (p ^ s)) >= 0) {
          lval = s;
          return LONG;
        }
      } else if (kinds == DOUBLES) {
        dval = u - v;
        return DOUBLE;
      }
      return slow(f, kinds);
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      return expectsFloats() ? boxed(dbl(f, r)) : expectsInts() ? boxed(lng(f, r)) : box(raw(f, r));
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      r[d] = expectsFloats() ? boxed(dbl(f, r)) : expectsInts() ? boxed(lng(f, r)) : box(raw(f, r));
      return go(f, r);
    }
  }

  /** Multiplication. */
  static final class Mul extends Binary {
    Mul(Tier0Code code, int pc, Instr i, boolean inPlace, Expr ea, Expr eb) {
      super(code, pc, i, Slot.MUL, inPlace, ea, eb);
    }

    @Override
    int raw(Frame f, PyObject[] r) {
      return apply(f, fetch(f, r));
    }

    @Override
    double dbl(Frame f, PyObject[] r) {
      if (!expectsFloats()) {
        return super.dbl(f, r);
      }
      double u = left(f, r);
      if (u != u) {
        return oddly(f, r, u);
      }
      double v = right(f, r);
      if (v != v) {
        return oddly(f, r, u, v);
      }
      double s = u * v;
      if (s != s) {
        kind = DOUBLE;
      }
      return s;
    }

    @Override
    long lng(Frame f, PyObject[] r) {
      if (!expectsInts()) {
        return super.lng(f, r);
      }
      long p = leftLong(f, r);
      if (p == ODD) {
        return oddly(f, r, p);
      }
      long q = rightLong(f, r);
      if (q == ODD) {
        return oddly(f, r, p, q);
      }
      long s = p * q;
      return Math.multiplyHigh(p, q) != s >> 63 || s == ODD ? slowLong(f, p, q) : s;
    }

    @Override
    int apply(Frame f, int kinds) {
      if (kinds == LONGS) {
        long lo = p * q;
        if (Math.multiplyHigh(p, q) == lo >> 63) {
          lval = lo;
          return LONG;
        }
      } else if (kinds == DOUBLES) {
        dval = u * v;
        return DOUBLE;
      }
      return slow(f, kinds);
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      return expectsFloats() ? boxed(dbl(f, r)) : expectsInts() ? boxed(lng(f, r)) : box(raw(f, r));
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      r[d] = expectsFloats() ? boxed(dbl(f, r)) : expectsInts() ? boxed(lng(f, r)) : box(raw(f, r));
      return go(f, r);
    }
  }

  /** The other operators. */
  static final class Other extends Binary {
    Other(Tier0Code code, int pc, Instr i, int op, boolean inPlace, Expr ea, Expr eb) {
      super(code, pc, i, op, inPlace, ea, eb);
    }

    @Override
    int raw(Frame f, PyObject[] r) {
      return apply(f, fetch(f, r));
    }

    @Override
    double dbl(Frame f, PyObject[] r) {
      if (op != Slot.TRUEDIV || !expectsFloats()) {
        return super.dbl(f, r);
      }
      double u = left(f, r);
      if (u != u) {
        return oddly(f, r, u);
      }
      double v = right(f, r);
      if (v != v) {
        return oddly(f, r, u, v);
      }
      if (v == 0) {
        return slowDouble(f, u, v);
      }
      double s = u / v;
      if (s != s) {
        kind = DOUBLE;
      }
      return s;
    }

    @Override
    long lng(Frame f, PyObject[] r) {
      if (!expectsInts()) {
        return super.lng(f, r);
      }
      long p = leftLong(f, r);
      if (p == ODD) {
        return oddly(f, r, p);
      }
      long q = rightLong(f, r);
      if (q == ODD) {
        return oddly(f, r, p, q);
      }
      return slowLong(f, p, q);
    }

    @Override
    int apply(Frame f, int kinds) {
      if (kinds == LONGS) {
        if (longs(p, q)) {
          return LONG;
        }
        if (op == Slot.TRUEDIV && Operators.divides(p, q)) {
          dval = (double) p / (double) q;
          return DOUBLE;
        }
      } else if (op == Slot.TRUEDIV && kinds == DOUBLES && v != 0) {
        dval = u / v;
        return DOUBLE;
      }
      return slow(f, kinds);
    }

    private boolean longs(long p, long q) {
      switch (op) {
        case Slot.AND:
          lval = p & q;
          return true;
        case Slot.OR:
          lval = p | q;
          return true;
        case Slot.XOR:
          lval = p ^ q;
          return true;
        case Slot.RSHIFT:
          lval = p >> (q > 63 ? 63 : (int) q);
          return q >= 0;
        case Slot.LSHIFT:
          if (q < 0 || q > 62) {
            return false;
          }
          lval = p << (int) q;
          return lval >> (int) q == p;
        case Slot.FLOORDIV:
          if (q == 0 || q == -1) {
            return false;
          }
          lval = Math.floorDiv(p, q);
          return true;
        case Slot.MOD:
          if (q == 0) {
            return false;
          }
          lval = Math.floorMod(p, q);
          return true;
        default:
          return false;
      }
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      return expectsFloats() ? boxed(dbl(f, r)) : expectsInts() ? boxed(lng(f, r)) : box(raw(f, r));
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      r[d] = expectsFloats() ? boxed(dbl(f, r)) : expectsInts() ? boxed(lng(f, r)) : box(raw(f, r));
      return go(f, r);
    }
  }
}
