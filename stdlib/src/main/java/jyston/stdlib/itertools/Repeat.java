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

/** Gives one object again and again. */
@PyClass(
    name = "repeat",
    module = "itertools",
    sig = "(object, times=None)",
    doc =
        "repeat(object [,times]) -> create an iterator which returns the object\n"
            + "for the specified number of times.  If not specified, returns the object\n"
            + "endlessly.")
public final class Repeat extends Iter {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new RepeatTable());

  private final PyObject object;
  private long left;

  private Repeat(PyType cls, PyObject object, long left) {
    super(cls);
    this.object = object;
    this.left = left;
  }

  @PyNew(sig = "(object, times=None)")
  static PyObject new_(PyType cls, PyObject object, PyObject times) {
    return new Repeat(cls, object, times == null ? -1 : Math.max(0, Ops.asSize(times)));
  }

  @Override
  PyObject step() {
    if (left == 0) {
      return null;
    }
    if (left > 0) {
      left--;
    }
    return object;
  }

  @PyMethod(name = "__repr__", doc = "Return repr(self).")
  PyObject repr() {
    String s = type().simpleName() + "(" + Ops.repr(object);
    return Py.str(left < 0 ? s + ")" : s + ", " + left + ")");
  }

  @PyMethod(
      name = "__length_hint__",
      doc = "Private method returning an estimate of len(list(it)).")
  long lengthHint() {
    if (left < 0) {
      throw Py.typeError("len() of unsized object");
    }
    return left;
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    pickled();
    return PyTuple.of(type(), left < 0 ? PyTuple.of(object) : PyTuple.of(object, PyInt.of(left)));
  }
}
