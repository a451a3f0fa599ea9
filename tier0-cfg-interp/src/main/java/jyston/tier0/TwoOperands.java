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

  /** What {@link OperandCell#seen} is where the operands are expected to be floats. */
  private final int floats;

  /** What {@link OperandCell#seen} is where the operands are expected to be ints. */
  private final int ints;

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
    this.floats = code.settings.fuse() ? OperandCell.FLOATS : -1;
    this.ints = code.settings.fuse() ? OperandCell.INTS : -1;
    // An int constant on the right is common enough to be part of the node.
    boolean k = eb instanceof Constant c && c.k.getClass() == PyInt.class;
    this.eb = k ? null : eb;
    this.kq = k ? ((PyInt) ((Constant) eb).k).value : 0;
  }

  /** Whether all operands so far were floats, so that {@link #left} and {@link #right} fit. */
  final boolean expectsFloats() {
    return cell.seen == floats;
  }

  /** Whether all operands so far were ints, so that {@link #leftLong} and its like fit. */
  final boolean expectsInts() {
    return cell.seen == ints;
  }

  /** The left operand where an int is expected; as {@link Expr#lng}, with {@link #odd}. */
  final long leftLong(Frame f, PyObject[] r) {
    if (ea != null) {
      return ea.lng(f, r);
    }
    PyObject x = r[a];
    return x.getClass() == PyInt.class ? ((PyInt) x).value : ODD;
  }

  /** The right operand where an int is expected; as {@link Expr#lng}, with {@link #odd}. */
  final long rightLong(Frame f, PyObject[] r) {
    if (eb != null) {
      return eb.lng(f, r);
    }
    if (b < 0) {
      return kq;
    }
    PyObject y = r[b];
    return y.getClass() == PyInt.class ? ((PyInt) y).value : ODD;
  }

  /** Goes on as {@link #fetch} does after {@link #leftLong} gave {@link #ODD}. */
  final int odd(Frame f, PyObject[] r, long left) {
    if (ea == null) {
      return fetch(f, r);
    }
    int kx = ea.kind;
    return fetchRight(f, r, kx, left, ea.dval, kx == OBJECT ? ea.take() : null);
  }

  /** Goes on as {@link #fetch} does after {@link #rightLong} gave {@link #ODD}. */
  final int odd(Frame f, PyObject[] r, long left, long right) {
    if (eb == null) {
      return fetchRight(f, r, LONG, left, 0, null);
    }
    int ky = eb.kind;
    return note(LONG, left, 0, null, ky, right, eb.dval, ky == OBJECT ? eb.take() : null);
  }

  /** The left operand where a float is expected; as {@link Expr#dbl}, with {@link #odd}. */
  final double left(Frame f, PyObject[] r) {
    if (ea != null) {
      return ea.dbl(f, r);
    }
    PyObject x = r[a];
    return x.getClass() == PyFloat.class ? ((PyFloat) x).value : Double.NaN;
  }

  /** The right operand where a float is expected; as {@link Expr#dbl}, with {@link #odd}. */
  final double right(Frame f, PyObject[] r) {
    if (eb != null) {
      return eb.dbl(f, r);
    }
    if (b < 0) {
      return Double.NaN;
    }
    PyObject y = r[b];
    return y.getClass() == PyFloat.class ? ((PyFloat) y).value : Double.NaN;
  }

  /** Goes on as {@link #fetch} does after {@link #left} gave something that is not a number. */
  final int odd(Frame f, PyObject[] r, double left) {
    if (ea == null) {
      return fetch(f, r);
    }
    int kx = ea.kind;
    return fetchRight(f, r, kx, ea.lval, left, kx == OBJECT ? ea.take() : null);
  }

  /** Goes on as {@link #fetch} does after {@link #right} gave something that is not a number. */
  final int odd(Frame f, PyObject[] r, double left, double right) {
    if (eb == null) {
      return fetchRight(f, r, DOUBLE, 0, left, null);
    }
    int ky = eb.kind;
    return note(DOUBLE, 0, left, null, ky, eb.lval, right, ky == OBJECT ? eb.take() : null);
  }

  /** Evaluates the operands, notes their kinds, and tells them. */
  final int fetch(Frame f, PyObject[] r) {
    PyObject x = null;
    long p = 0;
    double u = 0;
    int kx;
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
    return fetchRight(f, r, kx, p, u, x);
  }

  private int fetchRight(Frame f, PyObject[] r, int kx, long p, double u, PyObject x) {
    PyObject y = null;
    long q = 0;
    double v = 0;
    int ky;
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
    return note(kx, p, u, x, ky, q, v, y);
  }

  private int note(int kx, long p, double u, PyObject x, int ky, long q, double v, PyObject y) {
    if (kx == LONG && ky == LONG) {
      if ((cell.seen & OperandCell.INTS) != OperandCell.INTS) {
        cell.seen |= OperandCell.INTS;
        if (expectsInts()) {
          code.profile.specialised++;
        }
      }
      this.p = p;
      this.q = q;
      return LONGS;
    }
    if (kx == DOUBLE && ky == DOUBLE) {
      if ((cell.seen & OperandCell.FLOATS) != OperandCell.FLOATS) {
        cell.seen |= OperandCell.FLOATS;
        if (expectsFloats()) {
          code.profile.specialised++;
        }
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
