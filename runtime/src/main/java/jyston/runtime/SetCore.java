package jyston.runtime;

import jyston.runtime.annotation.PyClassMethod;
import jyston.runtime.annotation.PyMethod;

/** What {@code set} and {@code frozenset} share. */
public abstract class SetCore extends SetTable {
  /** A new empty set of the same exact builtin type. */
  abstract SetCore fresh();

  @Override
  public boolean isTrue() {
    return size() != 0;
  }

  @Override
  public int len() {
    return size();
  }

  @Override
  public PyObject iter() {
    return new PySetIter(this);
  }

  @Override
  public boolean contains(PyObject key) {
    return hasKey(key);
  }

  private static boolean exact(PyObject o) {
    return o.getClass() == PySet.class || o.getClass() == PyFrozenSet.class;
  }

  /** The hash to look a key up with: a set stands for the frozenset equal to it. */
  private static PyFrozenSet frozen(PyObject key, PyException e) {
    if (!(key instanceof PySet s) || !e.matches(PyBaseException.TYPE_ERROR)) {
      throw e;
    }
    PyFrozenSet f = new PyFrozenSet();
    f.mergeSet(s);
    return f;
  }

  final boolean hasKey(PyObject key) {
    long h;
    try {
      h = Keys.hash(key);
    } catch (PyException e) {
      PyFrozenSet f = frozen(key, e);
      return has(f, f.hash());
    }
    return has(key, h);
  }

  final boolean discardKey(PyObject key) {
    long h;
    try {
      h = Keys.hash(key);
    } catch (PyException e) {
      PyFrozenSet f = frozen(key, e);
      return discardEntry(f, f.hash());
    }
    return discardEntry(key, h);
  }

  /** Adds the items of an iterable. */
  public final void update(PyObject o) {
    if (o instanceof SetCore s) {
      mergeSet(s);
    } else if (o.getClass() == PyDict.class) {
      mergeKeys((PyDict) o);
    } else {
      new Adding(this).drain(o.iter());
    }
  }

  /** Adds items. */
  private static final class Adding extends Sink {
    private final SetCore set;

    Adding(SetCore set) {
      this.set = set;
    }

    @Override
    public boolean take(PyObject item) {
      // Only keys that compare without Python code are there.
      if (set.storesHashes() || !Keys.plain(item)) {
        return false;
      }
      set.addEntry(item, Keys.hash(item));
      return true;
    }

    @Override
    protected boolean takeAny(PyObject item) {
      set.addEntry(item, Keys.hash(item));
      return true;
    }
  }

  /** A new set of the same kind with the same items. */
  final SetCore copyOf() {
    SetCore r = fresh();
    r.mergeSet(this);
    return r;
  }

  /** {@code self & o} for any iterable. */
  public final SetCore intersection(PyObject o) {
    if (o == this) {
      return copyOf();
    }
    SetCore r = fresh();
    if (o instanceof SetCore other) {
      SetCore self = this;
      if (other.size() > self.size()) {
        SetCore t = self;
        self = other;
        other = t;
      }
      for (int i = other.next(0); i >= 0; i = other.next(i + 1)) {
        PyObject k = other.at(i);
        long h = other.hashAt(i);
        if (self.has(k, h)) {
          r.addEntry(k, h);
        }
      }
      return r;
    }
    PyObject it = o.iter();
    PyObject x;
    while ((x = it.iterNext()) != null) {
      long h = Keys.hash(x);
      if (has(x, h)) {
        r.addEntry(x, h);
      }
    }
    return r;
  }

  /** {@code self -= o} for any iterable. */
  public final void differenceUpdate(PyObject o) {
    if (o == this) {
      clearTable();
      return;
    }
    if (o instanceof SetCore s) {
      SetCore other = s;
      if (other.size() >> 3 > size()) {
        other = intersection(other);
      }
      for (int i = other.next(0); i >= 0; i = other.next(i + 1)) {
        discardEntry(other.at(i), other.hashAt(i));
      }
    } else {
      PyObject it = o.iter();
      PyObject x;
      while ((x = it.iterNext()) != null) {
        discardEntry(x, Keys.hash(x));
      }
    }
    sweep();
  }

  final SetCore differenceWith(PyObject o) {
    int n = o instanceof SetCore s ? s.size() : o.getClass() == PyDict.class ? o.len() : -1;
    if (n < 0 || size() >> 2 > n) {
      SetCore r = copyOf();
      r.differenceUpdate(o);
      return r;
    }
    SetCore r = fresh();
    for (int i = next(0); i >= 0; i = next(i + 1)) {
      PyObject k = at(i);
      long h = hashAt(i);
      boolean there = o instanceof SetCore s ? s.has(k, h) : ((PyDict) o).get(k, h) != null;
      if (!there) {
        r.addEntry(k, h);
      }
    }
    return r;
  }

