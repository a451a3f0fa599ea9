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

  /** There while dropping the object has to run something. */
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
    PyObject r = PySendable.send(d, value);
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

  private PyObject step(PyObject value, PyException thrown) {
    Frame f = frame;
    ThreadState ts = ThreadState.current();
    if (++ts.depth > ts.interp.recursionLimit) {
      ts.overflow();
    }
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
      running = false;
      ts.frame = f.back;
      f.back = null;
      ts.handled = outer;
      ts.depth--;
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
    if (sentinel == null && code.closesAt(pc, delegate)) {
      watch();
    }
  }

  final void watch() {
    if (sentinel == null) {
      sentinel = new Finalizers.Sentinel(this);
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

  private void finish() {
    if (sentinel != null) {
      sentinel.cancel();
      sentinel = null;
    }
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

  /**
   * Raises an exception at the point of suspension.
   *
   * @param closeOnExit whether a GeneratorExit closes what the frame delegates to, instead of being
   *     thrown into it
   * @return what is yielded next; null when it returned, with {@link #returnValue} set
   */
  final PyObject throwIn(PyException e, boolean closeOnExit) {
    if (running) {
      throw Py.valueError(kind() + " already executing");
    }
    PyObject d = delegate;
    if (d != null) {
      if (closeOnExit && e.matches(PyBaseException.GENERATOR_EXIT)) {
        try {
          closeDelegate(d);
        } catch (PyException n) {
          return throwHere(n);
        }
        return throwHere(e);
      }
      PyObject r;
      ThreadState ts = pushFrame();
      try {
        if (d instanceof PyGenerator g && !(d instanceof PyAsyncGenerator)) {
          r = g.throwIn(e, closeOnExit);
          if (r == null) {
            throw Py.stopIteration(g.takeReturn());
          }
        } else {
          PyObject m;
          try {
            m = Ops.findAttr(d, Names.THROW);
          } catch (PyException broken) {
            popFrame(ts);
            throw broken;
          }
          if (m == null) {
            throw e;
          }
          r = m.call1(e.value());
        }
      } catch (PyException n) {
        if (!running) {
          throw n;
        }
        popFrame(ts);
        // A StopIteration ends the delegation: the frame's own handler takes its value.
        return throwHere(n);
      }
      popFrame(ts);
      return r;
    }
    return throwHere(e);
  }

  /** Shows the suspended frame as the caller of what it delegates to. */
  private ThreadState pushFrame() {
    running = true;
    ThreadState ts = ThreadState.current();
    frame.back = ts.frame;
    frame.thread = ts;
    ts.frame = frame;
    return ts;
  }

  private void popFrame(ThreadState ts) {
    running = false;
    ts.frame = frame.back;
    frame.back = null;
  }

  private PyObject throwHere(PyException e) {
    if (closed) {
      if (this instanceof PyCoroutine) {
        afterEnd();
      }
      throw e;
    }
    if (!started) {
      // No handler of the frame can be active yet.
      e.addTraceback(frame, -1);
      begin();
      started = true;
      PyException end = ended(e);
      finish();
      throw end;
    }
    e.value().chain(frame.handled);
    return step(null, e);
  }

  private void closeDelegate(PyObject d) {
    ThreadState ts = pushFrame();
    try {
      if (d instanceof PyGenerator g && !(d instanceof PyAsyncGenerator)) {
        g.closeIt();
        return;
      }
      PyObject m;
      try {
        m = Ops.findAttr(d, Names.CLOSE);
      } catch (PyException e) {
        Unraisable.write(e, null, d);
        return;
      }
      if (m != null) {
        m.call0();
      }
    } finally {
      popFrame(ts);
    }
  }

  /** {@code close()}; gives what the generator returned. */
  final PyObject closeIt() {
    if (running) {
      throw Py.valueError(kind() + " already executing");
    }
    if (closed) {
      return Py.None;
    }
    if (!started) {
      begin();
      started = true;
      finish();
      return Py.None;
    }
    PyException exit = null;
    PyObject d = delegate;
    if (d != null) {
      try {
        closeDelegate(d);
      } catch (PyException e) {
        exit = e;
      }
    }
    if (exit == null) {
      exit = new PyException(PyBaseException.GENERATOR_EXIT);
    }
    PyObject r;
    try {
      r = throwHere(exit);
    } catch (PyException e) {
      if (e.value() instanceof PyStopIteration s) {
        return s.value == null ? Py.None : s.value;
      }
      if (e.matches(PyBaseException.GENERATOR_EXIT)) {
        return Py.None;
      }
      throw e;
    }
    if (r != null) {
      throw Py.runtimeError(kind() + " ignored GeneratorExit");
    }
    return takeReturn();
  }

  /** The exception that the arguments of {@code throw} stand for. */
  public static PyException thrown(PyObject[] a, String method) {
    if (a.length == 0) {
      throw Py.typeError(method + " expected at least 1 argument, got 0");
    }
    if (a.length > 3) {
      throw Py.typeError(method + " expected at most 3 arguments, got " + a.length);
    }
    if (a.length > 1) {
      Warnings.deprecated(
          "the (type, exc, tb) signature of "
              + method
              + "() is deprecated, use the single-arg signature instead.",
          1);
    }
    PyObject typ = a[0];
    PyObject val = a.length > 1 ? a[1] : Py.None;
    PyObject tb = a.length > 2 ? a[2] : Py.None;
    if (tb != Py.None && !(tb instanceof PyTraceback)) {
      throw Py.typeError("throw() third argument must be a traceback object");
    }
    PyBaseException e;
    if (PyBaseException.isClass(typ)) {
      if (val instanceof PyBaseException v && v.type().isSubtypeOf((PyType) typ)) {
        e = v;
      } else {
        e = instantiate(typ, val);
      }
    } else if (typ instanceof PyBaseException v) {
      if (val != Py.None) {
        throw Py.typeError("instance exception may not have a separate value");
      }
      e = v;
    } else {
      throw Py.typeError(
          "exceptions must be classes or instances deriving from BaseException, not "
              + typ.type().name());
    }
    if (tb instanceof PyTraceback t) {
      e.traceback = t;
    }
    return new PyException(e);
  }

  /** The instance; where making it fails, the exception that this raised is thrown instead. */
  private static PyBaseException instantiate(PyObject cls, PyObject arg) {
    try {
      PyObject o =
          arg == Py.None
              ? cls.call0()
              : arg instanceof PyTuple t ? cls.callN(t.items) : cls.call1(arg);
      return o instanceof PyBaseException e ? e : PyBaseException.notAnException(cls, o).value();
    } catch (PyException e) {
      return e.value();
    }
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
