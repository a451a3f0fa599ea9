package jyston.runtime;

/**
 * The functions of {@code sys.settrace} and {@code sys.setprofile}: called with a frame, the name
 * of an event and its argument (CPython's {@code legacy_tracing.c}).
 */
public final class TraceFunctions {
  public static final PyStr CALL = PyStr.intern("call");
  public static final PyStr LINE = PyStr.intern("line");
  public static final PyStr RETURN = PyStr.intern("return");
  public static final PyStr EXCEPTION = PyStr.intern("exception");
  public static final PyStr OPCODE = PyStr.intern("opcode");
  public static final PyStr C_CALL = PyStr.intern("c_call");
  public static final PyStr C_RETURN = PyStr.intern("c_return");
  public static final PyStr C_EXCEPTION = PyStr.intern("c_exception");

  private TraceFunctions() {}

  /** Sets the trace function of a thread; null for none. */
  public static void setTrace(ThreadState ts, PyObject function) {
    ts.traceFunction = function;
    ts.interp.monitoring.update();
  }

  /** Sets the profile function of a thread; null for none. */
  public static void setProfile(ThreadState ts, PyObject function) {
    ts.profileFunction = function;
    ts.interp.monitoring.update();
  }

  /**
   * Tells the trace function of a frame, or on entry that of the thread.
   *
   * @param event the monitoring event behind it, which decides whether the frame may jump
   */
  public static void trace(Frame f, int event, PyStr what, PyObject arg) {
    ThreadState ts = f.thread;
    if (ts.traceFunction == null || ts.tracing) {
      return;
    }
    PyObject fn = what == CALL ? ts.traceFunction : f.trace;
    if (fn == null) {
      return;
    }
    PyObject r;
    try {
      r = call(ts, fn, f, event, what, arg);
    } catch (PyException e) {
      f.trace = null;
      setTrace(ts, null);
      throw e;
    }
    if (r != Py.None) {
      f.trace = r;
    }
  }

  /** Tells the profile function. */
  public static void profile(Frame f, int event, PyStr what, PyObject arg) {
    ThreadState ts = f.thread;
    if (ts.profileFunction == null || ts.tracing) {
      return;
    }
    try {
      call(ts, ts.profileFunction, f, event, what, arg);
    } catch (PyException e) {
      setProfile(ts, null);
      throw e;
    }
  }

  private static PyObject call(
      ThreadState ts, PyObject fn, Frame f, int event, PyStr what, PyObject arg) {
    int old = ts.whatEvent;
    ts.whatEvent = event;
    ts.tracing = true;
    try {
      return fn.call3(f.expose(), what, arg);
    } finally {
      ts.tracing = false;
      ts.whatEvent = old;
    }
  }

  /**
   * What a profile function is told about a call: a builtin function, or one bound to the object it
   * is called with; null when it is not told.
   */
  public static PyObject profiled(PyObject callable, PyObject arg) {
    if (callable instanceof PyBuiltinFunction) {
      return callable;
    }
    if (callable instanceof PyMethod m && m.function instanceof PyBuiltinFunction) {
      return m.function;
    }
    return callable instanceof PyMethodDescr && arg != null
        ? callable.descrGet(arg, arg.type())
        : null;
  }
}
