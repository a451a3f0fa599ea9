package jyston.stdlib.operator;

import jyston.runtime.Ops;
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

/** {@code operator.itemgetter}. */
@PyClass(
    name = "itemgetter",
    module = "operator",
    subclassable = false,
    sig = "(item, /, *items)",
    doc =
        "Return a callable object that fetches the given item(s) from its operand.\n"
            + "After f = itemgetter(2), the call f(r) returns r[2].\n"
            + "After g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])")
public final class PyItemGetter extends PyInstance {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyItemGetterTable());

  private final PyObject[] items;

  private PyItemGetter(PyType cls, PyObject[] items) {
    super(cls.rootShape(0));
    this.items = items;
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    if (kwargs.size() > 0) {
      throw Py.typeError("itemgetter() takes no keyword arguments");
    }
    if (args.length == 0) {
      throw Py.typeError("itemgetter expected 1 argument, got 0");
    }
    return new PyItemGetter(cls, args.clone());
  }

  @Override
  public PyObject call1(PyObject o) {
    if (shape.type != TYPE) {
      return super.call1(o);
    }
    return fetch(o);
  }

  private PyObject fetch(PyObject o) {
    if (items.length == 1) {
      return o.getItem(items[0]);
    }
    PyObject[] r = new PyObject[items.length];
    for (int i = 0; i < r.length; i++) {
      r[i] = o.getItem(items[i]);
    }
    return PyTuple.wrap(r);
  }

  @Override
  public PyObject callKw(PyObject[] args, PyStr[] names) {
    if (shape.type != TYPE) {
      return super.callKw(args, names);
    }
    if (names.length > 0) {
      throw Py.typeError("itemgetter() takes no keyword arguments");
    }
    if (args.length != 1) {
      throw Py.typeError("itemgetter expected 1 argument, got " + args.length);
    }
    return fetch(args[0]);
  }

  @PyGetter("__text_signature__")
  static String textSignature(PyItemGetter self) {
    return "(obj, /)";
  }

  @PyMethod(name = "__call__", sig = "(obj, /)", doc = "Call self as a function.")
  PyObject call(PyObject obj) {
    return fetch(obj);
  }

  @PyMethod(name = "__repr__", doc = "Return repr(self).")
  PyObject repr() {
    return Py.str(reprOf(type(), items));
  }

  static String reprOf(PyType type, PyObject[] items) {
    StringBuilder sb = new StringBuilder(type.fullName()).append('(');
    for (int i = 0; i < items.length; i++) {
      if (i > 0) {
        sb.append(", ");
      }
      sb.append(Ops.repr(items[i]));
    }
    return sb.append(')').toString();
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling")
  PyObject reduce() {
    return PyTuple.of(type(), PyTuple.wrap(items.clone()));
  }
}
