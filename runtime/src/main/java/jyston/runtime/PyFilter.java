package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code filter}. */
@PyClass(
    name = "filter",
    sig = "(function, iterable, /)",
    doc =
        "Return an iterator yielding those items of iterable for which function(item)\n"
            + "is true. If function is None, return the items that are true.")
public final class PyFilter extends PyInstance {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyFilterTable());

  private final PyObject function;
  private final PyObject it;

  private PyFilter(PyType cls, PyObject function, PyObject it) {
    super(cls.rootShape(0));
    this.function = function;
    this.it = it;
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    Sequences.noKeywords(TYPE, cls, kwargs);
    if (args.length != 2) {
      throw Py.typeError("filter expected 2 arguments, got " + args.length);
    }
    return new PyFilter(cls, args[0], args[1].iter());
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
    boolean plain = function == Py.None || function == PyBool.TYPE;
    PyObject x;
    while ((x = it.iterNext()) != null) {
      if (plain ? x.isTrue() : function.call1(x).isTrue()) {
        return x;
      }
    }
    return null;
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    return PyTuple.of(type(), PyTuple.of(function, it));
  }
}
