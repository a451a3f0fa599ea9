package jyston.runtime.module.thread;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jyston.runtime.BuiltinTable;
import jyston.runtime.Interpreter;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyLong;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyThread;
import jyston.runtime.PyTuple;
import jyston.runtime.StructSeqType;
import jyston.runtime.ThreadState;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;
import jyston.runtime.module.Modules;
import jyston.runtime.module.Threads;
import jyston.runtime.module.signal.SignalModule;
import jyston.runtime.module.sys.SysHooks;
import jyston.runtime.traceback.ExceptionPrinter;

/** {@code _thread}. */
@PyModuleDef(
    name = "_thread",
    doc =
        "This module provides primitive operations to write multi-threaded programs.\n"
            + "The 'threading' module provides a more convenient interface.")
public final class ThreadModule extends BuiltinModule {
  private static final StructSeqType EXCEPT_HOOK_ARGS =
      new StructSeqType(
          "_thread",
          "_ExceptHookArgs",
          "ExceptHookArgs\n\nType used to pass arguments to threading.excepthook.",
          new String[] {"exc_type", "exc_value", "exc_traceback", "thread"},
          4,
          true);

  private final List<PyThreadHandle> joinable = new ArrayList<>();
  private long stackSize;
  private int count;

  /** For the index. */
  public ThreadModule() {}

  @Override
  protected BuiltinTable table() {
    return new ThreadModuleTable(this);
  }

  @Override
  protected void init(PyModule m) {
    m.add("error", PyBaseException.RUNTIME_ERROR);
    m.add("LockType", PyLock.TYPE);
    m.add(PyLock.TYPE, PyRLock.TYPE, PyLocal.TYPE, PyThreadHandle.TYPE);
    m.add("_ExceptHookArgs", EXCEPT_HOOK_ARGS.type());
    m.add("TIMEOUT_MAX", Py.real(Waits.TIMEOUT_MAX));
  }

  @PyFunction(
      name = "allocate_lock",
      doc =
          "Create a new lock object. See help(type(threading.Lock())) for\n"
              + "information about locks.")
  static PyObject allocateLock() {
    return new PyLock();
  }

  @PyFunction(doc = "An obsolete synonym of allocate_lock().")
  static PyObject allocate() {
    return new PyLock();
  }

  @PyFunction(
      name = "get_ident",
      doc =
          "Return a non-zero integer that uniquely identifies the current thread\n"
              + "amongst other threads that exist simultaneously.")
  static long getIdent() {
    return Threads.ident(ThreadState.current());
  }

  @PyFunction(
      name = "get_native_id",
      doc = "Return a non-negative integer identifying the thread as reported\nby the OS (kernel).")
  static long getNativeId() {
    return ProcessHandle.current().pid() + Thread.currentThread().threadId() - 1;
  }

  @PyFunction(name = "_get_main_thread_ident")
  static long getMainThreadIdent() {
    List<ThreadState> all = Threads.all();
    Thread main = Interpreter.current().pending().mainThread();
    for (ThreadState t : all) {
      if (t.thread == main) {
        return Threads.ident(t);
      }
    }
    return Threads.ident(ThreadState.current());
  }

  @PyFunction(name = "_is_main_interpreter")
  static boolean isMainInterpreter() {
    return true;
  }

  @PyFunction(name = "daemon_threads_allowed")
  static boolean daemonThreadsAllowed() {
    return true;
  }

  @PyFunction(
      name = "_count",
      doc = "Return the number of currently running Python threads, excluding\nthe main thread.")
  int count() {
    return count;
  }

  @PyFunction(
      name = "stack_size",
      sig = "(size=0, /)",
      doc = "Return the thread stack size used when creating new threads.")
  long stackSize(long size) {
    if (size < 0) {
      throw Py.valueError("size must be 0 or a positive value");
    }
    if (size != 0 && size < 32768) {
      throw Py.valueError("size not valid: " + size + " bytes");
    }
    long old = stackSize;
    stackSize = size;
    return old;
  }

