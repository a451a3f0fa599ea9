package jyston.runtime;

import jyston.runtime.annotation.PyClass;

/** {@code async_generator_asend}: the awaitable of {@code __anext__()} and {@code asend()}. */
@PyClass(name = "async_generator_asend", subclassable = false)
public final class PyAsyncGenASend extends PyAsyncGenAwaitable {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyAsyncGenASendTable());

  private final PyObject sent;

  PyAsyncGenASend(PyAsyncGenerator gen, PyObject sent) {
    super(gen);
    this.sent = sent;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  String method() {
    return "asend";
  }

  private void begin() {
    if (state == CLOSED) {
      throw Py.runtimeError("cannot reuse already awaited __anext__()/asend()");
    }
    if (state == INIT) {
      if (gen.runningAsync) {
        state = CLOSED;
        throw Py.runtimeError("anext(): asynchronous generator is already running");
      }
    }
  }

  @Override
  public PyObject resumeOrNull(PyObject value) {
    begin();
    PyObject v = value;
    if (state == INIT) {
      if (v == Py.None && sent != null) {
        v = sent;
      }
      began();
    }
    gen.runningAsync = true;
    PyObject r;
    try {
      r = gen.resumeOrNull(v);
    } catch (PyException e) {
      throw closedError(gen.failed(e));
    }
    return end(r);
  }

  private PyObject end(PyObject r) {
    try {
      PyObject u = gen.unwrap(r, this);
      if (u == null) {
        state = CLOSED;
      }
      return u;
    } catch (PyException e) {
      throw closedError(e);
    }
  }

  @Override
  PyObject throwOrNull(PyException e) {
    begin();
    if (state == INIT) {
      began();
      gen.runningAsync = true;
    }
    PyObject r;
    try {
      r = gen.throwIn(e, true);
    } catch (PyException n) {
      throw closedError(gen.failed(n));
    }
    return end(r);
  }
}
