package jyston.stdlib.itertools;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyInt;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** One of several iterators over what one iterator gives. */
@PyClass(
    name = "_tee",
    module = "itertools",
    sig = "(iterable, /)",
    subclassable = false,
    doc = "Iterator wrapped to make it copyable.")
public final class Tee extends Iter {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new TeeTable()).withWeakref();

  private TeeData data;
  private int index;

  private Tee(TeeData data, int index) {
    super(TYPE);
    this.data = data;
    this.index = index;
  }

  /** An iterator that can be copied, over an iterable. */
  static Tee of(PyObject iterable) {
    PyObject it = iterable.iter();
    if (it instanceof Tee t) {
      return new Tee(t.data, t.index);
    }
    return new Tee(new TeeData(it), 0);
  }

  @PyNew(sig = "(iterable, /)")
  static PyObject new_(PyType cls, PyObject iterable) {
    return of(iterable);
  }

  @Override
  PyObject step() {
    if (index >= TeeData.CELLS) {
      data = data.link();
      index = 0;
    }
    PyObject x = data.get(index);
    if (x != null) {
      index++;
    }
    return x;
  }

  @PyMethod(name = "__copy__", doc = "Returns an independent iterator.")
  PyObject copy() {
    return new Tee(data, index);
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    pickled();
    return PyTuple.of(type(), PyTuple.of(PyTuple.EMPTY), PyTuple.of(data, PyInt.of(index)));
  }

  @PyMethod(name = "__setstate__", doc = "Set state information for unpickling.")
  void setState(PyObject state) {
    pickled();
    if (!(state instanceof PyTuple t)) {
      throw Py.typeError("state is not a tuple");
    }
    if (t.size() != 2 || !(t.get(0) instanceof TeeData d)) {
      throw Py.typeError("argument 1 must be itertools._tee_dataobject");
    }
    int i = Ops.asInt(t.get(1));
    if (i < 0 || i > TeeData.CELLS) {
      throw Py.valueError("Index out of range");
    }
    data = d;
    index = i;
  }
}
