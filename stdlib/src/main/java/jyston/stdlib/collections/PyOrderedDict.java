package jyston.stdlib.collections;

import jyston.runtime.Compare;
import jyston.runtime.Names;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyDict;
import jyston.runtime.PyDictSub;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.Sequences;
import jyston.runtime.Slot;
import jyston.runtime.ThreadState;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyClassMethod;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code collections.OrderedDict} as CPython's {@code Objects/odictobject.c} behaves. */
@PyClass(
    name = "OrderedDict",
    module = "collections",
    base = PyDict.class,
    doc = "Dictionary that remembers insertion order")
public final class PyOrderedDict extends PyDictSub {
  /** The type. */
  public static final PyType TYPE =
      PyType.builtin(new PyOrderedDictTable()).withDict().withWeakref();

  private static final PyStr ITEMS = PyStr.intern("items");

  private PyOrderedDict(PyType cls) {
    super(cls);
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    return new PyOrderedDict(cls);
  }

  private boolean plain() {
    return type() == TYPE;
  }

  @Override
  public PyObject getItem(PyObject key) {
    if (plain()) {
      PyObject v = get(key);
      if (v != null) {
        return v;
      }
    }
    return super.getItem(key);
  }

  @Override
  public void setItem(PyObject key, PyObject value) {
    if (value != null && plain()) {
      put(key, value);
    } else {
      super.setItem(key, value);
    }
  }

  @Override
  public boolean contains(PyObject key) {
    return plain() ? containsKey(key) : super.contains(key);
  }

  @Override
  public int len() {
    return plain() ? size() : super.len();
  }

  @PyMethod(
      name = "__init__",
      sig = "(*args, **kwargs)",
      doc = "Initialize self.  See help(type(self)) for accurate signature.")
  void initMethod(PyObject[] args, PyDict kwargs) {
    if (args.length > 1) {
      throw Py.typeError("expected at most 1 arguments, got " + args.length);
    }
    updateAll(args, kwargs);
  }

  @PyMethod(
      name = "update",
      sig = "(*args, **kwargs)",
      doc =
          "D.update([E, ]**F) -> None.  Update D from mapping/iterable E and F.\n"
              + "If E is present and has a .keys() method, then does:"
              + "  for k in E: D[k] = E[k]\n"
              + "If E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v\n"
              + "In either case, this is followed by: for k in F:  D[k] = F[k]\n")
  void updateMethod2(PyObject[] args, PyDict kwargs) {
    if (args.length > 1) {
      throw Py.typeError("update expected at most 1 argument, got " + args.length);
    }
    updateAll(args, kwargs);
  }

  private void updateAll(PyObject[] args, PyDict kwargs) {
    if (args.length == 1) {
      updateArg(args[0]);
    }
    if (kwargs.size() > 0) {
      updateArg(kwargs);
    }
  }

  private void updateArg(PyObject o) {
    if (o.getClass() == PyDict.class) {
      PyDict d = (PyDict) o;
      PyObject[] keys = d.keys();
      PyObject[] values = d.values();
      for (int i = 0; i < keys.length; i++) {
        setItem(keys[i], values[i]);
      }
      return;
    }
    PyObject keys = Ops.findAttr(o, Names.KEYS);
    if (keys != null) {
      PyObject it = keys.call0().iter();
      PyObject k;
      while ((k = it.iterNext()) != null) {
        setItem(k, o.getItem(k));
      }
      return;
    }
    PyObject items = Ops.findAttr(o, ITEMS);
    addPairs(items != null ? items.call0() : o);
  }

  private void addPairs(PyObject pairs) {
    PyObject it = pairs.iter();
    PyObject p;
    while ((p = it.iterNext()) != null) {
      PyObject pi = p.iter();
      PyObject k = pi.iterNext();
      if (k == null) {
        throw Py.valueError("need more than 0 values to unpack");
      }
      PyObject v = pi.iterNext();
      if (v == null) {
        throw Py.valueError("need more than 1 value to unpack");
      }
      if (pi.iterNext() != null) {
        throw Py.valueError("too many values to unpack (expected 2)");
      }
      setItem(k, v);
    }
  }

  @PyMethod(
      name = "setdefault",
      sig = "(key, default=None)",
      doc =
          "Insert key with a value of default if key is not in the dictionary.\n\n"
              + "Return the value for key if key is in the dictionary, else default.")
  PyObject setDefaultMethod(PyObject key, PyObject deflt) {
    PyObject d = deflt == null ? Py.None : deflt;
    if (plain()) {
      PyObject v = putIfAbsent(key, d);
      return v == null ? d : v;
    }
    if (contains(key)) {
      return getItem(key);
    }
    setItem(key, d);
    return d;
  }

  private PyObject take(PyObject key, PyObject deflt) {
    PyObject v = remove(key);
    if (v != null) {
      return v;
    }
    if (deflt == null) {
      throw Py.keyError(key);
    }
    return deflt;
  }

  @PyMethod(
      name = "pop",
      sig = "(key, default=<unrepresentable>)",
      doc =
          "od.pop(key[,default]) -> v, remove specified key and return the corresponding value.\n\n"
              + "If the key is not found, return the default if given; otherwise,\n"
              + "raise a KeyError.")
  PyObject popMethod(PyObject key, PyObject deflt) {
    return take(key, deflt);
  }

  @PyMethod(
      name = "popitem",
      sig = "(last=True)",
      doc =
          "Remove and return a (key, value) pair from the dictionary.\n\n"
              + "Pairs are returned in LIFO order if last is true or FIFO order if false.")
  PyObject popItemMethod(PyObject last) {
    if (size() == 0) {
      throw Py.keyError(Py.str("dictionary is empty"));
    }
    PyObject k = keyAt(last == null || last.isTrue() ? previous(Integer.MAX_VALUE) : next(0));
    return PyTuple.of(k, take(k, null));
  }

