package jyston.tier1;

import java.util.Arrays;
import jyston.deopt.Exits;
import jyston.runtime.ArgBinder;
import jyston.runtime.CompiledCode;
import jyston.runtime.Frame;
import jyston.runtime.Frames;
import jyston.runtime.Interpreter;
import jyston.runtime.PyFunction;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.ThreadState;

/**
 * A function compiled to bytecode. The generated subclass overrides the call of its arity, so that
 * HotSpot's profile at a call site tells which function runs there.
 */
public abstract class Tier1Code extends OverInterpreter {
  private final Interpreter interp;
  private final ExitPoint[] exits;
  private final int parameters;

  /** The number of parameters where each gets one argument, and there are few; else -1. */
  private final int simple;

  /** Called by the generated subclass. */
  protected Tier1Code(Unit unit) {
    super(unit);
    this.exits = unit.exits();
    this.parameters = code.argCount;
    this.interp = unit.interp;
    this.simple = code.argCount <= 4 ? code.simpleArgCount() : -1;
  }

  @Override
  public PyObject bound(PyFunction fn, PyObject[] args) {
    return switch (parameters) {
      case 0 -> try0(fn);
      case 1 -> try1(fn, args[0]);
      case 2 -> try2(fn, args[0], args[1]);
      case 3 -> try3(fn, args[0], args[1], args[2]);
      default -> try4(fn, args[0], args[1], args[2], args[3]);
    };
  }

  /** Runs a call of code in parts; what generated code calls. */
  protected final PyObject split(PyFunction fn, PyObject[] args) {
    if (unfit(fn)) {
      return boundElsewhere(fn, args);
    }
    ThreadState ts = ThreadState.current();
    Frame f = Frames.enter(ts, this, fn);
    try {
      if (unit.handles) {
        f.outerHandled = ts.handled;
      }
      int n = unit.parameters();
      System.arraycopy(args, 0, f.regs, 0, n);
      Arrays.fill(f.regs, n, f.regs.length, null);
      System.arraycopy(fn.closure, 0, f.regs, code.freeStart, fn.closure.length);
      PyObject v = part(f, 0, null);
      while (v == Elsewhere.NEXT) {
        v = part(f, f.next, null);
      }
      return v;
    } catch (Throwable t) {
      if (ts.frame != f) {
        throw t;
      }
      return raised(ts, f, t);
    }
  }

  /** Runs one of the parts, from one of its {@link Entries}; generated where there are any. */
  protected PyObject part(Frame f, int number, PyObject value) {
    throw new IllegalStateException();
  }

  /**
   * Whether the code was not made for a function, or not to be used any more. As every call of
   * Python code begins, this one does so by running what is due: signal handlers and the like.
   */
  public final boolean unfit(PyFunction fn) {
    if (interp.pollRequested()) {
      interp.poll();
    }
    return dead
        || interp.instrumented
        || fn.globals != unit.globals
        || fn.builtins != unit.builtins;
  }

  @Override
  public final CompiledCode forFunction(PyFunction f) {
    return f.globals == unit.globals && f.builtins == unit.builtins ? this : lower;
  }

  /**
   * The default of the first parameter that a call gives no argument for, where those it gives go
   * to registers one by one; or null.
   */
  private PyObject missing(PyFunction fn, int given) {
    int lacking = simple - given;
    PyObject[] d = fn.defaults;
    return lacking > 0 && lacking <= d.length ? d[d.length - lacking] : null;
  }

  /** A call of a function that this code is unfit for. */
  public final PyObject elsewhere(PyFunction fn, PyObject[] args, PyStr[] names) {
    if (dead && fn.compiled == this) {
      fn.compiled = code.compiled().forFunction(fn);
      return fn.compiled.callKw(fn, args, names);
    }
    return lower.callHere(fn, args, names);
  }

  /** The same with the arguments bound already. */
  public final PyObject boundElsewhere(PyFunction fn, PyObject[] args) {
    if (dead && fn.compiled == this) {
      fn.compiled = code.compiled().forFunction(fn);
      return fn.compiled.bound(fn, args);
    }
    return lower.boundHere(fn, args);
  }

  /**
   * Leaves a call for the interpreter; what generated code calls.
   *
   * @param number of the exit
   * @return what the call returns
   */
  public final PyObject exit(ThreadState ts, Frame f, int number) {
    ExitPoint p = exits[number];
    unit.left(p);
    return Exits.function(ts, f, lower, p.pc(), p.map(), p.after(), p.results(), unit.handles);
  }

