package jyston.runtime;

import jyston.frontend.code.Code;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyClassMethod;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PySetter;

/** {@code generator}, and the base of coroutines and async generators: owns a suspended frame. */
@PyClass(name = "generator", subclassable = false)
public class PyGenerator extends PySendable implements Finalizers.Finalizable {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyGeneratorTable()).withWeakref();

  /** The frame; null once it is finished. */
  Frame frame;

  /** The code of the frame. */
  final PyCode code;

  /** What {@code yield from} or {@code await} is suspended in; set by the interpreter, or null. */
  public PyObject delegate;

  /** What resumes it: the code that has its frame, or code that asks further. */
  public CompiledCode runs;

  PyStr name;
  PyStr qualname;
  boolean running;
  boolean started;
  boolean closed;

  /** Takes what it yields while it runs, or null. */
  public Sink sink;

  /** Its place in the {@link Nursery}, or -1. */
  int place = -1;

  /** There while dropping the object has to run something, unless it is in the nursery. */
  private Finalizers.Sentinel sentinel;

  PyGenerator(Frame frame) {
    this.frame = frame;
    this.code = frame.code;
    this.runs = code.compiled();
    PyFunction f = frame.function;
    this.name = f != null ? f.name : frame.code.name;
    this.qualname = f != null ? f.qualname : frame.code.qualname;
    if (!(this instanceof PyCoroutine)) {
      frame.generator = this;
    }
  }

  /** What calling a generator-like function gives: its kind follows from the code's flags. */
  public static PyGenerator make(Frame f) {
    Code c = f.code.code;
    if (c.has(Code.COROUTINE)) {
      return new PyCoroutine(f);
    }
    return c.has(Code.ASYNC_GENERATOR) ? new PyAsyncGenerator(f) : new PyGenerator(f);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  /** The word messages use. */
  String kind() {
    return "generator";
  }

  @Override
  public PyObject iter() {
    return this;
  }

  @Override
  public final PyObject resumeOrNull(PyObject value) {
    return runs.next(this, value);
  }

  /**
   * As {@link #resumeOrNull} with None, but what it yields may go to a sink, after which it goes
   * on; so does what a generator yields that it delegates to.
   *
   * @return an item that the sink has not taken, or null at the end
   */
  public final PyObject next(Sink s) {
    if (running) {
      return resumeOrNull(Py.None);
    }
    Interpreter.current().drainSteps++;
    sink = s;
    try {
      return resumeOrNull(Py.None);
    } finally {
      sink = null;
    }
  }

  /** As {@link #resumeOrNull}, whatever state it is in and whoever runs it. */
  public final PyObject resumeAny(PyObject value) {
    if (running) {
      throw Py.valueError(kind() + " already executing");
    }
    if (closed) {
      return afterEnd();
    }
    if (!started) {
      if (value != Py.None) {
        throw Py.typeError("can't send non-None value to a just-started " + kind());
      }
    }
    return step(value, null);
  }

  /** Whether it has begun to run, or was closed before that. */
  public final boolean started() {
    return started;
  }

  /**
   * Begins a step of a frame that is suspended in some code.
   *
   * @return the frame, which is now the thread's innermost one; null where more is to be looked at
   */
  public final Frame enter(CompiledCode owner) {
    Frame f = frame;
    if (f == null || f.owner != owner || running || f.attention || f.moved) {
      return null;
    }
    ThreadState ts = ThreadState.current();
    return ts.depth < ts.interp.recursionLimit && !ts.interp.instrumented ? push(f, ts) : null;
  }

  /**
   * Begins the first step, of a frame that some code is going to run.
   *
   * @return the frame, which is now the thread's innermost one; null where more is to be looked at
   */
  public final Frame start(Frame f, CompiledCode owner) {
    ThreadState ts = ThreadState.current();
    if (ts.depth >= ts.interp.recursionLimit || ts.interp.instrumented) {
      return null;
    }
    begin();
    started = true;
    f.owner = owner;
    return push(f, ts);
  }

  /** Its frame while it has not run, or null. */
  public final Frame unstarted() {
    return started || running ? null : frame;
  }

  private Frame push(Frame f, ThreadState ts) {
    ts.depth++;
    PyBaseException outer = ts.handled;
    f.back = ts.frame;
    f.thread = ts;
    f.outerHandled = outer;
    f.exposed = false;
    ts.frame = f;
    if (f.handled != null) {
      ts.handled = f.handled;
    }
    running = true;
    return f;
  }

  private void pop(Frame f) {
    ThreadState ts = f.thread;
    running = false;
    ts.frame = f.back;
    f.back = null;
    ts.handled = f.outerHandled;
    ts.depth--;
  }

  /**
   * Ends a step that {@link #enter} or {@link #start} has begun.
   *
   * @param owner the code that has run the frame
   * @param r what it gave
   * @return what the step gives
   */
  public final PyObject leave(Frame f, CompiledCode owner, PyObject r) {
    pop(f);
    return f.finished || f.owner != owner ? left(f, r) : r;
  }

  /** Ends such a step by what was thrown. */
  public final PyException leave(Frame f, Throwable thrown) {
    PyException e = PyException.fromJava(thrown);
    e = ended(e);
    pop(f);
    finish();
    return e;
  }

  /** What a step gives at whose end the frame is finished, or with somebody else. */
  private PyObject left(Frame f, PyObject r) {
    if (f.finished) {
      returnValue = r;
      finish();
      return null;
    }
    suspend(f);
    return r;
  }

  /** Notes where a frame is suspended that is not only in compiled code's hands. */
  private void suspend(Frame f) {
    runs = f.owner != null ? f.owner : code.compiled();
    watchAt(f.pc);
  }

  /**
   * A step of a frame that {@link #enter} has begun and that is suspended in {@code yield from} or
   * {@code await}: the value goes to the delegate.
   *
   * @return what that yielded, or null when it has returned: the value is the thread's
   */
  public final PyObject pass(Frame f, PyObject value) {
    PyObject d = delegate;
    delegate = null;
    PyObject r;
    if (d instanceof PyGenerator inner) {
      r = sink != null && value == Py.None ? inner.next(sink) : inner.runs.next(inner, value);
      if (r == null) {
        f.thread.returned = inner.takeReturn();
      }
    } else {
      r = PySendable.send(d, value);
    }
    if (r != null) {
      delegate = d;
    }
    return r;
  }

  /** What resuming a finished one gives. */
  PyObject afterEnd() {
    returnValue = Py.None;
    return null;
  }

  final PyObject step(PyObject value, PyException thrown) {
    Frame f = frame;
    ThreadState ts = ThreadState.current();
    ts.checkDepth();
    push(f, ts);
    PyGenerator inner =
        delegate != null && delegate.getClass() == getClass() ? (PyGenerator) delegate : null;
    delegate = null;
    if (!started) {
      begin();
    }
    boolean done = true;
    try {
      CompiledCode c = f.code.compiled();
      PyObject r;
      if (inner != null && thrown == null && c.passes(ts)) {
        r = through(c, inner, value);
        if (delegate != null) {
          done = false;
          return r;
        }
      } else if (started) {
        r = c.resume(f, value, thrown);
      } else {
        started = true;
        r = c.run(f);
      }
      if (f.finished) {
        returnValue = r;
        return null;
      }
      done = false;
      suspend(f);
      return r;
    } catch (PyException e) {
      throw ended(e);
    } catch (StackOverflowError e) {
      throw Py.recursionError("maximum recursion depth exceeded");
    } finally {
      pop(f);
      if (done) {
        finish();
      }
    }
  }

  /**
   * A step of a frame that is suspended in {@code yield from} or {@code await}: the value goes to
   * the delegate, and what that yields comes back, without running the frame.
   *
   * @return what the delegate yielded, with {@link #delegate} set again; or, once that has ended,
   *     what the frame itself gave
   */
  private PyObject through(CompiledCode c, PyGenerator inner, PyObject value) {
    PyObject r;
    try {
      r = inner.resumeOrNull(value);
    } catch (PyException e) {
      return c.resume(frame, null, e);
    }
    if (r != null) {
      delegate = inner;
      return r;
    }
    return c.resumeReturned(frame, inner.takeReturn());
  }

  /** Has it closed when it is dropped, if there is a finally or with block to run by then. */
  public final void watchAt(int pc) {
    if (sentinel == null && place < 0 && code.closesAt(pc, delegate)) {
      watch();
    }
  }

  final void watch() {
    if (sentinel == null && place < 0) {
      Interpreter.current().nursery.add(this);
    }
  }

  /** Has what is due when it is dropped run then. */
  void finalizeLater() {
    sentinel = new Finalizers.Sentinel(this);
  }

  /** Nothing is due any more when it is dropped. */
  final void forget() {
    if (place >= 0) {
      Interpreter.current().nursery.remove(this);
    } else if (sentinel != null) {
      sentinel.cancel();
      sentinel = null;
    }
  }

  /** Called when it is started or closed before that. */
  void begin() {}

  @Override
  public void finalizePython() {
    sentinel = null;
    if (closed || running) {
      return;
    }
    try {
      closeIt();
    } catch (PyException e) {
      Unraisable.write(e, null, this);
    }
  }

  final void finish() {
    forget();
    closed = true;
    delegate = null;
    frame.finished = true;
    frame.handled = null;
    // Locals go with the frame, unless a traceback or a debugger has it.
    frame = null;
  }

  /** The exception a caller sees for one that leaves the frame (PEP 479). */
  public final PyException ended(PyException e) {
    boolean stop = e.matches(PyBaseException.STOP_ITERATION);
    if (!stop
        && !(this instanceof PyAsyncGenerator && e.matches(PyBaseException.STOP_ASYNC_ITERATION))) {
      return e;
    }
    PyBaseException cause = e.value();
    PyException r =
        Py.runtimeError(kind() + " raised " + (stop ? "StopIteration" : "StopAsyncIteration"));
    r.value().setCause(cause);
    r.value().context = cause;
    r.addTraceback(frame, frame.pc);
    return r;
  }

  /** Raises an exception at the point of suspension; see {@link GeneratorThrow#into}. */
  final PyObject throwIn(PyException e, boolean closeOnExit) {
    return GeneratorThrow.into(this, e, closeOnExit);
  }

  /** {@code close()}; gives what the generator returned. */
  final PyObject closeIt() {
    return GeneratorThrow.close(this);
  }

  /** The exception that the arguments of {@code throw} stand for. */
  public static PyException thrown(PyObject[] a, String method) {
    return GeneratorThrow.thrown(a, method);
  }

  final PyObject throwMethod(PyObject[] a) {
    PyObject r = throwIn(thrown(a, "throw"), true);
    if (r == null) {
      throw Py.stopIteration(takeReturn());
    }
    return r;
  }

  final String reprText(String word) {
    return "<" + word + " object " + qualname + " at " + FunctionAttrs.address(this) + ">";
  }

  final boolean suspended() {
    return started && !running && !closed;
  }

  final long sizeInBytes() {
    return 160 + (frame == null ? 0 : 8L * frame.regs.length);
  }

  final PyObject frameOrNone() {
    return closed ? Py.None : frame;
  }

  final PyObject delegateOrNone() {
    PyObject d = delegate;
    return d == null || closed ? Py.None : d;
  }

  // Python's view of generators.

  @PyMethod(name = "__repr__")
  String repr() {
    return reprText("generator");
  }

  @PyMethod(name = "__iter__")
  PyObject iterMethod() {
    return this;
  }

  @PyMethod(name = "__next__")
  PyObject next() {
    return sendOrStop(Py.None);
  }

  @PyMethod(
      name = "send",
      sig = "(arg, /)",
      doc =
          "send(arg) -> send 'arg' into generator,\nreturn next yielded value or raise"
              + " StopIteration.")
  PyObject sendMethod(PyObject value) {
    return sendOrStop(value);
  }

  @PyMethod(
      name = "throw",
      sig = "(*args)",
      doc =
          "throw(value)\nthrow(type[,value[,tb]])\n\nRaise exception in generator, return next"
              + " yielded value or raise\nStopIteration.\nthe (type, val, tb) signature is"
              + " deprecated, \nand may be removed in a future version of Python.")
  PyObject throw_(PyObject[] args) {
    return throwMethod(args);
  }

  @PyMethod(name = "close", doc = "close() -> raise GeneratorExit inside generator.")
  PyObject close() {
    return closeIt();
  }

  @PyMethod(name = "__sizeof__", doc = "gen.__sizeof__() -> size of gen in memory, in bytes")
  long sizeof() {
    return sizeInBytes();
  }

  @PyClassMethod(name = "__class_getitem__", doc = "See PEP 585")
  static PyObject classGetitem(PyType cls, PyObject item) {
    return PyGenericAlias.of(cls, item);
  }

  @PyGetter(value = "__name__", doc = "name of the generator")
  PyObject getName() {
    return name;
  }

  @PySetter("__name__")
  void setName(PyObject v) {
    name = FunctionAttrs.checkName(v, "__name__");
  }

  @PyGetter(value = "__qualname__", doc = "qualified name of the generator")
  PyObject getQualname() {
    return qualname;
  }

  @PySetter("__qualname__")
  void setQualname(PyObject v) {
    qualname = FunctionAttrs.checkName(v, "__qualname__");
  }

  @PyGetter(value = "gi_yieldfrom", doc = "object being iterated by yield from, or None")
  PyObject yieldFrom() {
    return delegateOrNone();
  }

  @PyGetter("gi_running")
  PyObject isRunning() {
    return Py.bool(running);
  }

  @PyGetter("gi_frame")
  PyObject getFrame() {
    return frameOrNone();
  }

  @PyGetter("gi_suspended")
  PyObject isSuspended() {
    return Py.bool(suspended());
  }

  @PyGetter("gi_code")
  PyObject getCode() {
    return code;
  }
}
