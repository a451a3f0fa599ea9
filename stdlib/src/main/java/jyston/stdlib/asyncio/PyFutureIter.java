package jyston.stdlib.asyncio;

import jyston.runtime.Py;
import jyston.runtime.PyException;
import jyston.runtime.PyGenerator;
import jyston.runtime.PyObject;
import jyston.runtime.PySendable;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** What {@code await future} runs: yields the future while it is pending, then its result. */
@PyClass(name = "FutureIter", module = "_asyncio", subclassable = false)
public final class PyFutureIter extends PySendable {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyFutureIterTable());

  /** Null at the end. */
  private PyFuture future;

  PyFutureIter(PyFuture future) {
    this.future = future;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public PyObject resumeOrNull(PyObject value) {
    PyFuture f = future;
    if (f == null) {
      returnValue = Py.None;
      return null;
    }
    if (f.state == PyFuture.PENDING) {
      if (f.blocking) {
        throw Py.runtimeError("await wasn't used with future");
      }
      f.blocking = true;
      return f;
    }
    future = null;
    returnValue = f.result();
    return null;
  }

  @Override
  @PyMethod(name = "__iter__", doc = "Implement iter(self).")
  public PyObject iter() {
    return this;
  }

  @PyMethod(name = "__next__", doc = "Implement next(self).")
  PyObject next() {
    return sendOrStop(Py.None);
  }

  @PyMethod(name = "send", sig = "(object, /)")
  PyObject send(PyObject value) {
    return sendOrStop(value);
  }

  @PyMethod(name = "throw", sig = "(*args)")
  PyObject throw_(PyObject[] args) {
    PyException e = PyGenerator.thrown(args, "throw");
    future = null;
    throw PyException.chained(e.value());
  }

  @PyMethod(name = "close")
  void close() {
    future = null;
  }
}
