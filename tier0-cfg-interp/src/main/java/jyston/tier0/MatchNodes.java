package jyston.tier0;

import jyston.frontend.code.Instr;
import jyston.profiler.SiteCell;
import jyston.runtime.Frame;
import jyston.runtime.Names;
import jyston.runtime.Ops;
import jyston.runtime.PatternMatch;
import jyston.runtime.Py;
import jyston.runtime.PyInstance;
import jyston.runtime.PyInt;
import jyston.runtime.PyMemberDescr;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.Shape;

/** Pattern matching. */
final class MatchNodes {
  private MatchNodes() {}

  /** What a class pattern knows of one class and one shape of subjects. */
  private static final class Entry {
    final PyType cls;
    final int clsVersion;
    final Shape shape;
    final int version;
    final int[] slots;
    final Entry next;

    Entry(PyType cls, Shape shape, int[] slots, Entry next) {
      this.cls = cls;
      this.clsVersion = cls.version;
      this.shape = shape;
      this.version = shape.type.version;
      this.slots = slots;
      this.next = next;
    }
  }

  /** Feedback and cache of a class pattern. */
  private static final class Cache extends SiteCell {
    static final int MAX_FILLS = 32;

    Entry first;
    int fills;

    Cache(int point) {
      super(point, "shapes");
    }

    @Override
    protected void dropCache() {
      super.dropCache();
      first = null;
    }
  }

  /** The class pattern, with a cache from the subject's shape to the slots of the attributes. */
  static final class MatchClass extends Expr {
    private final Tier0Code code;
    private final int a;
    private final Expr ea;
    private final int b;
    private final Expr eb;
    private final int positional;
    private final PyTuple names;
    private final Cache cell;

    MatchClass(
        Tier0Code code, int pc, Instr i, Expr ea, Expr eb, PyObject positional, PyObject names) {
      super(pc, i.dst);
      this.code = code;
      this.cell = code.profile.cell(pc, Cache.class, Cache::new);
      this.a = i.a;
      this.ea = ea;
      this.b = i.b;
      this.eb = eb;
      this.positional = (int) ((PyInt) positional).value;
      this.names = (PyTuple) names;
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      PyObject o = ea == null ? r[a] : ea.eval(f, r);
      PyObject cls = eb == null ? r[b] : eb.eval(f, r);
      if (o instanceof PyInstance i) {
        Shape s = i.shape;
        for (Entry e = cell.first; e != null; e = e.next) {
          if (e.shape == s
              && e.cls == cls
              && e.version == s.type.version
              && e.clsVersion == e.cls.version
              && e.cls.type() == PyType.TYPE) {
            PyObject v = values(i, e.slots);
            if (v != null) {
              return v;
            }
          }
        }
      }
      f.pc = pc;
      PyObject v = PatternMatch.matchClass(o, cls, positional, names);
      if (v != Py.None && o instanceof PyInstance i && cls instanceof PyType t) {
        miss(i, t);
      }
      return v;
    }

    private static PyObject values(PyInstance o, int[] slots) {
      PyObject[] v = new PyObject[slots.length];
      for (int k = 0; k < v.length; k++) {
        if ((v[k] = o.slot(slots[k])) == null) {
          return null;
        }
      }
      return PyTuple.wrap(v);
    }

    private void miss(PyInstance o, PyType cls) {
      cell.saw(o.shape);
      if (!code.settings.caches()) {
        return;
      }
      int[] slots = slots(o, cls);
      if (slots == null || cell.fills >= Cache.MAX_FILLS) {
        code.profile.misses++;
        return;
      }
      code.profile.specialised++;
      // Now and then the stale ones go.
      cell.first = new Entry(cls, o.shape, slots, ++cell.fills % 4 == 0 ? null : cell.first);
    }

    /** The slots of what the pattern asks for, or null where it is not that simple. */
    private int[] slots(PyInstance o, PyType cls) {
      PyType t = o.type();
      if (o instanceof PyType
          || o instanceof PyModule
          || o.shape.dictMode
          || o.shape.type != t
          || !t.plainGetattr()
          || !t.isHeap()
          || cls.type() != PyType.TYPE
          || !t.isSubtypeOf(cls)) {
        return null;
      }
      int[] slots = new int[positional + names.size()];
      PyObject[] args = PyTuple.NO_ARGS;
      if (positional > 0) {
        if (!(cls.lookup(Names.MATCH_ARGS) instanceof PyTuple m)
            || m.size() < positional
            || cls.lookupCell(Names.MATCH_ARGS) != null) {
          return null;
        }
        args = m.items;
      }
      for (int k = 0; k < slots.length; k++) {
        PyObject name = k < positional ? args[k] : names.get(k - positional);
        slots[k] = slot(o.shape, t, Ops.attrName(name));
        if (slots[k] < 0) {
          return null;
        }
      }
      return slots;
    }

    private static int slot(Shape s, PyType t, PyStr name) {
      PyObject c = t.lookup(name);
      if (c instanceof PyMemberDescr md) {
        return md.slot;
      }
      return c == null || !c.isDataDescr() ? s.find(name) : -1;
    }
  }
}
