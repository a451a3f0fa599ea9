package jyston.runtime;

import jyston.frontend.code.Code;

/** What {@code await}, {@code async for} and {@code yield from} do with their operands. */
public final class Coroutines {
  private Coroutines() {}

  private static boolean isCoroutine(PyObject o) {
    return o instanceof PyCoroutine
        || o.getClass() == PyGenerator.class
            && ((PyGenerator) o).code.code.has(Code.ITERABLE_COROUTINE);
  }

  /** The iterator behind an awaitable (CPython's {@code _PyCoro_GetAwaitableIter}). */
  public static PyObject awaitableIter(PyObject o) {
    if (isCoroutine(o)) {
      return o;
    }
    PyObject m = o.type().slot(Slot.AWAIT);
    if (m == null || m == Py.None) {
      throw Py.typeError("object " + o.type().name() + " can't be used in 'await' expression");
    }
    PyObject it = Slot.call(m, o);
    if (isCoroutine(it)) {
      throw Py.typeError("__await__() returned a coroutine");
    }
    if (it.type().slot(Slot.NEXT) == null) {
      throw Py.typeError("__await__() returned non-iterator of type '" + it.type().name() + "'");
    }
    return it;
  }

  /**
   * GET_AWAITABLE.
   *
   * @param where 0, or 1 for what {@code __aenter__} gave, or 2 for {@code __aexit__}
   */
  public static PyObject getAwaitable(PyObject o, int where) {
    if (where != 0 && !isCoroutine(o) && o.type().slot(Slot.AWAIT) == null) {
      throw Py.typeError(
          "'async with' received an object from "
              + (where == 1 ? "__aenter__" : "__aexit__")
              + " that does not implement __await__: "
              + o.type().name());
    }
    PyObject it = awaitableIter(o);
    if (it instanceof PyCoroutine c && c.delegate != null && !c.closed) {
      throw Py.runtimeError("coroutine is being awaited already");
    }
    return it;
  }

  /** The iterator of {@code yield from} in the given code. */
  public static PyObject yieldFromIter(PyObject o, PyCode code) {
    if (o instanceof PyCoroutine) {
      if (!code.code.has(Code.COROUTINE) && !code.code.has(Code.ITERABLE_COROUTINE)) {
        throw Py.typeError("cannot 'yield from' a coroutine object in a non-coroutine generator");
      }
      return o;
    }
    return o.iter();
  }

  /** GET_AITER. */
  public static PyObject aiter(PyObject o) {
    PyObject m = o.type().slot(Slot.AITER);
    if (m == null) {
      throw Py.typeError(
          "'async for' requires an object with __aiter__ method, got " + o.type().name());
    }
    PyObject it = Slot.call(m, o);
    if (it.type().slot(Slot.ANEXT) == null) {
      throw Py.typeError(
          "'async for' received an object from __aiter__ that does not implement __anext__: "
              + it.type().name());
    }
    return it;
  }

  /** GET_ANEXT: the iterator to send to for the next item. */
  public static PyObject anext(PyObject it) {
    if (it instanceof PyAsyncGenerator g) {
      return g.anext();
    }
    PyObject m = it.type().slot(Slot.ANEXT);
    if (m == null) {
      throw Py.typeError(
          "'async for' requires an iterator with __anext__ method, got " + it.type().name());
    }
    PyObject a = Slot.call(m, it);
    try {
      return awaitableIter(a);
    } catch (PyException e) {
      PyException n =
          Py.typeError("'async for' received an invalid object from __anext__: " + a.type().name());
      n.value().setCause(e.value());
      n.value().context = e.value();
      throw n;
    }
  }

  /**
   * CLEANUP_THROW: the value of a StopIteration that ended a delegation.
   *
   * @throws PyException e itself when it is another exception
   */
  public static PyObject cleanupThrow(PyBaseException e) {
    if (e instanceof PyStopIteration s) {
      return s.value == null ? Py.None : s.value;
    }
    throw new PyException(e);
  }

  /** What {@code yield from} gives after an exception was thrown into the delegate. */
  public static PyObject afterThrow(PyObject thrown) {
    PyBaseException e = (PyBaseException) thrown;
    if (e.type().isSubtypeOf(PyBaseException.STOP_ITERATION)) {
      return cleanupThrow(e);
    }
    throw PyException.again(e);
  }

  /** Ends {@code async for}, or raises anew what did not end it. */
  public static void endAsyncFor(PyObject thrown) {
    PyBaseException e = (PyBaseException) thrown;
    if (!e.type().isSubtypeOf(PyBaseException.STOP_ASYNC_ITERATION)) {
      throw PyException.again(e);
    }
  }
}
