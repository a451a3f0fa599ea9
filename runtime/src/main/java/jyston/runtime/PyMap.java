package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code map}. */
@PyClass(
    name = "map",
    sig = "(function, iterable, /, *iterables)",
    doc =
        "Make an iterator that computes the function using arguments from\n"
            + "each of the iterables.  Stops when the shortest iterable is exhausted.")
public final class PyMap extends PyInstance {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyMapTable());

  private final PyObject function;
  private final PyObject[] its;

  private PyMap(PyType cls, PyObject function, PyObject[] its) {
    super(cls.rootShape(0));
    this.function = function;
    this.its = its;
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    Sequences.noKeywords(TYPE, cls, kwargs);
    if (args.length < 2) {
      throw Py.typeError("map() must have at least two arguments.");
    }
    PyObject[] its = new PyObject[args.length - 1];
    for (int i = 0; i < its.length; i++) {
      its[i] = args[i + 1].iter();
    }
    return new PyMap(cls, args[0], its);
  }

  @Override
  public PyObject iter() {
    return shape.type.isHeap() ? super.iter() : this;
  }

  @PyMethod(name = "__iter__", doc = "Implement iter(self).")
  PyObject iterMethod() {
    return this;
  }

  @Override
  public PyObject iterNext() {
    return shape.type.isHeap() ? super.iterNext() : step();
  }

  @PyMethod(name = "__next__", doc = "Implement next(self).")
  PyObject step() {
    PyObject a = its[0].iterNext();
    if (a == null) {
      return null;
    }
    if (its.length == 1) {
      return function.call1(a);
    }
    PyObject[] args = new PyObject[its.length];
    args[0] = a;
    for (int i = 1; i < args.length; i++) {
      if ((args[i] = its[i].iterNext()) == null) {
        return null;
      }
    }
    return args.length == 2 ? function.call2(a, args[1]) : function.callN(args);
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    PyObject[] a = new PyObject[its.length + 1];
    a[0] = function;
    System.arraycopy(its, 0, a, 1, its.length);
    return PyTuple.of(type(), PyTuple.wrap(a));
  }
}
