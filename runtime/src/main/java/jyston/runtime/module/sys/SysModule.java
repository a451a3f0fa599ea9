package jyston.runtime.module.sys;

import java.util.ArrayList;
import jyston.runtime.BuiltinTable;
import jyston.runtime.Frame;
import jyston.runtime.Interpreter;
import jyston.runtime.Names;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyLong;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.Slot;
import jyston.runtime.StructSeqType;
import jyston.runtime.ThreadState;
import jyston.runtime.TraceFunctions;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;
import jyston.runtime.module.Modules;
import jyston.runtime.module.Threads;

/** {@code sys} (CPython's {@code sysmodule.c}). */
@PyModuleDef(
    name = "sys",
    doc =
        "This module provides access to some objects used or maintained by the\n"
            + "interpreter and to functions that interact strongly with the interpreter.\n\n"
            + "Dynamic objects:\n\n"
            + "argv -- command line arguments; argv[0] is the script pathname if known\n"
            + "path -- module search path; path[0] is the script directory, else ''\n"
            + "modules -- dictionary of loaded modules\n")
public final class SysModule extends BuiltinModule {
  private static final StructSeqType ASYNCGEN_HOOKS =
      new StructSeqType(
          "sys",
          "asyncgen_hooks",
          "asyncgen_hooks\n\nNamed tuple containing information about asynchronous\n"
              + "generators hooks.  This is a read only, copy-on-write container.",
          new String[] {"firstiter", "finalizer"},
          2,
          true);

  private double switchInterval = 0.005;
  private int dlopenFlags = 2;

  /** For the index. */
  public SysModule() {}

  @Override
  protected BuiltinTable table() {
    return new SysModuleTable(this);
  }

  @Override
  protected void init(PyModule m) {
    Interpreter in = Interpreter.current();
    in.imports.sys = m;
    in.sysDict = m.globals();
    m.add("modules", in.modules);
    for (String h :
        new String[] {"displayhook", "excepthook", "breakpointhook", "unraisablehook"}) {
      m.add("__" + h + "__", m.find(h));
    }
  }

  @PyFunction(
      sig = "(object, /)",
      doc = "Print an object to sys.stdout and also save it in builtins._")
  static void displayhook(PyObject object) {
    SysHooks.display(object);
  }

  @PyFunction(
      sig = "(exctype, value, traceback, /)",
      doc = "Handle an exception by displaying it with a traceback on sys.stderr.")
  static void excepthook(PyObject exctype, PyObject value, PyObject traceback) {
    SysHooks.except(value, traceback);
  }

  @PyFunction(
      sig = "(unraisable, /)",
      doc =
          "Handle an unraisable exception.\n\n"
              + "The unraisable argument has the following attributes:\n\n"
              + "* exc_type: Exception type.\n"
              + "* exc_value: Exception value, can be None.\n"
              + "* exc_traceback: Exception traceback, can be None.\n"
              + "* err_msg: Error message, can be None.\n"
              + "* object: Object causing the exception, can be None.")
  static void unraisablehook(PyObject unraisable) {
    SysHooks.unraisableDefault(unraisable);
  }

  @PyFunction(
      sig = "(*args, **kws)",
      doc =
          "breakpointhook(*args, **kws)\n\n"
              + "This hook function is called by built-in breakpoint().\n")
  static PyObject breakpointhook(PyObject[] args, PyDict kws) {
    return SysHooks.breakpoint(args, kws);
  }

  @PyFunction(
      name = "exc_info",
      doc =
          "Return current exception information: (type, value, traceback).\n\n"
              + "Return information about the most recent exception caught by an except\n"
              + "clause in the current stack frame or in an older stack frame.")
  static PyObject excInfo() {
    PyBaseException e = ThreadState.current().handled;
    return e == null
        ? PyTuple.of(Py.None, Py.None, Py.None)
        : PyTuple.of(e.type(), e, e.traceback == null ? Py.None : e.traceback);
  }

