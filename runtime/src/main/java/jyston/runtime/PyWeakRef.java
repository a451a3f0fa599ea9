package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyClassMethod;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code weakref.ref}. */
@PyClass(name = "ReferenceType", module = "weakref")
public final class PyWeakRef extends PyInstance {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyWeakRefTable());

  private final WeakRefs.Entry entry;

  /** Called when the referent is gone; null for none, and once called. */
  PyObject callback;

  private long hash = -1;

  private PyWeakRef(PyType cls, WeakRefs.Entry entry, PyObject callback) {
    super(cls.rootShape(0));
    this.entry = entry;
    this.callback = callback;
  }

  /** A plain reference to an object. */
  public static PyWeakRef of(PyObject o) {
    return make(TYPE, o, null);
  }

  private static PyWeakRef make(PyType cls, PyObject o, PyObject callback) {
    WeakRefs all = WeakRefs.current();
    boolean canonical = cls == TYPE && callback == null;
    if (canonical && all.canonical(o, TYPE) instanceof PyWeakRef r) {
      return r;
    }
    WeakRefs.Entry e = all.entry(o);
    PyWeakRef r = new PyWeakRef(cls, e, callback);
    all.register(e, r, canonical);
    return r;
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    checkArgs("__new__", args);
    return make(cls, args[0], args.length < 2 || args[1] == Py.None ? null : args[1]);
  }

  private static void checkArgs(String name, PyObject[] args) {
    if (args.length < 1 || args.length > 2) {
      throw Py.typeError(
          name
              + " expected at "
              + (args.length < 1 ? "least 1 argument" : "most 2 arguments")
              + ", got "
              + args.length);
    }
  }

  @PyMethod(
      name = "__init__",
      sig = "(*args, **kwargs)",
      doc = "Initialize self.  See help(type(self)) for accurate signature.")
  void init(PyObject[] args, PyDict kwargs) {
    if (kwargs.size() > 0) {
      throw Py.typeError("weakref() takes no keyword arguments");
    }
    checkArgs("__init__", args);
  }

  /** The referent, or null when it is gone. */
  public PyObject get() {
    return entry.get();
  }

  @Override
  public boolean isCallable() {
    return true;
  }

  @Override
  public PyObject call0() {
    return shape.type == TYPE ? call() : super.call0();
  }

  @PyMethod(name = "__call__", sig = "()", doc = "Call self as a function.")
  PyObject call() {
    PyObject o = entry.get();
    return o == null ? Py.None : o;
  }

  @PyGetter(value = "__callback__", member = true)
  PyObject getCallback() {
    return callback == null || entry.get() == null ? Py.None : callback;
  }

  @PyMethod(name = "__hash__", doc = "Return hash(self).")
  long hashMethod() {
    if (hash == -1) {
      PyObject o = entry.get();
      if (o == null) {
        throw Py.typeError("weak object has gone away");
      }
      hash = o.hash();
    }
    return hash;
  }

  @PyMethod(name = "__repr__", doc = "Return repr(self).")
  PyObject repr() {
    PyObject o = entry.get();
    String head = "<weakref at " + address(this) + "; ";
    if (o == null) {
      return Py.str(head + "dead>");
    }
    PyObject name = o.type().lookup(Names.NAME);
    if (name != null) {
      try {
        name = name.descrGet(o, o.type());
      } catch (PyException e) {
        name = null;
      }
    }
    return Py.str(
        head
            + "to '"
            + o.type().fullName()
            + "' at "
            + address(o)
            + (name instanceof PyStr s ? " (" + s + ")>" : ">"));
  }

  static String address(PyObject o) {
    return "0x" + Long.toHexString(Interpreter.current().id(o));
  }

  private PyObject compare(PyObject o, boolean eq) {
    if (!(o instanceof PyWeakRef w)) {
      return Py.NotImplemented;
    }
    PyObject a = entry.get();
    PyObject b = w.entry.get();
    if (a == null || b == null) {
      return Py.bool((this == o) == eq);
    }
    return Compare.rich(a, b, eq ? Compare.EQ : Compare.NE);
  }

  @PyMethod(name = "__eq__", doc = "Return self==value.")
  PyObject eq(PyObject o) {
    return compare(o, true);
  }

  @PyMethod(name = "__ne__", doc = "Return self!=value.")
  PyObject ne(PyObject o) {
    return compare(o, false);
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

  @PyClassMethod(name = "__class_getitem__", sig = "(object, /)", doc = "See PEP 585")
  static PyObject classGetItem(PyType cls, PyObject item) {
    return PyGenericAlias.of(cls, item);
  }
}
