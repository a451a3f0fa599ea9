package jyston.tier0;

import jyston.frontend.code.Instr;
import jyston.runtime.Frame;
import jyston.runtime.PyList;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.Sequences;

/** Displays and unpacking. */
final class BuildNodes {
  private BuildNodes() {}

  static final class Tuple extends Expr {
    private final int[] m;
    private final Expr[] em;

    Tuple(int pc, Instr i, Expr[] em) {
      super(pc, i.dst);
      this.m = i.more;
      this.em = em;
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      return PyTuple.wrap(CallNodes.gather(f, r, m, em, 0));
    }
  }

  static final class ListNode extends Expr {
    private final int[] m;
    private final Expr[] em;

    ListNode(int pc, Instr i, Expr[] em) {
      super(pc, i.dst);
      this.m = i.more;
      this.em = em;
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      return m.length == 0 ? new PyList() : PyList.wrap(CallNodes.gather(f, r, m, em, 0));
    }
  }

  static final class ListAppend extends Node {
    private final int a;
    private final int b;
    private final Expr eb;

    ListAppend(int pc, Instr i, Expr eb) {
      super(pc);
      this.a = i.a;
      this.b = i.b;
      this.eb = eb;
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      if (eb == null) {
        ((PyList) r[a]).add(r[b]);
        return go(f, r);
      }
      int k = eb.raw(f, r);
      PyList l = (PyList) r[a];
      if (k == Expr.LONG) {
        l.addLong(eb.lval);
      } else if (k == Expr.DOUBLE) {
        l.addDouble(eb.dval);
      } else {
        l.add(eb.take());
      }
      return go(f, r);
    }
  }

  static final class Unpack extends Node {
    private final int a;
    private final Expr ea;
    private final int[] m;

    Unpack(int pc, Instr i, Expr ea) {
      super(pc);
      this.a = i.a;
      this.ea = ea;
      this.m = i.more;
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      PyObject o = ea == null ? r[a] : ea.eval(f, r);
      PyObject[] v;
      if (o.getClass() == PyTuple.class && ((PyTuple) o).size() == m.length) {
        v = ((PyTuple) o).items;
      } else {
        f.pc = pc;
        v = Sequences.unpack(o, m.length);
      }
      for (int i = 0; i < m.length; i++) {
        r[m[i]] = v[i];
      }
      return go(f, r);
    }
  }
}
