package jyston.tier0;

import jyston.frontend.code.Instr;
import jyston.runtime.Compare;
import jyston.runtime.Frame;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyFloat;
import jyston.runtime.PyInt;
import jyston.runtime.PyObject;

/** Comparisons, alone and fused with a branch. */
final class CompareNodes {
  private CompareNodes() {}

  /** A comparison by the six operators. */
  static final class Comparison extends Expr {
    private final Tier0Code code;
    private final int op;
    private final int a;
    private final Expr ea;
    private final int b;
    private final Expr eb;
    private final long kq;
    private boolean missed;

    Comparison(Tier0Code code, int pc, Instr i, int op, Expr ea, Expr eb) {
      super(pc, i.dst);
      this.code = code;
      this.op = op;
      this.a = i.a;
      this.ea = ea;
      this.b = i.b;
      boolean k = eb instanceof Constant c && c.k.getClass() == PyInt.class;
      this.eb = k ? null : eb;
      this.kq = k ? ((PyInt) ((Constant) eb).k).value : 0;
    }

    /** 1 or 0 when the operands are numbers; otherwise -1, and the result is in oval. */
    private int run(Frame f, PyObject[] r, boolean truth) {
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
        return Compare.compare(p, q, op) ? 1 : 0;
      }
      if (kx == DOUBLE && ky == DOUBLE) {
        return Compare.compare(u, v, op) ? 1 : 0;
      }
      f.pc = pc;
      if (!missed) {
        missed = true;
        code.misses++;
      }
      PyObject l = kx == LONG ? PyInt.of(p) : kx == DOUBLE ? new PyFloat(u) : x;
      PyObject m = ky == LONG ? PyInt.of(q) : ky == DOUBLE ? new PyFloat(v) : y;
      if (truth) {
        return Compare.test(l, m, op) ? 1 : 0;
      }
      oval = Compare.rich(l, m, op);
      return -1;
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      int k = run(f, r, false);
      return k < 0 ? take() : k > 0 ? Py.True : Py.False;
    }

    @Override
    boolean test(Frame f, PyObject[] r) {
      return run(f, r, true) != 0;
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      r[d] = eval(f, r);
      return next;
    }
  }

  /** A comparison that decides a branch. */
  static final class CompareBranch extends Node {
    private final Comparison test;
    private final int yes;
    private final int no;

    CompareBranch(Comparison test, int yes, int no) {
      super(test.pc);
      this.test = test;
      this.yes = yes;
      this.no = no;
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      return test.test(f, r) ? yes : no;
    }
  }

  /** Another test that decides a branch. */
  static final class TestBranch extends Node {
    private final Expr test;
    private final int yes;
    private final int no;

    TestBranch(Expr test, int pc, int yes, int no) {
      super(pc);
      this.test = test;
      this.yes = yes;
      this.no = no;
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      return test.test(f, r) ? yes : no;
    }
  }

  /** {@code is} and {@code is not}. */
  static final class Is extends Expr {
    private final int a;
    private final Expr ea;
    private final int b;
    private final Expr eb;
    private final boolean negate;

    Is(int pc, Instr i, Expr ea, Expr eb, boolean negate) {
      super(pc, i.dst);
      this.a = i.a;
      this.ea = ea;
      this.b = i.b;
      this.eb = eb;
      this.negate = negate;
    }

    @Override
    boolean test(Frame f, PyObject[] r) {
      PyObject x = ea == null ? r[a] : ea.eval(f, r);
      PyObject y = eb == null ? r[b] : eb.eval(f, r);
      return (x == y || Ops.same(x, y)) != negate;
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      return test(f, r) ? Py.True : Py.False;
    }
  }

  /** {@code in} and {@code not in}. */
  static final class In extends Expr {
    private final int a;
    private final Expr ea;
    private final int b;
    private final Expr eb;
    private final boolean negate;

    In(int pc, Instr i, Expr ea, Expr eb, boolean negate) {
      super(pc, i.dst);
      this.a = i.a;
      this.ea = ea;
      this.b = i.b;
      this.eb = eb;
      this.negate = negate;
    }

    @Override
    boolean test(Frame f, PyObject[] r) {
      PyObject x = ea == null ? r[a] : ea.eval(f, r);
      PyObject y = eb == null ? r[b] : eb.eval(f, r);
      f.pc = pc;
      return y.contains(x) != negate;
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      return test(f, r) ? Py.True : Py.False;
    }
  }

  /** {@code not}. */
  static final class Not extends Expr {
    private final int a;
    private final Expr ea;

    Not(int pc, Instr i, Expr ea) {
      super(pc, i.dst);
      this.a = i.a;
      this.ea = ea;
    }

    @Override
    boolean test(Frame f, PyObject[] r) {
      if (ea != null) {
        return !ea.test(f, r);
      }
      f.pc = pc;
      return !r[a].isTrue();
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      return test(f, r) ? Py.True : Py.False;
    }
  }
}
