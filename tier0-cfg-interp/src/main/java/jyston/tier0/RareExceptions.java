package jyston.tier0;

import jyston.runtime.Coroutines;
import jyston.runtime.Displays;
import jyston.runtime.Frame;
import jyston.runtime.Py;
import jyston.runtime.PyAsyncGenWrapped;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyExceptionGroup;
import jyston.runtime.PyObject;

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
        enter(n, r, false);
        return null;
      case BEFORE_ASYNC_WITH:
        enter(n, r, true);
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
        return Coroutines.afterThrow(n.a(r));
      case END_ASYNC_FOR:
        Coroutines.endAsyncFor(n.a(r));
        return null;
      case ASYNC_GEN_WRAP:
        return new PyAsyncGenWrapped(n.a(r));
      default:
        throw n.unknown();
    }
  }

  private static void enter(Rare n, PyObject[] r, boolean async) {
    PyObject[] v = Displays.with(n.a(r), async);
    r[n.more[0]] = v[0];
    r[n.more[1]] = v[1];
  }
}
