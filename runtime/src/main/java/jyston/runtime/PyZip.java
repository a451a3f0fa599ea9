package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code zip}, with {@code strict} (PEP 618). */
@PyClass(
    name = "zip",
    doc =
        "The zip object yields n-length tuples, where n is the number of iterables\n"
            + "passed as positional arguments to zip().  The i-th element in every tuple\n"
            + "comes from the i-th iterable argument to zip().  This continues until the\n"
            + "shortest argument is exhausted.\n\n"
            + "If strict is true and one of the arguments is exhausted before the others,\n"
            + "raise a ValueError.\n\n"
            + "   >>> list(zip('abcdefg', range(3), range(4)))\n"
            + "   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]")
public final class PyZip extends PyInstance {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyZipTable());

  private final PyObject[] its;
  private boolean strict;

  private PyZip(PyType cls, PyObject[] its, boolean strict) {
    super(cls.rootShape(0));
    this.its = its;
    this.strict = strict;
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    boolean strict = false;
    for (int i = kwargs.next(0); i >= 0; i = kwargs.next(i + 1)) {
      if (cls != TYPE && cls.slot(Slot.INIT) != TYPE.slot(Slot.INIT)) {
        break;
      }
      if (!kwargs.keyAt(i).toString().equals("strict")) {
        throw Py.typeError("zip() got an unexpected keyword argument '" + kwargs.keyAt(i) + "'");
      }
      strict = kwargs.valueAt(i).isTrue();
    }
    PyObject[] its = new PyObject[args.length];
    for (int i = 0; i < its.length; i++) {
      its[i] = args[i].iter();
    }
    return new PyZip(cls, its, strict);
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

  /** Whether going on is no more than to ask two iterators one after the other. */
  public boolean isPair() {
    return its.length == 2 && !strict && !shape.type.isHeap();
  }

  /** Asks one of the iterators. */
  public PyObject nextOf(int i) {
    PyObject x = its[i];
    return x instanceof PyListIter l ? l.iterNext() : x.iterNext();
  }

  @PyMethod(name = "__next__", doc = "Implement next(self).")
  PyObject step() {
    int n = its.length;
    if (n == 0) {
      return null;
    }
    PyObject[] r = new PyObject[n];
    for (int i = 0; i < n; i++) {
      PyObject x = its[i].iterNext();
      if (x == null) {
        if (strict) {
          checkLengths(i);
        }
        return null;
      }
      r[i] = x;
    }
    return PyTuple.wrap(r);
  }

  private void checkLengths(int i) {
    if (i > 0) {
      throw Py.valueError("zip() argument " + (i + 1) + " is shorter than argument" + others(i));
    }
    for (int k = 1; k < its.length; k++) {
      if (its[k].iterNext() != null) {
        throw Py.valueError("zip() argument " + (k + 1) + " is longer than argument" + others(k));
      }
    }
  }

  private static String others(int i) {
    return i == 1 ? " 1" : "s 1-" + i;
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    PyObject a = PyTuple.wrap(its.clone());
    return strict ? PyTuple.of(type(), a, Py.True) : PyTuple.of(type(), a);
  }

  @PyMethod(name = "__setstate__", doc = "Set state information for unpickling.")
  void setState(PyObject state) {
    strict = state.isTrue();
  }
}
