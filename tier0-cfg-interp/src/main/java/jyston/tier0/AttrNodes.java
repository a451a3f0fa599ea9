package jyston.tier0;

import jyston.frontend.code.Instr;
import jyston.runtime.Cell;
import jyston.runtime.Frame;
import jyston.runtime.Names;
import jyston.runtime.PyFunction;
import jyston.runtime.PyGetSet;
import jyston.runtime.PyInstance;
import jyston.runtime.PyMemberDescr;
import jyston.runtime.PyMethod;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyProperty;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.Shape;

/** Attribute access with inline caches on shapes. */
final class AttrNodes {
  private AttrNodes() {}

  private static AttrCell attrCell(Tier0Code code, int pc) {
    boolean caches = code.settings.caches();
    return code.profile.cell(pc, AttrCell.class, p -> new AttrCell(p, caches));
  }

  /** The read of an attribute. */
  static final class GetAttr extends Expr {
    private final Tier0Code code;
    private final AttrCell cell;
    private final int a;
    private final Expr ea;
    private final PyStr name;
    private PyObject module;
    private Cell moduleCell;

    GetAttr(Tier0Code code, int pc, Instr i, PyStr name, Expr ea) {
      super(pc, i.dst);
      this.code = code;
      this.cell = attrCell(code, pc);
      this.a = i.a;
      this.ea = ea;
      this.name = name;
    }

    @Override
    PyObject eval(Frame f, PyObject[] r) {
      PyObject o = ea == null ? r[a] : ea.eval(f, r);
      if (o instanceof PyInstance i) {
        Shape s = i.shape;
        for (AttrCell.Entry e = cell.first; e != null; e = e.next) {
          if (e.shape == s && e.version == e.type.version) {
            if (e.how == AttrCell.SLOT) {
              PyObject v = i.slot(e.slot);
              if (v == null) {
                break;
              }
              return v;
            }
            return fromClass(f, e, o);
          }
        }
        f.pc = pc;
        return other(i);
      }
      f.pc = pc;
      cell.saw(o.getClass());
      return o.getAttr(name);
    }

    @Override
    int raw(Frame f, PyObject[] r) {
      return unbox(eval(f, r));
    }

    @Override
    double dbl(Frame f, PyObject[] r) {
      return unboxFloat(eval(f, r));
    }

    @Override
    long lng(Frame f, PyObject[] r) {
      return unboxLong(eval(f, r));
    }

    @Override
    int exec(Frame f, PyObject[] r) {
      r[d] = eval(f, r);
      return go(f, r);
    }

    private PyObject fromClass(Frame f, AttrCell.Entry e, PyObject o) {
      switch (e.how) {
        case AttrCell.BIND:
          return new PyMethod(e.value, o);
        case AttrCell.PROPERTY:
          f.pc = pc;
          PyObject getter = ((PyProperty) e.value).getter();
          return getter != null ? Invoke.call1(f, getter, o) : o.getAttr(name);
        case AttrCell.DESCRIPTOR:
          f.pc = pc;
          return e.value.descrGet(o, e.type);
        default:
          return AttrCell.classValue(e);
      }
    }

    /** Receivers that are classes or modules, and misses. */
    private PyObject other(PyInstance o) {
      if (o instanceof PyType t) {
        for (AttrCell.Entry e = cell.first; e != null; e = e.next) {
          if (e.type == t && e.shape == null && !e.stale() && e.meta == t.type()) {
            return AttrCell.classValue(e);
          }
        }
        return missClass(t);
      }
      if (o == module && o.shape.type == PyModule.TYPE && moduleCell.value != null) {
        return moduleCell.value;
      }
      return miss(o);
    }

    private PyObject missClass(PyType o) {
      PyObject v = o.getAttr(name);
      cell.saw(o);
      PyType meta = o.type();
      // What a metaclass of its own may do to a lookup is left to it.
      if (meta != PyType.TYPE && !(meta.nativeGetattr() && meta.lookup(name) == null)
          || PyType.TYPE.lookup(name) != null) {
        return v;
      }
      PyObject c = o.lookup(name);
      if (c == v && c != null && o.isHeap() && (c instanceof PyFunction || !c.hasDescrGet())) {
        remember(classEntry(o, c));
      }
      return v;
    }

    private AttrCell.Entry classEntry(PyType o, PyObject c) {
      Cell in = o.lookupCell(name);
      return in != null
          ? AttrCell.Entry.ofClass(o, AttrCell.IN_CELL, in)
          : AttrCell.Entry.ofClass(o, AttrCell.VALUE, c);
    }

    private void remember(AttrCell.Entry e) {
      if (cell.add(e)) {
        code.profile.specialised++;
      } else {
        code.profile.misses++;
      }
    }

