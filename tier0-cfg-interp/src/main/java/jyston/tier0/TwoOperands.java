package jyston.tier0;

import jyston.frontend.code.Instr;
import jyston.profiler.OperandCell;
import jyston.runtime.Frame;
import jyston.runtime.PyFloat;
import jyston.runtime.PyInt;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;

/**
 * A node with two operands that may be unboxed numbers: evaluates them, tells what they are, and
 * keeps the feedback of the site.
 */
abstract class TwoOperands extends Expr {
  /** {@link #fetch} left two ints in {@link #p} and {@link #q}. */
  static final int LONGS = 0;

  /** {@link #fetch} left two floats in {@link #u} and {@link #v}. */
  static final int DOUBLES = 1;

  /** {@link #fetch} left an int in {@link #p} and a float in {@link #v}. */
  static final int LONG_DOUBLE = 2;

  /** {@link #fetch} left a float in {@link #u} and an int in {@link #q}. */
  static final int DOUBLE_LONG = 3;

  /** {@link #fetch} left two objects in {@link #x} and {@link #y}. */
  static final int OBJECTS = 4;

  final Tier0Code code;
  final OperandCell cell;
  private final int a;
  private final Expr ea;
  private final int b;
  private final Expr eb;
  private final long kq;

  /**
   * The operands after {@link #fetch}. The reader takes them before anything else can run, as with
   * the result of {@link Expr#raw}.
   */
  long p;

  long q;
  double u;
  double v;
  PyObject x;
  PyObject y;

  TwoOperands(Tier0Code code, int pc, Instr i, Expr ea, Expr eb) {
    super(pc, i.dst);
    this.code = code;
    this.cell = code.profile.operands(pc);
    this.a = i.a;
    this.ea = ea;
    this.b = i.b;
    // An int constant on the right is common enough to be part of the node.
    boolean k = eb instanceof Constant c && c.k.getClass() == PyInt.class;
    this.eb = k ? null : eb;
    this.kq = k ? ((PyInt) ((Constant) eb).k).value : 0;
  }

  /** Evaluates the operands, notes their kinds, and tells them. */
  final int fetch(Frame f, PyObject[] r) {
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
    if (eb != null) {
      ky = eb.raw(f, r);
      q = eb.lval;
      v = eb.dval;
      if (ky == OBJECT) {
        y = eb.take();
      }
    } else if (b >= 0) {
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
    if (kx == LONG && ky == LONG) {
      if ((cell.seen & OperandCell.INTS) != OperandCell.INTS) {
        cell.seen |= OperandCell.INTS;
      }
      this.p = p;
      this.q = q;
      return LONGS;
    }
    if (kx == DOUBLE && ky == DOUBLE) {
      if ((cell.seen & OperandCell.FLOATS) != OperandCell.FLOATS) {
        cell.seen |= OperandCell.FLOATS;
      }
      this.u = u;
      this.v = v;
      return DOUBLES;
    }
    return mixed(kx, p, u, x, ky, q, v, y);
  }

  private int mixed(int kx, long p, double u, PyObject x, int ky, long q, double v, PyObject y) {
    this.p = p;
    this.q = q;
    this.u = u;
    this.v = v;
    if (kx != OBJECT && ky != OBJECT) {
      cell.seen |=
          kx == LONG
              ? OperandCell.INT | OperandCell.FLOAT << OperandCell.RIGHT
              : OperandCell.FLOAT | OperandCell.INT << OperandCell.RIGHT;
      return kx == LONG ? LONG_DOUBLE : DOUBLE_LONG;
    }
    this.x = kx == LONG ? PyInt.of(p) : kx == DOUBLE ? new PyFloat(u) : x;
    this.y = ky == LONG ? PyInt.of(q) : ky == DOUBLE ? new PyFloat(v) : y;
    note(kx, this.x, ky, this.y);
    return OBJECTS;
  }

  private void note(int kx, PyObject x, int ky, PyObject y) {
    int left = kind(kx, x);
    int right = kind(ky, y);
    int bits = left | right << OperandCell.RIGHT;
    if ((cell.seen & bits) != bits) {
      code.profile.misses++;
    } else if (left != OperandCell.OTHER && right != OperandCell.OTHER) {
      return;
    }
    cell.note(
        bits,
        left == OperandCell.OTHER ? x.type() : null,
        right == OperandCell.OTHER ? y.type() : null);
  }

  private static int kind(int k, PyObject o) {
    return k == LONG
        ? OperandCell.INT
        : k == DOUBLE
            ? OperandCell.FLOAT
            : o.getClass() == PyStr.class ? OperandCell.STR : OperandCell.OTHER;
  }

  /** Boxes what {@link #fetch} left, into {@link #x} and {@link #y}. */
  final void boxOperands(int kinds) {
    if (kinds != OBJECTS) {
      x = kinds == LONGS || kinds == LONG_DOUBLE ? PyInt.of(p) : new PyFloat(u);
      y = kinds == LONGS || kinds == DOUBLE_LONG ? PyInt.of(q) : new PyFloat(v);
    }
  }

  /** The left operand of {@link #OBJECTS}. */
  final PyObject takeLeft() {
    PyObject o = x;
    x = null;
    return o;
  }

  /** The right operand of {@link #OBJECTS}. */
  final PyObject takeRight() {
    PyObject o = y;
    y = null;
    return o;
  }
}
