package jyston.stdlib.functools;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyDict;
import jyston.runtime.PyGenericAlias;
import jyston.runtime.PyInstance;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.Sequences;
import jyston.runtime.Slot;
import jyston.runtime.ThreadState;
import jyston.runtime.Warnings;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyClassMethod;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.annotation.PySetter;

/** {@code functools.partial}. */
@PyClass(
    name = "partial",
    module = "functools",
    doc = "Create a new function with partial application of the given arguments and keywords.")
public final class PyPartial extends PyInstance {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyPartialTable()).withDict().withWeakref();

  private PyObject func;
  private PyTuple args;
  private PyDict kw;

  private PyPartial(PyType cls) {
    super(cls.rootShape(0));
  }

  private boolean hasAttributes() {
    return shape.dictMode ? dict.size() > 0 : shape.count > shape.hidden;
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    if (args.length < 1) {
      throw Py.typeError("type 'partial' takes at least one argument");
    }
    PyPartial p = new PyPartial(cls);
    PyObject f = args[0];
    PyObject[] rest = java.util.Arrays.copyOfRange(args, 1, args.length);
    PyDict kw = kwargs.copy();
    if (f instanceof PyPartial inner && !inner.hasAttributes()) {
      f = inner.func;
      rest = join(inner.args.items, rest);
      if (inner.kw.size() > 0) {
        kw = inner.kw.copy();
        kw.merge(kwargs);
      }
    }
    if (!f.isCallable()) {
      throw Py.typeError("the first argument must be callable");
    }
    p.func = f;
    p.args = PyTuple.wrap(rest);
    p.kw = kw;
    return p;
  }

  private static PyObject[] join(PyObject[] a, PyObject[] b) {
    if (a.length == 0) {
      return b;
    }
    PyObject[] r = java.util.Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, r, a.length, b.length);
    return r;
  }

  @Override
  public boolean isCallable() {
    return true;
  }

  @Override
  public PyObject callKw(PyObject[] a, PyStr[] names) {
    if (shape.type != TYPE && !(shape.type.slot(Slot.CALL) == TYPE.slot(Slot.CALL))) {
      return super.callKw(a, names);
    }
    return invoke(a, names);
  }

  private PyObject invoke(PyObject[] a, PyStr[] names) {
    if (kw.size() == 0) {
      return names.length == 0
          ? func.callN(join(args.items, a))
          : func.callKw(join(args.items, a), names);
    }
    if (names.length == 0) {
      return func.callEx(args.items.length == 0 ? a.clone() : join(args.items, a), kw);
    }
    PyDict all = kw.copy();
    int npos = a.length - names.length;
    for (int i = 0; i < names.length; i++) {
      all.put(names[i], a[npos + i]);
    }
    return func.callEx(join(args.items, java.util.Arrays.copyOf(a, npos)), all);
  }

  @PyMethod(name = "__call__", sig = "(*args, **kwargs)", doc = "Call self as a function.")
  PyObject call(PyObject[] a, PyDict kwargs) {
    return invoke(PyDict.joinArgs(a, kwargs), kwargs.keywordNames());
  }

  @PyMethod(
      name = "__get__",
      sig = "(instance, owner=None, /)",
      doc = "Return an attribute of instance, which is of type owner.")
  PyObject get(PyObject obj, PyObject owner) {
    if (obj == null || obj == Py.None) {
      return this;
    }
    Warnings.warn(
        PyBaseException.FUTURE_WARNING,
        "functools.partial will be a method descriptor in future Python versions; wrap it in"
            + " staticmethod() if you want to preserve the old behavior",
        1);
    return this;
  }

  @PyGetter(value = "func", member = true, doc = "function object to use in future partial calls")
  PyObject getFunc() {
    return func;
  }

  @PyGetter(value = "args", member = true, doc = "tuple of arguments to future partial calls")
  PyObject getArgs() {
    return args;
  }

  @PyGetter(
      value = "keywords",
      member = true,
      doc = "dictionary of keyword arguments to future partial calls")
  PyObject getKeywords() {
    return kw;
  }

  @PyGetter("__dict__")
  PyObject getDict() {
    return toDict();
  }

  @PySetter("__dict__")
  void setDict(PyObject v) {
    if (v == null) {
      throw Py.typeError("cannot delete __dict__");
    }
    if (!(v instanceof PyDict d)) {
      throw Py.typeError("__dict__ must be set to a dictionary, not a '" + v.type().name() + "'");
    }
    replaceDict(d);
  }

  @PyMethod(name = "__repr__", doc = "Return repr(self).")
  PyObject repr() {
    ThreadState ts = ThreadState.current();
    if (ts.reprEnter(this)) {
      return Py.str("...");
    }
    try {
      StringBuilder sb = new StringBuilder(type().fullName());
      sb.append('(').append(Ops.repr(func));
      PyTuple a = args;
      PyDict k = kw;
      for (PyObject o : a.items) {
        sb.append(", ").append(Ops.repr(o));
      }
      for (int i = k.next(0); i >= 0; i = k.next(i + 1)) {
        PyObject key = k.keyAt(i);
        PyObject v = k.valueAt(i);
        sb.append(", ").append(Ops.str(key)).append('=').append(Ops.repr(v));
      }
      return Py.str(sb.append(')').toString());
    } finally {
      ts.reprLeave(this);
    }
  }

  @PyMethod(name = "__reduce__")
  PyObject reduce() {
    return PyTuple.of(
        type(), PyTuple.of(func), PyTuple.of(func, args, kw, hasAttributes() ? toDict() : Py.None));
  }

  @PyMethod(name = "__setstate__")
  void setState(PyObject state) {
    if (!(state instanceof PyTuple t)
        || t.size() != 4
        || !t.get(0).isCallable()
        || !(t.get(1) instanceof PyTuple a)
        || t.get(2) != Py.None && !(t.get(2) instanceof PyDict)) {
      throw Py.typeError("invalid partial state");
    }
    PyObject d = t.get(3);
    if (d != Py.None && !(d instanceof PyDict)) {
      throw Py.typeError("invalid partial state");
    }
    func = t.get(0);
    args = a.getClass() == PyTuple.class ? a : PyTuple.wrap(Sequences.toArray(a));
    kw =
        t.get(2) == Py.None
            ? new PyDict()
            : t.get(2).getClass() == PyDict.class ? (PyDict) t.get(2) : ((PyDict) t.get(2)).copy();
    if (d instanceof PyDict attributes) {
      replaceDict(attributes);
    } else if (hasAttributes()) {
      replaceDict(new PyDict());
    }
  }

  @PyClassMethod(name = "__class_getitem__", sig = "(object, /)", doc = "See PEP 585")
  static PyObject classGetItem(PyType cls, PyObject item) {
    return PyGenericAlias.of(cls, item);
  }
}
