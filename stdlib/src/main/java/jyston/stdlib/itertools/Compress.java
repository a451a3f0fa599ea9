package jyston.stdlib.itertools;

import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** Gives the data whose selectors are true. */
@PyClass(
    name = "compress",
    module = "itertools",
    sig = "(data, selectors)",
    doc =
        "Return data elements corresponding to true selector elements.\n\n"
            + "Forms a shorter iterator from selected data elements using the selectors to\n"
            + "choose the data elements.")
public final class Compress extends Iter {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new CompressTable());

  private final PyObject data;
  private final PyObject selectors;

  private Compress(PyType cls, PyObject data, PyObject selectors) {
    super(cls);
    this.data = data;
    this.selectors = selectors;
  }

  @PyNew(sig = "(data, selectors)")
  static PyObject new_(PyType cls, PyObject data, PyObject selectors) {
    return new Compress(cls, data.iter(), selectors.iter());
  }

  @Override
  PyObject step() {
    for (; ; ) {
      PyObject d = data.iterNext();
      if (d == null) {
        return null;
      }
      PyObject s = selectors.iterNext();
      if (s == null) {
        return null;
      }
      if (s.isTrue()) {
        return d;
      }
    }
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    pickled();
    return PyTuple.of(type(), PyTuple.of(data, selectors));
  }
}
