package jyston.tier0;

import jyston.frontend.code.Instr;
import jyston.runtime.Frame;
import jyston.runtime.PyListIter;
import jyston.runtime.PyObject;
import jyston.runtime.PyRangeIter;

/** Iteration. */
final class IterNodes {
  private IterNodes() {}

  static final class GetIter extends Expr {
    private final int a;
    private final Expr ea;

    GetIter(int pc, Instr i, Expr ea) {
      super(pc, i.dst);
      this.a = i.a;
      this.ea = ea;
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      PyObject o = ea == null ? r[a] : ea.eval(f, r);
      f.pc = pc;
      return o.iter();
    }
  }

  static final class ForIter extends Node {
    private final int d;
    private final int a;
    private final int body;
    private final int done;

    ForIter(int pc, Instr i, int body, int done) {
      super(pc);
      this.d = i.dst;
      this.a = i.a;
      this.body = body;
      this.done = done;
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      PyObject it = r[a];
      PyObject v;
      if (it.getClass() == PyRangeIter.class) {
        v = ((PyRangeIter) it).iterNext();
      } else if (it.getClass() == PyListIter.class) {
        v = ((PyListIter) it).iterNext();
      } else {
        v = it.iterNext();
      }
      if (v == null) {
        return done;
      }
      r[d] = v;
      return body;
    }
  }
}
