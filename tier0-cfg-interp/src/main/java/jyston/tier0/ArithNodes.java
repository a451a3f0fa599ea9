package jyston.tier0;

import jyston.frontend.code.Instr;
import jyston.runtime.Arith;
import jyston.runtime.Frame;
import jyston.runtime.PyFloat;
import jyston.runtime.PyInt;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.Slot;
import jyston.runtime.StrOps;

/**
 * Binary arithmetic on unboxed ints and floats where the operands are that, else through the
 * special methods. The bits in {@link Binary#seen} are the feedback of a site.
 */
final class ArithNodes {
  private ArithNodes() {}

  static final int INT = 1;
  static final int FLOAT = 2;
  static final int STR = 4;
  static final int OTHER = 8;
  static final int OVERFLOW = 16;

  /** Operands and feedback of a site. */
  abstract static class Binary extends Expr {
    final Tier0Code code;
    final boolean inPlace;
    final int a;
    final Expr ea;
    final int b;
    final Expr eb;
    final long kq;
    int seen;

    Binary(Tier0Code code, int pc, Instr i, boolean inPlace, Expr ea, Expr eb) {
      super(pc, i.dst);
      this.code = code;
      this.inPlace = inPlace;
      this.a = i.a;
      this.ea = ea;
      this.b = i.b;
      // An int constant on the right is common enough to be part of the node.
      boolean k = eb instanceof Constant c && c.k.getClass() == PyInt.class;
      this.eb = k ? null : eb;
      this.kq = k ? ((PyInt) ((Constant) eb).k).value : 0;
    }

    /** The slot number of the operator. */
    abstract int op();

    /** The operator on floats; asked for where it is plus, minus, times or true division. */
    abstract double mixed(double u, double v);

    private static int bit(PyObject o) {
      Class<?> c = o.getClass();
      return c == PyInt.class ? INT : c == PyFloat.class ? FLOAT : c == PyStr.class ? STR : OTHER;
    }

    final int slow(
        Frame f, int kx, long p, double u, PyObject x, int ky, long q, double v, PyObject y) {
      f.pc = pc;
      int op = op();
      if (kx != OBJECT && ky != OBJECT && kx != ky) {
        seen |= INT | FLOAT;
        double s = kx == LONG ? (double) p : u;
        double t = ky == LONG ? (double) q : v;
        if (op <= Slot.MUL || op == Slot.TRUEDIV && t != 0) {
          dval = mixed(s, t);
          return DOUBLE;
        }
      }
      PyObject l = kx == LONG ? PyInt.of(p) : kx == DOUBLE ? new PyFloat(u) : x;
      PyObject m = ky == LONG ? PyInt.of(q) : ky == DOUBLE ? new PyFloat(v) : y;
      int bits = bit(l) | bit(m);
      if ((seen | bits) != seen) {
        seen |= bits;
        code.misses++;
      }
      PyObject z;
      if (op == Slot.ADD && l.getClass() == PyStr.class && m.getClass() == PyStr.class) {
        z = StrOps.concat((PyStr) l, (PyStr) m);
      } else {
        z = inPlace ? Arith.inPlace(op, l, m) : Arith.binary(op, l, m);
      }
      return unbox(z);
    }

    @Override
    final String feedback() {
      return "seen " + seen;
    }
  }

  /** Addition. */
  static final class Add extends Binary {
    Add(Tier0Code code, int pc, Instr i, boolean inPlace, Expr ea, Expr eb) {
      super(code, pc, i, inPlace, ea, eb);
    }

    @Override
    int op() {
      return Slot.ADD;
    }

