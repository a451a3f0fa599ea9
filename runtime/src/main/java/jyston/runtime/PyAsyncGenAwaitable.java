package jyston.runtime;

import jyston.runtime.annotation.PyMethod;

/** What the awaitables of async generators have in common. */
public abstract class PyAsyncGenAwaitable extends PySendable implements Finalizers.Finalizable {
  static final int INIT = 0;
  static final int ITER = 1;
  static final int CLOSED = 2;

  final PyAsyncGenerator gen;
  int state = INIT;

  private Finalizers.Sentinel sentinel;

  PyAsyncGenAwaitable(PyAsyncGenerator gen) {
    this.gen = gen;
  }

  /** Has a warning given when it is dropped without having been awaited. */
  final PyAsyncGenAwaitable watched() {
    sentinel = new Finalizers.Sentinel(this);
    return this;
  }

  /** Called when it is awaited. */
  final void began() {
    state = ITER;
    if (sentinel != null) {
      sentinel.cancel();
      sentinel = null;
    }
  }

  /** The method of the generator that made it. */
  abstract String method();

  @Override
  public final void finalizePython() {
    sentinel = null;
    if (state != INIT) {
      return;
    }
    try {
      Warnings.warn(
          PyBaseException.RUNTIME_WARNING,
          "coroutine method "
              + Ops.repr(PyStr.of(method()))
              + " of "
              + Ops.repr(gen.qualname)
              + " was never awaited",
          1);
    } catch (PyException e) {
      Unraisable.write(e, null, this);
    }
  }

  @Override
  public final PyObject iter() {
    return this;
  }

  /** Throws into the generator; null when this awaitable is done. */
  abstract PyObject throwOrNull(PyException e);

  final PyException closedError(PyException e) {
    state = CLOSED;
    return e;
  }

  @PyMethod(name = "__await__")
  final PyObject await() {
    return this;
  }

  @PyMethod(name = "__iter__")
  final PyObject iterMethod() {
    return this;
  }

  @PyMethod(name = "__next__")
  final PyObject next() {
    return sendOrStop(Py.None);
  }

  @PyMethod(name = "send", sig = "(arg, /)")
  final PyObject sendMethod(PyObject value) {
    return sendOrStop(value);
  }

  @PyMethod(name = "throw", sig = "(*args)")
  final PyObject throw_(PyObject[] args) {
    PyObject r = throwOrNull(PyGenerator.thrown(args, "throw"));
    if (r == null) {
      throw Py.stopIteration(takeReturn());
    }
    return r;
  }

  @PyMethod(name = "close")
  final PyObject close() {
    if (state == CLOSED) {
      return Py.None;
    }
    PyObject r;
    try {
      r = throwOrNull(new PyException(PyBaseException.GENERATOR_EXIT));
    } catch (PyException e) {
      if (e.matches(PyBaseException.STOP_ITERATION)
          || e.matches(PyBaseException.STOP_ASYNC_ITERATION)
          || e.matches(PyBaseException.GENERATOR_EXIT)) {
        return Py.None;
      }
      throw e;
    }
    if (r == null) {
      takeReturn();
      return Py.None;
    }
    throw Py.runtimeError("coroutine ignored GeneratorExit");
  }
}
