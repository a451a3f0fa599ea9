package jyston.stdlib.itertools;

import jyston.runtime.Arith;
import jyston.runtime.Py;
import jyston.runtime.PyInt;
import jyston.runtime.PyList;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.Slot;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** Gives running totals. */
@PyClass(
    name = "accumulate",
    module = "itertools",
    sig = "(iterable, func=None, *, initial=None)",
    doc = "Return series of accumulated sums (or other binary function results).")
public final class Accumulate extends Iter {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new AccumulateTable());

  private PyObject it;
  private final PyObject func;
  private PyObject total;
  private PyObject initial;

  private Accumulate(PyType cls, PyObject it, PyObject func, PyObject initial) {
    super(cls);
    this.it = it;
    this.func = func == Py.None ? null : func;
    this.initial = initial == Py.None ? null : initial;
  }

  @PyNew(sig = "(iterable, func=None, *, initial=None)")
  static PyObject new_(PyType cls, PyObject iterable, PyObject func, PyObject initial) {
    return new Accumulate(cls, iterable.iter(), func, initial);
  }

  @Override
  PyObject step() {
    if (initial != null) {
      total = initial;
      initial = null;
      return total;
    }
    PyObject x = it.iterNext();
    if (x == null) {
      return null;
    }
    if (total == null) {
      total = x;
    } else {
      total = func == null ? Arith.binary(Slot.ADD, total, x) : func.call2(total, x);
    }
    return total;
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    pickled();
    PyObject f = func == null ? Py.None : func;
    if (initial != null) {
      PyObject chain = Chain.of(PyList.of(PyTuple.of(initial), it));
      return PyTuple.of(type(), PyTuple.of(chain, f), Py.None);
    }
    if (total == Py.None) {
      PyObject chain = Chain.of(PyList.of(PyTuple.of(Py.None), it));
      PyObject a = new Accumulate(TYPE, chain, func, null);
      return PyTuple.of(ISlice.TYPE, PyTuple.of(a, PyInt.of(1), Py.None));
    }
    return PyTuple.of(type(), PyTuple.of(it, f), total == null ? Py.None : total);
  }

  @PyMethod(name = "__setstate__", doc = "Set state information for unpickling.")
  void setState(PyObject state) {
    pickled();
    total = state;
  }
}
