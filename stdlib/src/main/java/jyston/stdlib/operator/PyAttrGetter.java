package jyston.stdlib.operator;

import jyston.runtime.Py;
import jyston.runtime.PyDict;
import jyston.runtime.PyInstance;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code operator.attrgetter}. */
@PyClass(
    name = "attrgetter",
    module = "operator",
    subclassable = false,
    sig = "(attr, /, *attrs)",
    doc =
        "Return a callable object that fetches the given attribute(s) from its operand.\n"
            + "After f = attrgetter('name'), the call f(r) returns r.name.\n"
            + "After g = attrgetter('name', 'date'), the call g(r) returns (r.name, r.date).\n"
            + "After h = attrgetter('name.first', 'name.last'), the call h(r) returns\n"
            + "(r.name.first, r.name.last).")
public final class PyAttrGetter extends PyInstance {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyAttrGetterTable());

  private final PyObject[] names;
  private final PyStr[][] paths;

  private PyAttrGetter(PyType cls, PyObject[] names, PyStr[][] paths) {
    super(cls.rootShape(0));
    this.names = names;
    this.paths = paths;
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    if (kwargs.size() > 0) {
      throw Py.typeError("attrgetter() takes no keyword arguments");
    }
    if (args.length == 0) {
      throw Py.typeError("attrgetter expected at least 1 argument, got 0");
    }
    PyStr[][] paths = new PyStr[args.length][];
    for (int i = 0; i < args.length; i++) {
      if (!(args[i] instanceof PyStr s)) {
        throw Py.typeError("attribute name must be a string");
      }
      String[] parts = s.javaString().split("\\.", -1);
      paths[i] = new PyStr[parts.length];
      for (int k = 0; k < parts.length; k++) {
        paths[i][k] = PyStr.intern(parts[k]);
      }
    }
    return new PyAttrGetter(cls, args.clone(), paths);
  }

  @Override
  public PyObject call1(PyObject o) {
    return shape.type == TYPE ? fetch(o) : super.call1(o);
  }

  private static PyObject walk(PyObject o, PyStr[] path) {
    PyObject r = o;
    for (PyStr n : path) {
      r = r.getAttr(n);
    }
    return r;
  }

  private PyObject fetch(PyObject o) {
    if (paths.length == 1) {
      return walk(o, paths[0]);
    }
    PyObject[] r = new PyObject[paths.length];
    for (int i = 0; i < r.length; i++) {
      r[i] = walk(o, paths[i]);
    }
    return PyTuple.wrap(r);
  }

  @Override
  public PyObject callKw(PyObject[] args, PyStr[] names) {
    if (shape.type != TYPE) {
      return super.callKw(args, names);
    }
    if (names.length > 0) {
      throw Py.typeError("attrgetter() takes no keyword arguments");
    }
    if (args.length != 1) {
      throw Py.typeError("attrgetter expected 1 argument, got " + args.length);
    }
    return fetch(args[0]);
  }

  @PyGetter("__text_signature__")
  static String textSignature(PyAttrGetter self) {
    return "(obj, /)";
  }

  @PyMethod(name = "__call__", sig = "(obj, /)", doc = "Call self as a function.")
  PyObject call(PyObject obj) {
    return fetch(obj);
  }

  @PyMethod(name = "__repr__", doc = "Return repr(self).")
  PyObject repr() {
    return Py.str(PyItemGetter.reprOf(type(), names));
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling")
  PyObject reduce() {
    return PyTuple.of(type(), PyTuple.wrap(names.clone()));
  }
}
