package jyston.stdlib.itertools;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyDict;
import jyston.runtime.PyInt;
import jyston.runtime.PyList;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.Sequences;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** A slice of an iterable. */
@PyClass(
    name = "islice",
    module = "itertools",
    doc =
        "islice(iterable, stop) --> islice object\n"
            + "islice(iterable, start, stop[, step]) --> islice object\n\n"
            + "Return an iterator whose next() method returns selected values from an\n"
            + "iterable.  If start is specified, will skip all preceding elements;\n"
            + "otherwise, start defaults to zero.  Step defaults to one.  If\n"
            + "specified as another value, step determines how many values are\n"
            + "skipped between successive calls.  Works like a slice() on a list\n"
            + "but returns an iterator.")
public final class ISlice extends Iter {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new ISliceTable());

  private PyObject it;
  private long next;
  private final long stop;
  private final long step;
  private long count;

  private ISlice(PyType cls, PyObject it, long start, long stop, long step) {
    super(cls);
    this.it = it;
    this.next = start;
    this.stop = stop;
    this.step = step;
  }

  /** An argument as a number of items; -1 for None and -2 for what is not allowed. */
  private static long size(PyObject o) {
    if (o == Py.None) {
      return -1;
    }
    if (!Ops.isIndex(o)) {
      return -2;
    }
    PyLong l;
    try {
      l = Ops.index(o);
    } catch (jyston.runtime.PyException e) {
      if (e.matches(jyston.runtime.PyBaseException.TYPE_ERROR)) {
        return -2;
      }
      throw e;
    }
    return !l.fitsLong() || l.signum() < 0 ? -2 : l.longValue();
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    Sequences.noKeywords(TYPE, cls, kwargs);
    int n = args.length;
    if (n < 2 || n > 4) {
      throw Py.typeError(
          "islice expected at " + (n < 2 ? "least 2" : "most 4") + " arguments, got " + n);
    }
    long start = 0;
    long stop = size(args[n == 2 ? 1 : 2]);
    if (stop == -2) {
      throw Py.valueError(
          n == 2
              ? "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
              : "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    }
    if (n > 2) {
      start = size(args[1]);
      if (start == -2) {
        throw Py.valueError(
            "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
      }
      start = Math.max(0, start);
    }
    long step = 1;
    if (n == 4) {
      step = size(args[3]);
      if (step == -2 || step == 0) {
        throw Py.valueError("Step for islice() must be a positive integer or None.");
      }
      step = Math.max(1, step);
    }
    return new ISlice(cls, args[0].iter(), start, stop, step);
  }

  @Override
  PyObject step() {
    PyObject i = it;
    if (i == null) {
      return null;
    }
    while (count < next) {
      if (i.iterNext() == null) {
        it = null;
        return null;
      }
      count++;
    }
    if (stop != -1 && count >= stop) {
      it = null;
      return null;
    }
    PyObject x = i.iterNext();
    if (x == null) {
      it = null;
      return null;
    }
    count++;
    long old = next;
    next += step;
    if (next < old || stop != -1 && next > stop) {
      next = stop == -1 ? Long.MAX_VALUE : stop;
    }
    return x;
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    pickled();
    if (it == null) {
      return PyTuple.of(type(), PyTuple.of(new PyList().iter(), PyInt.of(0)), PyInt.of(0));
    }
    return PyTuple.of(
        type(),
        PyTuple.of(it, PyInt.of(next), stop == -1 ? Py.None : PyInt.of(stop), PyInt.of(step)),
        PyInt.of(count));
  }

  @PyMethod(name = "__setstate__", doc = "Set state information for unpickling.")
  void setState(PyObject state) {
    pickled();
    count = Ops.asSize(state);
  }
}
