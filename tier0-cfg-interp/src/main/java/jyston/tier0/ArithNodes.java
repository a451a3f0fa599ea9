package jyston.tier0;

import jyston.frontend.code.Instr;
import jyston.profiler.OperandCell;
import jyston.runtime.Arith;
import jyston.runtime.Frame;
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

    @Override
    final PyObject eval(Frame f, PyObject[] r) {
      return box(raw(f, r));
    }
  }

  /** Addition. */
  static final class Add extends Binary {
    Add(Tier0Code code, int pc, Instr i, boolean inPlace, Expr ea, Expr eb) {
      super(code, pc, i, Slot.ADD, inPlace, ea, eb);
    }

    @Override
    int raw(Frame f, PyObject[] r) {
      int kinds = fetch(f, r);
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
    int exec(Frame f, PyObject[] r) {
      r[d] = box(raw(f, r));
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
      int kinds = fetch(f, r);
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
    int exec(Frame f, PyObject[] r) {
      r[d] = box(raw(f, r));
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
      int kinds = fetch(f, r);
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
    int exec(Frame f, PyObject[] r) {
      r[d] = box(raw(f, r));
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
      int kinds = fetch(f, r);
      if (kinds == LONGS) {
        if (longs(p, q)) {
          return LONG;
        }
        if (op == Slot.TRUEDIV && IntOps.divides(p, q)) {
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
    int exec(Frame f, PyObject[] r) {
      r[d] = box(raw(f, r));
      return go(f, r);
    }
  }
}
