package jyston.stdlib.itertools;

import jyston.runtime.Py;
import jyston.runtime.PyDict;
import jyston.runtime.PyGenericAlias;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.Sequences;
import jyston.runtime.Slot;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyClassMethod;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** Goes through iterables one after the other. */
@PyClass(
    name = "chain",
    module = "itertools",
    sig = "(*iterables)",
    doc =
        "Return a chain object whose .__next__() method returns elements from the\n"
            + "first iterable until it is exhausted, then elements from the next\n"
            + "iterable, until all of the iterables are exhausted.")
public final class Chain extends Iter {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new ChainTable());

  private PyObject source;
  private PyObject active;

  private Chain(PyType cls, PyObject source) {
    super(cls);
    this.source = source;
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    Sequences.noKeywords(TYPE, cls, kwargs);
    return new Chain(cls, PyTuple.wrap(args.clone()).iter());
  }

  /** A chain of the iterables of an iterable. */
  static PyObject of(PyObject iterable) {
    return new Chain(TYPE, iterable.iter());
  }

  @PyClassMethod(
      name = "from_iterable",
      sig = "(iterable, /)",
      doc =
          "Alternative chain() constructor taking a single iterable argument that evaluates"
              + " lazily.")
  static PyObject fromIterable(PyType cls, PyObject iterable) {
    return new Chain(cls, iterable.iter());
  }

  @Override
  PyObject step() {
    while (source != null) {
      if (active == null) {
        PyObject next = source.iterNext();
        if (next == null) {
          source = null;
          return null;
        }
        try {
          active = next.iter();
        } catch (jyston.runtime.PyException e) {
          source = null;
          throw e;
        }
      }
      PyObject x = active.iterNext();
      if (x != null) {
        return x;
      }
      active = null;
    }
    return null;
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    pickled();
    if (source == null) {
      return PyTuple.of(type(), PyTuple.EMPTY);
    }
    return active == null
        ? PyTuple.of(type(), PyTuple.EMPTY, PyTuple.of(source))
        : PyTuple.of(type(), PyTuple.EMPTY, PyTuple.of(source, active));
  }

  @PyMethod(name = "__setstate__", doc = "Set state information for unpickling.")
  void setState(PyObject state) {
    pickled();
    if (!(state instanceof PyTuple t)) {
      throw Py.typeError("state is not a tuple");
    }
    if (t.size() < 1 || t.size() > 2) {
      throw Py.typeError("function takes 1 or 2 arguments (" + t.size() + " given)");
    }
    for (PyObject o : t.items) {
      if (o.type().slot(Slot.NEXT) == null) {
        throw Py.typeError("Arguments must be iterators.");
      }
    }
    source = t.get(0);
    active = t.size() == 2 ? t.get(1) : null;
  }

  @PyClassMethod(name = "__class_getitem__", sig = "(object, /)", doc = "See PEP 585")
  static PyObject classGetItem(PyType cls, PyObject item) {
    return PyGenericAlias.of(cls, item);
  }
}
