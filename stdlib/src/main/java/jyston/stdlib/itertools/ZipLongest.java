package jyston.stdlib.itertools;

import jyston.runtime.Py;
import jyston.runtime.PyDict;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** As zip, to the end of the longest. */
@PyClass(
    name = "zip_longest",
    module = "itertools",
    sig = "(*iterables, fillvalue=None)",
    doc =
        "Return a zip_longest object whose .__next__() method returns a tuple where\n"
            + "the i-th element comes from the i-th iterable argument.  The .__next__()\n"
            + "method continues until the longest iterable in the argument sequence\n"
            + "is exhausted and then it raises StopIteration.  When the shorter iterables\n"
            + "are exhausted, the fillvalue is substituted in their place.  The fillvalue\n"
            + "defaults to None or can be specified by a keyword argument.")
public final class ZipLongest extends Iter {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new ZipLongestTable());

  private final PyObject[] its;
  private int active;
  private PyObject fill;

  private ZipLongest(PyType cls, PyObject[] its, PyObject fill) {
    super(cls);
    this.its = its;
    this.active = its.length;
    this.fill = fill;
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    PyObject fill = Py.None;
    if (kwargs.size() > 0) {
      fill = kwargs.get(PyStr.intern("fillvalue"));
      if (fill == null || kwargs.size() > 1) {
        throw Py.typeError("zip_longest() got an unexpected keyword argument");
      }
    }
    PyObject[] its = new PyObject[args.length];
    for (int i = 0; i < its.length; i++) {
      its[i] = args[i].iter();
    }
    return new ZipLongest(cls, its, fill);
  }

  @Override
  PyObject step() {
    int n = its.length;
    if (n == 0 || active == 0) {
      return null;
    }
    PyObject[] a = new PyObject[n];
    for (int i = 0; i < n; i++) {
      PyObject x = null;
      if (its[i] != null) {
        try {
          x = its[i].iterNext();
        } catch (jyston.runtime.PyException e) {
          active = 0;
          throw e;
        }
        if (x == null) {
          its[i] = null;
          if (--active == 0) {
            return null;
          }
        }
      }
      a[i] = x == null ? fill : x;
    }
    return PyTuple.wrap(a);
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    pickled();
    PyObject[] a = new PyObject[its.length];
    for (int i = 0; i < a.length; i++) {
      a[i] = its[i] == null ? PyTuple.EMPTY : its[i];
    }
    return PyTuple.of(type(), PyTuple.wrap(a), fill);
  }

  @PyMethod(name = "__setstate__", doc = "Set state information for unpickling.")
  void setState(PyObject state) {
    pickled();
    fill = state;
  }
}
