package jyston.runtime;

/**
 * The executable form of a code object. The base class binds arguments into the registers of a new
 * frame and calls {@link #run}; a tier that compiles functions overrides the fixed-arity calls.
 */
public abstract class CompiledCode {
  /** How many arguments a call may have that gives each by itself. */
  public static final int MOST = 10;

  /** The code. */
  public final PyCode code;

  private int simpleArgs;

  /** Code of a higher tier that takes the calls over, or null. */
  private CompiledCode successor;

  /** For a code object. */
  protected CompiledCode(PyCode code) {
    this.code = code;
    this.simpleArgs = code.simpleArgCount();
  }

  /** Hands calls over to other code of the same code object; null takes them back. */
  public void handOver(CompiledCode to) {
    successor = to;
    simpleArgs = to == null ? code.simpleArgCount() : -1;
  }

  /** Takes over the calls of a function, from code that hands them over to this. */
  protected void adopt(PyFunction f) {
    f.compiled = forFunction(f);
  }

  /** What runs the calls of a function that has this code: this, or what is fit for it. */
  public CompiledCode forFunction(PyFunction f) {
    return this;
  }

  /** How many registers a frame needs. */
  public abstract int registerCount();

  /**
   * Runs a frame from its program point until it returns or yields.
   *
   * @return the value returned or yielded; {@link Frame#finished} tells which
   */
  public abstract PyObject run(Frame f);

  /**
   * Resumes a suspended generator frame.
   *
   * @param value what {@code yield} evaluates to, when thrown is null
   * @param thrown the exception to raise at the yield, or null
   */
  public abstract PyObject resume(Frame f, PyObject value, PyException thrown);

  /**
   * Resumes a generator, be it suspended or not.
   *
   * @return what it yields, or null when it has returned, as {@link PySendable#resumeOrNull}
   */
  public PyObject next(PyGenerator g, PyObject value) {
    return g.resumeAny(value);
  }

  /**
   * Resumes a generator frame that is suspended in {@code yield from} or {@code await}, after the
   * delegate has returned a value.
   */
  public abstract PyObject resumeReturned(Frame f, PyObject value);

  /**
   * Whether a frame that is suspended in {@code yield from} or {@code await} may be passed by when
   * it is resumed: nobody wants to see that, and nothing forbids it.
   */
  public abstract boolean passes(ThreadState ts);

  /**
   * Goes on with a frame in the interpreter.
   *
   * @param pc program point of an instruction that has had no effect yet
   * @return as {@link #run}
   */
  public abstract PyObject goOn(Frame f, int pc);

  /**
   * Goes on with a frame in the interpreter, where an exception was raised at its program point.
   */
  public abstract PyObject raiseIn(Frame f, PyException e);

  /**
   * Runs one instruction of a frame whose registers are in place.
   *
   * @return the program point to go on at; negative when the frame returned or yielded
   */
  public abstract int step(Frame f, int pc);

  /** Brings the registers of a frame's variables up to date that this code runs. */
  public void settle(Frame f) {}

  /** {@code f()}. */
  public PyObject call0(PyFunction f) {
    return simpleArgs == 0 ? enter(frame(f)) : general(f, PyObject.NO_ARGS, PyStr.NO_NAMES);
  }

  /** {@code f(a)}. */
  public PyObject call1(PyFunction f, PyObject a) {
    if (simpleArgs != 1) {
      return general(f, new PyObject[] {a}, PyStr.NO_NAMES);
    }
    Frame fr = frame(f);
    fr.regs[0] = a;
    return enter(fr);
  }

  /** {@code f(a, b)}. */
  public PyObject call2(PyFunction f, PyObject a, PyObject b) {
    if (simpleArgs != 2) {
      return general(f, new PyObject[] {a, b}, PyStr.NO_NAMES);
    }
    Frame fr = frame(f);
    PyObject[] r = fr.regs;
    r[0] = a;
    r[1] = b;
    return enter(fr);
  }

  /** {@code f(a, b, c)}. */
  public PyObject call3(PyFunction f, PyObject a, PyObject b, PyObject c) {
    if (simpleArgs != 3) {
      return general(f, new PyObject[] {a, b, c}, PyStr.NO_NAMES);
    }
    Frame fr = frame(f);
    PyObject[] r = fr.regs;
    r[0] = a;
    r[1] = b;
    r[2] = c;
    return enter(fr);
  }

  /** {@code f(a, b, c, d)}. */
  public PyObject call4(PyFunction f, PyObject a, PyObject b, PyObject c, PyObject d) {
    if (simpleArgs != 4) {
      return general(f, new PyObject[] {a, b, c, d}, PyStr.NO_NAMES);
    }
    Frame fr = frame(f);
    PyObject[] r = fr.regs;
    r[0] = a;
    r[1] = b;
    r[2] = c;
    r[3] = d;
    return enter(fr);
  }

  /**
   * As {@link #call0}, but may also give null when the call raises: {@link ThreadState#raised} then
   * holds what. Throwing through compiled code takes many times longer than returning.
   */
  public PyObject try0(PyFunction f) {
    return call0(f);
  }

  /** As {@link #call1}, or as {@link #try0} says. */
  public PyObject try1(PyFunction f, PyObject a) {
    return call1(f, a);
  }

  /** As {@link #call2}, or as {@link #try0} says. */
  public PyObject try2(PyFunction f, PyObject a, PyObject b) {
    return call2(f, a, b);
  }

