package jyston.stdlib.contextvars;

import java.util.Arrays;
import jyston.runtime.Compare;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyDict;
import jyston.runtime.PyList;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.ThreadState;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/**
 * {@code contextvars.Context}: values by variable. Copies share their table until one of them
 * changes, so that copying takes no time (PEP 567).
 */
@PyClass(name = "Context", module = "_contextvars", subclassable = false)
public final class PyContext extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyContextTable()).withWeakref();

  private PyDict vars;
  private boolean shared;
  private boolean entered;
  private PyObject previous;

  PyContext() {
    vars = new PyDict();
  }

  private PyContext(PyContext o) {
    vars = o.vars;
    shared = true;
    o.shared = true;
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    if (args.length > 0 || kwargs.size() > 0) {
      throw Py.typeError("Context() does not accept any arguments");
    }
    return new PyContext();
  }

  /** The context of the current thread, made when there is none. */
  public static PyContext current() {
    ThreadState ts = ThreadState.current();
    if (ts.context == null) {
      ts.context = new PyContext();
    }
    return (PyContext) ts.context;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  PyObject find(PyContextVar v) {
    return vars.get(v, v.hash());
  }

  void store(PyContextVar v, PyObject value) {
    own();
    vars.put(v, v.hash(), value);
  }

  void erase(PyContextVar v) {
    own();
    vars.remove(v, v.hash());
  }

  private void own() {
    if (shared) {
      vars = vars.copy();
      shared = false;
    }
  }

  @PyMethod(name = "copy", doc = "Return a shallow copy of the context object.")
  public PyContext copy() {
    return new PyContext(this);
  }

  @PyMethod(name = "run", sig = "(*args, **kwargs)")
  PyObject run(PyObject[] args, PyDict kwargs) {
    if (args.length < 1) {
      throw Py.typeError("run() missing 1 required positional argument");
    }
    ThreadState ts = ThreadState.current();
    enter(ts);
    try {
      PyObject[] rest = Arrays.copyOfRange(args, 1, args.length);
      return args[0].callKw(PyDict.joinArgs(rest, kwargs), kwargs.keywordNames());
    } finally {
      leave(ts);
    }
  }

  /** Makes this the current context; {@link #leave} ends it. */
  public void enter(ThreadState ts) {
    if (entered) {
      throw Py.runtimeError("cannot enter context: " + Ops.repr(this) + " is already entered");
    }
    previous = ts.context;
    entered = true;
    ts.context = this;
  }

  /** Makes the context before {@link #enter} the current one again. */
  public void leave(ThreadState ts) {
    ts.context = previous;
    previous = null;
    entered = false;
  }

  private static PyContextVar key(PyObject o) {
    if (o instanceof PyContextVar v) {
      return v;
    }
    throw Py.typeError("a ContextVar key was expected, got " + Ops.repr(o));
  }

  @Override
  @PyMethod(name = "__getitem__", doc = "Return self[key].")
  public PyObject getItem(PyObject k) {
    PyObject v = find(key(k));
    if (v == null) {
      throw Py.keyError(k);
    }
    return v;
  }

  @Override
  @PyMethod(name = "__contains__", doc = "Return bool(key in self).")
  public boolean contains(PyObject k) {
    return find(key(k)) != null;
  }

  @Override
  @PyMethod(name = "__len__", doc = "Return len(self).")
  public int len() {
    return vars.size();
  }

  @Override
  @PyMethod(name = "__iter__", doc = "Implement iter(self).")
  public PyObject iter() {
    return PyList.wrap(vars.keys()).iter();
  }

  @PyMethod(
      name = "get",
      sig = "(key, default=None, /)",
      doc =
          "Return the value for `key` if `key` has the value in the context object.\n\n"
              + "If `key` does not exist, return `default`. If `default` is not given,\n"
              + "return None.")
  PyObject get(PyObject k, PyObject deflt) {
    PyObject v = find(key(k));
    return v != null ? v : deflt == null ? Py.None : deflt;
  }

  @PyMethod(name = "keys", doc = "Return a list of all variables in the context object.")
  PyObject keys() {
    return PyList.wrap(vars.keys()).iter();
  }

  @PyMethod(name = "values", doc = "Return a list of all variables' values in the context object.")
  PyObject values() {
    return PyList.wrap(vars.values()).iter();
  }

  @PyMethod(
      name = "items",
      doc =
          "Return all variables and their values in the context object.\n\n"
              + "The result is returned as a list of 2-tuples (variable, value).")
  PyObject items() {
    PyList l = new PyList();
    for (int i = vars.next(0); i >= 0; i = vars.next(i + 1)) {
      l.add(PyTuple.of(vars.keyAt(i), vars.valueAt(i)));
    }
    return l.iter();
  }

  @PyMethod(name = "__eq__", doc = "Return self==value.")
  PyObject eq(PyObject o) {
    return o instanceof PyContext c ? Compare.rich(vars, c.vars, Compare.EQ) : Py.NotImplemented;
  }

  @PyMethod(name = "__ne__", doc = "Return self!=value.")
  PyObject ne(PyObject o) {
    return o instanceof PyContext c ? Compare.rich(vars, c.vars, Compare.NE) : Py.NotImplemented;
  }
}
