package jyston.tier0;

import jyston.frontend.code.Instr;
import jyston.profiler.BranchCell;
import jyston.runtime.Compare;
import jyston.runtime.Frame;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyObject;

/** Comparisons, alone and fused with a branch. */
final class CompareNodes {
  private CompareNodes() {}

  /** A comparison by the six operators. */
  static final class Comparison extends TwoOperands {
    private final int op;

    Comparison(Tier0Code code, int pc, Instr i, int op, Expr ea, Expr eb) {
      super(code, pc, i, ea, eb);
      this.op = op;
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      int kinds = fetch(f, r);
      if (kinds == LONGS) {
        return Compare.compare(p, q, op) ? Py.True : Py.False;
      }
      if (kinds == DOUBLES) {
        return Compare.compare(u, v, op) ? Py.True : Py.False;
      }
      f.pc = pc;
      boxOperands(kinds);
      return Compare.rich(takeLeft(), takeRight(), op);
    }

    @Override
    boolean test(Frame f, PyObject[] r) {
      int kinds;
      if (expectsInts()) {
        long p = leftLong(f, r);
        if (p == ODD) {
          kinds = odd(f, r, p);
        } else {
          long q = rightLong(f, r);
          if (q != ODD) {
            return Compare.compare(p, q, op);
          }
          kinds = odd(f, r, p, q);
        }
      } else if (expectsFloats()) {
        double u = left(f, r);
        if (u != u) {
          kinds = odd(f, r, u);
        } else {
          double v = right(f, r);
          if (v == v) {
            return Compare.compare(u, v, op);
          }
          kinds = odd(f, r, u, v);
        }
      } else {
        kinds = fetch(f, r);
      }
      if (kinds == LONGS) {
        return Compare.compare(p, q, op);
      }
      if (kinds == DOUBLES) {
        return Compare.compare(u, v, op);
      }
      f.pc = pc;
      boxOperands(kinds);
      return Compare.test(takeLeft(), takeRight(), op);
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      r[d] = eval(f, r);
      return go(f, r);
    }
  }

  /** A test that decides a branch. */
  static final class TestBranch extends Node {
    private final BranchCell cell;
    private final Expr test;
    private final int yes;
    private final int no;

    TestBranch(BranchCell cell, int pc, Expr test, int yes, int no) {
      super(pc);
      this.cell = cell;
      this.test = test;
      this.yes = yes;
      this.no = no;
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      if (test.test(f, r)) {
        cell.taken++;
        return yes;
      }
      cell.notTaken++;
      return no;
    }
  }

  /** A comparison that decides a branch; a class of its own, so that its test is a direct call. */
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
      if (test.test(f, r)) {
        test.cell.taken++;
        return yes;
      }
      test.cell.notTaken++;
      return no;
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
