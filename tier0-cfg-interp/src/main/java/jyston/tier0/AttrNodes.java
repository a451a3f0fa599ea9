package jyston.tier0;

import jyston.frontend.code.Instr;
import jyston.runtime.Cell;
import jyston.runtime.Frame;
import jyston.runtime.Names;
import jyston.runtime.PyFunction;
import jyston.runtime.PyInstance;
import jyston.runtime.PyMemberDescr;
import jyston.runtime.PyMethod;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.Shape;

/** Attribute access with inline caches on shapes. */
final class AttrNodes {
  /** How many shapes a site remembers. */
  static final int MAX_ENTRIES = 4;

  private AttrNodes() {}

  /** What a site knows of one shape. */
  private static final class Entry {
    final Shape shape;
    final PyType type;
    final int version;

    /** Slot to read or write, or -1. */
    final int slot;

    /** A function found in the class, to be bound; or any plain class attribute. */
    final PyObject value;

    final boolean bind;

    /** For a write that adds an attribute: the shape afterwards. */
    final Shape after;

    final Entry next;

    Entry(Shape shape, int slot, PyObject value, boolean bind, Shape after, Entry next) {
      this.shape = shape;
      this.type = shape.type;
      this.version = shape.type.version;
      this.slot = slot;
      this.value = value;
      this.bind = bind;
      this.after = after;
      this.next = next;
    }
  }

  static final class GetAttr extends Expr {
    private final Tier0Code code;
    private final int a;
    private final Expr ea;
    private final PyStr name;
    private Entry first;
    private int entries;
    private PyObject module;
    private Cell cell;

    GetAttr(Tier0Code code, int pc, Instr i, PyStr name, Expr ea) {
      super(pc, i.dst);
      this.code = code;
      this.a = i.a;
      this.ea = ea;
      this.name = name;
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      PyObject o = ea == null ? r[a] : ea.eval(f, r);
      if (o instanceof PyInstance i) {
        Shape s = i.shape;
        for (Entry e = first; e != null; e = e.next) {
          if (e.shape == s && e.version == e.type.version) {
            if (e.slot >= 0) {
              PyObject v = i.slot(e.slot);
              if (v == null) {
                break;
              }
              return v;
            }
            return e.bind ? new PyMethod(e.value, o) : e.value;
          }
        }
        f.pc = pc;
        if (o == module && cell.value != null) {
          return cell.value;
        }
        return miss(i);
      }
      f.pc = pc;
      return o.getAttr(name);
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      r[d] = eval(f, r);
      return next;
    }

    private PyObject miss(PyInstance o) {
      PyType t = o.type();
      PyObject v = o.getAttr(name);
      if (entries >= MAX_ENTRIES) {
        code.misses++;
        return v;
      }
      if (o instanceof PyModule m) {
        if (t == PyModule.TYPE && t.lookup(name) == null && m.globals().get(name) == v) {
          entries++;
          code.specialised++;
          module = m;
          cell = m.globals().cellFor(name);
        }
        return v;
      }
      if (o instanceof PyType || !t.plainGetattr() || !t.isHeap()) {
        return v;
      }
      Shape s = o.shape;
      PyObject c = t.lookup(name);
      Entry e = null;
      if (c instanceof PyMemberDescr md && md.slot >= 0) {
        e = new Entry(s, md.slot, null, false, null, live(first));
      } else if (c != null && c.isDataDescr()) {
        return v;
      } else if (!s.dictMode) {
        int slot = s.find(name);
        if (slot >= 0) {
          e = new Entry(s, slot, null, false, null, live(first));
        } else if (c instanceof PyFunction) {
          e = new Entry(s, -1, c, true, null, live(first));
        } else if (c != null && !c.hasDescrGet()) {
          e = new Entry(s, -1, c, false, null, live(first));
        }
      }
      if (e != null) {
        entries++;
        code.specialised++;
        first = e;
      }
      return v;
    }

    private static Entry live(Entry e) {
      return e == null || e.version == e.type.version ? e : null;
    }

    @Override
    String feedback() {
      return "shapes " + entries;
    }
  }

  static final class SetAttr extends Node {
    private final Tier0Code code;
    private final int a;
    private final Expr ea;
    private final int b;
    private final Expr eb;
    private final PyStr name;
    private Entry first;
    private int entries;

    SetAttr(Tier0Code code, int pc, Instr i, PyStr name, Expr ea, Expr eb) {
      super(pc);
      this.code = code;
      this.a = i.a;
      this.ea = ea;
      this.b = i.b;
      this.eb = eb;
      this.name = name;
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      PyObject v = eb == null ? r[b] : eb.eval(f, r);
      PyObject o = ea == null ? r[a] : ea.eval(f, r);
      if (o instanceof PyInstance i) {
        Shape s = i.shape;
        for (Entry e = first; e != null; e = e.next) {
          if (e.shape == s && e.version == e.type.version) {
            i.setSlot(e.slot, v);
            if (e.after != null) {
              i.shape = e.after;
            }
            return next;
          }
        }
        f.pc = pc;
        miss(i, v);
        return next;
      }
      f.pc = pc;
      o.setAttr(name, v);
      return next;
    }

    private void miss(PyInstance o, PyObject v) {
      PyType t = o.type();
      Shape s = o.shape;
      o.setAttr(name, v);
      if (entries >= MAX_ENTRIES) {
        code.misses++;
        return;
      }
      if (o instanceof PyType
          || o instanceof PyModule
          || s.dictMode
          || o.type() != t
          || !t.nativeSetattr()
          || !t.isHeap()) {
        return;
      }
      PyObject c = t.lookup(name);
      Entry e = null;
      if (c instanceof PyMemberDescr md && md.slot >= 0) {
        e = new Entry(s, md.slot, null, false, null, first);
      } else if (c == null || !c.isDataDescr()) {
        if (!t.hasDict() || o.shape.dictMode || name == Names.DICT) {
          return;
        }
        int slot = s.find(name);
        if (slot >= 0) {
          e = new Entry(s, slot, null, false, null, first);
        } else if (o.shape == s.with(name) && (s.inline == 0 || o.shape.count <= s.inline)) {
          e = new Entry(s, s.count, null, false, o.shape, first);
        }
      }
      if (e != null) {
        entries++;
        code.specialised++;
        first = e;
      }
    }

    @Override
    String feedback() {
      return "shapes " + entries;
    }
  }
}
