package jyston.runtime;

import jyston.frontend.code.Code;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PySetter;

/**
 * The state of one activation, whichever tier runs it: registers, program point, namespaces,
 * exception state. It is also Python's {@code frame} object.
 */
@PyClass(name = "frame", subclassable = false)
public final class Frame extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new FrameTable());

  /** The code. */
  public PyCode code;

  /** The function called, or null for module, class body and {@code exec} code. */
  public PyFunction function;

  /**
   * Parameters and locals, cells, free cells, temporaries; null is unbound. While compiled code
   * runs the frame they are right after {@link #settle} only.
   */
  public PyObject[] regs;

  /** Where compiled code leaves the registers that it keeps unboxed: ints, and bits of floats. */
  public long[] raw;

  /** The compiled code that runs the frame and keeps its registers; null for the interpreter. */
  public CompiledCode owner;

  /** Where compiled code goes on to store registers after {@link #release}; else null. */
  public PyObject[] left;

  /** Its place among the frames that its thread uses again, or -1. */
  int pooled = -1;

  /** Whether somebody may hold the frame, or one of its callees', after it has ended. */
  public boolean exposed;

  /** Globals. */
  public PyDict globals;

  /** Builtins (usually a dict). */
  public PyObject builtins;

  /** Namespace of a module, class body or {@code exec}; null where locals are registers. */
  public PyObject locals;

  /** Index of the instruction being executed; right whenever control leaves the frame. */
  public int pc;

  /** Where the interpreter goes on after {@link LoopCode} has left. */
  public int next;

  /** Where the exception now being handled left its block; for the line of a frame that ends. */
  public int raisedAt;

  /** The caller while running; null when suspended or finished. */
  public Frame back;

  /** The thread that runs it. */
  public ThreadState thread;

  /** The exception this frame is handling, or null. */
  public PyBaseException handled;

  /** The exception handled around this frame when it was entered. */
  public PyBaseException outerHandled;

  /** What a return or yield hands to {@link CompiledCode#run}. */
  public PyObject result;

  /** What a raising instruction hands to the loop that runs it. */
  public PyException raising;

  /** Set when {@link CompiledCode#run} returned for good (return or exception). */
  public boolean finished;

  /** The generator, coroutine or async generator this frame belongs to, or null. */
  public PyGenerator generator;

  /** Of a coroutine that was not started: what knows it without holding it. */
  Unawaited.Entry unstarted;

  /** Set from outside: what is wanted of running frames has changed, look before going on. */
  public boolean attention;

  /** The place in {@code co_code} that a trace function is told about, or -1. */
  public int place = -1;

  /** Set when a trace function moved a suspended frame: it goes on at its program point. */
  public boolean moved;

  /** Local trace function ({@code f_trace}), or null. */
  public PyObject trace;

  /** {@code f_trace_lines} and {@code f_trace_opcodes}. */
  public boolean traceLines = true;

  public boolean traceOpcodes;

  /** Extra names set through {@code f_locals} that are no variables of the code. */
  public PyDict extraLocals;

  /** A frame of a function. */
  public Frame(PyCode code, PyFunction f, int registers) {
    this.code = code;
    this.function = f;
    this.regs = new PyObject[registers];
    this.globals = f.globals;
    this.builtins = f.builtins;
    // A function made of module code has the globals for its namespace.
    this.locals = (code.flags & Code.OPTIMIZED) != 0 ? null : f.globals;
  }

  /** A frame with a namespace of its own (module, class body, {@code exec}). */
  public Frame(PyCode code, PyDict globals, PyObject builtins, PyObject locals, int registers) {
    this.code = code;
    this.function = null;
    this.regs = new PyObject[registers];
    this.globals = globals;
    this.builtins = builtins;
    this.locals = locals;
  }

  /** A frame that a thread uses again and again. */
  Frame(ThreadState ts, int place) {
    this.thread = ts;
    this.pooled = place;
    this.regs = NO_ARGS;
    this.raw = NO_LONGS;
  }

  private static final long[] NO_LONGS = {};

  /** Makes a frame of {@link Frames} that of a call. */
  void begin(CompiledCode compiled, PyFunction f) {
    owner = compiled;
    code = compiled.code;
    function = f;
    globals = f.globals;
    builtins = f.builtins;
    int n = compiled.registerCount();
    if (regs.length < n) {
      regs = new PyObject[n];
    }
    if (raw.length < n) {
      raw = new long[n];
    }
    pc = -1;
    raisedAt = 0;
    handled = null;
    outerHandled = null;
    result = null;
    raising = null;
    finished = false;
    attention = false;
    place = -1;
    moved = false;
    trace = null;
    traceLines = true;
    traceOpcodes = false;
    extraLocals = null;
  }

  /** Brings the registers of variables up to date, where compiled code keeps them. */
  public void settle() {
    if (owner != null) {
      owner.settle(this);
    }
  }

  /**
   * Takes the registers over from compiled code, which then stores to {@link #left} what it still
   * stores, until it leaves the frame.
   */
  public void release() {
    if (owner != null) {
      owner.settle(this);
      owner = null;
      left = regs;
      regs = regs.clone();
    }
  }

  /**
   * Ends what {@link #release} began: the registers are again those that compiled code has stored
   * in, which the interpreter holds, too, with the variables as they are here.
   */
  public void rejoin() {
    if (left != null) {
      System.arraycopy(regs, 0, left, 0, code.code.body().numVars());
      regs = left;
      left = null;
    }
  }

  /**
   * To be called before a running frame goes where it may outlive its call: it and its callers are
   * then not used again for other calls.
   *
   * @return this
   */
  public Frame expose() {
    for (Frame f = this; f != null && !f.exposed; f = f.back) {
      f.exposed = true;
      if (f.pooled >= 0) {
        f.thread.frames[f.pooled] = null;
        f.pooled = -1;
      }
    }
    return this;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  /** The current line, from the program point. */
  public int line() {
    return code.lineAt(pc);
  }

  /** Enters a handler: the exception becomes the handled one; returns what was handled before. */
  public PyBaseException pushHandled(PyBaseException e) {
    PyBaseException old = handled;
    handled = e;
    thread.handled = e;
    return old;
  }

  /** Leaves a handler. */
  public void popHandled(PyBaseException old) {
    handled = old;
    thread.handled = old != null ? old : outerHandled;
  }

  // Python's view.

  @PyMethod(name = "__repr__")
  String repr() {
    return "<frame at "
        + FunctionAttrs.address(this)
        + ", file "
        + Ops.repr(code.filename)
        + ", line "
        + line()
        + ", code "
        + code.name
        + ">";
  }

  @PyMethod(name = "clear", doc = "Clear all references held by the frame.")
  void clear() {
    FrameAttrs.clear(this);
  }

  @PyMethod(name = "__sizeof__", doc = "Return the size of the frame in memory, in bytes.")
  long sizeof() {
    return 64 + 8L * regs.length;
  }

  @PyGetter(value = "f_back")
  PyObject getBack() {
    return back == null ? Py.None : back.expose();
  }

  @PyGetter("f_code")
  PyObject getCode() {
    return code;
  }

  @PyGetter("f_builtins")
  PyObject getBuiltins() {
    return builtins;
  }

  @PyGetter("f_globals")
  PyObject getGlobals() {
    return globals;
  }

  @PyGetter("f_locals")
  PyObject getLocals() {
    return locals != null && !FrameLocals.hasHidden(this) ? locals : new FrameLocalsProxy(this);
  }

  @PyGetter("f_lasti")
  int getLasti() {
    return place >= 0 ? place : code.offset(pc);
  }

  @PyGetter("f_lineno")
  PyObject getLine() {
    int n = line();
    return n < 0 ? Py.None : Py.integer(n);
  }

  @PySetter("f_lineno")
  void setLine(PyObject v) {
    FrameJump.setLine(this, v);
  }

  @PyGetter("f_trace")
  PyObject getTrace() {
    return trace == null ? Py.None : trace;
  }

  @PySetter("f_trace")
  void setTrace(PyObject v) {
    trace = v == Py.None ? null : v;
    attention = true;
  }

  @PyGetter(value = "f_trace_lines", member = true)
  PyObject getTraceLines() {
    return Py.bool(traceLines);
  }

  @PySetter(value = "f_trace_lines", member = true)
  void setTraceLines(PyObject v) {
    traceLines = FrameAttrs.bool(v);
  }

  @PyGetter("f_trace_opcodes")
  PyObject getTraceOpcodes() {
    return Py.bool(traceOpcodes);
  }

  @PySetter("f_trace_opcodes")
  void setTraceOpcodes(PyObject v) {
    traceOpcodes = FrameAttrs.bool(v);
  }
}
