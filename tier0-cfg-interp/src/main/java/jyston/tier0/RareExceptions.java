package jyston.tier0;

import jyston.runtime.Coroutines;
import jyston.runtime.Frame;
import jyston.runtime.Py;
import jyston.runtime.PyAsyncGenWrapped;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyException;
import jyston.runtime.PyExceptionGroup;
import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.Slot;

/** Raising, handlers, context managers, awaiting. */
final class RareExceptions {
  private RareExceptions() {}

  static PyObject exec(Rare n, Frame f, PyObject[] r) {
    switch (n.op) {
      case LANDING:
        return null;
      case PUSH_EXC:
        {
          PyBaseException old = f.pushHandled(n.a(r) == Py.None ? null : (PyBaseException) n.a(r));
          return old == null ? Py.None : old;
        }
      case POP_EXC:
        f.popHandled(n.a(r) == Py.None ? null : (PyBaseException) n.a(r));
        return null;
      case EXC_MATCH:
        return Py.bool(PyExceptionGroup.exceptMatches((PyBaseException) n.a(r), n.b(r)));
      case EG_MATCH:
        {
          PyObject e = n.a(r);
          PyBaseException[] parts =
              e == Py.None
                  ? new PyBaseException[2]
                  : PyExceptionGroup.matchStar((PyBaseException) e, n.b(r));
          r[n.more[0]] = parts[0] == null ? Py.None : parts[0];
          r[n.more[1]] = parts[1] == null ? Py.None : parts[1];
          return null;
        }
      case EG_RERAISE:
        {
          PyBaseException e = PyExceptionGroup.prepareReraise((PyBaseException) n.a(r), n.b(r));
          return e == null ? Py.None : e;
        }
      case BEFORE_WITH:
        enter(n, r, Slot.ENTER, Slot.EXIT, "context manager");
        return null;
      case BEFORE_ASYNC_WITH:
        enter(n, r, Slot.AENTER, Slot.AEXIT, "asynchronous context manager");
        return null;
      case YIELD_FROM_ITER:
        return Coroutines.yieldFromIter(n.a(r), f.code);
      case GET_AWAITABLE:
        return Coroutines.getAwaitable(n.a(r), n.imm);
      case GET_AITER:
        return Coroutines.aiter(n.a(r));
      case GET_ANEXT:
        return Coroutines.anext(n.a(r));
      case CLEANUP_THROW:
        {
          PyBaseException e = (PyBaseException) n.a(r);
          if (e.type().isSubtypeOf(PyBaseException.STOP_ITERATION)) {
            return Coroutines.cleanupThrow(e);
          }
          throw reraise(e);
        }
      case END_ASYNC_FOR:
        {
          PyBaseException e = (PyBaseException) n.a(r);
          if (e.type().isSubtypeOf(PyBaseException.STOP_ASYNC_ITERATION)) {
            return null;
          }
          throw reraise(e);
        }
      case ASYNC_GEN_WRAP:
        return new PyAsyncGenWrapped(n.a(r));
      default:
        throw n.unknown();
    }
  }

  private static PyException reraise(PyBaseException e) {
    PyException x = new PyException(e);
    x.reraised = true;
    return x;
  }

  private static void enter(Rare n, PyObject[] r, int enterSlot, int exitSlot, String what) {
    PyObject mgr = n.a(r);
    PyType t = mgr.type();
    PyObject enter = t.slot(enterSlot);
    if (enter == null) {
      throw Py.typeError("'" + t.name() + "' object does not support the " + what + " protocol");
    }
    PyObject exit = t.slot(exitSlot);
    if (exit == null) {
      throw Py.typeError(
          "'"
              + t.name()
              + "' object does not support the "
              + what
              + " protocol (missed "
              + Slot.NAMES[exitSlot]
              + " method)");
    }
    PyObject boundExit = exit.descrGet(mgr, t);
    PyObject v = Slot.call(enter, mgr);
    r[n.more[0]] = boundExit;
    r[n.more[1]] = v;
  }
}
