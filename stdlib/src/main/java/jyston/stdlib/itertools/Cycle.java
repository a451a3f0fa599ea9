package jyston.stdlib.itertools;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyInt;
import jyston.runtime.PyList;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** Goes round an iterable for ever. */
@PyClass(
    name = "cycle",
    module = "itertools",
    sig = "(iterable, /)",
    doc =
        "Return elements from the iterable until it is exhausted. Then repeat the sequence"
            + " indefinitely.")
public final class Cycle extends Iter {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new CycleTable());

  private PyObject it;
  private PyList saved = new PyList();
  private int index;
  private boolean firstPass;

  private Cycle(PyType cls, PyObject it) {
    super(cls);
    this.it = it;
  }

  @PyNew(sig = "(iterable, /)")
  static PyObject new_(PyType cls, PyObject iterable) {
    return new Cycle(cls, iterable.iter());
  }

  @Override
  PyObject step() {
    if (it != null) {
      PyObject x = it.iterNext();
      if (x != null) {
        if (!firstPass) {
          saved.add(x);
        }
        return x;
      }
      it = null;
    }
    if (saved.size() == 0) {
      return null;
    }
    PyObject x = saved.get(index++);
    if (index >= saved.size()) {
      index = 0;
    }
    return x;
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    pickled();
    if (it == null) {
      PyObject rest = saved.iter();
      if (index > 0) {
        Ops.callMethod(rest, "__setstate__", PyInt.of(index));
      }
      return PyTuple.of(type(), PyTuple.of(rest), PyTuple.of(saved, Py.True));
    }
    return PyTuple.of(type(), PyTuple.of(it), PyTuple.of(saved, Py.bool(firstPass)));
  }

  @PyMethod(name = "__setstate__", doc = "Set state information for unpickling.")
  void setState(PyObject state) {
    pickled();
    if (!(state instanceof PyTuple t)) {
      throw Py.typeError("state is not a tuple");
    }
    if (t.size() != 2 || !(t.get(0) instanceof PyList l) || !(t.get(1) instanceof PyLong p)) {
      throw Py.typeError("state must be a list and an int");
    }
    saved = l;
    firstPass = p.signum() != 0;
    index = 0;
  }
}
