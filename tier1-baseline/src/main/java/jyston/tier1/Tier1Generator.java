package jyston.tier1;

import jyston.deopt.Exits;
import jyston.deopt.RegisterMap;
import jyston.profiler.TierEvents;
import jyston.runtime.Frame;
import jyston.runtime.Handlers;
import jyston.runtime.Py;
import jyston.runtime.PyException;
import jyston.runtime.PyGenerator;
import jyston.runtime.PyObject;
import jyston.runtime.Sink;
import jyston.runtime.ThreadState;

/**
 * The code of a generator, coroutine or async generator, compiled: it runs a frame from its start
 * or from a yield to the next yield. A suspended frame has its registers as the map of the yield
 * says, so that the interpreter and compiled code may resume it in turns.
 */
public abstract class Tier1Generator extends OverInterpreter {
  private final ExitPoint[] exits;
  private final int blocks;
  private final TierEvents events;

  /** Called by the generated subclass. */
  protected Tier1Generator(Unit unit) {
    super(unit);
    this.exits = unit.exits();
    this.blocks = code.code.body().blockCount();
    this.events = unit.events();
  }

  /**
   * Runs a frame.
   *
   * @param from 0 for the start, else the number of a yield as in {@link Entries}
   * @param value what it is resumed with
   */
  protected abstract PyObject go(Frame f, int from, PyObject value);

  /** Runs a frame whose code is in parts; what generated code calls. */
  protected final PyObject split(Frame f, int from, PyObject value) {
    PyObject v = part(f, from, value);
    while (v == Elsewhere.NEXT) {
      v = part(f, f.next, null);
    }
    return v;
  }

  /** Runs one of the parts, from one of its {@link Entries}; generated where there are any. */
  protected PyObject part(Frame f, int number, PyObject value) {
    throw new IllegalStateException();
  }

  /**
   * Begins a step; what generated code calls.
   *
   * @return the frame; null where the step is not simply one of this code
   */
  public final Frame enter(PyGenerator g, PyObject value) {
    if (dead) {
      return null;
    }
    Frame f = g.enter(this);
    if (f == null) {
      return start(g, value);
    }
    resumed();
    return f;
  }

  private Frame start(PyGenerator g, PyObject value) {
    Frame f = g.unstarted();
    if (f == null
        || value != Py.None
        || f.owner != null
        || f.attention
        || f.moved
        || f.globals != unit.globals
        || f.builtins != unit.builtins) {
      return null;
    }
    prepare(f);
    return g.start(f, this);
  }

  /**
   * Where a frame goes on, as {@link Entries} have it; what generated code calls.
   *
   * @param blocks how many the code has
   */
  public static int from(Frame f, int blocks) {
    int pc = f.pc;
    return pc < 0 ? 0 : Entries.sent(blocks, pc);
  }

  /**
   * A step of a frame that is suspended in {@code yield from} or {@code await}; what generated code
   * calls.
   */
  public final PyObject pass(PyGenerator g, Frame f, PyObject value) {
    if (!passes(f.thread)) {
      g.delegate = null;
      return go(f, Entries.sent(blocks, f.pc), value);
    }
    PyObject r;
    try {
      r = g.pass(f, value);
    } catch (PyException | StackOverflowError e) {
      disown(f);
      return lower.resume(f, null, PyException.fromJava(e));
    }
    return r != null ? r : go(f, Entries.returned(blocks, f.pc), f.thread.returned);
  }

  private void resumed() {
    if (events.on()) {
      unit.resumed();
    }
  }

  @Override
  public final PyObject run(Frame f) {
    if (unfit(f) || f.pc >= 0) {
      return lower.run(f);
    }
    prepare(f);
    f.owner = this;
    return go(f, 0, null);
  }

  @Override
  public final PyObject resume(Frame f, PyObject value, PyException thrown) {
    if (thrown == null && f.pc < 0) {
      return run(f);
    }
    if (thrown == null && takes(f)) {
      resumed();
      return go(f, Entries.sent(blocks, f.pc), value);
    }
    disown(f);
    return lower.resume(f, value, thrown);
  }

  @Override
  public final PyObject resumeReturned(Frame f, PyObject value) {
    if (takes(f)) {
      resumed();
      return go(f, Entries.returned(blocks, f.pc), value);
    }
    disown(f);
    return lower.resumeReturned(f, value);
  }

  private boolean unfit(Frame f) {
    return dead
        || f.attention
        || f.moved
        || f.thread.interp.instrumented
        || f.globals != unit.globals
        || f.builtins != unit.builtins;
  }

  /** Whether compiled code may resume a suspended frame, whoever has run it up to now. */
  private boolean takes(Frame f) {
    if (unfit(f)) {
      return false;
    }
    if (f.owner == this) {
      return true;
    }
    disown(f);
    RegisterMap m = unit.yieldAt(f.pc);
    if (m == null || !m.fits(f)) {
      return false;
    }
    prepare(f);
    m.unsettle(f);
    f.owner = this;
    return true;
  }

  private void prepare(Frame f) {
    if (f.raw == null ? unit.raw > 0 : f.raw.length < unit.raw) {
      f.raw = new long[unit.raw];
    }
  }

  /** Makes a suspended frame one that the interpreter may resume. */
  private static void disown(Frame f) {
    f.settle();
    f.owner = null;
    f.rejoin();
  }

  /**
   * Leaves for the interpreter; what generated code calls.
   *
   * @param number of the exit
   * @return what the frame yields or returns
   */
  public final PyObject exit(Frame f, int number) {
    ExitPoint p = exits[number];
    unit.left(p);
    Exits.loop(f, p.pc(), p.map(), p.after(), p.results());
    return lower.goOn(f, p.pc());
  }

  /** What an exception does that no compiled handler takes; what generated code calls. */
  public final PyObject raised(Frame f, Throwable thrown) {
    Exits.raisedInLoop(f);
    PyException e = PyException.fromJava(thrown);
    if (f.attention || f.pc < 0 || code.handlesAt(f.pc)) {
      return lower.raiseIn(f, e);
    }
    Handlers.arrive(f, code.code.body(), e);
    throw e;
  }

  /** Resumes a generator for one that has a sink; what generated code calls. */
  public static PyObject send(PyGenerator to, PyObject value, Sink s) {
    return value == Py.None ? to.next(s) : to.resumeOrNull(value);
  }

  /** Runs the poll of a yield that closes a loop; what generated code calls. */
  public static void poll(ThreadState ts) {
    if (ts.interp.pollRequested()) {
      ts.interp.poll();
    }
  }
}
