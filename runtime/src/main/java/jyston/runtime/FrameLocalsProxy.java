package jyston.runtime;

import java.util.ArrayList;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code FrameLocalsProxy}: {@code f_locals} of a function, which writes through (PEP 667). */
@PyClass(name = "FrameLocalsProxy", subclassable = false)
public final class FrameLocalsProxy extends PyObject {
  /** The type. */
  public static final PyType TYPE =
      PyType.builtin(new FrameLocalsProxyTable()).withPattern(PyType.MAPPING);

  private final Frame frame;

  FrameLocalsProxy(Frame frame) {
    this.frame = frame;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    if (args.length != 1) {
      throw Py.typeError("FrameLocalsProxy expected 1 argument, got " + args.length);
    }
    if (!(args[0] instanceof Frame f)) {
      throw Py.typeError("expect frame, not " + args[0].type().name());
    }
    if (kwargs.size() > 0) {
      throw Py.typeError("FrameLocalsProxy takes no keyword arguments");
    }
    return new FrameLocalsProxy(f);
  }

  private PyObject find(PyObject key) {
    int i = FrameLocals.find(frame, key);
    if (i >= 0) {
      return FrameLocals.value(frame, i);
    }
    return frame.extraLocals == null ? null : frame.extraLocals.get(key);
  }

  @Override
  public PyObject getItem(PyObject key) {
    PyObject v = find(key);
    if (v == null) {
      throw new PyException(
          PyBaseException.KEY_ERROR,
          PyStr.of("local variable '" + Ops.repr(key) + "' is not defined"));
    }
    return v;
  }

  @Override
  public void setItem(PyObject key, PyObject value) {
    int i = FrameLocals.find(frame, key);
    if (i >= 0) {
      if (value == null) {
        throw Py.valueError("cannot remove local variables from FrameLocalsProxy");
      }
      FrameLocals.set(frame, i, value);
      return;
    }
    if (value == null) {
      if (frame.extraLocals == null || frame.extraLocals.remove(key) == null) {
        throw Py.keyError(key);
      }
      return;
    }
    if (frame.extraLocals == null) {
      frame.extraLocals = new PyDict();
    }
    frame.extraLocals.put(key, value);
  }

  @Override
  public int len() {
    return FrameLocals.snapshot(frame).size();
  }

  @Override
  public boolean contains(PyObject key) {
    return find(key) != null;
  }

  @Override
  public PyObject iter() {
    return PyList.wrap(FrameLocals.snapshot(frame).keys()).iter();
  }

  @PyMethod(name = "__getitem__")
  PyObject getitem(PyObject key) {
    return getItem(key);
  }

  @PyMethod(name = "__setitem__")
  void setitem(PyObject key, PyObject value) {
    setItem(key, value);
  }

  @PyMethod(name = "__delitem__")
  void delitem(PyObject key) {
    setItem(key, null);
  }

  @PyMethod(name = "__len__")
  int lenMethod() {
    return len();
  }

  @PyMethod(name = "__contains__")
  boolean containsMethod(PyObject key) {
    return contains(key);
  }

  @PyMethod(name = "__iter__")
  PyObject iterMethod() {
    return iter();
  }

  @PyMethod(name = "__reversed__")
  PyObject reversed() {
    PyObject[] k = FrameLocals.snapshot(frame).keys();
    ArrayList<PyObject> l = new ArrayList<>(java.util.List.of(k));
    java.util.Collections.reverse(l);
    return PyList.wrap(l.toArray(new PyObject[0]));
  }

  @PyMethod(name = "__repr__")
  PyObject repr() {
    ThreadState ts = ThreadState.current();
    if (ts.reprEnter(this)) {
      return PyStr.of("{...}");
    }
    try {
      return Ops.repr(FrameLocals.snapshot(frame));
    } finally {
      ts.reprLeave(this);
    }
  }

  @PyMethod(name = "__eq__")
  PyObject eq(PyObject o) {
    if (o instanceof FrameLocalsProxy p) {
      return Py.bool(p.frame == frame);
    }
    return o instanceof PyDict d
        ? Compare.rich(FrameLocals.snapshot(frame), d, Compare.EQ)
        : Py.NotImplemented;
  }

  @PyMethod(name = "__ne__")
  PyObject ne(PyObject o) {
    PyObject r = eq(o);
    return r == Py.NotImplemented ? r : Py.bool(!r.isTrue());
  }

  @PyMethod(name = "__or__")
  static PyObject or(PyObject a, PyObject b) {
    if (!isMapping(a) || !isMapping(b)) {
      return Py.NotImplemented;
    }
    PyDict d = new PyDict();
    d.update(a);
    d.update(b);
    return d;
  }

  @PyMethod(name = "__ror__")
  static PyObject ror(PyObject b, PyObject a) {
    return or(a, b);
  }

  private static boolean isMapping(PyObject o) {
    return o instanceof PyDict || o instanceof FrameLocalsProxy;
  }

  @PyMethod(name = "__ior__")
  PyObject ior(PyObject o) {
    update(new PyObject[] {o}, new PyDict());
    return this;
  }

  @PyMethod(name = "keys")
  PyObject keys() {
    return PyList.wrap(FrameLocals.snapshot(frame).keys());
  }

  @PyMethod(name = "values")
  PyObject values() {
    return PyList.wrap(FrameLocals.snapshot(frame).values());
  }

  @PyMethod(name = "items")
  PyObject items() {
    PyDict d = FrameLocals.snapshot(frame);
    PyObject[] k = d.keys();
    PyObject[] v = d.values();
    PyObject[] out = new PyObject[k.length];
    for (int i = 0; i < k.length; i++) {
      out[i] = PyTuple.of(k[i], v[i]);
    }
    return PyList.wrap(out);
  }

  @PyMethod(name = "get", sig = "(key, default=None, /)")
  PyObject get(PyObject key, PyObject deflt) {
    PyObject v = find(key);
    return v != null ? v : deflt == null ? Py.None : deflt;
  }

  @PyMethod(name = "setdefault", sig = "(key, default=None, /)")
  PyObject setDefault(PyObject key, PyObject deflt) {
    PyObject v = find(key);
    if (v == null) {
      v = deflt == null ? Py.None : deflt;
      setItem(key, v);
    }
    return v;
  }

  @PyMethod(name = "pop", sig = "(key, default=None, /)")
  PyObject pop(PyObject key, PyObject deflt) {
    if (FrameLocals.find(frame, key) >= 0) {
      throw Py.valueError("cannot remove local variables from FrameLocalsProxy");
    }
    PyObject v = frame.extraLocals == null ? null : frame.extraLocals.remove(key);
    if (v != null) {
      return v;
    }
    if (deflt != null) {
      return deflt;
    }
    throw Py.keyError(key);
  }

  @PyMethod(name = "update", sig = "(*args, **kwargs)")
  PyObject update(PyObject[] args, PyDict kwargs) {
    if (args.length != 1) {
      throw Py.typeError(
          "FrameLocalsProxy.update() takes exactly one argument (" + args.length + " given)");
    }
    if (!isMapping(args[0]) && args[0].type().lookup(Names.KEYS) == null) {
      throw Py.typeError("update() argument must be dict or another FrameLocalsProxy");
    }
    PyDict d = new PyDict();
    d.update(args[0]);
    for (PyObject k : d.keys()) {
      setItem(k, d.get(k));
    }
    return Py.None;
  }

  @PyMethod(name = "copy")
  PyObject copy() {
    return FrameLocals.snapshot(frame);
  }
}