  /** {@code self ^= o} for any iterable. */
  public final void symmetricDifferenceUpdate(PyObject o) {
    if (o == this) {
      clearTable();
      return;
    }
    if (o.getClass() == PyDict.class) {
      PyDict d = (PyDict) o;
      for (int i = d.next(0); i >= 0; i = d.next(i + 1)) {
        PyObject k = d.keyAt(i);
        long h = d.hashAt(i);
        if (!discardEntry(k, h)) {
          addEntry(k, h);
        }
      }
      return;
    }
    SetCore other;
    if (o instanceof SetCore s) {
      other = s;
    } else {
      other = fresh();
      other.update(o);
    }
    for (int i = other.next(0); i >= 0; i = other.next(i + 1)) {
      PyObject k = other.at(i);
      long h = other.hashAt(i);
      if (!discardEntry(k, h)) {
        addEntry(k, h);
      }
    }
  }

  final boolean subsetOf(SetCore o) {
    if (size() > o.size()) {
      return false;
    }
    for (int i = next(0); i >= 0; i = next(i + 1)) {
      if (!o.has(at(i), hashAt(i))) {
        return false;
      }
    }
    return true;
  }

  private PyObject compare(PyObject o, int op) {
    if (!(o instanceof SetCore s)) {
      return Py.NotImplemented;
    }
    return Py.bool(
        switch (op) {
          case Compare.EQ -> size() == s.size() && subsetOf(s);
          case Compare.NE -> size() != s.size() || !subsetOf(s);
          case Compare.LE -> subsetOf(s);
          case Compare.GE -> s.subsetOf(this);
          case Compare.LT -> size() < s.size() && subsetOf(s);
          default -> size() > s.size() && s.subsetOf(this);
        });
  }

  // Methods seen from Python.

  @PyMethod(name = "__len__", doc = "Return len(self).")
  final int lenMethod() {
    return size();
  }

  @PyMethod(name = "__contains__", sig = "(object, /)", doc = "x.__contains__(y) <==> y in x.")
  final boolean containsMethod(PyObject key) {
    return hasKey(key);
  }

  @PyMethod(name = "__iter__", doc = "Implement iter(self).")
  final PyObject iterMethod() {
    return new PySetIter(this);
  }

  @PyMethod(name = "__repr__", doc = "Return repr(self).")
  final PyObject repr() {
    String name = type().name();
    if (size() == 0) {
      return Py.str(name + "()");
    }
    ThreadState ts = ThreadState.current();
    if (ts.reprEnter(this)) {
      return Py.str(name + "(...)");
    }
    try {
      boolean plain = type() == PySet.TYPE;
      StringBuilder sb = new StringBuilder(plain ? "{" : name + "({");
      PyObject[] items = Sequences.drain(new PySetIter(this), size());
      for (int i = 0; i < items.length; i++) {
        if (i > 0) {
          sb.append(", ");
        }
        sb.append(Ops.repr(items[i]));
      }
      return Py.str(sb.append(plain ? "}" : "})").toString());
    } finally {
      ts.reprLeave(this);
    }
  }

  @PyMethod(name = "__lt__", doc = "Return self<value.")
  final PyObject lt(PyObject o) {
    return compare(o, Compare.LT);
  }

  @PyMethod(name = "__le__", doc = "Return self<=value.")
  final PyObject le(PyObject o) {
    return compare(o, Compare.LE);
  }

  @PyMethod(name = "__eq__", doc = "Return self==value.")
  final PyObject eq(PyObject o) {
    return compare(o, Compare.EQ);
  }

  @PyMethod(name = "__ne__", doc = "Return self!=value.")
  final PyObject ne(PyObject o) {
    return compare(o, Compare.NE);
  }

  @PyMethod(name = "__gt__", doc = "Return self>value.")
  final PyObject gt(PyObject o) {
    return compare(o, Compare.GT);
  }

  @PyMethod(name = "__ge__", doc = "Return self>=value.")
  final PyObject ge(PyObject o) {
    return compare(o, Compare.GE);
  }

  @PyMethod(
      name = "union",
      sig = "(*others)",
      doc = "Return a new set with elements from the set and all others.")
  final PyObject union(PyObject[] others) {
    SetCore r = copyOf();
    for (PyObject o : others) {
      if (o != this) {
        r.update(o);
      }
    }
    return r;
  }

  @PyMethod(
      name = "intersection",
      sig = "(*others)",
      doc = "Return a new set with elements common to the set and all others.")
  final PyObject intersectionMethod(PyObject[] others) {
    return intersectAll(others);
  }

  final SetCore intersectAll(PyObject[] others) {
    if (others.length == 0) {
      return copyOf();
    }
    SetCore r = this;
    for (PyObject o : others) {
      r = r.intersection(o);
    }
    return r;
  }

