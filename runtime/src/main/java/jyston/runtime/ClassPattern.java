package jyston.runtime;

/**
 * A class pattern at one place ({@code MATCH_CLASS}), which remembers by the class of the pattern
 * and the shape of the subject in which slots the attributes are that it asks for, or that they do
 * not match.
 */
public final class ClassPattern {
  private static final int MAX_FILLS = 32;

  /** What is known of one class and one shape of subjects; no slots where they never match. */
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

  private final int positional;
  private final PyTuple names;
  private Entry first;
  private int fills;

  /**
   * A pattern.
   *
   * @param positional how many positional sub-patterns
   * @param names of the keyword sub-patterns
   */
  public ClassPattern(int positional, PyTuple names) {
    this.positional = positional;
    this.names = names;
  }

  /** The attributes the pattern asks for, or null where nothing is remembered that tells. */
  public PyObject known(PyObject o, PyObject cls) {
    if (!(o instanceof PyInstance i)) {
      return null;
    }
    Shape s = i.shape;
    for (Entry e = first; e != null; e = e.next) {
      if (e.shape == s
          && e.cls == cls
          && e.version == s.type.version
          && e.clsVersion == e.cls.version
          && e.cls.type() == PyType.TYPE) {
        return e.slots == null ? Py.None : values(i, e.slots);
      }
    }
    return null;
  }

  /**
   * The attributes the pattern asks for as a tuple, or None when the subject does not match; what
   * goes for others like it is remembered.
   *
   * @throws PyException as {@link PatternMatch#matchClass}
   */
  public PyObject match(PyObject o, PyObject cls) {
    PyObject v = known(o, cls);
    if (v == null) {
      v = ask(o, cls);
      learn(o, cls);
    }
    return v;
  }

  /** What {@link #known} does not know. */
  public PyObject ask(PyObject o, PyObject cls) {
    return PatternMatch.matchClass(o, cls, positional, names);
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

  /** Forgets everything. */
  public void clear() {
    first = null;
  }

  /**
   * Remembers what goes for a subject and others of its shape.
   *
   * @return false where it is not that simple, or too much came
   */
  public boolean learn(PyObject subject, PyObject pattern) {
    if (!(subject instanceof PyInstance o)
        || !(pattern instanceof PyType cls)
        || fills >= MAX_FILLS
        || o instanceof PyType
        || o instanceof PyModule
        || o.shape.dictMode
        || o.shape.type != o.type()
        || cls.type() != PyType.TYPE
        || !o.type().tellsOwnClass()) {
      return false;
    }
    int[] slots = null;
    if (o.type().isSubtypeOf(cls)) {
      slots = slots(o, cls);
      if (slots == null) {
        return false;
      }
    }
    // Now and then the stale ones go.
    first = new Entry(cls, o.shape, slots, ++fills % 8 == 0 ? null : first);
    return true;
  }

  /** The slots of what the pattern asks for, or null where it is not that simple. */
  private int[] slots(PyInstance o, PyType cls) {
    PyType t = o.type();
    if (!t.plainGetattr() || !t.isHeap()) {
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
