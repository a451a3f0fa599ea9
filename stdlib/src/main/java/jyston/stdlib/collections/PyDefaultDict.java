package jyston.stdlib.collections;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyDict;
import jyston.runtime.PyDictSub;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.ThreadState;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.annotation.PySetter;

/** {@code collections.defaultdict}. */
@PyClass(
    name = "defaultdict",
    module = "collections",
    base = PyDict.class,
    doc =
        "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\n"
            + "The default factory is called without arguments to produce\n"
            + "a new value when a key is not present, in __getitem__ only.\n"
            + "A defaultdict compares equal to a dict with the same items.\n"
            + "All remaining arguments are treated the same as if they were\n"
            + "passed to the dict constructor, including keyword arguments.")
public final class PyDefaultDict extends PyDictSub {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyDefaultDictTable());

  private PyObject factory = Py.None;

  private PyDefaultDict(PyType cls) {
    super(cls);
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    return new PyDefaultDict(cls);
  }

  @PyMethod(
      name = "__init__",
      sig = "(*args, **kwargs)",
      doc = "Initialize self.  See help(type(self)) for accurate signature.")
  void initMethod(PyObject[] args, PyDict kwargs) {
    PyObject f = args.length > 0 ? args[0] : Py.None;
    if (f != Py.None && !f.isCallable()) {
      throw Py.typeError("first argument must be callable or None");
    }
    if (args.length > 2) {
      throw Py.typeError("dict expected at most 1 argument, got " + (args.length - 1));
    }
    factory = f;
    if (args.length == 2) {
      update(args[1]);
    }
    if (kwargs.size() > 0) {
      merge(kwargs);
    }
  }

  private boolean plain() {
    return type() == TYPE;
  }

  @Override
  public PyObject getItem(PyObject key) {
    if (!plain()) {
      return super.getItem(key);
    }
    PyObject v = get(key);
    return v != null ? v : missing(key);
  }

  @Override
  public void setItem(PyObject key, PyObject value) {
    if (value == null || !plain()) {
      super.setItem(key, value);
    } else {
      put(key, value);
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
      name = "__missing__",
      sig = "(key, /)",
      doc =
          "__missing__(key) # Called by __getitem__ for missing key; pseudo-code:\n"
              + "  if self.default_factory is None: raise KeyError((key,))\n"
              + "  self[key] = value = self.default_factory()\n"
              + "  return value\n")
  PyObject missing(PyObject key) {
    if (factory == Py.None) {
      throw Py.keyError(key);
    }
    PyObject v = factory.call0();
    setItem(key, v);
    return v;
  }

  @PyGetter(
      value = "default_factory",
      member = true,
      doc = "Factory for default value called by __missing__().")
  PyObject getFactory() {
    return factory;
  }

  @PySetter(value = "default_factory", member = true)
  void setFactory(PyObject f) {
    factory = f == null ? Py.None : f;
  }

  @PyMethod(name = "copy", doc = "D.copy() -> a shallow copy of D.")
  PyObject copyMethod2() {
    return type().call2(factory, this);
  }

  @PyMethod(name = "__copy__", doc = "D.copy() -> a shallow copy of D.")
  PyObject copyHook() {
    return type().call2(factory, this);
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    PyObject items = Ops.callMethod(this, "items");
    return PyTuple.of(
        type(),
        factory == Py.None ? PyTuple.EMPTY : PyTuple.of(factory),
        Py.None,
        Py.None,
        items.iter());
  }

  @PyMethod(name = "__repr__", doc = "Return repr(self).")
  PyObject reprMethod() {
    PyObject base = Ops.repr(copy());
    ThreadState ts = ThreadState.current();
    String f;
    if (ts.reprEnter(this)) {
      f = "...";
      // A nested repr shows as the dict's own does.
      return Py.str(type().simpleName() + "(" + f + ", " + base + ")");
    }
    try {
      f = Ops.repr(factory).toString();
    } finally {
      ts.reprLeave(this);
    }
    return Py.str(type().simpleName() + "(" + f + ", " + base + ")");
  }

  @PyMethod(name = "__or__", doc = "Return self|value.")
  PyObject orMethod(PyObject o) {
    return union(this, o);
  }

  @PyMethod(name = "__ror__", doc = "Return value|self.")
  PyObject rorMethod(PyObject o) {
    return union(o, this);
  }

  private PyObject union(PyObject left, PyObject right) {
    if (!(left instanceof PyDict) || !(right instanceof PyDict)) {
      return Py.NotImplemented;
    }
    PyObject self = left instanceof PyDefaultDict ? left : right;
    PyObject n = self.type().call2(((PyDefaultDict) self).factory, left);
    if (n instanceof PyDict d) {
      d.update(right);
    }
    return n;
  }
}
