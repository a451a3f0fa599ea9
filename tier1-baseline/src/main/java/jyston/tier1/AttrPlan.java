package jyston.tier1;

import java.util.ArrayList;
import java.util.List;
import jyston.profiler.SiteCell;
import jyston.runtime.Cell;
import jyston.runtime.Names;
import jyston.runtime.PyFunction;
import jyston.runtime.PyMemberDescr;
import jyston.runtime.PyMethod;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyProperty;
import jyston.runtime.PyStr;
import jyston.runtime.PySuper;
import jyston.runtime.PyType;
import jyston.runtime.Shape;

/** How attributes are read, written and called at a site, for each shape that came there. */
final class AttrPlan {
  /** One way. */
  static final class Way {
    /** Shape of the receiver, or null for an object whose class has no shapes. */
    final Shape shape;

    final PyType type;
    final int version;

    /** Slot of the instance, or -1. */
    final int slot;

    /** What the class holds: a method, a property's getter. */
    final PyObject target;

    /** The module that is the receiver, or null. */
    final PyModule module;

    /** The class that is the receiver itself, or null. */
    final PyType receiver;

    /** Version of the metaclass of that class. */
    final int metaVersion;

    /** Where the attribute of a module, or of a class that is written now and then, is; or null. */
    final Cell cell;

    /** Whether the attribute is what a class holds: {@link #target}, or what the cell has. */
    final boolean inClass;

    /** The shape after a write, or null when it stays. */
    final Shape after;

    private Way(Shape shape, PyType type, int slot, PyObject target, Shape after) {
      this.shape = shape;
      this.type = type;
      this.version = type.version;
      this.slot = slot;
      this.target = target;
      this.after = after;
      this.module = null;
      this.receiver = null;
      this.metaVersion = 0;
      this.cell = null;
      this.inClass = false;
    }

    /**
     * Something that a class holds as data.
     *
     * @param shape of instances, or null where the class itself is the receiver
     */
    private Way(Shape shape, PyType type, PyObject value, Cell cell) {
      this.shape = shape != null ? shape : type.shape;
      this.type = type;
      this.version = type.version;
      this.slot = -1;
      this.target = value;
      this.after = null;
      this.module = null;
      this.receiver = shape == null ? type : null;
      this.metaVersion = this.shape.type.version;
      this.cell = cell;
      this.inClass = true;
    }

    /** An attribute of a module. */
    private Way(PyModule module, Cell cell) {
      this.shape = module.shape;
      this.type = PyModule.TYPE;
      this.version = type.version;
      this.slot = -1;
      this.target = cell.value;
      this.after = null;
      this.module = module;
      this.receiver = null;
      this.metaVersion = 0;
      this.cell = cell;
      this.inClass = false;
    }

    /** Whether a property's getter is called. */
    boolean calls() {
      return slot < 0 && module == null && !inClass;
    }
  }

  private AttrPlan() {}

  /** Whether the ways are for all that ever came to a site. */
  static boolean complete(SiteCell cell, List<Way> ways) {
    return cell != null && !cell.seen.many() && cell.seen.size() == ways.size();
  }

  private interface Maker {
    Way way(Object seen, PyStr name);
  }

  private static List<Way> all(SiteCell cell, PyStr name, Maker m) {
    List<Way> out = new ArrayList<>();
    if (cell != null) {
      for (int i = 0; i < cell.seen.size(); i++) {
        Way w = m.way(cell.seen.get(i), name);
        if (w != null) {
          out.add(w);
        }
      }
    }
    return out;
  }

  /**
   * The ways to read an attribute.
   *
   * @param inClass whether they may lead to what classes hold
   */
  static List<Way> reads(SiteCell cell, PyStr name, boolean inClass) {
    List<Way> ways = all(cell, name, AttrPlan::read);
    ways.removeIf(w -> w.inClass && !inClass);
    return ways;
  }

  /** The ways to write an attribute. */
  static List<Way> writes(SiteCell cell, PyStr name) {
    return all(cell, name, AttrPlan::write);
  }