    @Override
    int raw(Frame f, PyObject[] r) {
      PyObject x = null;
      PyObject y = null;
      long p = 0;
      long q = 0;
      double u = 0;
      double v = 0;
      int kx;
      int ky;
      if (ea == null) {
        x = r[a];
        if (x.getClass() == PyInt.class) {
          p = ((PyInt) x).value;
          kx = LONG;
        } else if (x.getClass() == PyFloat.class) {
          u = ((PyFloat) x).value;
          kx = DOUBLE;
        } else {
          kx = OBJECT;
        }
      } else {
        kx = ea.raw(f, r);
        p = ea.lval;
        u = ea.dval;
        if (kx == OBJECT) {
          x = ea.take();
        }
      }
      if (eb == null) {
        if (b >= 0) {
          y = r[b];
          if (y.getClass() == PyInt.class) {
            q = ((PyInt) y).value;
            ky = LONG;
          } else if (y.getClass() == PyFloat.class) {
            v = ((PyFloat) y).value;
            ky = DOUBLE;
          } else {
            ky = OBJECT;
          }
        } else {
          ky = LONG;
          q = kq;
        }
      } else {
        ky = eb.raw(f, r);
        q = eb.lval;
        v = eb.dval;
        if (ky == OBJECT) {
          y = eb.take();
        }
      }
      if (kx == LONG && ky == LONG) {
        long s = p + q;
        if (((p ^ s) & (q ^ s)) >= 0) {
          if ((seen & INT) == 0) {
            seen |= INT;
          }
          lval = s;
          return LONG;
        }
        seen |= OVERFLOW;
      } else if (kx == DOUBLE && ky == DOUBLE) {
        if ((seen & FLOAT) == 0) {
          seen |= FLOAT;
        }
        dval = u + v;
        return DOUBLE;
      }
      return slow(f, kx, p, u, x, ky, q, v, y);
    }

    @Override
    double mixed(double u, double v) {
      return u + v;
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      return box(raw(f, r));
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      r[d] = box(raw(f, r));
      return next;
    }
  }

  /** Subtraction. */
  static final class Sub extends Binary {
    Sub(Tier0Code code, int pc, Instr i, boolean inPlace, Expr ea, Expr eb) {
      super(code, pc, i, inPlace, ea, eb);
    }

    @Override
    int op() {
      return Slot.SUB;
    }

    @Override
    int raw(Frame f, PyObject[] r) {
      PyObject x = null;
      PyObject y = null;
      long p = 0;
      long q = 0;
      double u = 0;
      double v = 0;
      int kx;
      int ky;
      if (ea == null) {
        x = r[a];
        if (x.getClass() == PyInt.class) {
          p = ((PyInt) x).value;
          kx = LONG;
        } else if (x.getClass() == PyFloat.class) {
          u = ((PyFloat) x).value;
          kx = DOUBLE;
        } else {
          kx = OBJECT;
        }
      } else {
        kx = ea.raw(f, r);
        p = ea.lval;
        u = ea.dval;
        if (kx == OBJECT) {
          x = ea.take();
        }
      }
      if (eb == null) {
        if (b >= 0) {
          y = r[b];
          if (y.getClass() == PyInt.class) {
            q = ((PyInt) y).value;
            ky = LONG;
          } else if (y.getClass() == PyFloat.class) {
            v = ((PyFloat) y).value;
            ky = DOUBLE;
          } else {
            ky = OBJECT;
          }
        } else {
          ky = LONG;
          q = kq;
        }
      } else {
        ky = eb.raw(f, r);
        q = eb.lval;
        v = eb.dval;
        if (ky == OBJECT) {
          y = eb.take();
        }
      }
      if (kx == LONG && ky == LONG) {
        long s = p - q;
        if (((p ^ q) & (p ^ s)) >= 0) {
          if ((seen & INT) == 0) {
            seen |= INT;
          }
          lval = s;
          return LONG;
        }
        seen |= OVERFLOW;
      } else if (kx == DOUBLE && ky == DOUBLE) {
        if ((seen & FLOAT) == 0) {
          seen |= FLOAT;
        }
        dval = u - v;
        return DOUBLE;
      }
      return slow(f, kx, p, u, x, ky, q, v, y);
    }

    @Override
    double mixed(double u, double v) {
      return u - v;
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      return box(raw(f, r));
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      r[d] = box(raw(f, r));
      return next;
    }
  }

  /** Multiplication. */
  static final class Mul extends Binary {
    Mul(Tier0Code code, int pc, Instr i, boolean inPlace, Expr ea, Expr eb) {
      super(code, pc, i, inPlace, ea, eb);
    }

    @Override
    int op() {
      return Slot.MUL;
    }

