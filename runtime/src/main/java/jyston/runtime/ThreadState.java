package jyston.runtime;

import java.util.ArrayList;
import jyston.runtime.format.FormatSpec;
import jyston.runtime.module.Threads;

/** What one thread of Python execution has (CPython's {@code PyThreadState}). */
public final class ThreadState {
  private static final ThreadLocal<ThreadState> FOREIGN = new ThreadLocal<>();

  /** The interpreter. */
  public final Interpreter interp;

  /** The Java thread. */
  public final Thread thread;

  /** How deep native code may recurse (CPython's {@code Py_C_RECURSION_LIMIT}). */
  private static final int NATIVE_LIMIT = 10_000;

  /** The innermost Python frame, or null. */
  public Frame frame;

  /** Frames for the calls of compiled code, by depth; see {@link Frames}. */
  Frame[] frames = new Frame[64];

  /** The exception being handled innermost ({@code sys.exception()}), or null. */
  public PyBaseException handled;

  /** Python calls under way. */
  public int depth;

  /** Native recursions under way, which have a limit of their own. */
  private int nativeDepth;

  /** Tracing and profiling functions ({@code sys.settrace}, {@code sys.setprofile}), or null. */
  public PyObject traceFunction;

  public PyObject profileFunction;

  /** Whether a trace function is running, so that none is called. */
  public boolean tracing;

  /** The {@link Monitoring} event being reported, or -1. */
  public int whatEvent = -1;

  /** An exception another thread asked this one to raise, or null. */
  public volatile PyObject asyncException;

  /** The context of {@code contextvars}, made on demand by that module. */
  public PyObject context;

  /**
   * Hooks of {@code sys.set_asyncgen_hooks} and {@code sys.set_coroutine_origin_tracking_depth}.
   */
  public PyObject asyncgenFirstIter;

  public PyObject asyncgenFinalizer;
  public int coroutineOriginDepth;

  /** The event loop that runs in this thread ({@code asyncio}), or null. */
  public PyObject runningLoop;

  /** What {@link PySendable#send} left: the value a delegate returned. */
  public PyObject returned;

  /** Format specifications of the program, parsed. */
  public final FormatSpec.Cache formats = new FormatSpec.Cache();

  /** What a call raised that gave null; see {@link CompiledCode#try0}. */
  public PyException raised;

  private ArrayList<PyObject> reprStack;

  ThreadState(Interpreter interp, Thread thread) {
    this.interp = interp;
    this.thread = thread;
  }

  /** Takes what a call raised that gave null. */
  public PyException takeRaised() {
    PyException e = raised;
    raised = null;
    return e;
  }

  /** The state of the current thread; a Java thread that has none gets one when first asked. */
  public static ThreadState current() {
    return Thread.currentThread() instanceof PyThread t ? t.state : foreign();
  }

  private static ThreadState foreign() {
    ThreadState ts = FOREIGN.get();
    if (ts == null) {
      throw new IllegalStateException("no Python interpreter is attached to this thread");
    }
    return ts;
  }

  /** Attaches the current Java thread to an interpreter. */
  public static ThreadState attach(Interpreter interp) {
    ThreadState ts = new ThreadState(interp, Thread.currentThread());
    FOREIGN.set(ts);
    Threads.of(interp).add(ts);
    return ts;
  }

  /**
   * Lets the current Java thread, which holds the interpreter's lock, look at objects until {@link
   * #takeBack}; it does not become one of the interpreter's threads.
   */
  public static void lend(Interpreter interp) {
    FOREIGN.set(new ThreadState(interp, Thread.currentThread()));
  }

  /** Ends what {@link #lend} began. */
  public static void takeBack() {
    FOREIGN.remove();
  }

  /** Detaches the current Java thread. */
  public static void detach() {
    ThreadState ts = FOREIGN.get();
    if (ts != null) {
      Threads.of(ts.interp).remove(ts);
    }
    FOREIGN.remove();
  }

  /**
   * Counts a recursion of native code into Python operations.
   *
   * @param where ends the message, such as {@code " in comparison"}
   * @throws PyException RecursionError
   */
  public void enterNative(String where) {
    if (++nativeDepth > NATIVE_LIMIT) {
      nativeDepth--;
      throw Py.recursionError("maximum recursion depth exceeded" + where);
    }
  }

  /** Ends what {@link #enterNative} began. */
  public void leaveNative() {
    nativeDepth--;
  }

  /** Throws RecursionError after {@link #depth} went over the limit; the count is taken back. */
  void overflow() {
    depth--;
    throw Py.recursionError("maximum recursion depth exceeded");
  }

  /**
   * Whether there is room for one more call.
   *
   * @throws PyException RecursionError
   */
  public void checkDepth() {
    if (depth >= interp.recursionLimit) {
      depth++;
      overflow();
    }
  }

  /** Begins the repr of a container; true when its repr is already under way. */
  public boolean reprEnter(PyObject o) {
    if (reprStack == null) {
      reprStack = new ArrayList<>();
    }
    for (int i = reprStack.size() - 1; i >= 0; i--) {
      if (reprStack.get(i) == o) {
        return true;
      }
    }
    reprStack.add(o);
    return false;
  }

  /** Ends a repr begun with {@link #reprEnter} that returned false. */
  public void reprLeave(PyObject o) {
    for (int i = reprStack.size() - 1; i >= 0; i--) {
      if (reprStack.get(i) == o) {
        reprStack.remove(i);
        return;
      }
    }
  }
}
