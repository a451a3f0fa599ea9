package jyston.tier0;

import static jyston.runtime.Monitoring.*;

import jyston.frontend.code.Cfg;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;
import jyston.runtime.CodeLines;
import jyston.runtime.Frame;
import jyston.runtime.Monitoring;
import jyston.runtime.Py;
import jyston.runtime.PyAsyncGenAwaitable;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyCoroutine;
import jyston.runtime.PyException;
import jyston.runtime.PyFunction;
import jyston.runtime.PyGenerator;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.Slot;
import jyston.runtime.ThreadState;
import jyston.runtime.TraceFunctions;

/**
 * Runs a frame one instruction at a time and reports events: to the tools of {@code sys.monitoring}
 * first, then to the functions of {@code sys.setprofile} and {@code sys.settrace}.
 */
final class Traced {
  private final Tier0Code code;
  private final Cfg cfg;
  private final Frame f;
  private final ThreadState ts;
  private final Monitoring mon;
  private final CodeLines lines;
  private final TracedCalls calls;

  /** The program point before the one to be run, or {@link #RESUMED}. */
  private int last;

  /** Nothing was run since the frame was entered or resumed. */
  private static final int RESUMED = -1;

  /** Whether the frame has just come here from where nothing was reported. */
  private boolean fresh;

  // What is wanted; valid until the frame's attention is called for.
  private boolean tools;
  private boolean tracing;
  private boolean profiling;

  private Traced(Tier0Code code, Frame f) {
    this.code = code;
    this.cfg = code.cfg();
    this.f = f;
    this.ts = f.thread;
    this.mon = ts.interp.monitoring;
    this.lines = code.code.lines();
    this.calls = new TracedCalls(code, f, mon);
  }

  /** Whether a frame that is entered or resumed has to be run here. */
  static boolean wanted(Frame f) {
    ThreadState ts = f.thread;
    return !ts.tracing
        && (ts.traceFunction != null
            || ts.profileFunction != null
            || ts.interp.monitoring.wants(f.code));
  }

  /** Whether a frame that is running already has to be run here. */
  static boolean wantedInside(Frame f) {
    ThreadState ts = f.thread;
    return ts.interp.instrumented
        && !ts.tracing
        && (ts.traceFunction != null && f.trace != null
            || ts.profileFunction != null
            || ts.interp.monitoring.wants(f.code));
  }

  private boolean look() {
    f.attention = false;
    tools = mon.wants(f.code);
    tracing = ts.traceFunction != null && f.trace != null;
    profiling = ts.profileFunction != null;
    return tools || tracing || profiling;
  }

  /**
   * Runs a frame that is being entered or resumed.
   *
   * @return null when nothing is wanted any more: it goes on at its program point
   */
  static PyObject enter(Tier0Code code, Frame f, int pc, boolean resumed) {
    Traced t = new Traced(code, f);
    t.last = RESUMED;
    if (!resumed) {
      f.pc = -1;
    }
    int start = pc;
    boolean jump = false;
    if (resumed && f.pc >= 0 && t.cfg.instr(f.pc).op == Op.YIELD) {
      start = t.cfg.block(t.cfg.instr(f.pc).t0).start();
      if (!t.lines.isNext(f.pc, start)) {
        // It goes on with a jump, which has the line of the yield.
        t.last = f.pc;
        jump = t.cfg.instr(f.pc).imm == 0;
      }
    }
    try {
      t.entered(resumed ? PY_RESUME : PY_START);
      if (jump && t.look()) {
        start = t.jumped(JUMP, f.pc, start);
      }
    } catch (PyException e) {
      start = t.raised(e);
    }
    return t.run(start);
  }

  /** Goes on with a frame that has been running: somebody wants its events now. */
  static PyObject goOn(Tier0Code code, Frame f, int pc) {
    Traced t = new Traced(code, f);
    t.last = f.pc;
    t.fresh = true;
    return t.run(pc);
  }

  /** Raises an exception in a suspended frame. */
  static PyObject raise(Tier0Code code, Frame f, PyException e) {
    Traced t = new Traced(code, f);
    t.last = RESUMED;
    int pc;
    try {
      PyBaseException v = e.value();
      if (f.pc >= 0) {
        t.mon.fire(PY_THROW, f, f.pc, f.code, t.offset(f.pc), v);
        TraceFunctions.profile(f, PY_THROW, TraceFunctions.CALL, Py.None);
        TraceFunctions.trace(f, PY_THROW, TraceFunctions.CALL, Py.None);
      }
      pc = t.raised(e);
    } catch (PyException other) {
      if (other == e) {
        throw e;
      }
      pc = t.raised(other);
    }
    return t.run(pc);
  }

  /**
   * Handles an exception raised at the program point of a frame that has been running: somebody
   * wants its events now.
   *
   * @return null when nothing is wanted any more
   */
  static PyObject handle(Tier0Code code, Frame f, PyException e) {
    Traced t = new Traced(code, f);
    t.last = f.pc;
    return t.run(t.raised(e));
  }

  private PyObject offset(int pc) {
    return Py.integer(f.code.offset(pc));
  }

