package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code types.SimpleNamespace}. */
@PyClass(
    name = "SimpleNamespace",
    module = "types",
    sig = "(mapping_or_iterable=(), /, **kwargs)",
    doc = "A simple attribute-based namespace.")
public final class PySimpleNamespace extends PyInstance {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PySimpleNamespaceTable()).withDict();

  private PySimpleNamespace(PyType type) {
    super(type.rootShape(0));
  }

  /** A namespace with the given attributes. */
  public PySimpleNamespace(PyDict attributes) {
    this(TYPE);
    toDict().update(attributes);
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    return new PySimpleNamespace(cls);
  }

  @PyMethod(name = "__init__", sig = "(*args, **kwargs)")
  void init(PyObject[] args, PyDict kwargs) {
    if (args.length > 1) {
      throw Py.typeError(type().simpleName() + " expected at most 1 argument, got " + args.length);
    }
    if (args.length == 1) {
      PyDict d;
      if (args[0].getClass() == PyDict.class) {
        d = (PyDict) args[0];
      } else {
        d = (PyDict) PyDict.TYPE.call1(args[0]);
      }
      for (PyObject k : d.keys()) {
        if (!(k instanceof PyStr)) {
          throw Py.typeError("keywords must be strings");
        }
      }
      toDict().update(d);
    }
    if (kwargs.size() > 0) {
      toDict().update(kwargs);
    }
  }

  @PyMethod(name = "__repr__")
  String repr() {
    String n = type() == TYPE ? "namespace" : type().simpleName();
    ThreadState ts = ThreadState.current();
    if (ts.reprEnter(this)) {
      return n + "(...)";
    }
    try {
      StringBuilder sb = new StringBuilder(n).append('(');
      String sep = "";
      PyDict d = toDict();
      for (PyObject k : d.keys()) {
        if (k instanceof PyStr s && s.length() > 0) {
          PyObject v = d.get(k);
          if (v != null) {
            sb.append(sep).append(s).append('=').append(Ops.repr(v));
            sep = ", ";
          }
        }
      }
      return sb.append(')').toString();
    } finally {
      ts.reprLeave(this);
    }
  }

  private PyObject compare(PyObject o, int op) {
    return o instanceof PySimpleNamespace n
        ? Compare.rich(toDict(), n.toDict(), op)
        : Py.NotImplemented;
  }

  @PyMethod(name = "__eq__")
  PyObject eq(PyObject o) {
    return compare(o, Compare.EQ);
  }

  @PyMethod(name = "__ne__")
  PyObject ne(PyObject o) {
    return compare(o, Compare.NE);
  }

  @PyMethod(name = "__lt__")
  PyObject lt(PyObject o) {
    return compare(o, Compare.LT);
  }

  @PyMethod(name = "__le__")
  PyObject le(PyObject o) {
    return compare(o, Compare.LE);
  }

  @PyMethod(name = "__gt__")
  PyObject gt(PyObject o) {
    return compare(o, Compare.GT);
  }

  @PyMethod(name = "__ge__")
  PyObject ge(PyObject o) {
    return compare(o, Compare.GE);
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling")
  PyObject reduce() {
    return PyTuple.of(type(), PyTuple.EMPTY, toDict());
  }

  @PyMethod(
      name = "__replace__",
      sig = "(*args, **changes)",
      doc = "Return a copy of the namespace object with new values for the specified attributes.")
  PyObject replace(PyObject[] args, PyDict changes) {
    if (args.length > 0) {
      throw Py.typeError(
          "SimpleNamespace.__replace__() takes no positional arguments ("
              + args.length
              + " given)");
    }
    PyObject r = type().call0();
    if (!(r instanceof PySimpleNamespace n)) {
      throw Py.typeError(
          "expect "
              + TYPE.name()
              + " type, but "
              + type().name()
              + "() returned '"
              + r.type().name()
              + "' object");
    }
    n.toDict().update(toDict());
    n.toDict().update(changes);
    return n;
  }

  @PyGetter(value = "__dict__", member = true)
  PyObject getDict() {
    return toDict();
  }
}
