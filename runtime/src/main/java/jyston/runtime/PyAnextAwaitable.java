package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** What {@code anext(it, default)} returns (CPython's {@code anext_awaitable}). */
@PyClass(name = "anext_awaitable", subclassable = false)
public final class PyAnextAwaitable extends PySendable {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyAnextAwaitableTable());

  private final PyObject wrapped;
  private final PyObject deflt;

  /** Awaits {@code wrapped}, with a value in place of StopAsyncIteration. */
  public PyAnextAwaitable(PyObject wrapped, PyObject deflt) {
    this.wrapped = wrapped;
    this.deflt = deflt;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  private PyObject inner() {
    PyObject it = Coroutines.awaitableIter(wrapped);
    if (it instanceof PyCoroutine c) {
      return c.await();
    }
    return it;
  }

  @Override
  public PyObject iter() {
    return this;
  }

  @Override
  public PyObject resumeOrNull(PyObject value) {
    try {
      PyObject r = PySendable.send(inner(), value);
      if (r == null) {
        returnValue = ThreadState.current().returned;
      }
      return r;
    } catch (PyException e) {
      return orDefault(e);
    }
  }

  private PyObject orDefault(PyException e) {
    if (!e.matches(PyBaseException.STOP_ASYNC_ITERATION)) {
      throw e;
    }
    returnValue = deflt;
    return null;
  }

  private PyObject call(PyStr method, PyObject[] args) {
    try {
      return Ops.callMethod(inner(), method, args);
    } catch (PyException e) {
      orDefault(e);
      throw Py.stopIteration(takeReturn());
    }
  }

  @PyMethod(name = "__await__")
  PyObject await() {
    return this;
  }

  @PyMethod(name = "__iter__")
  PyObject iterSelf() {
    return this;
  }

  @PyMethod(name = "__next__")
  PyObject next() {
    return sendOrStop(Py.None);
  }

  @PyMethod(
      name = "send",
      sig = "(arg, /)",
      doc =
          "send(arg) -> send 'arg' into the wrapped iterator,\nreturn next yielded value or raise"
              + " StopIteration.")
  PyObject sendMethod(PyObject value) {
    return sendOrStop(value);
  }

  @PyMethod(
      name = "throw",
      sig = "(*args)",
      doc =
          "throw(value)\nthrow(typ[,val[,tb]])\n\nraise exception in the wrapped iterator, return"
              + " next yielded value\nor raise StopIteration.")
  PyObject throw_(PyObject[] args) {
    return call(Names.THROW, args);
  }

  @PyMethod(name = "close", doc = "close() -> raise GeneratorExit inside generator.")
  PyObject close() {
    return call(Names.CLOSE, NO_ARGS);
  }
}