  @PyMethod(
      name = "move_to_end",
      sig = "(key, last=True)",
      doc =
          "Move an existing element to the end (or beginning if last is false).\n\n"
              + "Raise KeyError if the element does not exist.")
  void moveToEndMethod(PyObject key, PyObject last) {
    if (!move(key, last == null || last.isTrue())) {
      throw Py.keyError(key);
    }
  }

  @PyMethod(name = "clear", doc = "od.clear() -> None.  Remove all items from od.")
  void clearMethod2() {
    clear();
  }

  @PyMethod(name = "copy", doc = "od.copy() -> a shallow copy of od")
  PyObject copyMethod2() {
    if (plain()) {
      PyOrderedDict d = new PyOrderedDict(TYPE);
      d.merge(copy());
      return d;
    }
    PyObject d = type().call0();
    for (PyObject k : keys()) {
      d.setItem(k, getItem(k));
    }
    return d;
  }

  @PyMethod(name = "keys", doc = "D.keys() -> a set-like object providing a view on D's keys")
  PyObject keysMethod() {
    return new PyOrderedKeys(this);
  }

  @PyMethod(name = "values", doc = "D.values() -> an object providing a view on D's values")
  PyObject valuesMethod() {
    return new PyOrderedValues(this);
  }

  @PyMethod(name = "items", doc = "D.items() -> a set-like object providing a view on D's items")
  PyObject itemsMethod() {
    return new PyOrderedItems(this);
  }

  @Override
  public PyObject iter() {
    return plain() ? new PyOrderedIter(this, PyOrderedIter.KEYS, false) : super.iter();
  }

  @PyMethod(name = "__iter__", doc = "Implement iter(self).")
  PyObject iterMethod2() {
    return new PyOrderedIter(this, PyOrderedIter.KEYS, false);
  }

  @PyMethod(name = "__reversed__", doc = "od.__reversed__() <==> reversed(od)")
  PyObject reversedMethod() {
    return new PyOrderedIter(this, PyOrderedIter.KEYS, true);
  }

  @PyMethod(name = "__repr__", doc = "Return repr(self).")
  PyObject reprMethod() {
    String name = type().simpleName();
    if (size() == 0) {
      return Py.str(name + "()");
    }
    ThreadState ts = ThreadState.current();
    if (ts.reprEnter(this)) {
      return Py.str("...");
    }
    try {
      PyObject d = copy();
      return Py.str(name + "(" + Ops.repr(d) + ")");
    } finally {
      ts.reprLeave(this);
    }
  }

  private boolean sameOrder(PyOrderedDict o) {
    int va = keysVersion();
    int vb = o.keysVersion();
    int i = next(0);
    int k = o.next(0);
    while (i >= 0 && k >= 0) {
      boolean same = Compare.identicalOrEqual(keyAt(i), o.keyAt(k));
      if (va != keysVersion() || vb != o.keysVersion()) {
        throw Py.runtimeError("OrderedDict mutated during iteration");
      }
      if (!same) {
        return false;
      }
      i = next(i + 1);
      k = o.next(k + 1);
    }
    return i < 0 && k < 0;
  }

  private PyObject equal(PyObject o, boolean eq) {
    if (!(o instanceof PyDict d)) {
      return Py.NotImplemented;
    }
    boolean same = sameEntries(d) && (!(d instanceof PyOrderedDict o2) || sameOrder(o2));
    return Py.bool(same == eq);
  }

  @PyMethod(name = "__eq__", doc = "Return self==value.")
  PyObject eqMethod(PyObject o) {
    return equal(o, true);
  }

  @PyMethod(name = "__ne__", doc = "Return self!=value.")
  PyObject neMethod(PyObject o) {
    return equal(o, false);
  }

  @PyMethod(name = "__or__", doc = "Return self|value.")
  PyObject orMethod(PyObject o) {
    return union(this, o, this);
  }

  @PyMethod(name = "__ror__", doc = "Return value|self.")
  PyObject rorMethod(PyObject o) {
    return union(o, this, this);
  }

  private static PyObject union(PyObject a, PyObject b, PyOrderedDict self) {
    if (!(a instanceof PyDict) || !(b instanceof PyDict)) {
      return Py.NotImplemented;
    }
    PyObject r = self.type().call1(a);
    if (r instanceof PyOrderedDict d) {
      d.updateArg(b);
    } else {
      Ops.callMethod(r, "update", b);
    }
    return r;
  }

  @PyMethod(name = "__ior__", doc = "Return self|=value.")
  PyObject iorMethod(PyObject o) {
    updateArg(o);
    return this;
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling")
  PyObject reduce() {
    PyObject state = Ops.callMethod(this, Slot.NAMES[Slot.GETSTATE]);
    PyObject items = Ops.callMethod(this, ITEMS).iter();
    return PyTuple.of(type(), PyTuple.EMPTY, state, Py.None, items);
  }

  @PyGetter("__dict__")
  PyObject getDict() {
    return attrs().toDict();
  }

  @PyMethod(name = "__sizeof__")
  long sizeofMethod() {
    return sizeof() + 40L * size();
  }

  @PyClassMethod(
      name = "fromkeys",
      sig = "(iterable, value=None)",
      doc = "Create a new ordered dictionary with keys from iterable and values set to value.")
  static PyObject fromKeysMethod(PyType cls, PyObject iterable, PyObject value) {
    PyObject d = cls.call0();
    PyObject v = value == null ? Py.None : value;
    for (PyObject k : Sequences.toArray(iterable)) {
      d.setItem(k, v);
    }
    return d;
  }
}
