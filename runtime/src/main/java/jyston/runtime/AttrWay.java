package jyston.runtime;

/**
 * What a lookup in a type gave, which that type remembers until it changes: a name of the MRO, or
 * how instances of one shape get to an attribute, or how one is set. Immutable, so that types which
 * several interpreters share may have it.
 */
final class AttrWay {
  /** The long way, which is not remembered. */
  static final int LONG = 0;

  /** A slot of the instance. */
  static final int SLOT = 1;

  /** What the class holds, as it is. */
  static final int VALUE = 2;

  /** What a cell of the class holds, as it is. */
  static final int IN_CELL = 3;

  /** What the class holds, to be called with the instance in front. */
  static final int METHOD = 4;

  /** A descriptor in the class, which comes before what the instance has, or stands alone. */
  static final int DESCRIPTOR = 5;

  /** The instance's dict, then the class. */
  static final int IN_DICT = 6;

  /** There is no such attribute. */
  static final int ABSENT = 7;

  private static final int FIRST = 16;
  private static final int MOST = 256;

  final PyStr name;

  /** Shape of the instance; null for a lookup in the MRO. */
  final Shape shape;

  final int how;

  /** Slot of the instance; for an attribute of a class itself the version of its metaclass. */
  final int slot;

  /** What is in the class, or the cell where it is. */
  final PyObject value;

  /** The shape once the attribute is set, or null where it stays. */
  final Shape after;

  AttrWay(PyStr name, Shape shape, int how, int slot, PyObject value, Shape after) {
    this.name = name;
    this.shape = shape;
    this.how = how;
    this.slot = slot;
    this.value = value;
    this.after = after;
  }

  private static int hash(PyStr name, Shape shape) {
    int h = name.cacheHash();
    if (shape != null) {
      h += shape.hash;
    }
    return h ^ h >>> 12;
  }

  /**
   * What a table has, or null.
   *
   * @param table may be null
   */
  static AttrWay find(AttrWay[] table, PyStr name, Shape shape) {
    if (table == null) {
      return null;
    }
    int i = hash(name, shape) & table.length - 1;
    AttrWay w = table[i];
    if (w != null && w.name == name && w.shape == shape) {
      return w;
    }
    w = table[i ^ 1];
    return w != null && w.name == name && w.shape == shape ? w : null;
  }

  /**
   * Adds to a table, in place of what it has of the same.
   *
   * @param table may be null
   * @return the table to go on with
   */
  static AttrWay[] add(AttrWay[] table, AttrWay w) {
    AttrWay[] t = table == null ? new AttrWay[FIRST] : table;
    while (!place(t, w)) {
      if (t.length == MOST) {
        // The older one of the two goes.
        int i = hash(w.name, w.shape) & MOST - 1;
        t[i ^ 1] = t[i];
        t[i] = w;
        return t;
      }
      t = grown(t);
    }
    return t;
  }

  private static boolean place(AttrWay[] t, AttrWay w) {
    int i = hash(w.name, w.shape) & t.length - 1;
    if (!w.fits(t[i])) {
      i ^= 1;
    }
    if (!w.fits(t[i])) {
      return false;
    }
    t[i] = w;
    return true;
  }

  private boolean fits(AttrWay old) {
    return old == null || old.name == name && old.shape == shape;
  }

  private static AttrWay[] grown(AttrWay[] old) {
    AttrWay[] t = new AttrWay[2 * old.length];
    for (AttrWay w : old) {
      if (w != null) {
        // What two had room for has room.
        place(t, w);
      }
    }
    return t;
  }

  // Reads.