  @PyFunction(
      name = "exit",
      doc =
          "This is synonymous to ``raise SystemExit''.  It will cause the current\n"
              + "thread to exit silently unless the exception is caught.")
  static void exit() {
    throw new PyException(PyBaseException.SYSTEM_EXIT);
  }

  @PyFunction(name = "exit_thread", doc = "An obsolete synonym of exit().")
  static void exitThread() {
    exit();
  }

  @PyFunction(
      name = "interrupt_main",
      sig = "(signum=2, /)",
      doc =
          "Simulate the arrival of the given signal in the main thread,\n"
              + "where the corresponding signal handler will be executed.")
  static void interruptMain(PyObject signum) {
    int n = signum == null ? 2 : Ops.asInt(signum);
    if (n < 1 || n > 64) {
      throw Py.valueError("signal number out of range");
    }
    Modules.java("_signal", SignalModule.class).arrived(n);
    Interpreter in = Interpreter.current();
    if (Thread.currentThread() == in.pending().mainThread()) {
      in.poll();
    }
  }

  @PyFunction(
      name = "start_new_thread",
      sig = "(function, args, kwargs={}, /)",
      doc =
          "Start a new thread and return its identifier.\n\n"
              + "The thread will call the function with positional arguments from the\n"
              + "tuple args and keyword arguments taken from the optional dictionary\n"
              + "kwargs.  The thread exits when the function returns; the return value\n"
              + "is ignored.  The thread will also exit when the function raises an\n"
              + "unhandled exception; a stack trace will be printed unless the exception\n"
              + "is SystemExit.")
  long startNewThread(PyObject function, PyObject args, PyObject kwargs) {
    if (!function.isCallable()) {
      throw Py.typeError("first arg must be callable");
    }
    if (!(args instanceof PyTuple t)) {
      throw Py.typeError("2nd arg must be a tuple");
    }
    if (kwargs != null && !(kwargs instanceof PyDict)) {
      throw Py.typeError("optional 3rd arg must be a dictionary");
    }
    Modules.audit("_thread.start_new_thread", function, args, kwargs == null ? Py.None : kwargs);
    PyThreadHandle h = new PyThreadHandle();
    start(function, t.items, kwargs == null ? new PyDict() : (PyDict) kwargs, h, true);
    return h.ident;
  }

  @PyFunction(
      name = "start_new",
      sig = "(function, args, kwargs={}, /)",
      doc = "An obsolete synonym of start_new_thread().")
  long startNew(PyObject function, PyObject args, PyObject kwargs) {
    return startNewThread(function, args, kwargs);
  }

  @PyFunction(
      name = "start_joinable_thread",
      sig = "(function, handle=None, daemon=True)",
      doc = "*For internal use only*: start a new thread.")
  PyObject startJoinableThread(PyObject function, PyObject handle, boolean daemon) {
    if (!function.isCallable()) {
      throw Py.typeError("thread function must be callable");
    }
    PyThreadHandle h;
    if (handle == null || handle == Py.None) {
      h = new PyThreadHandle();
    } else if (handle instanceof PyThreadHandle given) {
      h = given;
    } else {
      throw Py.typeError("'handle' must be a _ThreadHandle");
    }
    Modules.audit("_thread.start_joinable_thread", function, Py.bool(daemon), h);
    start(function, PyObject.NO_ARGS, new PyDict(), h, daemon);
    return h;
  }