  @PyFunction(
      doc =
          "Return the current exception.\n\n"
              + "Return the most recent exception caught by an except clause\n"
              + "in the current stack frame or in an older stack frame, or None\n"
              + "if no such clause exists.")
  static PyObject exception() {
    PyBaseException e = ThreadState.current().handled;
    return e == null ? Py.None : e;
  }

  @PyFunction(
      sig = "(status=None, /)",
      doc =
          "Exit the interpreter by raising SystemExit(status).\n\n"
              + "If the status is omitted or None, it defaults to zero (i.e., success).\n"
              + "If the status is an integer, it will be used as the system exit status.\n"
              + "If it is another kind of object, it will be printed and the system\n"
              + "exit status will be one (i.e., failure).")
  static void exit(PyObject status) {
    if (status instanceof PyTuple t && !status.type().isHeap()) {
      throw new PyException(PyBaseException.SYSTEM_EXIT, t.items);
    }
    throw status == null || status == Py.None
        ? new PyException(PyBaseException.SYSTEM_EXIT)
        : new PyException(PyBaseException.SYSTEM_EXIT, status);
  }

  @PyFunction(
      sig = "(string, /)",
      doc =
          "``Intern'' the given string.\n\n"
              + "This enters the string in the (global) table of interned strings whose\n"
              + "purpose is to speed up dictionary lookups. Return the string itself or\n"
              + "the previously interned string object with the same value.")
  static PyObject intern(PyStr string) {
    if (string.type() != PyStr.TYPE) {
      throw Py.typeError("can't intern " + string.type().name());
    }
    return string.interned();
  }

  @PyFunction(name = "_baserepl", doc = "Private function for getting the base REPL")
  static void baserepl() {
    BaseRepl.run(Interpreter.current());
  }

  @PyFunction(name = "_is_interned", sig = "(string, /)")
  static boolean isInterned(PyStr string) {
    return string.isInterned();
  }

  @PyFunction(doc = "Return the current default encoding used by the Unicode implementation.")
  static PyObject getdefaultencoding() {
    return PyStr.intern("utf-8");
  }

  @PyFunction(doc = "Return the encoding used to convert Unicode filenames to OS filenames.")
  static PyObject getfilesystemencoding() {
    return PyStr.intern("utf-8");
  }

  @PyFunction(doc = "Return the error mode used Unicode to OS filename conversion.")
  static PyObject getfilesystemencodeerrors() {
    return PyStr.intern("surrogateescape");
  }

  @PyFunction(
      doc =
          "Return the current value of the recursion limit.\n\n"
              + "The recursion limit is the maximum depth of the Python interpreter\n"
              + "stack.  This limit prevents infinite recursion from causing an overflow\n"
              + "of the C stack and crashing Python.")
  static int getrecursionlimit() {
    return Interpreter.current().recursionLimit;
  }

  @PyFunction(
      sig = "(limit, /)",
      doc =
          "Set the maximum depth of the Python interpreter stack to n.\n\n"
              + "This limit prevents infinite recursion from causing an overflow of the C\n"
              + "stack and crashing Python.  The highest possible limit is platform-\n"
              + "dependent.")
  static void setrecursionlimit(int limit) {
    if (limit < 1) {
      throw Py.valueError("recursion limit must be greater or equal than 1");
    }
    ThreadState ts = ThreadState.current();
    if (ts.depth >= limit) {
      throw Py.recursionError(
          "cannot set the recursion limit to "
              + limit
              + " at the recursion depth "
              + ts.depth
              + ": the limit is too low");
    }
    ts.interp.recursionLimit = limit;
  }

  @PyFunction(
      sig = "(object, /)",
      doc =
          "Return the reference count of object.\n\n"
              + "The count returned is generally one higher than you might expect,\n"
              + "because it includes the (temporary) reference as an argument to\ngetrefcount().")
  static int getrefcount(PyObject object) {
    return 2;
  }

