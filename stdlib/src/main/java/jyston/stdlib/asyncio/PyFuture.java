package jyston.stdlib.asyncio;

import java.util.ArrayList;
import jyston.runtime.Compare;
import jyston.runtime.Finalizers;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyGenericAlias;
import jyston.runtime.PyInstance;
import jyston.runtime.PyList;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTraceback;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.Slot;
import jyston.runtime.Unraisable;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyClassMethod;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.annotation.PySetter;
import jyston.runtime.module.Modules;
import jyston.stdlib.contextvars.PyContext;

/** {@code asyncio.Future}. */
@PyClass(
    name = "Future",
    module = "_asyncio",
    sig = "(*, loop=None)",
    doc =
        "This class is *almost* compatible with concurrent.futures.Future.\n\n"
            + "    Differences:\n\n"
            + "    - result() and exception() do not take a timeout argument and\n"
            + "      raise an exception when the future isn't done yet.\n\n"
            + "    - Callbacks registered with add_done_callback() are always called\n"
            + "      via the event loop's call_soon_threadsafe().\n\n"
            + "    - This class is not compatible with the wait() and as_completed()\n"
            + "      methods in the concurrent.futures package.")
public class PyFuture extends PyInstance implements Finalizers.Finalizable {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyFutureTable()).withDict().withWeakref();

  static final int PENDING = 0;
  static final int CANCELLED = 1;
  static final int FINISHED = 2;

  /** The keyword by which a loop takes a context. */
  static final PyStr CONTEXT_NAME = PyStr.intern("context");

  private static final PyStr CALL_SOON = PyStr.intern("call_soon");
  private static final PyStr GET_DEBUG = PyStr.intern("get_debug");
  private static final PyStr HANDLER = PyStr.intern("call_exception_handler");
  private static final PyStr[] STATES = {
    PyStr.intern("PENDING"), PyStr.intern("CANCELLED"), PyStr.intern("FINISHED")
  };

  /** The module's state. */
  final AsyncioModule module;

  /** Null before {@code __init__}. */
  PyObject loop;

  int state;

  /** Whether {@code await} yielded it and nobody waits for it yet. */
  boolean blocking;

  /** Null for none. */
  PyObject cancelMessage;

  /** The CancelledError that ended a task, to be raised once, or null. */
  PyBaseException cancelledError;

  private PyObject result;
  private PyBaseException exception;
  private PyTraceback traceback;
  private boolean logTraceback;
  private PyObject sourceTraceback;

  /** The first callback, which mostly is the only one; null for none. */
  private PyObject callback;

  private PyObject callbackContext;

  /** The other callbacks, each with its context after it; null for none. */
  private ArrayList<PyObject> callbacks;

  /** There while dropping the object has to run something. */
  private Finalizers.Sentinel sentinel;

  PyFuture(PyType cls) {
    super(cls.rootShape(0));
    module = AsyncioModule.current();
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    return new PyFuture(cls);
  }

  @PyMethod(
      name = "__init__",
      sig = "(*, loop=None)",
      doc = "Initialize self.  See help(type(self)) for accurate signature.")
  final void init(PyObject givenLoop) {
    callback = null;
    callbackContext = null;
    callbacks = null;
    cancelMessage = null;
    cancelledError = null;
    result = null;
    exception = null;
    traceback = null;
    sourceTraceback = null;
    state = PENDING;
    logTraceback = false;
    blocking = false;
    loop = givenLoop == null || givenLoop == Py.None ? AsyncioModule.eventLoop() : givenLoop;
    if (Ops.callMethod(loop, GET_DEBUG).isTrue()) {
      sourceTraceback = Modules.importAttr("traceback", "extract_stack").call0();
    }
  }

  /** Whether it is a Future or Task itself and not of a Python subclass. */
  final boolean isExact() {
    PyType t = shape.type;
    return t == TYPE || t == PyTask.TYPE;
  }

  /** {@code loop.call_soon(fn, arg, context=context)}, where arg and context may be missing. */
  static void callSoon(PyObject loop, PyObject fn, PyObject arg, PyObject context) {
    if (context == null) {
      Ops.callMethod(loop, CALL_SOON, fn, arg);
      return;
    }
    PyObject[] args =
        arg == null ? new PyObject[] {fn, context} : new PyObject[] {fn, arg, context};
    Ops.callMethodKw(loop, CALL_SOON, args, CONTEXT_NAME);
  }

  private void scheduleCallbacks() {
    if (callback != null) {
      PyObject fn = callback;
      PyObject ctx = callbackContext;
      callback = null;
      callbackContext = null;
      callSoon(loop, fn, this, ctx);
    }
    ArrayList<PyObject> all = callbacks;
    if (all != null) {
      callbacks = null;
      for (int i = 0; i < all.size(); i += 2) {
        callSoon(loop, all.get(i), this, all.get(i + 1));
      }
    }
  }

  /** Throws unless {@code __init__} was called. */
  final void checkAlive() {
    if (loop == null) {
      throw Py.runtimeError("Future object is not initialized.");
    }
  }

  // Outcomes.

  /** Ends it with a result. */
  final void finish(PyObject value) {
    if (state != PENDING) {
      throw module.invalidState("invalid state");
    }
    result = value;
    state = FINISHED;
    unwatch();
    scheduleCallbacks();
  }

  /** Ends it with an exception, given as an instance or a class. */
  final void fail(PyObject exc) {
    if (state != PENDING) {
      throw module.invalidState("invalid state");
    }
    PyObject o = exc;
    if (PyBaseException.isClass(o)) {
      o = o.call0();
      if (state != PENDING) {
        throw module.invalidState("invalid state");
      }
    }
    if (!(o instanceof PyBaseException e)) {
      throw Py.typeError("invalid exception object");
    }
    if (e.type().isSubtypeOf(PyBaseException.STOP_ITERATION)) {
      PyBaseException cause = e;
      e =
          PyBaseException.create(
              PyBaseException.RUNTIME_ERROR,
              Py.str(
                  "StopIteration interacts badly with generators and cannot be raised into a"
                      + " Future"));
      e.setCause(cause);
      e.context = cause;
    }
    exception = e;
    traceback = e.traceback;
    state = FINISHED;
    scheduleCallbacks();
    logTraceback = true;
    watch();
  }

  /** {@code Future.cancel}, whatever subclasses make of it. */
  final boolean cancelFuture(PyObject msg) {
    stopLogging();
    if (state != PENDING) {
      return false;
    }
    state = CANCELLED;
    cancelMessage = msg;
    unwatch();
    scheduleCallbacks();
    return true;
  }

  /**
   * The exception it ended with, or null when it has a result.
   *
   * @throws PyException CancelledError or InvalidStateError
   */
  final PyBaseException takeOutcome() {
    if (state == CANCELLED) {
      throw PyException.chained(makeCancelledError());
    }
    if (state != FINISHED) {
      throw module.invalidState("Result is not set.");
    }
    stopLogging();
    if (exception != null) {
      exception.traceback = traceback;
      traceback = null;
    }
    return exception;
  }

  @PyMethod(
      name = "result",
      doc =
          "Return the result this future represents.\n\n"
              + "If the future has been cancelled, raises CancelledError.  If the\n"
              + "future's result isn't yet available, raises InvalidStateError.  If\n"
              + "the future is done and has an exception set, this exception is raised.")
  final PyObject result() {
    if (loop == null) {
      throw module.invalidState("Future object is not initialized.");
    }
    PyBaseException e = takeOutcome();
    if (e != null) {
      throw PyException.chained(e);
    }
    return result;
  }

  @PyMethod(
      name = "exception",
      doc =
          "Return the exception that was set on this future.\n\n"
              + "The exception (or None if no exception was set) is returned only if\n"
              + "the future is done.  If the future has been cancelled, raises\n"
              + "CancelledError.  If the future isn't done yet, raises\n"
              + "InvalidStateError.")
  final PyObject exception() {
    if (loop == null) {
      throw module.invalidState("Future object is not initialized.");
    }
    if (state == CANCELLED) {
      throw PyException.chained(makeCancelledError());
    }
    if (state != FINISHED) {
      throw module.invalidState("Exception is not set.");
    }
    stopLogging();
    return exception == null ? Py.None : exception;
  }

  @PyMethod(
      name = "set_result",
      sig = "(result, /)",
      doc =
          "Mark the future done and set its result.\n\n"
              + "If the future is already done when this method is called, raises\n"
              + "InvalidStateError.")
  final void setResult(PyObject value) {
    checkAlive();
    finish(value);
  }

  @PyMethod(
      name = "set_exception",
      sig = "(exception, /)",
      doc =
          "Mark the future done and set an exception.\n\n"
              + "If the future is already done when this method is called, raises\n"
              + "InvalidStateError.")
  final void setException(PyObject exc) {
    checkAlive();
    fail(exc);
  }

  @PyMethod(
      name = "cancel",
      sig = "(msg=None)",
      doc =
          "Cancel the future and schedule callbacks.\n\n"
              + "If the future is already done or cancelled, return False.  Otherwise,\n"
              + "change the future's state to cancelled, schedule the callbacks and\n"
              + "return True.")
  boolean cancel(PyObject msg) {
    checkAlive();
    return cancelFuture(msg);
  }

  @PyMethod(name = "cancelled", doc = "Return True if the future was cancelled.")
  final boolean cancelled() {
    return loop != null && state == CANCELLED;
  }

  @PyMethod(
      name = "done",
      doc =
          "Return True if the future is done.\n\n"
              + "Done means either that a result / exception are available, or that the\n"
              + "future was cancelled.")
  final boolean done() {
    return loop != null && state != PENDING;
  }

  @PyMethod(
      name = "_make_cancelled_error",
      doc =
          "Create the CancelledError to raise if the Future is cancelled.\n\n"
              + "This should only be called once when handling a cancellation since\n"
              + "it erases the context exception value.")
  final PyBaseException makeCancelledError() {
    PyBaseException e = cancelledError;
    if (e != null) {
      cancelledError = null;
      return e;
    }
    PyType cls = module.cancelledError();
    return cancelMessage == null || cancelMessage == Py.None
        ? PyBaseException.create(cls)
        : PyBaseException.create(cls, cancelMessage);
  }

  // Callbacks.

  final void addCallback(PyObject fn, PyObject context) {
    if (state != PENDING) {
      callSoon(loop, fn, this, context);
    } else if (callback == null && callbacks == null) {
      callback = fn;
      callbackContext = context;
    } else {
      if (callbacks == null) {
        callbacks = new ArrayList<>(4);
      }
      callbacks.add(fn);
      callbacks.add(context);
    }
  }

  @PyMethod(
      name = "add_done_callback",
      sig = "(fn, /, *, context=<unrepresentable>)",
      doc =
          "Add a callback to be run when the future becomes done.\n\n"
              + "The callback is called with a single argument - the future object. If\n"
              + "the future is already done when this is called, the callback is\n"
              + "scheduled with call_soon.")
  final void addDoneCallback(PyObject fn, PyObject context) {
    checkAlive();
    addCallback(fn, context == null ? PyContext.current().copy() : context);
  }

  @PyMethod(
      name = "remove_done_callback",
      sig = "(fn, /)",
      doc =
          "Remove all instances of a callback from the \"call when done\" list.\n\n"
              + "Returns the number of callbacks removed.")
  final long removeDoneCallback(PyObject fn) {
    checkAlive();
    long removed = 0;
    PyObject first = callback;
    if (first != null && Compare.identicalOrEqual(first, fn)) {
      // The comparison may have changed what is there.
      if (callback == first) {
        callback = null;
        callbackContext = null;
      }
      removed++;
    }
    ArrayList<PyObject> all = callbacks;
    if (all == null) {
      return removed;
    }
    ArrayList<PyObject> kept = new ArrayList<>(all.size());
    for (int i = 0; i < all.size() && callbacks == all; i += 2) {
      PyObject f = all.get(i);
      PyObject ctx = all.get(i + 1);
      if (Compare.identicalOrEqual(f, fn)) {
        removed++;
      } else {
        kept.add(f);
        kept.add(ctx);
      }
    }
    if (callbacks == all) {
      callbacks = kept.isEmpty() ? null : kept;
    }
    return removed;
  }

  @PyMethod(name = "get_loop", doc = "Return the event loop the Future is bound to.")
  final PyObject getLoop() {
    checkAlive();
    return loop;
  }

  @Override
  @PyMethod(name = "__iter__", doc = "Implement iter(self).")
  public final PyObject iter() {
    checkAlive();
    return new PyFutureIter(this);
  }

  @PyMethod(name = "__await__", doc = "Return an iterator to be used in await expression.")
  final PyObject await() {
    return iter();
  }

  @PyMethod(name = "__repr__", doc = "Return repr(self).")
  PyObject repr() {
    checkAlive();
    return Modules.importAttr("asyncio.base_futures", "_future_repr").call1(this);
  }

  @PyClassMethod(name = "__class_getitem__", sig = "(object, /)", doc = "See PEP 585")
  static PyObject classGetItem(PyType cls, PyObject item) {
    return PyGenericAlias.of(cls, item);
  }

  // The end of the object.

  /**
   * Has {@link #finalizePython} called when the object is garbage; the {@code __del__} of a Python
   * subclass is called in any case, and in its place.
   */
  final void watch() {
    if (sentinel == null && (isExact() || !ownFinalizer())) {
      sentinel = new Finalizers.Sentinel(this);
    }
  }

  /** Undoes {@link #watch} where nothing is left to do at the end. */
  final void unwatch() {
    if (sentinel != null && !hasWork()) {
      sentinel.cancel();
      sentinel = null;
    }
  }

  /** Whether the end has something to report. */
  boolean hasWork() {
    return logTraceback;
  }

  /** Whether a Python subclass has a {@code __del__}. */
  private boolean ownFinalizer() {
    PyObject m = shape.type.slot(Slot.DEL);
    return m != PyTask.TYPE.slot(Slot.DEL) && m != TYPE.slot(Slot.DEL);
  }

  private void stopLogging() {
    if (logTraceback) {
      logTraceback = false;
      unwatch();
    }
  }

  @Override
  public final void finalizePython() {
    sentinel = null;
    try {
      del();
    } catch (PyException e) {
      Unraisable.write(e, null, this);
    }
  }

  @PyMethod(name = "__del__", doc = "Called when the instance is about to be destroyed.")
  void del() {
    if (logTraceback) {
      logTraceback = false;
      report(shape.type.name() + " exception was never retrieved", "future", exception);
    }
  }

  /** Hands something that went unnoticed to the loop. */
  final void report(String message, String what, PyBaseException exc) {
    PyDict context = new PyDict();
    context.put(PyStr.intern("message"), Py.str(message));
    if (exc != null) {
      context.put(PyStr.intern("exception"), exc);
    }
    context.put(PyStr.intern(what), this);
    if (sourceTraceback != null) {
      context.put(PyStr.intern("source_traceback"), sourceTraceback);
    }
    PyObject handler = Ops.findAttr(loop, HANDLER);
    if (handler == null) {
      return;
    }
    try {
      handler.call1(context);
    } catch (PyException e) {
      Unraisable.write(e, null, handler);
    }
  }

  // Attributes.

  @PyGetter("_state")
  PyObject getState() {
    checkAlive();
    return STATES[state];
  }

  @PyGetter("_asyncio_future_blocking")
  final boolean getBlocking() {
    return loop != null && blocking;
  }

  @PySetter("_asyncio_future_blocking")
  final void setBlocking(PyObject v) {
    checkAlive();
    blocking = deletable(v).isTrue();
  }

  static PyObject deletable(PyObject v) {
    if (v == null) {
      throw Py.attributeError("cannot delete attribute");
    }
    return v;
  }

  static PyObject orNone(PyObject v) {
    return v == null ? Py.None : v;
  }

  @PyGetter("_loop")
  final PyObject loopAttr() {
    return orNone(loop);
  }

  @PyGetter("_callbacks")
  final PyObject getCallbacks() {
    checkAlive();
    if (callback == null && callbacks == null) {
      return Py.None;
    }
    PyList l = new PyList();
    if (callback != null) {
      l.add(PyTuple.of(callback, orNone(callbackContext)));
    }
    for (int i = 0; callbacks != null && i < callbacks.size(); i += 2) {
      l.add(PyTuple.of(callbacks.get(i), orNone(callbacks.get(i + 1))));
    }
    return l;
  }

  @PyGetter("_result")
  final PyObject resultAttr() {
    checkAlive();
    return orNone(result);
  }

  @PyGetter("_exception")
  final PyObject exceptionAttr() {
    checkAlive();
    return exception == null ? Py.None : exception;
  }

  @PyGetter("_log_traceback")
  final boolean getLogTraceback() {
    checkAlive();
    return logTraceback;
  }

  @PySetter("_log_traceback")
  final void setLogTraceback(PyObject v) {
    if (deletable(v).isTrue()) {
      throw Py.valueError("_log_traceback can only be set to False");
    }
    stopLogging();
  }

  @PyGetter("_source_traceback")
  final PyObject getSourceTraceback() {
    return loop == null ? Py.None : orNone(sourceTraceback);
  }

  @PyGetter("_cancel_message")
  final PyObject getCancelMessage() {
    return orNone(cancelMessage);
  }

  @PySetter("_cancel_message")
  final void setCancelMessage(PyObject v) {
    cancelMessage = deletable(v);
  }
}
