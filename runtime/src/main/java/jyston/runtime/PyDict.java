package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyClassMethod;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code dict}: compact, ordered by insertion. */
@PyClass(
    name = "dict",
    doc =
        "dict() -> new empty dictionary\n"
            + "dict(mapping) -> new dictionary initialized from a mapping object's\n"
            + "    (key, value) pairs\n"
            + "dict(iterable) -> new dictionary initialized as if via:\n"
            + "    d = {}\n"
            + "    for k, v in iterable:\n"
            + "        d[k] = v\n"
            + "dict(**kwargs) -> new dictionary initialized with the name=value pairs\n"
            + "    in the keyword argument list.  For example:  dict(one=1, two=2)")
public class PyDict extends DictCore {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyDictTable()).withPattern(PyType.MAPPING);

  /** An empty dict. */
  public PyDict() {}

  /** An empty dict with room for so many keys. */
  public PyDict(int expected) {
    presize(expected);
  }

  /**
   * A dict of names and their values.
   *
   * @param pairs each a str that no other equals, and its value; nobody else keeps the array
   */
  public static PyDict ofNames(PyObject[] pairs) {
    PyDict d = new PyDict();
    d.takeNames(pairs);
    return d;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public boolean isTrue() {
    return size() != 0;
  }

  @Override
  public int len() {
    return size();
  }

  @Override
  public PyObject getItem(PyObject key) {
    return subscript(key);
  }

  @Override
  public void setItem(PyObject key, PyObject value) {
    if (value == null) {
      delItem(key);
    } else {
      put(key, value);
    }
  }

  @Override
  public boolean contains(PyObject key) {
    return containsKey(key);
  }

  @Override
  public PyObject iter() {
    return new PyDictIter(this, PyDictIter.KEYS, false);
  }

  @Override
  public long hash() {
    throw Py.typeError("unhashable type: '" + type().name() + "'");
  }

  /** A plain dict with the same entries. */
  public final PyDict copy() {
    PyDict d = new PyDict();
    d.copyFrom(this);
    return d;
  }

  // Keyword arguments.

  /**
   * The keys as interned keyword names.
   *
   * @throws PyException TypeError when a key is no str
   */
  public final PyStr[] keywordNames() {
    int n = size();
    if (n == 0) {
      return PyStr.NO_NAMES;
    }
    PyStr[] out = new PyStr[n];
    int k = 0;
    for (int i = next(0); i >= 0; i = next(i + 1)) {
      if (!(keyAt(i) instanceof PyStr s)) {
        throw Py.typeError("keywords must be strings");
      }
      out[k++] = s.interned();
    }
    return out;
  }

  /** Positional arguments followed by the values of keyword ones. */
  public static PyObject[] joinArgs(PyObject[] args, PyDict kwargs) {
    int n = kwargs == null ? 0 : kwargs.size();
    if (n == 0) {
      return args;
    }
    PyObject[] all = new PyObject[args.length + n];
    System.arraycopy(args, 0, all, 0, args.length);
    int k = args.length;
    for (int i = kwargs.next(0); i >= 0; i = kwargs.next(i + 1)) {
      all[k++] = kwargs.valueAt(i);
    }
    return all;
  }

  // Update.

  /** {@code self.update(o)}: a mapping, or an iterable of pairs. */
  public final void update(PyObject o) {
    if (o.getClass() == PyDict.class || Ops.findAttr(o, Names.KEYS) != null) {
      merge(o);
    } else {
      mergePairs(o);
    }
  }

  /** Whether reading the dict directly is what iterating over it would do. */
  private static boolean readsPlainly(PyObject o) {
    return o instanceof PyDict d
        && (d.getClass() == PyDict.class || d.type().slot(Slot.ITER) == TYPE.slot(Slot.ITER));
  }

  /** Takes over the entries of a mapping (CPython's {@code dict_merge} with override). */
  public final void merge(PyObject o) {
    if (o == this) {
      return;
    }
    if (readsPlainly(o)) {
      PyDict d = (PyDict) o;
      if (size() == 0 && d.size() > 0) {
        copyFromInto(d);
        return;
      }
      int limit = d.entryLimit();
      for (int i = d.next(0); i >= 0; i = d.next(i + 1)) {
        put(d.keyAt(i), d.hashAt(i), d.valueAt(i));
        if (d.entryLimit() != limit) {
          throw Py.runtimeError("dict mutated during update");
        }
      }
      return;
    }
    PyObject keys = Ops.callMethod(o, Names.KEYS).iter();
    PyObject k;
    while ((k = keys.iterNext()) != null) {
      put(k, o.getItem(k));
    }
  }

  private void copyFromInto(PyDict d) {
    if (copyTable(d)) {
      return;
    }
    for (int i = d.next(0); i >= 0; i = d.next(i + 1)) {
      append(d.keyAt(i), d.hashAt(i), d.valueAt(i));
    }
  }

  private void mergePairs(PyObject iterable) {
    PyObject it = iterable.iter();
    PyObject e;
    for (int n = 0; (e = it.iterNext()) != null; n++) {
      PyObject k;
      PyObject v;
      int len;
      if (e instanceof PyTuple t) {
        len = t.items.length;
        k = len == 2 ? t.items[0] : null;
        v = len == 2 ? t.items[1] : null;
      } else {
        PyObject[] a;
        try {
          a = Sequences.toArray(e);
        } catch (PyException x) {
          if (x.matches(PyBaseException.TYPE_ERROR)) {
            throw Py.typeError(
                "cannot convert dictionary update sequence element #" + n + " to a sequence");
          }
          throw x;
        }
        len = a.length;
        k = len == 2 ? a[0] : null;
        v = len == 2 ? a[1] : null;
      }
      if (len != 2) {
        throw Py.valueError(
            "dictionary update sequence element #" + n + " has length " + len + "; 2 is required");
      }
      put(k, v);
    }
  }

  // Methods seen from Python.

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    return cls == TYPE ? new PyDict() : new PyDictSub(cls);
  }

  @PyMethod(
      name = "__init__",
      sig = "(*args, **kwargs)",
      doc = "Initialize self.  See help(type(self)) for accurate signature.")
  void init(PyObject[] args, PyDict kwargs) {
    updateMethod("dict", args, kwargs);
  }

  @PyMethod(
      name = "update",
      sig = "(*args, **kwargs)",
      doc =
          "D.update([E, ]**F) -> None.  Update D from mapping/iterable E and F.\n"
              + "If E is present and has a .keys() method, then does:"
              + "  for k in E.keys(): D[k] = E[k]\n"
              + "If E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v\n"
              + "In either case, this is followed by: for k in F:  D[k] = F[k]")
  void update(PyObject[] args, PyDict kwargs) {
    updateMethod("update", args, kwargs);
  }

  private void updateMethod(String name, PyObject[] args, PyDict kwargs) {
    if (args.length > 1) {
      throw Py.typeError(name + " expected at most 1 argument, got " + args.length);
    }
    if (args.length == 1) {
      update(args[0]);
    }
    if (kwargs.size() > 0) {
      merge(kwargs);
    }
  }

  @PyMethod(name = "__getitem__", doc = "Return self[key].")
  final PyObject subscript(PyObject key) {
    PyObject v = get(key);
    if (v != null) {
      return v;
    }
    if (getClass() != PyDict.class) {
      PyObject m = type().slot(Slot.MISSING);
      if (m != null) {
        return Slot.call(m, this, key);
      }
    }
    throw Py.keyError(key);
  }

  @PyMethod(name = "__setitem__", doc = "Set self[key] to value.")
  final void setItemMethod(PyObject key, PyObject value) {
    put(key, value);
  }

  @PyMethod(name = "__delitem__", doc = "Delete self[key].")
  final void delItem(PyObject key) {
    if (remove(key) == null) {
      throw Py.keyError(key);
    }
  }

  @PyMethod(name = "__len__", doc = "Return len(self).")
  final int lenMethod() {
    return size();
  }

  @PyMethod(
      name = "__contains__",
      doc = "True if the dictionary has the specified key, else False.")
  final boolean containsMethod(PyObject key) {
    return containsKey(key);
  }

  @PyMethod(name = "__iter__", doc = "Implement iter(self).")
  final PyObject iterMethod() {
    return new PyDictIter(this, PyDictIter.KEYS, false);
  }

  @PyMethod(name = "__reversed__", doc = "Return a reverse iterator over the dict keys.")
  final PyObject reversed() {
    return new PyDictIter(this, PyDictIter.KEYS, true);
  }

  @PyMethod(name = "__repr__", doc = "Return repr(self).")
  PyObject repr() {
    if (size() == 0) {
      return Py.str("{}");
    }
    ThreadState ts = ThreadState.current();
    if (ts.reprEnter(this)) {
      return Py.str("{...}");
    }
    try {
      StringBuilder sb = new StringBuilder("{");
      boolean more = false;
      for (int i = next(0); i >= 0; i = next(i + 1)) {
        PyObject k = keyAt(i);
        PyObject v = valueAt(i);
        if (more) {
          sb.append(", ");
        }
        more = true;
        sb.append(Ops.repr(k)).append(": ").append(Ops.repr(v));
      }
      return Py.str(sb.append("}").toString());
    } finally {
      ts.reprLeave(this);
    }
  }

  @PyMethod(name = "__eq__", doc = "Return self==value.")
  PyObject eq(PyObject o) {
    return o instanceof PyDict d ? Py.bool(sameEntries(d)) : Py.NotImplemented;
  }

  @PyMethod(name = "__ne__", doc = "Return self!=value.")
  PyObject ne(PyObject o) {
    return o instanceof PyDict d ? Py.bool(!sameEntries(d)) : Py.NotImplemented;
  }

  @PyMethod(name = "__lt__", doc = "Return self<value.")
  PyObject lt(PyObject o) {
    return Py.NotImplemented;
  }

  @PyMethod(name = "__le__", doc = "Return self<=value.")
  PyObject le(PyObject o) {
    return Py.NotImplemented;
  }

  @PyMethod(name = "__gt__", doc = "Return self>value.")
  PyObject gt(PyObject o) {
    return Py.NotImplemented;
  }

  @PyMethod(name = "__ge__", doc = "Return self>=value.")
  PyObject ge(PyObject o) {
    return Py.NotImplemented;
  }

  /** Whether the other has equal values at the same keys. */
  public final boolean sameEntries(PyDict d) {
    if (size() != d.size()) {
      return false;
    }
    for (int i = next(0); i >= 0; i = next(i + 1)) {
      PyObject k = keyAt(i);
      PyObject v = valueAt(i);
      PyObject w = d.get(k, hashAt(i));
      if (w == null || !Compare.identicalOrEqual(v, w)) {
        return false;
      }
    }
    return true;
  }

  @PyMethod(name = "__or__", doc = "Return self|value.")
  PyObject or(PyObject o) {
    return union(this, o);
  }

  @PyMethod(name = "__ror__", doc = "Return value|self.")
  PyObject ror(PyObject o) {
    return union(o, this);
  }

  private static PyObject union(PyObject a, PyObject b) {
    if (!(a instanceof PyDict x) || !(b instanceof PyDict)) {
      return Py.NotImplemented;
    }
    PyDict r = x.copy();
    r.merge(b);
    return r;
  }

  @PyMethod(name = "__ior__", doc = "Return self|=value.")
  PyObject ior(PyObject o) {
    update(o);
    return this;
  }

  @PyMethod(
      name = "get",
      sig = "(key, default=None, /)",
      doc = "Return the value for key if key is in the dictionary, else default.")
  final PyObject getMethod(PyObject key, PyObject deflt) {
    PyObject v = get(key);
    return v != null ? v : deflt == null ? Py.None : deflt;
  }

  @PyMethod(
      name = "setdefault",
      sig = "(key, default=None, /)",
      doc =
          "Insert key with a value of default if key is not in the dictionary.\n\n"
              + "Return the value for key if key is in the dictionary, else default.")
  PyObject setDefault(PyObject key, PyObject deflt) {
    PyObject d = deflt == null ? Py.None : deflt;
    PyObject v = putIfAbsent(key, d);
    return v == null ? d : v;
  }

  @PyMethod(
      name = "pop",
      sig = "(key, default=<unrepresentable>, /)",
      doc =
          "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\n"
              + "If the key is not found, return the default if given; otherwise,\n"
              + "raise a KeyError.")
  PyObject pop(PyObject key, PyObject deflt) {
    PyObject v = size() == 0 && deflt != null ? null : remove(key);
    if (v != null) {
      return v;
    }
    if (deflt != null) {
      return deflt;
    }
    throw Py.keyError(key);
  }

  @PyMethod(
      name = "popitem",
      doc =
          "Remove and return a (key, value) pair as a 2-tuple.\n\n"
              + "Pairs are returned in LIFO (last-in, first-out) order.\n"
              + "Raises KeyError if the dict is empty.")
  PyObject popItem() {
    int i = lastEntry();
    if (i < 0) {
      throw Py.keyError(Py.str("popitem(): dictionary is empty"));
    }
    PyObject k = keyAt(i);
    PyObject v = removeAt(i);
    dropTail(i);
    return PyTuple.of(k, v);
  }

  @PyMethod(name = "keys", doc = "D.keys() -> a set-like object providing a view on D's keys")
  PyObject keysView() {
    return new PyDictKeys(this);
  }

  @PyMethod(name = "items", doc = "D.items() -> a set-like object providing a view on D's items")
  PyObject itemsView() {
    return new PyDictItems(this);
  }

  @PyMethod(name = "values", doc = "D.values() -> an object providing a view on D's values")
  PyObject valuesView() {
    return new PyDictValues(this);
  }

  @PyClassMethod(
      name = "fromkeys",
      sig = "(iterable, value=None, /)",
      doc = "Create a new dictionary with keys from iterable and values set to value.")
  static PyObject fromKeys(PyType cls, PyObject iterable, PyObject value) {
    PyObject v = value == null ? Py.None : value;
    PyObject d = cls == TYPE ? new PyDict() : cls.call0();
    if (d.getClass() == PyDict.class) {
      PyDict p = (PyDict) d;
      if (iterable.getClass() == PyDict.class) {
        PyDict src = (PyDict) iterable;
        for (int i = src.next(0); i >= 0; i = src.next(i + 1)) {
          p.put(src.keyAt(i), src.hashAt(i), v);
        }
        return p;
      }
      if (iterable.getClass() == PySet.class || iterable.getClass() == PyFrozenSet.class) {
        SetCore src = (SetCore) iterable;
        for (int i = src.next(0); i >= 0; i = src.next(i + 1)) {
          p.put(src.at(i), src.hashAt(i), v);
        }
        return p;
      }
      PyObject it = iterable.iter();
      PyObject k;
      while ((k = it.iterNext()) != null) {
        p.put(k, v);
      }
      return p;
    }
    PyObject it = iterable.iter();
    PyObject k;
    while ((k = it.iterNext()) != null) {
      d.setItem(k, v);
    }
    return d;
  }

  @PyMethod(name = "clear", doc = "Remove all items from the dict.")
  void clearMethod() {
    clear();
  }

  @PyMethod(name = "copy", doc = "Return a shallow copy of the dict.")
  PyObject copyMethod() {
    return copy();
  }

  @PyMethod(name = "__sizeof__", doc = "Return the size of the dict in memory.")
  public final long sizeof() {
    return tableBytes();
  }

  @PyClassMethod(name = "__class_getitem__", sig = "(object, /)", doc = "See PEP 585")
  static PyObject classGetItem(PyType cls, PyObject item) {
    return PyGenericAlias.of(cls, item);
  }
}
