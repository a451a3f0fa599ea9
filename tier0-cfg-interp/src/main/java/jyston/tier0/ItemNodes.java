package jyston.tier0;

import jyston.frontend.code.Instr;
import jyston.profiler.OperandCell;
import jyston.profiler.SiteCell;
import jyston.runtime.Frame;
import jyston.runtime.PyDict;
import jyston.runtime.PyInt;
import jyston.runtime.PyList;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;

/** Subscripts. */
final class ItemNodes {
  private ItemNodes() {}

  static final class GetItem extends Expr {
    private final OperandCell cell;
    private Class<?> lastContainer;
    private final int a;
    private final Expr ea;
    private final int b;
    private final Expr eb;

    GetItem(Tier0Code code, int pc, Instr i, Expr ea, Expr eb) {
      super(pc, i.dst);
      this.cell = code.profile.operands(pc);
      this.a = i.a;
      this.ea = ea;
      this.b = i.b;
      this.eb = eb;
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      PyObject o = ea == null ? r[a] : ea.eval(f, r);
      PyObject k = null;
      long i;
      if (eb == null) {
        k = r[b];
        if (k.getClass() != PyInt.class) {
          return other(f, o, k);
        }
        i = ((PyInt) k).value;
      } else {
        i = eb.lng(f, r);
        if (i == ODD && eb.kind != LONG) {
          return other(f, o, eb.box(eb.kind));
        }
      }
      if (o.getClass() == PyList.class) {
        PyList l = (PyList) o;
        saw(PyList.class, PyList.TYPE);
        int n = l.size();
        long j = i < 0 ? i + n : i;
        if (j >= 0 && j < n) {
          return l.get((int) j);
        }
      } else if (o.getClass() == PyTuple.class) {
        PyTuple t = (PyTuple) o;
        saw(PyTuple.class, PyTuple.TYPE);
        int n = t.size();
        long j = i < 0 ? i + n : i;
        if (j >= 0 && j < n) {
          return t.get((int) j);
        }
      }
      return other(f, o, k != null ? k : PyInt.of(i));
    }

    /** Notes a sequence with an int for its index. */
    private void saw(Class<?> container, PyType type) {
      if (container != lastContainer) {
        lastContainer = container;
        cell.note(OperandCell.OTHER | OperandCell.INT << OperandCell.RIGHT, type, null);
      }
    }

    /** Notes the container, and the index where it is no int. */
    private void note(PyObject o, PyObject k) {
      int right =
          k.getClass() == PyInt.class
              ? OperandCell.INT
              : k.getClass() == PyStr.class ? OperandCell.STR : OperandCell.OTHER;
      if (o.getClass() != lastContainer || (cell.right() & right) == 0) {
        lastContainer = o.getClass();
        cell.note(
            OperandCell.OTHER | right << OperandCell.RIGHT,
            o.type(),
            right == OperandCell.OTHER ? k.type() : null);
      }
    }

    private PyObject other(Frame f, PyObject o, PyObject k) {
      f.pc = pc;
      note(o, k);
      if (o.getClass() == PyDict.class) {
        PyObject v = ((PyDict) o).get(k);
        if (v != null) {
          return v;
        }
      }
      return o.getItem(k);
    }

    @Override
    int raw(Frame f, PyObject[] r) {
      PyObject o = ea == null ? r[a] : ea.eval(f, r);
      if (o.getClass() != PyList.class) {
        PyObject k = eb == null ? r[b] : eb.eval(f, r);
        return unbox(item(f, o, k));
      }
      PyObject k = null;
      long i;
      if (eb == null) {
        k = r[b];
        if (k.getClass() != PyInt.class) {
          return unbox(other(f, o, k));
        }
        i = ((PyInt) k).value;
      } else {
        i = eb.lng(f, r);
        if (i == ODD && eb.kind != LONG) {
          return unbox(other(f, o, eb.box(eb.kind)));
        }
      }
      PyList l = (PyList) o;
      saw(PyList.class, PyList.TYPE);
      int n = l.size();
      long j = i < 0 ? i + n : i;
      if (j < 0 || j >= n) {
        return unbox(other(f, o, k != null ? k : PyInt.of(i)));
      }
      long[] longs = l.longs();
      if (longs != null) {
        lval = longs[(int) j];
        return LONG;
      }
      double[] doubles = l.doubles();
      if (doubles != null) {
        dval = doubles[(int) j];
        return DOUBLE;
      }
      return unbox(l.get((int) j));
    }

    @Override
    double dbl(Frame f, PyObject[] r) {
      int k = raw(f, r);
      kind = k;
      return k == DOUBLE ? dval : Double.NaN;
    }

    @Override
    long lng(Frame f, PyObject[] r) {
      int k = raw(f, r);
      kind = k;
      return k == LONG ? lval : ODD;
    }

    private PyObject item(Frame f, PyObject o, PyObject k) {
      if (o.getClass() == PyTuple.class && k.getClass() == PyInt.class) {
        PyTuple t = (PyTuple) o;
        long i = ((PyInt) k).value;
        if (i >= 0 && i < t.size()) {
          saw(PyTuple.class, PyTuple.TYPE);
          return t.get((int) i);
        }
      }
      return other(f, o, k);
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      r[d] = eval(f, r);
      return go(f, r);
    }
  }

  static final class SetItem extends Node {
    private final SiteCell cell;
    private final int a;
    private final Expr ea;
    private final int b;
    private final Expr eb;
    private final int c;
    private final Expr ec;

    SetItem(Tier0Code code, int pc, Instr i, Expr ea, Expr eb, Expr ec) {
      super(pc);
      this.cell = code.profile.cell(pc, SiteCell.class, p -> new SiteCell(p, "containers"));
      this.a = i.a;
      this.ea = ea;
      this.b = i.b;
      this.eb = eb;
      this.c = i.c;
      this.ec = ec;
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      PyObject v = ec == null ? r[c] : ec.eval(f, r);
      PyObject o = ea == null ? r[a] : ea.eval(f, r);
      PyObject k = eb == null ? r[b] : eb.eval(f, r);
      cell.saw(o.getClass());
      if (o.getClass() == PyList.class && k.getClass() == PyInt.class) {
        PyList l = (PyList) o;
        int n = l.size();
        long i = ((PyInt) k).value;
        if (i < 0) {
          i += n;
        }
        if (i >= 0 && i < n) {
          l.set((int) i, v);
          return go(f, r);
        }
      }
      f.pc = pc;
      o.setItem(k, v);
      return go(f, r);
    }
  }
}
