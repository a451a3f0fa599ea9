package jyston.runtime;

import jyston.runtime.annotation.PyClass;

/** {@code async_generator_athrow}: the awaitable of {@code athrow()} and {@code aclose()}. */
@PyClass(name = "async_generator_athrow", subclassable = false)
public final class PyAsyncGenAThrow extends PyAsyncGenAwaitable {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyAsyncGenAThrowTable());

  /** Arguments of {@code athrow()}; null for {@code aclose()}. */
  private final PyObject[] args;

  PyAsyncGenAThrow(PyAsyncGenerator gen, PyObject[] args) {
    super(gen);
    this.args = args;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  String method() {
    return args == null ? "aclose" : "athrow";
  }

  private void checkIdle() {
    if (gen.runningAsync) {
      state = CLOSED;
      throw Py.runtimeError(
          (args == null ? "aclose" : "athrow") + "(): asynchronous generator is already running");
    }
  }

  private void checkOpen() {
    if (state == CLOSED) {
      throw Py.runtimeError("cannot reuse already awaited aclose()/athrow()");
    }
  }

  @Override
  public PyObject resumeOrNull(PyObject value) {
    checkOpen();
    if (gen.closed) {
      state = CLOSED;
      returnValue = Py.None;
      return null;
    }
    PyObject r;
    try {
      if (state == INIT) {
        checkIdle();
        if (gen.agClosed) {
          state = CLOSED;
          throw new PyException(PyBaseException.STOP_ASYNC_ITERATION);
        }
        if (value != Py.None) {
          throw Py.runtimeError("can't send non-None value to a just-started coroutine");
        }
        began();
        gen.runningAsync = true;
        if (args == null) {
          gen.agClosed = true;
          r = gen.throwIn(new PyException(PyBaseException.GENERATOR_EXIT), false);
        } else {
          r = gen.throwIn(thrownQuietly(), false);
        }
      } else {
        r = gen.resumeOrNull(value);
      }
    } catch (PyException e) {
      if (state != ITER) {
        throw e;
      }
      return failed(e);
    }
    return end(r);
  }

  /** athrow() gave its deprecation warning when it was called. */
  private PyException thrownQuietly() {
    if (args.length <= 1) {
      return PyGenerator.thrown(args, "athrow");
    }
    PyBaseException e = PyGenerator.thrown(new PyObject[] {args[0]}, "athrow").value();
    if (args[0] instanceof PyType && args[1] != Py.None) {
      e =
          args[1] instanceof PyBaseException v
              ? v
              : (PyBaseException)
                  (args[1] instanceof PyTuple t ? args[0].callN(t.items) : args[0].call1(args[1]));
    }
    if (args.length > 2 && args[2] instanceof PyTraceback t) {
      e.traceback = t;
    }
    return new PyException(e);
  }

  private PyObject failed(PyException e) {
    gen.failed(e);
    state = CLOSED;
    if (args == null
        && (e.matches(PyBaseException.STOP_ASYNC_ITERATION)
            || e.matches(PyBaseException.GENERATOR_EXIT))) {
      // The end of aclose() is what was asked for.
      returnValue = Py.None;
      return null;
    }
    throw e;
  }

  private PyObject end(PyObject r) {
    try {
      if (args == null && r instanceof PyAsyncGenWrapped) {
        gen.runningAsync = false;
        state = CLOSED;
        throw Py.runtimeError("async generator ignored GeneratorExit");
      }
      PyObject u = gen.unwrap(r, this);
      if (u == null) {
        state = CLOSED;
      }
      return u;
    } catch (PyException e) {
      return failed(e);
    }
  }

  @Override
  PyObject throwOrNull(PyException e) {
    checkOpen();
    if (state == INIT) {
      checkIdle();
      began();
      gen.runningAsync = true;
    }
    PyObject r;
    try {
      r = gen.throwIn(e, true);
    } catch (PyException n) {
      return failed(n);
    }
    return end(r);
  }
}
