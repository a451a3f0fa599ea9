package jyston.stdlib.asyncio;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyDict;
import jyston.runtime.PyGenericAlias;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.ThreadState;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyClassMethod;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.annotation.PySetter;
import jyston.runtime.module.Modules;
import jyston.stdlib.contextvars.PyContext;

/** {@code asyncio.Task}. What it does is in {@link TaskSteps}. */
@PyClass(
    name = "Task",
    module = "_asyncio",
    base = PyFuture.class,
    sig = "(coro, *, loop=None, name=None, context=None, eager_start=False)",
    doc = "A coroutine wrapped in a Future.")
public final class PyTask extends PyFuture {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyTaskTable()).withDict().withWeakref();

  private static final PyStr IS_RUNNING = PyStr.intern("is_running");

  /** Null when it is not needed any more. */
  PyObject coro;

  PyObject context;

  /** What the task waits for, or null. */
  PyObject waiter;

  /** Whether the next step is to raise CancelledError. */
  boolean mustCancel;

  /** A str, or null for one made of the number. */
  private PyObject name;

  private long number;
  private long cancelRequests;
  private boolean logDestroyPending;

  private PyTask(PyType cls) {
    super(cls);
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    return new PyTask(cls);
  }

  @PyMethod(
      name = "__init__",
      sig = "(coro, *, loop=None, name=None, context=None, eager_start=False)",
      doc = "Initialize self.  See help(type(self)) for accurate signature.")
  void initTask(PyObject coro, PyObject loop, PyObject name, PyObject context, boolean eagerStart) {
    init(loop);
    if (!module.isCoroutine(coro)) {
      logDestroyPending = false;
      throw Py.typeError("a coroutine was expected, got " + Ops.repr(coro));
    }
    this.context = context == null || context == Py.None ? PyContext.current().copy() : context;
    waiter = null;
    mustCancel = false;
    cancelRequests = 0;
    this.coro = coro;
    if (name == null || name == Py.None) {
      this.name = null;
      number = module.nextTaskNumber();
    } else {
      this.name = Ops.str(name);
    }
    logDestroyPending = true;
    watch();
    if (eagerStart && Ops.callMethod(this.loop, IS_RUNNING).isTrue()) {
      TaskSteps.startEagerly(this);
    } else {
      TaskSteps.callSoon(this, null);
      module.registerTask(this);
    }
  }

  /** Makes the task's context the current one. */
  void enterContext(ThreadState ts) {
    if (!(context instanceof PyContext c)) {
      throw Py.typeError("an instance of Context was expected");
    }
    c.enter(ts);
  }

  /** Ends {@link #enterContext}. */
  void leaveContext(ThreadState ts) {
    ((PyContext) context).leave(ts);
  }

  @PyMethod(name = "set_result", sig = "(result, /)")
  void refuseResult(PyObject value) {
    throw Py.runtimeError("Task does not support set_result operation");
  }

  @PyMethod(name = "set_exception", sig = "(exception, /)")
  void refuseException(PyObject exc) {
    throw Py.runtimeError("Task does not support set_exception operation");
  }

  @Override
  @PyMethod(
      name = "cancel",
      sig = "(msg=None)",
      doc =
          "Request that this task cancel itself.\n\n"
              + "This arranges for a CancelledError to be thrown into the\n"
              + "wrapped coroutine on the next cycle through the event loop.\n"
              + "The coroutine then has a chance to clean up or even deny\n"
              + "the request using try/except/finally.\n\n"
              + "Unlike Future.cancel, this does not guarantee that the\n"
              + "task will be cancelled: the exception might be caught and\n"
              + "acted upon, delaying cancellation of the task or preventing\n"
              + "cancellation completely.  The task may also return a value or\n"
              + "raise a different exception.\n\n"
              + "Immediately after this method is called, Task.cancelled() will\n"
              + "not return True (unless the task was already cancelled).  A\n"
              + "task will be marked as cancelled when the wrapped coroutine\n"
              + "terminates with a CancelledError exception (even if cancel()\n"
              + "was not called).\n\n"
              + "This also increases the task's count of cancellation requests.")
  boolean cancel(PyObject msg) {
    if (state != PENDING) {
      setLogTraceback(Py.False);
      return false;
    }
    cancelRequests++;
    if (waiter != null && TaskSteps.cancelWaiter(this, orNone(msg))) {
      return true;
    }
    mustCancel = true;
    cancelMessage = msg;
    return true;
  }

  @PyMethod(
      name = "cancelling",
      doc =
          "Return the count of the task's cancellation requests.\n\n"
              + "This count is incremented when .cancel() is called\n"
              + "and may be decremented using .uncancel().")
  long cancelling() {
    return cancelRequests;
  }

  @PyMethod(
      name = "uncancel",
      doc =
          "Decrement the task's count of cancellation requests.\n\n"
              + "This should be used by tasks that catch CancelledError\n"
              + "and wish to continue indefinitely until they are cancelled again.\n\n"
              + "Returns the remaining number of cancellation requests.")
  long uncancel() {
    if (cancelRequests > 0 && --cancelRequests == 0) {
      mustCancel = false;
    }
    return cancelRequests;
  }

  @PyMethod(
      name = "get_stack",
      sig = "(*, limit=None)",
      doc =
          "Return the list of stack frames for this task's coroutine.\n\n"
              + "If the coroutine is not done, this returns the stack where it is\n"
              + "suspended.  If the coroutine has completed successfully or was\n"
              + "cancelled, this returns an empty list.  If the coroutine was\n"
              + "terminated by an exception, this returns the list of traceback\n"
              + "frames.\n\n"
              + "The frames are always ordered from oldest to newest.\n\n"
              + "The optional limit gives the maximum number of frames to\n"
              + "return; by default all available frames are returned.  Its\n"
              + "meaning differs depending on whether a stack or a traceback is\n"
              + "returned: the newest frames of a stack are returned, but the\n"
              + "oldest frames of a traceback are returned.  (This matches the\n"
              + "behavior of the traceback module.)\n\n"
              + "For reasons beyond our control, only one stack frame is\n"
              + "returned for a suspended coroutine.")
  PyObject getStack(PyObject limit) {
    return Modules.importAttr("asyncio.base_tasks", "_task_get_stack").call2(this, orNone(limit));
  }

  @PyMethod(
      name = "print_stack",
      sig = "(*, limit=None, file=None)",
      doc =
          "Print the stack or traceback for this task's coroutine.\n\n"
              + "This produces output similar to that of the traceback module,\n"
              + "for the frames retrieved by get_stack().  The limit argument\n"
              + "is passed to get_stack().  The file argument is an I/O stream\n"
              + "to which the output is written; by default output is written\n"
              + "to sys.stderr.")
  PyObject printStack(PyObject limit, PyObject file) {
    return Modules.importAttr("asyncio.base_tasks", "_task_print_stack")
        .call3(this, orNone(limit), orNone(file));
  }

  @PyMethod(name = "get_name")
  PyObject getName() {
    return name == null ? Py.str("Task-" + number) : name;
  }

  @PyMethod(name = "set_name", sig = "(value, /)")
  void setName(PyObject value) {
    name = Ops.str(value);
  }

  @PyMethod(name = "get_coro")
  PyObject getCoro() {
    return orNone(coro);
  }

  @PyMethod(name = "get_context")
  PyObject getContext() {
    return orNone(context);
  }

  @Override
  @PyMethod(name = "__repr__", doc = "Return repr(self).")
  PyObject repr() {
    checkAlive();
    return Modules.importAttr("asyncio.base_tasks", "_task_repr").call1(this);
  }

  @PyClassMethod(name = "__class_getitem__", sig = "(object, /)", doc = "See PEP 585")
  static PyObject taskClassGetItem(PyType cls, PyObject item) {
    return PyGenericAlias.of(cls, item);
  }

  @Override
  boolean hasWork() {
    return super.hasWork() || loop != null && state == PENDING && logDestroyPending;
  }

  @Override
  @PyMethod(name = "__del__", doc = "Called when the instance is about to be destroyed.")
  void del() {
    if (loop != null && state == PENDING && logDestroyPending) {
      report("Task was destroyed but it is pending!", "task", null);
    }
    super.del();
  }

  @PyGetter("_log_destroy_pending")
  boolean getLogDestroyPending() {
    return logDestroyPending;
  }

  @PySetter("_log_destroy_pending")
  void setLogDestroyPending(PyObject v) {
    logDestroyPending = deletable(v).isTrue();
  }

  @PyGetter("_must_cancel")
  boolean getMustCancel() {
    return mustCancel;
  }

  @PyGetter("_coro")
  PyObject coroAttr() {
    return orNone(coro);
  }

  @PyGetter("_fut_waiter")
  PyObject getWaiter() {
    return orNone(waiter);
  }
}