    @Override
    int raw(Frame f, PyObject[] r) {
      PyObject x = null;
      PyObject y = null;
      long p = 0;
      long q = 0;
      double u = 0;
      double v = 0;
      int kx;
      int ky;
      if (ea == null) {
        x = r[a];
        if (x.getClass() == PyInt.class) {
          p = ((PyInt) x).value;
          kx = LONG;
        } else if (x.getClass() == PyFloat.class) {
          u = ((PyFloat) x).value;
          kx = DOUBLE;
        } else {
          kx = OBJECT;
        }
      } else {
        kx = ea.raw(f, r);
        p = ea.lval;
        u = ea.dval;
        if (kx == OBJECT) {
          x = ea.take();
        }
      }
      if (eb == null) {
        if (b >= 0) {
          y = r[b];
          if (y.getClass() == PyInt.class) {
            q = ((PyInt) y).value;
            ky = LONG;
          } else if (y.getClass() == PyFloat.class) {
            v = ((PyFloat) y).value;
            ky = DOUBLE;
          } else {
            ky = OBJECT;
          }
        } else {
          ky = LONG;
          q = kq;
        }
      } else {
        ky = eb.raw(f, r);
        q = eb.lval;
        v = eb.dval;
        if (ky == OBJECT) {
          y = eb.take();
        }
      }
      if (kx == LONG && ky == LONG) {
        long hi = Math.multiplyHigh(p, q);
        long lo = p * q;
        if (hi == lo >> 63) {
          if ((seen & INT) == 0) {
            seen |= INT;
          }
          lval = lo;
          return LONG;
        }
        seen |= OVERFLOW;
      } else if (kx == DOUBLE && ky == DOUBLE) {
        if ((seen & FLOAT) == 0) {
          seen |= FLOAT;
        }
        dval = u * v;
        return DOUBLE;
      }
      return slow(f, kx, p, u, x, ky, q, v, y);
    }

    @Override
    double mixed(double u, double v) {
      return u * v;
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      return box(raw(f, r));
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      r[d] = box(raw(f, r));
      return next;
    }
  }

  /** The other operators. */
  static final class Other extends Binary {
    private final int op;

    Other(Tier0Code code, int pc, Instr i, int op, boolean inPlace, Expr ea, Expr eb) {
      super(code, pc, i, inPlace, ea, eb);
      this.op = op;
    }

    @Override
    int op() {
      return op;
    }

    @Override
    int raw(Frame f, PyObject[] r) {
      PyObject x = null;
      PyObject y = null;
      long p = 0;
      long q = 0;
      double u = 0;
      double v = 0;
      int kx;
      int ky;
      if (ea == null) {
        x = r[a];
        if (x.getClass() == PyInt.class) {
          p = ((PyInt) x).value;
          kx = LONG;
        } else if (x.getClass() == PyFloat.class) {
          u = ((PyFloat) x).value;
          kx = DOUBLE;
        } else {
          kx = OBJECT;
        }
      } else {
        kx = ea.raw(f, r);
        p = ea.lval;
        u = ea.dval;
        if (kx == OBJECT) {
          x = ea.take();
        }
      }
      if (eb == null) {
        if (b >= 0) {
          y = r[b];
          if (y.getClass() == PyInt.class) {
            q = ((PyInt) y).value;
            ky = LONG;
          } else if (y.getClass() == PyFloat.class) {
            v = ((PyFloat) y).value;
            ky = DOUBLE;
          } else {
            ky = OBJECT;
          }
        } else {
          ky = LONG;
          q = kq;
        }
      } else {
        ky = eb.raw(f, r);
        q = eb.lval;
        v = eb.dval;
        if (ky == OBJECT) {
          y = eb.take();
        }
      }
      if (kx == LONG && ky == LONG) {
        if (longs(p, q)) {
          if ((seen & INT) == 0) {
            seen |= INT;
          }
          return LONG;
        }
        if (op == Slot.TRUEDIV && IntOps.divides(p, q)) {
          seen |= INT;
          dval = (double) p / (double) q;
          return DOUBLE;
        }
      } else if (op == Slot.TRUEDIV && kx == DOUBLE && ky == DOUBLE && v != 0) {
        if ((seen & FLOAT) == 0) {
          seen |= FLOAT;
        }
        dval = u / v;
        return DOUBLE;
      }
      return slow(f, kx, p, u, x, ky, q, v, y);
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
    double mixed(double u, double v) {
      return u / v;
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      return box(raw(f, r));
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      r[d] = box(raw(f, r));
      return next;
    }
  }
}