  private void entered(int event) {
    if (mon.wants(event, f.code)) {
      mon.fire(event, f, f.pc, f.code, offset(f.pc));
    }
    TraceFunctions.profile(f, event, TraceFunctions.CALL, Py.None);
    TraceFunctions.trace(f, event, TraceFunctions.CALL, Py.None);
  }

  /** Where a frame goes on that a trace function moved. */
  private int moved() {
    f.moved = false;
    last = f.pc;
    return f.pc;
  }

  private PyObject run(int start) {
    Node[] nodes = code.flat();
    int n = cfg.size();
    PyObject[] r = f.regs;
    int pc = start;
    if (!look()) {
      f.pc = pc;
      return null;
    }
    while (true) {
      try {
        do {
          f.pc = pc;
          pc = before(pc);
          int next =
              calls.isCall(pc) && (tools || profiling)
                  ? calls.run(nodes[pc], pc)
                  : step(nodes[pc], pc);
          if (next >= 0) {
            last = pc;
            next = cfg.instr(pc).op.isTerminator() ? flow(nodes, n, pc, next) : next;
            if (f.attention && !look()) {
              f.pc = next;
              return null;
            }
          }
          pc = next;
        } while (pc >= 0);
        if (pc == Node.THROW) {
          PyException e = f.raising;
          f.raising = null;
          throw e;
        }
        PyObject v = f.result;
        left(pc, v);
        f.result = null;
        if (pc == Node.RETURN) {
          f.finished = true;
        }
        return v;
      } catch (PyException e) {
        last = f.pc;
        pc = raised(e);
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        last = f.pc;
        pc = raised(PyException.fromJava(e));
      }
    }
  }

  private int step(Node node, int pc) {
    return switch (cfg.instr(pc).op) {
      case FOR_ITER -> forIter(node, pc);
      case SEND -> send(node, pc);
      default -> node.exec(f, f.regs);
    };
  }

  /**
   * Reports the end of a generator in a loop: told as an exception when it returned a value, or
   * when the loop's branches are not told.
   */
  private void exhausted(PyObject value, int pc) {
    boolean branches = tracing || mon.wants(BRANCH, f.code);
    if (branches ? value != Py.None : mon.wants(STOP_ITERATION, f.code)) {
      PyException e = Py.stopIteration(value);
      PyException x = raise(branches ? RAISE : STOP_ITERATION, e, pc);
      if (x != e) {
        throw x;
      }
    }
  }

  /** What ends a delegation is an exception to tell of, unless a generator just returned. */
  private int send(Node node, int pc) {
    Instr i = cfg.instr(pc);
    PyObject it = f.regs[i.a];
    int next = node.exec(f, f.regs);
    if (next == cfg.block(i.t0).start()) {
      return next;
    }
    int event = STOP_ITERATION;
    if (it.getClass() != PyGenerator.class && it.getClass() != PyCoroutine.class) {
      if (!(it instanceof PyAsyncGenAwaitable)
          && !(it.type().slot(Slot.NEXT) instanceof PyFunction)) {
        return next;
      }
      event = RAISE;
    }
    PyException e = Py.stopIteration(f.regs[i.dst]);
    PyException x = raise(event, e, pc);
    if (x != e) {
      throw x;
    }
    return next;
  }

  /** What ends an iterator written in Python is an exception to tell of. */
  private int forIter(Node node, int pc) {
    PyObject it = f.regs[cfg.instr(pc).a];
    if (it.getClass() == PyGenerator.class) {
      PyObject v = ((PyGenerator) it).resumeOrNull(Py.None);
      if (v == null) {
        exhausted(((PyGenerator) it).takeReturn(), pc);
        return cfg.block(cfg.instr(pc).t1).start();
      }
      f.regs[cfg.instr(pc).dst] = v;
      return cfg.block(cfg.instr(pc).t0).start();
    }
    if (!(it.type().slot(Slot.NEXT) instanceof PyFunction next)) {
      return node.exec(f, f.regs);
    }
    try {
      PyObject v = next.call1(it);
      f.regs[cfg.instr(pc).dst] = v;
      return cfg.block(cfg.instr(pc).t0).start();
    } catch (PyException e) {
      if (!e.matches(PyBaseException.STOP_ITERATION)) {
        throw e;
      }
      PyException x = raise(RAISE, e, pc);
      if (x != e) {
        throw x;
      }
      return cfg.block(cfg.instr(pc).t1).start();
    }
  }

  /** Reports a line or an instruction about to be run; tells where to go on. */
  private int before(int at) {
    int pc = at;
    try {
      while (lines.starts(pc) || fresh) {
        int line = lines.line(pc);
        // The instruction that starts the line may have been skipped.
        boolean none = fresh && line < 0;
        fresh = false;
        if (none || last != RESUMED && last >= 0 && lines.line(last) == line) {
          break;
        }
        f.place = f.code.beginOffset(pc);
        if (tools && mon.wants(LINE, f.code)) {
          mon.fire(LINE, f, pc, f.code, Py.integer(line));
        }
        if (!tracing || !f.traceLines) {
          break;
        }
        TraceFunctions.trace(f, LINE, TraceFunctions.LINE, Py.None);
        if (!f.moved) {
          break;
        }
        pc = moved();
      }
      instructions(pc);
    } finally {
      f.place = -1;
    }
    return pc;
  }