  /** The ways to find a method that takes its receiver as the first argument. */
  static List<Way> methods(SiteCell cell, PyStr name) {
    return all(cell, name, AttrPlan::method);
  }

  /** The way to an attribute of a module, or null where it is not simply there. */
  private static Way inModule(PyModule m, PyStr name) {
    if (m.shape.type != PyModule.TYPE || PyModule.TYPE.lookup(name) != null) {
      return null;
    }
    Cell c = m.globals().cellFor(name);
    return c.value == null ? null : new Way(m, c);
  }

  /** The way to what a class holds, read from the class itself; or null where that is not all. */
  private static Way ofClass(PyType c, PyStr name) {
    PyType meta = c.shape.type;
    // What a metaclass of its own may do to a lookup is left to it.
    if (!c.isHeap()
        || PyType.TYPE.lookup(name) != null
        || meta != PyType.TYPE && !(meta.nativeGetattr() && meta.lookup(name) == null)) {
      return null;
    }
    PyObject v = c.lookup(name);
    return v != null && (v instanceof PyFunction || !v.hasDescrGet())
        ? new Way(null, c, v, c.lookupCell(name))
        : null;
  }

  private static Way read(Object seen, PyStr name) {
    if (seen instanceof PyModule m) {
      return inModule(m, name);
    }
    if (seen instanceof PyType c) {
      return ofClass(c, name);
    }
    if (!(seen instanceof Shape s) || s.dictMode) {
      return null;
    }
    PyType t = s.type;
    if (!t.plainGetattr() || !t.isHeap()) {
      return null;
    }
    PyObject c = t.lookup(name);
    if (c instanceof PyMemberDescr md && md.slot >= 0) {
      return new Way(s, t, md.slot, null, null);
    }
    if (c instanceof PyProperty p && c.type() == PyProperty.TYPE && p.getter() != null) {
      return new Way(s, t, -1, p.getter(), null);
    }
    if (name == Names.CLASS && t.tellsOwnClass()) {
      return new Way(s, t, t, null);
    }
    int slot = s.find(name);
    if (slot >= 0) {
      return c == null || !c.isDataDescr() ? new Way(s, t, slot, null, null) : null;
    }
    return c != null && !c.isDataDescr() && !c.hasDescrGet()
        ? new Way(s, t, c, t.lookupCell(name))
        : null;
  }

  private static Way write(Object seen, PyStr name) {
    if (!(seen instanceof Shape s) || s.dictMode) {
      return null;
    }
    PyType t = s.type;
    if (!t.nativeSetattr() || !t.isHeap()) {
      return null;
    }
    PyObject c = t.lookup(name);
    if (c instanceof PyMemberDescr md && md.slot >= 0) {
      return new Way(s, t, md.slot, null, null);
    }
    if (c != null && c.isDataDescr() || !t.hasDict() || name == Names.DICT) {
      return null;
    }
    int slot = s.find(name);
    if (slot >= 0) {
      return new Way(s, t, slot, null, null);
    }
    return s.inline > 0 && s.count < s.inline ? new Way(s, t, s.count, null, s.with(name)) : null;
  }

  private static Way method(Object seen, PyStr name) {
    if (seen instanceof PyModule m) {
      return inModule(m, name);
    }
    Shape s = seen instanceof Shape x ? x : null;
    if (s == null && !(seen instanceof PyType)) {
      return null;
    }
    PyType t = s != null ? s.type : (PyType) seen;
    if (!t.plainGetattr()
        || (s != null ? s.dictMode || s.find(name) >= 0 : t.hasDict() || special(t))) {
      return null;
    }
    PyObject m = t.lookup(name);
    return m != null && m.isMethodLike() ? new Way(s, t, -1, m, null) : null;
  }

  /** Types whose objects have attributes of their own, or hand on to others. */
  private static boolean special(PyType t) {
    return t.isHeap()
        || t == PyType.TYPE
        || t == PyModule.TYPE
        || t == PyFunction.TYPE
        || t == PyMethod.TYPE
        || t == PySuper.TYPE;
  }
}