    private PyObject miss(PyInstance o) {
      PyType t = o.type();
      Shape s = o.shape;
      PyObject v = o.getAttr(name);
      if (o instanceof PyModule m) {
        cell.saw(m);
        if (code.settings.caches()
            && module == null
            && t == PyModule.TYPE
            && t.lookup(name) == null
            && m.globals().get(name) == v) {
          code.profile.specialised++;
          module = m;
          moduleCell = m.globals().cellFor(name);
        }
        return v;
      }
      cell.saw(s);
      if (cell.spent()) {
        code.profile.misses++;
        return v;
      }
      if (o.shape != s || s.type != t || !t.plainGetattr() || !t.isHeap()) {
        return v;
      }
      PyObject c = t.lookup(name);
      if (c instanceof PyMemberDescr md && md.slot >= 0) {
        remember(AttrCell.Entry.slot(s, md.slot, null));
      } else if (c instanceof PyProperty p && c.type() == PyProperty.TYPE && p.getter() != null) {
        remember(AttrCell.Entry.inClass(s, AttrCell.PROPERTY, p));
      } else if (c instanceof PyGetSet) {
        remember(
            name == Names.CLASS && v == t
                ? AttrCell.Entry.inClass(s, AttrCell.VALUE, t)
                : AttrCell.Entry.inClass(s, AttrCell.DESCRIPTOR, c));
      } else if (!s.dictMode && (c == null || !c.isDataDescr())) {
        int slot = s.find(name);
        if (slot >= 0) {
          remember(AttrCell.Entry.slot(s, slot, null));
        } else if (c instanceof PyFunction) {
          remember(AttrCell.Entry.inClass(s, AttrCell.BIND, c));
        } else if (c != null && !c.hasDescrGet()) {
          Cell in = t.lookupCell(name);
          remember(
              in != null
                  ? AttrCell.Entry.inClass(s, AttrCell.IN_CELL, in)
                  : AttrCell.Entry.inClass(s, AttrCell.VALUE, c));
        }
      }
      return v;
    }
  }

  /** The write of an attribute. */
  static final class SetAttr extends Node {
    private final Tier0Code code;
    private final AttrCell cell;
    private final int a;
    private final Expr ea;
    private final int b;
    private final Expr eb;
    private final PyStr name;

    SetAttr(Tier0Code code, int pc, Instr i, PyStr name, Expr ea, Expr eb) {
      super(pc);
      this.code = code;
      this.cell = attrCell(code, pc);
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
        for (AttrCell.Entry e = cell.first; e != null; e = e.next) {
          if (e.shape == s && e.version == e.type.version) {
            i.setSlot(e.slot, v);
            if (e.after != null) {
              i.shape = e.after;
            }
            return go(f, r);
          }
        }
        f.pc = pc;
        if (!(o instanceof PyType t && setInClass(t, v))) {
          miss(i, v);
        }
        return go(f, r);
      }
      f.pc = pc;
      cell.saw(o.getClass());
      o.setAttr(name, v);
      return go(f, r);
    }

    /** Writes data to the cell of a class attribute that holds data. */
    private boolean setInClass(PyType o, PyObject v) {
      for (AttrCell.Entry e = cell.first; e != null; e = e.next) {
        if (e.type == o && e.shape == null && !e.stale() && e.meta == o.type()) {
          Cell in = (Cell) e.value;
          if (in.value != null && PyType.isData(in.value) && PyType.isData(v)) {
            in.value = v;
            return true;
          }
        }
      }
      return false;
    }

    private void missClass(PyType o) {
      PyType meta = o.type();
      if (meta.nativeSetattr() && meta.lookup(name) == null && o.definer(name) == o) {
        Cell in = o.lookupCell(name);
        if (in != null && cell.add(AttrCell.Entry.ofClass(o, AttrCell.IN_CELL, in))) {
          code.profile.specialised++;
        }
      }
    }

    private void miss(PyInstance o, PyObject v) {
      PyType t = o.type();
      Shape s = o.shape;
      o.setAttr(name, v);
      if (o instanceof PyType c) {
        missClass(c);
      }
      cell.saw(o instanceof PyType || o instanceof PyModule ? o : s);
      if (cell.spent()) {
        code.profile.misses++;
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
      AttrCell.Entry e = null;
      if (c instanceof PyMemberDescr md && md.slot >= 0) {
        e = AttrCell.Entry.slot(s, md.slot, null);
      } else if (c == null || !c.isDataDescr()) {
        if (!t.hasDict() || o.shape.dictMode || name == Names.DICT) {
          return;
        }
        int slot = s.find(name);
        if (slot >= 0) {
          e = AttrCell.Entry.slot(s, slot, null);
        } else if (o.shape == s.with(name) && (s.inline == 0 || o.shape.count <= s.inline)) {
          e = AttrCell.Entry.slot(s, s.count, o.shape);
        }
      }
      if (e != null) {
        if (cell.add(e)) {
          code.profile.specialised++;
        } else {
          code.profile.misses++;
        }
      }
    }
  }
}