  @PyFunction(
      sig = "(object, default=None)",
      doc = "getsizeof(object [, default]) -> int\n\nReturn the size of object in bytes.")
  static PyObject getsizeof(PyObject object, PyObject deflt) {
    try {
      PyObject m = object.type().slot(Slot.SIZEOF);
      if (m == null) {
        throw Py.typeError("Type " + object.type().name() + " doesn't define __sizeof__");
      }
      PyObject r = Slot.call(m, object);
      if (!(r instanceof PyLong l)) {
        throw Py.typeError("'" + r.type().name() + "' object cannot be interpreted as an integer");
      }
      if (!l.fitsLong()) {
        throw Py.overflowError("Python int too large to convert to C ssize_t");
      }
      if (l.longValue() < 0) {
        throw Py.valueError("__sizeof__() should return >= 0");
      }
      return Py.integer(l.longValue() + SysHooks.gcHeader(object));
    } catch (PyException e) {
      if (deflt != null && e.matches(PyBaseException.TYPE_ERROR)) {
        return deflt;
      }
      throw e;
    }
  }

  @PyFunction(
      name = "_getframe",
      sig = "(depth=0, /)",
      doc = "Return a frame object from the call stack.")
  static PyObject getframe(int depth) {
    Frame f = ThreadState.current().frame;
    for (int d = depth; d > 0 && f != null; d--) {
      f = f.back;
    }
    if (f == null) {
      throw Py.valueError("call stack is not deep enough");
    }
    Modules.audit("sys._getframe", f.expose());
    return f;
  }

  @PyFunction(
      name = "_getframemodulename",
      sig = "(depth=0)",
      doc = "Return the name of the module for a calling frame.")
  static PyObject getframemodulename(int depth) {
    Modules.audit("sys._getframemodulename", Py.integer(depth));
    Frame f = ThreadState.current().frame;
    for (int d = depth; d > 0 && f != null; d--) {
      f = f.back;
    }
    if (f == null) {
      return Py.None;
    }
    if (f.function != null) {
      PyObject m = Ops.findAttr(f.function, Names.MODULE);
      return m == null ? Py.None : m;
    }
    PyObject m = f.globals.get(Names.NAME);
    return m == null ? Py.None : m;
  }

  @PyFunction(
      name = "_current_frames",
      doc = "Return a dict mapping each thread's thread id to its current stack frame.")
  static PyObject currentFrames() {
    PyDict d = new PyDict();
    for (ThreadState t : Threads.all()) {
      if (t.frame != null) {
        d.put(Py.integer(Threads.ident(t)), t.frame.expose());
      }
    }
    return d;
  }

  @PyFunction(
      name = "_current_exceptions",
      doc = "Return a dict mapping each thread's identifier to its current raised exception.")
  static PyObject currentExceptions() {
    PyDict d = new PyDict();
    for (ThreadState t : Threads.all()) {
      d.put(Py.integer(Threads.ident(t)), t.handled == null ? Py.None : t.handled);
    }
    return d;
  }

  @PyFunction(
      name = "call_tracing",
      sig = "(func, args, /)",
      doc =
          "Call func(*args), while tracing is enabled.\n\n"
              + "The tracing state is saved, and restored afterwards.  This is intended\n"
              + "to be called from a debugger from a checkpoint, to recursively debug\n"
              + "some other code.")
  static PyObject callTracing(PyObject func, PyTuple args) {
    ThreadState ts = ThreadState.current();
    boolean old = ts.tracing;
    ts.tracing = false;
    try {
      return func.callN(args.items);
    } finally {
      ts.tracing = old;
    }
  }

  @PyFunction(
      sig = "(function, /)",
      doc =
          "Set the global debug tracing function.\n\n"
              + "It will be called on each function call.  See the debugger chapter\n"
              + "in the library manual.")
  static void settrace(PyObject function) {
    Modules.audit("sys.settrace");
    TraceFunctions.setTrace(ThreadState.current(), function == Py.None ? null : function);
  }

  @PyFunction(doc = "Return the global debug tracing function set with sys.settrace.")
  static PyObject gettrace() {
    PyObject f = ThreadState.current().traceFunction;
    return f == null ? Py.None : f;
  }