  /** How instances of a shape, which is of the type, get to an attribute. */
  static AttrWay read(PyType t, Shape s, boolean hasAttrs, PyStr name) {
    PyObject d = t.lookup(name);
    boolean hooked = (t.getattrKind() & TypeLookup.FALLBACK) != 0;
    if (d != null && d.isDataDescr() && d.hasDescrGet()) {
      if (d instanceof PyMemberDescr m && m.slot >= 0 && hasAttrs && t.isSubtypeOf(m.owner)) {
        return new AttrWay(name, s, SLOT, m.slot, null, null);
      }
      if (name == Names.CLASS && t.tellsOwnClass()) {
        return new AttrWay(name, s, VALUE, -1, t, null);
      }
      return new AttrWay(name, s, hooked ? LONG : DESCRIPTOR, -1, d, null);
    }
    if (s.dictMode) {
      return new AttrWay(name, s, hooked ? LONG : IN_DICT, -1, d, null);
    }
    int slot = hasAttrs ? s.find(name) : -1;
    if (slot >= 0) {
      return new AttrWay(name, s, SLOT, slot, null, null);
    }
    if (d == null) {
      return new AttrWay(name, s, hooked ? LONG : ABSENT, -1, null, null);
    }
    if (d.isMethodLike()) {
      return new AttrWay(name, s, METHOD, -1, d, null);
    }
    if (d.hasDescrGet()) {
      return new AttrWay(name, s, hooked ? LONG : DESCRIPTOR, -1, d, null);
    }
    Cell c = t.lookupCell(name);
    return new AttrWay(name, s, c != null ? IN_CELL : VALUE, -1, c != null ? c : d, null);
  }

  /** How an attribute of a class itself is read, which has just given v. */
  static AttrWay ofClass(PyType t, PyStr name, PyObject v) {
    PyType meta = t.shape.type;
    PyObject md = meta.nativeGetattr() ? meta.lookup(name) : null;
    PyObject d = t.lookup(name);
    if (meta.nativeGetattr()
        && (md == null || !md.isDataDescr())
        && d == v
        && (v instanceof PyFunction || !v.hasDescrGet())) {
      Cell c = t.lookupCell(name);
      return new AttrWay(
          name, t.shape, c != null ? IN_CELL : VALUE, meta.version, c != null ? c : v, null);
    }
    return new AttrWay(name, t.shape, LONG, meta.version, null, null);
  }

  /**
   * Reads the attribute.
   *
   * @param a what has the attributes of o, or null
   * @return null when there is none
   */
  PyObject get(PyObject o, PyInstance a) {
    PyObject v;
    switch (how) {
      case SLOT:
        v = a.slot(slot);
        break;
      case VALUE:
        return value;
      case IN_CELL:
        v = ((Cell) value).value;
        break;
      case METHOD, DESCRIPTOR:
        return value.descrGet(o, shape.type);
      case IN_DICT:
        v = a.dict.get(name);
        return v != null ? v : value == null ? null : value.descrGet(o, shape.type);
      case ABSENT:
        return null;
      default:
        v = null;
    }
    return v != null ? v : Attrs.getLong(o, name);
  }

  /** Reads the attribute where that neither raises nor runs code; else null. */
  PyObject known(PyObject o, PyInstance a) {
    return switch (how) {
      case SLOT -> a.slot(slot);
      case VALUE -> value;
      case IN_CELL -> ((Cell) value).value;
      case METHOD -> value instanceof PyFunction f ? new PyMethod(f, o) : null;
      default -> null;
    };
  }

  // Writes.

  /** How instances of a shape, which is of the type, have an attribute set. */
  static AttrWay write(PyType t, Shape s, PyStr name) {
    PyObject d = t.lookup(name);
    if (name == Names.DICT) {
      return new AttrWay(name, s, LONG, -1, null, null);
    }
    if (d != null && d.isDataDescr()) {
      return d instanceof PyMemberDescr m && m.slot >= 0 && t.isSubtypeOf(m.owner)
          ? new AttrWay(name, s, SLOT, m.slot, null, null)
          : new AttrWay(name, s, DESCRIPTOR, -1, d, null);
    }
    if (!t.hasDict() || s.dictMode) {
      return new AttrWay(name, s, LONG, -1, null, null);
    }
    int slot = s.find(name);
    if (slot >= 0) {
      return new AttrWay(name, s, SLOT, slot, null, null);
    }
    if (s.count < Shape.MAX_KEYS && (s.inline == 0 || s.count < s.inline)) {
      return new AttrWay(name, s, SLOT, s.count, null, s.with(name));
    }
    return new AttrWay(name, s, LONG, -1, null, null);
  }

  /** Sets the attribute. */
  void set(PyObject o, PyInstance a, PyObject v) {
    switch (how) {
      case SLOT -> put(a, v);
      case DESCRIPTOR -> value.descrSet(o, v);
      default -> Attrs.setLong(o, name, v);
    }
  }

  /** Sets the slot, whose way this is. */
  void put(PyInstance a, PyObject v) {
    a.setSlot(slot, v);
    if (after != null) {
      a.shape = after;
    }
  }
}
