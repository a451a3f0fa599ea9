package jyston.stdlib.asyncio;

import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyDict;
import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;

/** The callback by which a loop runs the next step of a task. */
@PyClass(name = "TaskStepMethWrapper", module = "_asyncio", subclassable = false)
public final class PyTaskStep extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyTaskStepTable());

  private final PyTask task;

  /** Raised in the coroutine, or null. */
  private final PyBaseException exc;

  PyTaskStep(PyTask task, PyBaseException exc) {
    this.task = task;
    this.exc = exc;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public boolean isCallable() {
    return true;
  }

  @Override
  public PyObject call0() {
    TaskSteps.run(task, exc);
    return Py.None;
  }

  @PyMethod(name = "__call__", sig = "(*args, **kwargs)", doc = "Call self as a function.")
  PyObject call(PyObject[] args, PyDict kwargs) {
    if (kwargs.size() > 0) {
      throw Py.typeError("function takes no keyword arguments");
    }
    if (args.length > 0) {
      throw Py.typeError("function takes no positional arguments");
    }
    return call0();
  }

  @PyGetter("__self__")
  PyObject self() {
    return task;
  }
}
