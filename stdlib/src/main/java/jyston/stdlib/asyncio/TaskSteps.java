package jyston.stdlib.asyncio;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyException;
import jyston.runtime.PyGenerator;
import jyston.runtime.PyObject;
import jyston.runtime.PySendable;
import jyston.runtime.PyStopIteration;
import jyston.runtime.PyStr;
import jyston.runtime.ThreadState;

/** Runs the coroutine of a task, one step at a time. */
final class TaskSteps {
  private static final PyStr THROW = PyStr.intern("throw");
  private static final PyStr RESULT = PyStr.intern("result");
  private static final PyStr CANCEL = PyStr.intern("cancel");
  private static final PyStr MSG = PyStr.intern("msg");
  private static final PyStr BLOCKING = PyStr.intern("_asyncio_future_blocking");
  private static final PyStr ADD_DONE_CALLBACK = PyStr.intern("add_done_callback");
  private static final PyStr GET_LOOP = PyStr.intern("get_loop");
  private static final PyStr LOOP = PyStr.intern("_loop");

  private TaskSteps() {}

  /** Has the loop run a step soon; {@code exc} is raised in the coroutine unless it is null. */
  static void callSoon(PyTask t, PyBaseException exc) {
    PyFuture.callSoon(t.loop, new PyTaskStep(t, exc), null, t.context);
  }

  /** Runs a step as the current task of the loop. */
  static void run(PyTask t, PyBaseException exc) {
    t.module.enterTask(t.loop, t);
    try {
      step(t, exc);
    } catch (PyException e) {
      leaveAfter(t, e);
      throw e;
    }
    t.module.leaveTask(t.loop, t);
  }

  private static void leaveAfter(PyTask t, PyException e) {
    try {
      t.module.leaveTask(t.loop, t);
    } catch (PyException second) {
      second.value().chain(e.value());
      throw second;
    }
  }

  /** What the task waited for is done. */
  static void wakeup(PyTask t, PyObject o) {
    PyBaseException exc = null;
    try {
      if (o instanceof PyFuture f && f.isExact()) {
        exc = f.takeOutcome();
      } else {
        Ops.callMethod(o, RESULT);
      }
    } catch (PyException e) {
      exc = e.value();
    }
    run(t, exc);
  }

  /** The first step of an eager task, run at once. */
  static void startEagerly(PyTask t) {
    AsyncioModule m = t.module;
    ThreadState ts = ThreadState.current();
    PyObject before = m.swapCurrentTask(t.loop, t);
    try {
      m.registerEagerTask(t);
      try {
        t.enterContext(ts);
        try {
          step(t, null);
        } finally {
          t.leaveContext(ts);
        }
      } finally {
        m.unregisterEagerTask(t);
      }
    } finally {
      m.swapCurrentTask(t.loop, before);
      if (t.state == PyFuture.PENDING) {
        m.registerTask(t);
      } else {
        t.coro = null;
      }
    }
  }

  private static void step(PyTask t, PyBaseException given) {
    PyBaseException exc = given;
    if (t.state != PyFuture.PENDING) {
      throw t.module.invalidState(
          "__step(): already done: " + Ops.repr(t) + " " + Ops.repr(exc == null ? Py.None : exc));
    }
    if (t.mustCancel) {
      if (exc == null || !exc.type().isSubtypeOf(t.module.cancelledError())) {
        exc = t.makeCancelledError();
      }
      t.mustCancel = false;
    }
    t.waiter = null;
    PyObject coro = t.coro;
    if (coro == null) {
      throw Py.runtimeError("uninitialized Task object");
    }
    PyObject yielded;
    PyObject returned = null;
    try {
      if (exc == null) {
        yielded = PySendable.send(coro, Py.None);
        if (yielded == null) {
          ThreadState ts = ThreadState.current();
          returned = ts.returned;
          ts.returned = null;
        }
      } else {
        yielded = Ops.callMethod(coro, THROW, exc);
      }
    } catch (PyException e) {
      if (!(e.value() instanceof PyStopIteration s)) {
        failed(t, e);
        return;
      }
      yielded = null;
      returned = s.value == null ? Py.None : s.value;
    }
    if (yielded != null) {
      waitFor(t, yielded);
    } else if (t.mustCancel) {
      // Cancelled right before the coroutine returned.
      t.mustCancel = false;
      t.cancelFuture(t.cancelMessage);
    } else {
      t.finish(returned);
    }
  }