  @PyFunction(
      sig = "(function, /)",
      doc =
          "Set the profiling function.\n\n"
              + "It will be called on each function call and return.  See the profiler\n"
              + "chapter in the library manual.")
  static void setprofile(PyObject function) {
    Modules.audit("sys.setprofile");
    TraceFunctions.setProfile(ThreadState.current(), function == Py.None ? null : function);
  }

  @PyFunction(doc = "Return the profiling function set with sys.setprofile.")
  static PyObject getprofile() {
    PyObject f = ThreadState.current().profileFunction;
    return f == null ? Py.None : f;
  }

  @PyFunction(name = "_settraceallthreads", sig = "(function, /)")
  static void settraceAll(PyObject function) {
    for (ThreadState t : Threads.all()) {
      TraceFunctions.setTrace(t, function == Py.None ? null : function);
    }
  }

  @PyFunction(name = "_setprofileallthreads", sig = "(function, /)")
  static void setprofileAll(PyObject function) {
    for (ThreadState t : Threads.all()) {
      TraceFunctions.setProfile(t, function == Py.None ? null : function);
    }
  }

  @PyFunction(doc = "Return the current thread switch interval; see sys.setswitchinterval().")
  double getswitchinterval() {
    return switchInterval;
  }

  @PyFunction(
      sig = "(interval, /)",
      doc =
          "Set the ideal thread switching delay inside the Python interpreter.\n\n"
              + "The actual frequency of switching threads can be lower if the\n"
              + "interpreter executes long sequences of uninterruptible code\n"
              + "(this is implementation-specific and workload-dependent).\n\n"
              + "The parameter must represent the desired switching delay in seconds\n"
              + "A typical value is 0.005 (5 milliseconds).")
  void setswitchinterval(double interval) {
    if (!(interval > 0)) {
      throw Py.valueError("switch interval must be strictly positive");
    }
    switchInterval = interval;
  }

  @PyFunction(name = "is_finalizing", doc = "Return True if Python is exiting.")
  static boolean isFinalizing() {
    return Interpreter.current().finalizing;
  }

  @PyFunction(name = "_is_gil_enabled", doc = "Return True if the GIL is currently enabled.")
  static boolean isGilEnabled() {
    return true;
  }

  @PyFunction(
      name = "get_int_max_str_digits",
      doc = "Return the maximum string digits limit for non-binary int<->str conversions.")
  static int getIntMaxStrDigits() {
    return Interpreter.current().intMaxStrDigits;
  }

  @PyFunction(
      name = "set_int_max_str_digits",
      sig = "(maxdigits)",
      doc = "Set the maximum string digits limit for non-binary int<->str conversions.")
  static void setIntMaxStrDigits(int maxdigits) {
    if (maxdigits != 0 && maxdigits < 640) {
      throw Py.valueError("maxdigits must be 0 or larger than 640");
    }
    Interpreter.current().intMaxStrDigits = maxdigits;
  }

  @PyFunction(
      sig = "(event, /, *args)",
      doc = "audit(event, *args)\n\nPasses the event to any hooks that are attached.")
  static void audit(PyObject event, PyObject[] args) {
    if (!(event instanceof PyStr s)) {
      throw Py.typeError("expected str for argument 'event', not " + event.type().name());
    }
    Modules.audit(s.toString(), args);
  }

  @PyFunction(sig = "(hook)", doc = "Adds a new audit hook callback.")
  static void addaudithook(PyObject hook) {
    try {
      Modules.audit("sys.addaudithook");
    } catch (PyException e) {
      if (e.matches(PyBaseException.RUNTIME_ERROR)) {
        return;
      }
      throw e;
    }
    if (Modules.state().auditHooks == null) {
      Modules.state().auditHooks = new ArrayList<>();
    }
    Modules.state().auditHooks.add(hook);
  }

