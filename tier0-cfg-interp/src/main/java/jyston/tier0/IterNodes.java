package jyston.tier0;

import jyston.frontend.code.Instr;
import jyston.profiler.SiteCell;
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
      return PyRangeIter.loop(o, o.iter());
    }
  }

  static final class ForIter extends Node {
    private final SiteCell cell;
    private final int d;
    private final int a;
    private final int body;
    private final int done;

    ForIter(Tier0Code code, int pc, Instr i, int body, int done) {
      super(pc);
      this.cell = code.profile.cell(pc, SiteCell.class, p -> new SiteCell(p, "iterators"));
      this.d = i.dst;
      this.a = i.a;
      this.body = body;
      this.done = done;
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      PyObject it = r[a];
      cell.saw(it.getClass());
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