  /** As {@link #call3}, or as {@link #try0} says. */
  public PyObject try3(PyFunction f, PyObject a, PyObject b, PyObject c) {
    return call3(f, a, b, c);
  }

  /** As {@link #call4}, or as {@link #try0} says. */
  public PyObject try4(PyFunction f, PyObject a, PyObject b, PyObject c, PyObject d) {
    return call4(f, a, b, c, d);
  }

  /** Any other call; see {@link PyObject#callKw}. */
  public PyObject callKw(PyFunction f, PyObject[] args, PyStr[] names) {
    return general(f, args, names);
  }

  /**
   * Calls with the arguments bound already; may give null, as {@link #try0}.
   *
   * @param args one for each parameter at least, in the order of the registers; neither changed nor
   *     kept
   */
  public PyObject bound(PyFunction f, PyObject[] args) {
    CompiledCode s = successor;
    if (s != null) {
      if (f.compiled == this) {
        s.adopt(f);
      }
      return s.bound(f, args);
    }
    return boundHere(f, args);
  }

  /** As {@link #bound}, for a function of one parameter. */
  public PyObject bound1(PyFunction fn, PyObject a) {
    return bound(fn, new PyObject[] {a});
  }

  /** The same with two. */
  public PyObject bound2(PyFunction fn, PyObject a, PyObject b) {
    return bound(fn, new PyObject[] {a, b});
  }

  /** The same with three. */
  public PyObject bound3(PyFunction fn, PyObject a, PyObject b, PyObject c) {
    return bound(fn, new PyObject[] {a, b, c});
  }

  /** The same with four. */
  public PyObject bound4(PyFunction fn, PyObject a, PyObject b, PyObject c, PyObject d) {
    return bound(fn, new PyObject[] {a, b, c, d});
  }

  /** The same with five. */
  public PyObject bound5(
      PyFunction fn, PyObject a, PyObject b, PyObject c, PyObject d, PyObject e) {
    return bound(fn, new PyObject[] {a, b, c, d, e});
  }

  /** The same with six. */
  public PyObject bound6(
      PyFunction fn, PyObject a, PyObject b, PyObject c, PyObject d, PyObject e, PyObject f) {
    return bound(fn, new PyObject[] {a, b, c, d, e, f});
  }

  /** The same with seven. */
  public PyObject bound7(
      PyFunction fn,
      PyObject a,
      PyObject b,
      PyObject c,
      PyObject d,
      PyObject e,
      PyObject f,
      PyObject g) {
    return bound(fn, new PyObject[] {a, b, c, d, e, f, g});
  }

  /** The same with eight. */
  public PyObject bound8(
      PyFunction fn,
      PyObject a,
      PyObject b,
      PyObject c,
      PyObject d,
      PyObject e,
      PyObject f,
      PyObject g,
      PyObject h) {
    return bound(fn, new PyObject[] {a, b, c, d, e, f, g, h});
  }

  /** The same with nine. */
  public PyObject bound9(
      PyFunction fn,
      PyObject a,
      PyObject b,
      PyObject c,
      PyObject d,
      PyObject e,
      PyObject f,
      PyObject g,
      PyObject h,
      PyObject i) {
    return bound(fn, new PyObject[] {a, b, c, d, e, f, g, h, i});
  }

  /** The same with ten. */
  public PyObject bound10(
      PyFunction fn,
      PyObject a,
      PyObject b,
      PyObject c,
      PyObject d,
      PyObject e,
      PyObject f,
      PyObject g,
      PyObject h,
      PyObject i,
      PyObject j) {
    return bound(fn, new PyObject[] {a, b, c, d, e, f, g, h, i, j});
  }

  private PyObject general(PyFunction f, PyObject[] args, PyStr[] names) {
    CompiledCode s = successor;
    if (s != null) {
      if (f.compiled == this) {
        s.adopt(f);
      }
      return s.callKw(f, args, names);
    }
    return callHere(f, args, names);
  }

  /** A call that is not handed over, whatever {@link #handOver} has set. */
  public final PyObject callHere(PyFunction f, PyObject[] args, PyStr[] names) {
    Frame fr = frame(f);
    ArgBinder.bind(f, fr.regs, args, names);
    return enter(fr);
  }

  /** The same for {@link #bound}. */
  public final PyObject boundHere(PyFunction f, PyObject[] args) {
    Frame fr = frame(f);
    System.arraycopy(args, 0, fr.regs, 0, code.code.paramCount());
    return enter(fr);
  }

  private Frame frame(PyFunction f) {
    Frame fr = new Frame(code, f, registerCount());
    PyObject[] closure = f.closure;
    if (closure.length > 0) {
      System.arraycopy(closure, 0, fr.regs, code.freeStart, closure.length);
    }
    return fr;
  }

  /** Runs a bound frame, or wraps it in a generator. */
  private PyObject enter(Frame f) {
    if (code.generatorLike) {
      f.pc = -1;
      return PyGenerator.make(f);
    }
    return execute(f);
  }

  /** Runs a frame as the thread's innermost one. */
  public final PyObject execute(Frame f) {
    ThreadState ts = ThreadState.current();
    if (++ts.depth > ts.interp.recursionLimit) {
      ts.overflow();
    }
    f.back = ts.frame;
    f.thread = ts;
    f.outerHandled = ts.handled;
    ts.frame = f;
    try {
      return run(f);
    } catch (StackOverflowError e) {
      throw Py.recursionError("maximum recursion depth exceeded");
    } finally {
      ts.frame = f.back;
      ts.handled = f.outerHandled;
      ts.depth--;
    }
  }
}