  @PyFunction(
      name = "set_asyncgen_hooks",
      sig = "(firstiter=None, finalizer=None)",
      doc =
          "set_asyncgen_hooks([firstiter] [, finalizer])\n\n"
              + "Set a finalizer for async generators objects.")
  static void setAsyncgenHooks(PyObject firstiter, PyObject finalizer) {
    if (finalizer != null && finalizer != Py.None && !finalizer.isCallable()) {
      throw Py.typeError("callable finalizer expected, got " + finalizer.type().name());
    }
    if (firstiter != null && firstiter != Py.None && !firstiter.isCallable()) {
      throw Py.typeError("callable firstiter expected, got " + firstiter.type().name());
    }
    ThreadState ts = ThreadState.current();
    if (finalizer != null) {
      ts.asyncgenFinalizer = finalizer == Py.None ? null : finalizer;
    }
    if (firstiter != null) {
      ts.asyncgenFirstIter = firstiter == Py.None ? null : firstiter;
    }
  }

  @PyFunction(
      name = "get_asyncgen_hooks",
      doc =
          "Return the installed asynchronous generators hooks.\n\n"
              + "This returns a namedtuple of the form (firstiter, finalizer).")
  static PyObject getAsyncgenHooks() {
    ThreadState ts = ThreadState.current();
    return ASYNCGEN_HOOKS.make(
        ts.asyncgenFirstIter == null ? Py.None : ts.asyncgenFirstIter,
        ts.asyncgenFinalizer == null ? Py.None : ts.asyncgenFinalizer);
  }

  @PyFunction(
      name = "set_coroutine_origin_tracking_depth",
      sig = "(depth)",
      doc =
          "Enable or disable origin tracking for coroutine objects in this thread.\n\n"
              + "Coroutine objects will track 'depth' frames of traceback information\n"
              + "about where they came from, available in their cr_origin attribute.\n\n"
              + "Set a depth of 0 to disable.")
  static void setCoroutineOriginTrackingDepth(int depth) {
    if (depth < 0) {
      throw Py.valueError("depth must be >= 0");
    }
    ThreadState.current().coroutineOriginDepth = depth;
  }

  @PyFunction(
      name = "get_coroutine_origin_tracking_depth",
      doc = "Check status of origin tracking for coroutine objects in this thread.")
  static int getCoroutineOriginTrackingDepth() {
    return ThreadState.current().coroutineOriginDepth;
  }

  @PyFunction(doc = "Return the number of memory blocks currently allocated.")
  static long getallocatedblocks() {
    Runtime r = Runtime.getRuntime();
    return (r.totalMemory() - r.freeMemory()) / 64;
  }

  @PyFunction(
      sig = "(*, _only_immortal=False)",
      doc = "Return the number of elements of the unicode interned dictionary")
  static long getunicodeinternedsize(boolean onlyImmortal) {
    return 0;
  }

  @PyFunction
  int getdlopenflags() {
    return dlopenFlags;
  }

  @PyFunction(sig = "(flags, /)")
  void setdlopenflags(int flags) {
    dlopenFlags = flags;
  }

  @PyFunction(name = "_clear_type_cache", doc = "Clear the internal type lookup cache.")
  static void clearTypeCache() {}

  @PyFunction(
      name = "_clear_internal_caches",
      doc = "Clear all internal performance-related caches.")
  static void clearInternalCaches() {}

  @PyFunction(name = "_debugmallocstats")
  static void debugMallocStats() {}

  @PyFunction(name = "activate_stack_trampoline", sig = "(backend, /)")
  static void activateStackTrampoline(PyStr backend) {
    throw Py.valueError("perf trampoline not available");
  }

  @PyFunction(name = "deactivate_stack_trampoline")
  static void deactivateStackTrampoline() {}

  @PyFunction(name = "is_stack_trampoline_active")
  static boolean isStackTrampolineActive() {
    return false;
  }

  @PyFunction(name = "_get_cpu_count_config")
  static int cpuCountConfig() {
    return Interpreter.current().imports.config.cpuCount;
  }
}