  /** Ends a call that returns, whose frame somebody holds; what generated code calls. */
  public final PyObject returned(ThreadState ts, Frame f, PyObject value) {
    Exits.returned(ts, f, unit.handles);
    return value;
  }

  /** What an exception in a call does; what generated code calls. */
  public final PyObject raised(ThreadState ts, Frame f, Throwable thrown) {
    PyObject r = tried(ts, f, thrown);
    if (r == null) {
      throw ts.takeRaised();
    }
    return r;
  }

  /**
   * What an exception in a call does that may give null; what generated code calls.
   *
   * @return null when the call has ended by the exception, which is then the thread's
   */
  public final PyObject tried(ThreadState ts, Frame f, Throwable thrown) {
    return Exits.raised(ts, f, this, thrown, unit.handles);
  }

  /**
   * The same for a call that may not have entered its frame yet.
   *
   * @param f the frame, or null
   */
  public final PyObject raised(ThreadState ts, PyFunction fn, Frame f, Throwable thrown) {
    return raised(ts, f == null ? Frames.enter(ts, this, fn) : f, thrown);
  }

  /** A call of a function that this code is unfit for, with no arguments. */
  public final PyObject elsewhere(PyFunction fn) {
    return elsewhere(fn, PyObject.NO_ARGS, PyStr.NO_NAMES);
  }

  /** The same with one argument. */
  public final PyObject elsewhere(PyFunction fn, PyObject a) {
    return elsewhere(fn, new PyObject[] {a}, PyStr.NO_NAMES);
  }

  /** The same with two. */
  public final PyObject elsewhere(PyFunction fn, PyObject a, PyObject b) {
    return elsewhere(fn, new PyObject[] {a, b}, PyStr.NO_NAMES);
  }

  /** The same with three. */
  public final PyObject elsewhere(PyFunction fn, PyObject a, PyObject b, PyObject c) {
    return elsewhere(fn, new PyObject[] {a, b, c}, PyStr.NO_NAMES);
  }

  /** The same with four. */
  public final PyObject elsewhere(PyFunction fn, PyObject a, PyObject b, PyObject c, PyObject d) {
    return elsewhere(fn, new PyObject[] {a, b, c, d}, PyStr.NO_NAMES);
  }

  /** As {@link #tried} for a call that may not have entered its frame yet. */
  public final PyObject tried(ThreadState ts, PyFunction fn, Frame f, Throwable thrown) {
    return tried(ts, f == null ? Frames.enter(ts, this, fn) : f, thrown);
  }

  /** What a call gives that gave a value or null; what generated code calls. */
  public static PyObject value(PyObject r) {
    if (r == null) {
      throw ThreadState.current().takeRaised();
    }
    return r;
  }

  @Override
  public PyObject call0(PyFunction fn) {
    PyObject d = missing(fn, 0);
    return d != null ? call1(fn, d) : callKw(fn, PyObject.NO_ARGS, PyStr.NO_NAMES);
  }

  @Override
  public PyObject call1(PyFunction fn, PyObject a) {
    PyObject d = missing(fn, 1);
    return d != null ? call2(fn, a, d) : callKw(fn, new PyObject[] {a}, PyStr.NO_NAMES);
  }

  @Override
  public PyObject call2(PyFunction fn, PyObject a, PyObject b) {
    PyObject d = missing(fn, 2);
    return d != null ? call3(fn, a, b, d) : callKw(fn, new PyObject[] {a, b}, PyStr.NO_NAMES);
  }

  @Override
  public PyObject call3(PyFunction fn, PyObject a, PyObject b, PyObject c) {
    PyObject d = missing(fn, 3);
    return d != null ? call4(fn, a, b, c, d) : callKw(fn, new PyObject[] {a, b, c}, PyStr.NO_NAMES);
  }

  @Override
  public PyObject call4(PyFunction fn, PyObject a, PyObject b, PyObject c, PyObject d) {
    return callKw(fn, new PyObject[] {a, b, c, d}, PyStr.NO_NAMES);
  }

  @Override
  public final PyObject callKw(PyFunction fn, PyObject[] args, PyStr[] names) {
    if (unfit(fn)) {
      return elsewhere(fn, args, names);
    }
    PyObject[] r = new PyObject[unit.parameters()];
    ArgBinder.bind(fn, r, args, names);
    return value(bound(fn, r));
  }
}
