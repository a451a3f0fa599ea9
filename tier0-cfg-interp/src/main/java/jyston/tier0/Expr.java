package jyston.tier0;

import jyston.runtime.Frame;
import jyston.runtime.PyFloat;
import jyston.runtime.PyInt;
import jyston.runtime.PyObject;

/**
 * An instruction with a result. When the result is a temporary that only the next instruction uses,
 * the translator makes this node an operand of that one: the value then never goes through a
 * register, and numbers may pass unboxed.
 */
abstract class Expr extends Node {
  /** {@link #raw} left an object in {@link #oval}. */
  static final int OBJECT = 0;

  /** {@link #raw} left an int in {@link #lval}. */
  static final int LONG = 1;

  /** {@link #raw} left a float in {@link #dval}. */
  static final int DOUBLE = 2;

  /** Result register; used only when the node runs as an instruction of its own. */
  final int d;

  /**
   * The result of {@link #raw}. The reader takes it before anything else can run, so that neither
   * recursion nor a thread switch can come in between.
   */
  long lval;

  double dval;
  PyObject oval;

  /**
   * What the result of {@link #dbl} is, when that is not a number, or of {@link #lng}, when that is
   * {@link #ODD}.
   */
  int kind;

  /** The result of {@link #lng} that says to look at {@link #kind}. */
  static final long ODD = Long.MIN_VALUE;

  Expr(int pc, int d) {
    super(pc);
    this.d = d;
  }

  /** The value. Sets the frame's program point before anything that may raise or look at it. */
  abstract PyObject eval(Frame f, PyObject[] r);

  /**
   * The value, unboxed when it is an exact int of 64 bits or an exact float; tells which. Frequent
   * nodes override it with the same text, so that their {@link #eval} is called directly.
   */
  int raw(Frame f, PyObject[] r) {
    return unbox(eval(f, r));
  }

  /**
   * The value as a float, for readers that expect one: it then stays in a register of the
   * processor. Not a number means that {@link #kind} has to be asked: DOUBLE when that is the value
   * indeed, else the value is where {@link #raw} leaves it.
   */
  double dbl(Frame f, PyObject[] r) {
    int k = raw(f, r);
    kind = k;
    return k == DOUBLE ? dval : Double.NaN;
  }

  /**
   * The value as an int of 64 bits, for readers that expect one. {@link #ODD} means that {@link
   * #kind} has to be asked: LONG when that is the value indeed, else the value is where {@link
   * #raw} leaves it.
   */
  long lng(Frame f, PyObject[] r) {
    int k = raw(f, r);
    kind = k;
    return k == LONG ? lval : ODD;
  }

  /** What {@link #lng} returns for an object. */
  final long unboxLong(PyObject o) {
    if (o.getClass() == PyInt.class) {
      long v = ((PyInt) o).value;
      if (v == ODD) {
        kind = LONG;
      }
      return v;
    }
    kind = unbox(o);
    return ODD;
  }

  /** What {@link #dbl} returns for an object. */
  final double unboxFloat(PyObject o) {
    if (o.getClass() == PyFloat.class) {
      double v = ((PyFloat) o).value;
      if (v != v) {
        kind = DOUBLE;
      }
      return v;
    }
    kind = unbox(o);
    return Double.NaN;
  }

  /** The truth of the value. */
  boolean test(Frame f, PyObject[] r) {
    PyObject v = eval(f, r);
    f.pc = pc;
    return v.isTrue();
  }

  @Override
  int exec(Frame f, PyObject[] r) {
    r[d] = eval(f, r);
    return go(f, r);
  }

  final int unbox(PyObject o) {
    if (o.getClass() == PyInt.class) {
      lval = ((PyInt) o).value;
      return LONG;
    }
    if (o.getClass() == PyFloat.class) {
      dval = ((PyFloat) o).value;
      return DOUBLE;
    }
    oval = o;
    return OBJECT;
  }

  /** What {@link #raw} left, boxed. */
  final PyObject box(int kind) {
    if (kind == LONG) {
      return PyInt.of(lval);
    }
    return kind == DOUBLE ? new PyFloat(dval) : take();
  }

  /** The object {@link #raw} left. */
  final PyObject take() {
    PyObject o = oval;
    oval = null;
    return o;
  }

  /** A constant. */
  static final class Constant extends Expr {
    final PyObject k;

    Constant(int pc, int d, PyObject k) {
      super(pc, d);
      this.k = k;
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      return k;
    }

    @Override
    double dbl(Frame f, PyObject[] r) {
      return unboxFloat(k);
    }

    @Override
    long lng(Frame f, PyObject[] r) {
      return unboxLong(k);
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      r[d] = k;
      return go(f, r);
    }
  }
}