  @PyMethod(
      name = "difference",
      sig = "(*others)",
      doc = "Return a new set with elements in the set that are not in the others.")
  final PyObject difference(PyObject[] others) {
    if (others.length == 0) {
      return copyOf();
    }
    SetCore r = differenceWith(others[0]);
    for (int i = 1; i < others.length; i++) {
      r.differenceUpdate(others[i]);
    }
    return r;
  }

  @PyMethod(
      name = "symmetric_difference",
      sig = "(other, /)",
      doc = "Return a new set with elements in either the set or other but not both.")
  final PyObject symmetricDifference(PyObject o) {
    SetCore r = fresh();
    r.update(o);
    r.symmetricDifferenceUpdate(this);
    return r;
  }

  @PyMethod(
      name = "isdisjoint",
      sig = "(other, /)",
      doc = "Return True if two sets have a null intersection.")
  final boolean isDisjoint(PyObject o) {
    if (o == this) {
      return size() == 0;
    }
    if (exact(o)) {
      SetCore a = this;
      SetCore b = (SetCore) o;
      if (b.size() > a.size()) {
        a = b;
        b = this;
      }
      for (int i = b.next(0); i >= 0; i = b.next(i + 1)) {
        if (a.has(b.at(i), b.hashAt(i))) {
          return false;
        }
      }
      return true;
    }
    PyObject it = o.iter();
    PyObject x;
    while ((x = it.iterNext()) != null) {
      if (has(x, Keys.hash(x))) {
        return false;
      }
    }
    return true;
  }

  private SetCore asSet(PyObject o) {
    if (o instanceof SetCore s) {
      return s;
    }
    PySet s = new PySet();
    s.update(o);
    return s;
  }

  @PyMethod(
      name = "issubset",
      sig = "(other, /)",
      doc = "Report whether another set contains this set.")
  final boolean isSubset(PyObject o) {
    return subsetOf(asSet(o));
  }

  @PyMethod(
      name = "issuperset",
      sig = "(other, /)",
      doc = "Report whether this set contains another set.")
  final boolean isSuperset(PyObject o) {
    if (o instanceof SetCore s) {
      return s.subsetOf(this);
    }
    PyObject it = o.iter();
    PyObject x;
    while ((x = it.iterNext()) != null) {
      if (!has(x, Keys.hash(x))) {
        return false;
      }
    }
    return true;
  }

  private static boolean bothSets(PyObject a, PyObject b) {
    return a instanceof SetCore && b instanceof SetCore;
  }

  private static PyObject and(PyObject a, PyObject b) {
    return bothSets(a, b) ? ((SetCore) a).intersection(b) : Py.NotImplemented;
  }

  private static PyObject or(PyObject a, PyObject b) {
    if (!bothSets(a, b)) {
      return Py.NotImplemented;
    }
    SetCore r = ((SetCore) a).copyOf();
    r.update(b);
    return r;
  }

  private static PyObject sub(PyObject a, PyObject b) {
    return bothSets(a, b) ? ((SetCore) a).differenceWith(b) : Py.NotImplemented;
  }

  private static PyObject xor(PyObject a, PyObject b) {
    return bothSets(a, b) ? ((SetCore) a).symmetricDifference(b) : Py.NotImplemented;
  }

  @PyMethod(name = "__and__", doc = "Return self&value.")
  final PyObject and(PyObject o) {
    return and(this, o);
  }

  @PyMethod(name = "__rand__", doc = "Return value&self.")
  final PyObject rand(PyObject o) {
    return and(o, this);
  }

  @PyMethod(name = "__or__", doc = "Return self|value.")
  final PyObject or(PyObject o) {
    return or(this, o);
  }

  @PyMethod(name = "__ror__", doc = "Return value|self.")
  final PyObject ror(PyObject o) {
    return or(o, this);
  }

  @PyMethod(name = "__sub__", doc = "Return self-value.")
  final PyObject sub(PyObject o) {
    return sub(this, o);
  }

  @PyMethod(name = "__rsub__", doc = "Return value-self.")
  final PyObject rsub(PyObject o) {
    return sub(o, this);
  }

  @PyMethod(name = "__xor__", doc = "Return self^value.")
  final PyObject xor(PyObject o) {
    return xor(this, o);
  }

  @PyMethod(name = "__rxor__", doc = "Return value^self.")
  final PyObject rxor(PyObject o) {
    return xor(o, this);
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  final PyObject reduce() {
    PyObject items = PyList.wrap(Sequences.drain(new PySetIter(this), size()));
    PyObject state = Ops.callMethod(this, Slot.NAMES[Slot.GETSTATE]);
    return PyTuple.of(type(), PyTuple.of(items), state);
  }

  @PyMethod(name = "__sizeof__", doc = "S.__sizeof__() -> size of S in memory, in bytes.")
  final long sizeof() {
    return tableBytes();
  }

  @PyClassMethod(name = "__class_getitem__", sig = "(object, /)", doc = "See PEP 585")
  static PyObject classGetItem(PyType cls, PyObject item) {
    return PyGenericAlias.of(cls, item);
  }
}