  private void instructions(int pc) {
    boolean told = tools && mon.wants(INSTRUCTION, f.code);
    boolean traced = tracing && f.traceOpcodes;
    if (told || traced) {
      for (int offset : f.code.offsets(pc)) {
        f.place = offset;
        if (told) {
          mon.fire(INSTRUCTION, f, pc, f.code, Py.integer(offset));
        }
        if (traced && f.traceOpcodes) {
          TraceFunctions.trace(f, INSTRUCTION, TraceFunctions.OPCODE, Py.None);
        }
      }
    }
  }

  /** Reports a jump or branch; runs the safepoint of a back edge. */
  private int flow(Node[] nodes, int n, int pc, int to) {
    int target = to >= n ? nodes[to].exec(f, f.regs) : to;
    Instr i = cfg.instr(pc);
    int event;
    if (i.op == Op.JUMP) {
      if (lines.isSilentJump(pc, target)) {
        return target;
      }
      event = JUMP;
    } else if (i.op == Op.FOR_ITER || i.t1 >= 0 && i.op != Op.SEND) {
      event = BRANCH;
    } else {
      return target;
    }
    return jumped(event, pc, target);
  }

  private int jumped(int event, int pc, int target) {
    Instr i = cfg.instr(pc);
    if (tools && mon.wants(event, f.code)) {
      // The way into a loop begins with setting its variable.
      boolean body = i.op == Op.FOR_ITER && cfg.block(i.t0).start() == target;
      int there = body ? f.code.afterOffset(pc) : f.code.beginOffset(target);
      mon.fire(event, f, pc, f.code, offset(pc), Py.integer(there));
    }
    if (tracing
        && f.traceLines
        && target <= pc
        && lines.line(target) == lines.line(pc)
        && lines.line(pc) >= 0) {
      // A loop on one line: its line starts again.
      TraceFunctions.trace(f, event, TraceFunctions.LINE, Py.None);
      if (f.moved) {
        return moved();
      }
    }
    return target;
  }

  private void left(int how, PyObject v) {
    int event = how == Node.RETURN ? PY_RETURN : PY_YIELD;
    if (tools && mon.wants(event, f.code)) {
      mon.fire(event, f, f.pc, f.code, offset(f.pc), v);
    }
    TraceFunctions.profile(f, event, TraceFunctions.RETURN, v);
    TraceFunctions.trace(f, event, TraceFunctions.RETURN, v);
  }

  /** Reports an exception; gives the one to go on with. */
  private PyException raise(int event, PyException e, int pc) {
    PyBaseException v = e.value();
    try {
      if (mon.wants(event, f.code)) {
        mon.fire(event, f, pc, f.code, offset(pc), v);
      }
      if (event == RAISE || event == STOP_ITERATION) {
        if (ts.traceFunction != null && f.trace != null) {
          PyObject tb = v.traceback == null ? Py.None : v.traceback;
          TraceFunctions.trace(f, event, TraceFunctions.EXCEPTION, PyTuple.of(v.type(), v, tb));
        }
      } else if (event == PY_UNWIND) {
        TraceFunctions.profile(f, event, TraceFunctions.RETURN, Py.None);
        TraceFunctions.trace(f, event, TraceFunctions.RETURN, Py.None);
      }
    } catch (PyException other) {
      other.addTraceback(f, pc);
      return other;
    }
    return e;
  }

  /** Reports that an exception leaves the frame. */
  private PyException unwound(PyException e) {
    if (f.generator == null) {
      return raise(PY_UNWIND, e, f.pc);
    }
    // All of a generator is inside a handler, which turns StopIteration into RuntimeError.
    PyException x = raise(EXCEPTION_HANDLED, e, cfg.size());
    x = raise(RERAISE, f.generator.ended(x), cfg.size());
    return raise(PY_UNWIND, x, cfg.size());
  }

  /** Handles an exception raised at the frame's program point; tells where to go on. */
  private int raised(PyException raised) {
    PyException e = raised;
    int pc = f.pc;
    boolean again = e.reraised;
    if (again) {
      e.reraised = false;
      e = raise(RERAISE, e, pc);
    } else {
      e.addTraceback(f, pc);
      e = raise(RAISE, e, pc);
    }
    while (true) {
      int h = pc < 0 ? -1 : code.handlerOf(f, pc, e);
      if (h < 0) {
        if (again && pc >= 0 && cfg.line(pc) < 0) {
          // The end of a handler has no line of its own: the frame stays where it came from.
          f.pc = f.raisedAt;
        }
        f.finished = true;
        throw unwound(e);
      }
      f.pc = h;
      PyException other = raise(EXCEPTION_HANDLED, e, h);
      if (other == e) {
        return h;
      }
      e = other;
      pc = h;
    }
  }
}