  private static void failed(PyTask t, PyException e) {
    if (e.matches(t.module.cancelledError())) {
      t.cancelledError = e.value();
      t.cancelFuture(null);
      return;
    }
    t.fail(e.value());
    if (e.matches(PyBaseException.KEYBOARD_INTERRUPT) || e.matches(PyBaseException.SYSTEM_EXIT)) {
      throw e;
    }
  }

  /** Takes what the coroutine yielded for what it waits for. */
  private static void waitFor(PyTask t, PyObject o) {
    if (o == t) {
      failSoon(t, "Task cannot await on itself: " + Ops.repr(t));
      return;
    }
    if (o instanceof PyFuture f && f.isExact()) {
      if (f.loop != t.loop) {
        otherLoop(t, o);
      } else if (!f.blocking) {
        notAwaited(t, o);
      } else {
        f.blocking = false;
        f.addCallback(TaskWakeup.of(t), t.context);
        t.waiter = o;
        if (t.mustCancel && f.cancel(t.cancelMessage)) {
          t.mustCancel = false;
        }
      }
      return;
    }
    if (o == Py.None) {
      // A bare yield lets the others run once.
      callSoon(t, null);
      return;
    }
    PyObject blocking = Ops.findAttr(o, BLOCKING);
    if (blocking != null && blocking != Py.None) {
      waitForAny(t, o, blocking.isTrue());
    } else if (o instanceof PyGenerator && o.getClass() == PyGenerator.class) {
      failSoon(
          t,
          "yield was used instead of yield from for generator in task "
              + Ops.repr(t)
              + " with "
              + Ops.repr(o));
    } else {
      failSoon(t, "Task got bad yield: " + Ops.repr(o));
    }
  }

  /** As for a future, with any object that behaves like one. */
  private static void waitForAny(PyTask t, PyObject o, boolean blocking) {
    if (loopOf(o) != t.loop) {
      otherLoop(t, o);
      return;
    }
    if (!blocking) {
      notAwaited(t, o);
      return;
    }
    o.setAttr(BLOCKING, Py.False);
    Ops.callMethodKw(
        o, ADD_DONE_CALLBACK, new PyObject[] {TaskWakeup.of(t), t.context}, PyFuture.CONTEXT_NAME);
    t.waiter = o;
    if (t.mustCancel && cancelWaiter(t)) {
      t.mustCancel = false;
    }
  }

  /** {@code waiter.cancel(msg=...)}. */
  static boolean cancelWaiter(PyTask t) {
    PyObject msg = t.cancelMessage == null ? Py.None : t.cancelMessage;
    return cancelWaiter(t, msg);
  }

  /** {@code waiter.cancel(msg=msg)}. */
  static boolean cancelWaiter(PyTask t, PyObject msg) {
    return Ops.callMethodKw(t.waiter, CANCEL, new PyObject[] {msg}, MSG).isTrue();
  }

  private static PyObject loopOf(PyObject o) {
    if (o instanceof PyFuture f && f.isExact()) {
      return f.loop;
    }
    PyObject get = Ops.findAttr(o, GET_LOOP);
    return get != null ? get.call0() : o.getAttr(LOOP);
  }

  private static void otherLoop(PyTask t, PyObject o) {
    failSoon(
        t, "Task " + Ops.repr(t) + " got Future " + Ops.repr(o) + " attached to a different loop");
  }

  private static void notAwaited(PyTask t, PyObject o) {
    failSoon(
        t, "yield was used instead of yield from in task " + Ops.repr(t) + " with " + Ops.repr(o));
  }

  private static void failSoon(PyTask t, String message) {
    callSoon(t, PyBaseException.create(PyBaseException.RUNTIME_ERROR, Py.str(message)));
  }
}
