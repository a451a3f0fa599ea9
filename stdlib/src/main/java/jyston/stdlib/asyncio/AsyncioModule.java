package jyston.stdlib.asyncio;

import java.util.HashSet;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyCoroutine;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PySet;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.ThreadState;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;
import jyston.runtime.module.Modules;

/**
 * {@code _asyncio} (CPython's {@code Modules/_asynciomodule.c}): which loop runs in a thread, which
 * task runs in a loop, and which tasks there are.
 */
@PyModuleDef(name = "_asyncio", doc = "Accelerator module for asyncio")
public final class AsyncioModule extends BuiltinModule {
  private static final PyStr ADD = PyStr.intern("add");
  private static final PyStr DISCARD = PyStr.intern("discard");
  private static final PyStr GET_EVENT_LOOP = PyStr.intern("get_event_loop");

  /** How many types of coroutines are remembered. */
  private static final int TYPES = 100;

  private final PyDict currentTasks = new PyDict();
  private final PySet eagerTasks = new PySet();
  private final HashSet<PyType> coroutineTypes = new HashSet<>();
  private PyObject scheduledTasks;
  private PyType cancelledError;
  private PyType invalidState;
  private long taskNumber;

  @Override
  protected void init(PyModule m) {
    m.add(PyFuture.TYPE, PyTask.TYPE);
    scheduledTasks = Modules.importAttr("weakref", "WeakSet").call0();
    m.add("_scheduled_tasks", scheduledTasks);
    m.add("_eager_tasks", eagerTasks);
    m.add("_current_tasks", currentTasks);
  }

  /** That of the current interpreter. */
  static AsyncioModule current() {
    return Modules.java("_asyncio", AsyncioModule.class);
  }

  /** The number in the name of the next task. */
  long nextTaskNumber() {
    return ++taskNumber;
  }

  PyType cancelledError() {
    PyType t = cancelledError;
    if (t == null) {
      t = (PyType) Modules.importAttr("asyncio.exceptions", "CancelledError");
      cancelledError = t;
    }
    return t;
  }

  /** {@code asyncio.InvalidStateError}. */
  PyException invalidState(String message) {
    PyType t = invalidState;
    if (t == null) {
      t = (PyType) Modules.importAttr("asyncio.exceptions", "InvalidStateError");
      invalidState = t;
    }
    return Py.error(t, message);
  }

  /** {@code asyncio.coroutines.iscoroutine(o)}. */
  boolean isCoroutine(PyObject o) {
    if (o instanceof PyCoroutine || coroutineTypes.contains(o.type())) {
      return true;
    }
    boolean is = Modules.importAttr("asyncio.coroutines", "iscoroutine").call1(o).isTrue();
    if (is && coroutineTypes.size() < TYPES) {
      coroutineTypes.add(o.type());
    }
    return is;
  }

  @PyFunction(
      name = "_get_running_loop",
      doc =
          "Return the running event loop or None.\n\n"
              + "This is a low-level function intended to be used by event loops.\n"
              + "This function is thread-specific.")
  static PyObject runningLoopOrNone() {
    PyObject loop = ThreadState.current().runningLoop;
    return loop == null ? Py.None : loop;
  }

  @PyFunction(
      name = "_set_running_loop",
      sig = "(loop, /)",
      doc =
          "Set the running event loop.\n\n"
              + "This is a low-level function intended to be used by event loops.\n"
              + "This function is thread-specific.")
  static void setRunningLoop(PyObject loop) {
    ThreadState.current().runningLoop = loop == Py.None ? null : loop;
  }

  @PyFunction(
      name = "get_running_loop",
      doc =
          "Return the running event loop.  Raise a RuntimeError if there is none.\n\n"
              + "This function is thread-specific.")
  static PyObject runningLoop() {
    PyObject loop = ThreadState.current().runningLoop;
    if (loop == null) {
      throw Py.runtimeError("no running event loop");
    }
    return loop;
  }

  @PyFunction(
      name = "get_event_loop",
      doc =
          "Return an asyncio event loop.\n\n"
              + "When called from a coroutine or a callback (e.g. scheduled with\n"
              + "call_soon or similar API), this function will always return the\n"
              + "running event loop.\n\n"
              + "If there is no running event loop set, the function will return\n"
              + "the result of `get_event_loop_policy().get_event_loop()` call.")
  static PyObject eventLoop() {
    PyObject loop = ThreadState.current().runningLoop;
    if (loop != null) {
      return loop;
    }
    PyObject policy = Modules.importAttr("asyncio.events", "get_event_loop_policy").call0();
    return Ops.callMethod(policy, GET_EVENT_LOOP);
  }

  @PyFunction(name = "current_task", sig = "(loop=None)", doc = "Return a currently executed task.")
  PyObject currentTask(PyObject loop) {
    PyObject t = currentTasks.get(loop == null || loop == Py.None ? runningLoop() : loop);
    return t == null ? Py.None : t;
  }

  @PyFunction(
      name = "_enter_task",
      sig = "(loop, task)",
      doc =
          "Enter into task execution or resume suspended task.\n\n"
              + "Task belongs to loop.\n\n"
              + "Returns None.")
  void enterTask(PyObject loop, PyObject task) {
    PyObject running = currentTasks.get(loop);
    if (running != null) {
      throw Py.runtimeError(
          "Cannot enter into task "
              + Ops.repr(task)
              + " while another task "
              + Ops.repr(running)
              + " is being executed.");
    }
    currentTasks.put(loop, task);
  }

  @PyFunction(
      name = "_leave_task",
      sig = "(loop, task)",
      doc =
          "Leave task execution or suspend a task.\n\n"
              + "Task belongs to loop.\n\n"
              + "Returns None.")
  void leaveTask(PyObject loop, PyObject task) {
    PyObject running = currentTasks.get(loop);
    if (running != task) {
      throw Py.runtimeError(
          "Leaving task "
              + Ops.repr(task)
              + " does not match the current task "
              + Ops.repr(running == null ? Py.None : running)
              + ".");
    }
    currentTasks.remove(loop);
  }

  @PyFunction(
      name = "_swap_current_task",
      sig = "(loop, task)",
      doc =
          "Temporarily swap in the supplied task and return the original one (or None).\n\n"
              + "This is intended for use during eager coroutine execution.")
  PyObject swapCurrentTask(PyObject loop, PyObject task) {
    PyObject before = currentTasks.get(loop);
    if (task != Py.None) {
      currentTasks.put(loop, task);
    } else {
      currentTasks.remove(loop);
    }
    return before == null ? Py.None : before;
  }

  @PyFunction(
      name = "_register_task",
      sig = "(task)",
      doc = "Register a new task in asyncio as executed by loop.\n\nReturns None.")
  void registerTask(PyObject task) {
    Ops.callMethod(scheduledTasks, ADD, task);
  }

  @PyFunction(
      name = "_register_eager_task",
      sig = "(task)",
      doc = "Register a new task in asyncio as executed by loop.\n\nReturns None.")
  void registerEagerTask(PyObject task) {
    eagerTasks.add(task);
  }

  @PyFunction(
      name = "_unregister_task",
      sig = "(task)",
      doc = "Unregister a task.\n\nReturns None.")
  void unregisterTask(PyObject task) {
    Ops.callMethod(scheduledTasks, DISCARD, task);
  }

  @PyFunction(
      name = "_unregister_eager_task",
      sig = "(task)",
      doc = "Unregister a task.\n\nReturns None.")
  void unregisterEagerTask(PyObject task) {
    eagerTasks.discard(task);
  }
}