  private void start(
      PyObject function, PyObject[] args, PyDict kwargs, PyThreadHandle h, boolean daemon) {
    if (h.started) {
      throw Py.runtimeError("thread already started");
    }
    Interpreter in = Interpreter.current();
    if (in.finalizing) {
      throw Py.error(
          PyBaseException.PYTHON_FINALIZATION_ERROR,
          "can't create new thread at interpreter shutdown");
    }
    PyObject[] all = PyDict.joinArgs(args, kwargs);
    PyStr[] names = kwargs.keywordNames();
    PyThread t =
        new PyThread(
            in,
            () -> run(in, function, all, names, h),
            "python",
            stackSize > 0 ? Math.max(stackSize * 8, 1 << 24) : PyThread.THREAD_STACK_BYTES);
    t.setDaemon(true);
    h.started = true;
    h.ident = Threads.ident(t.state());
    Threads.of(in).add(t.state());
    count++;
    if (!daemon) {
      joinable.add(h);
    }
    try {
      t.start();
    } catch (OutOfMemoryError e) {
      count--;
      Threads.of(in).remove(t.state());
      joinable.remove(h);
      h.started = false;
      throw Py.runtimeError("can't start new thread");
    }
  }

  private void run(
      Interpreter in, PyObject function, PyObject[] args, PyStr[] names, PyThreadHandle h) {
    in.gil.acquire();
    try {
      function.callKw(args, names);
    } catch (Throwable t) {
      PyException e = PyException.fromJava(t);
      if (!e.matches(PyBaseException.SYSTEM_EXIT)) {
        SysHooks.unraisable(
            e, "Exception ignored in thread started by " + Ops.repr(function), null);
      }
    } finally {
      count--;
      joinable.remove(h);
      Threads.of(in).remove(ThreadState.current());
      h.done.countDown();
      in.gil.release();
    }
  }

  @PyFunction(
      name = "_make_thread_handle",
      sig = "(ident, /)",
      doc =
          "Internal only. Make a thread handle for threads not spawned\n"
              + "by the _thread or threading module.")
  static PyObject makeThreadHandle(PyObject ident) {
    if (!(ident instanceof PyLong)) {
      throw Py.typeError("ident must be an integer");
    }
    PyThreadHandle h = new PyThreadHandle();
    h.ident = Ops.asLong(ident);
    h.started = true;
    return h;
  }

  @PyFunction(
      name = "_shutdown",
      doc = "Wait for all non-daemon threads (other than the calling thread) to stop.")
  void shutdown() {
    long me = Threads.ident(ThreadState.current());
    while (true) {
      PyThreadHandle h = null;
      for (PyThreadHandle x : joinable) {
        if (x.ident != me) {
          h = x;
          break;
        }
      }
      if (h == null) {
        return;
      }
      PyThreadHandle wait = h;
      Waits.await(n -> wait.done.await(n, TimeUnit.NANOSECONDS), -1);
      joinable.remove(h);
    }
  }

  @PyFunction(
      name = "_excepthook",
      sig = "(exc_hook_args, /)",
      doc = "Handle uncaught Thread.run() exception.")
  static void excepthook(PyObject args) {
    if (args.type() != EXCEPT_HOOK_ARGS.type()) {
      throw Py.typeError("_thread.excepthook argument type must be ExceptHookArgs");
    }
    PyObject type = Ops.getAttr(args, "exc_type");
    if (type == PyBaseException.SYSTEM_EXIT) {
      return;
    }
    PyObject thread = Ops.getAttr(args, "thread");
    PyObject err = Modules.sysAttr("stderr");
    if (err == null || err == Py.None) {
      if (thread == Py.None) {
        return;
      }
      err = Ops.getAttr(thread, "_stderr");
      if (err == Py.None) {
        return;
      }
    }
    String name =
        thread == Py.None
            ? String.valueOf(getIdent())
            : Ops.str(Ops.getAttr(thread, "_name")).toString();
    Ops.callMethod(err, "write", PyStr.of("Exception in thread " + name + ":\n"));
    if (Ops.getAttr(args, "exc_value") instanceof PyBaseException e) {
      ExceptionPrinter.display(err, e);
    }
    Ops.callMethod(err, "flush");
  }
}
