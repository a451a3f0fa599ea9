package jyston.deopt;

import java.util.Arrays;
import jyston.frontend.code.Cfg;
import jyston.runtime.CompiledCode;
import jyston.runtime.Frame;
import jyston.runtime.Frames;
import jyston.runtime.Handlers;
import jyston.runtime.PyException;
import jyston.runtime.PyObject;
import jyston.runtime.ThreadState;

/** How compiled code is left for the interpreter. */
public final class Exits {
  private Exits() {}

  /**
   * Settles a frame that runs compiled code, at its program point.
   *
   * @param maps by program point
   */
  public static void settle(Frame f, RegisterMap[] maps) {
    if (f.pc < 0) {
      // Nothing has run that could be seen.
      Arrays.fill(f.regs, null);
    } else if (maps[f.pc] != null) {
      maps[f.pc].settle(f);
    }
  }

  /** Makes a frame one that the interpreter may run. */
  private static void release(Frame f, ThreadState ts, boolean handles) {
    f.owner = null;
    f.thread = ts;
    f.finished = false;
    if (!handles) {
      f.outerHandled = ts.handled;
    }
  }

  /**
   * Runs the rest of a call of compiled code in the interpreter, and ends the call.
   *
   * @param pc program point of the instruction to run first
   * @param map where the registers are
   * @param after whether somebody wants to look at the frame behind the instruction it is at
   * @param results the registers that instruction has set
   * @param handles whether the code has handlers, and has noted what was handled on entry
   */
  public static PyObject function(
      ThreadState ts,
      Frame f,
      CompiledCode lower,
      int pc,
      RegisterMap map,
      boolean after,
      int[] results,
      boolean handles) {
    map.leave(f, results);
    release(f, ts, handles);
    if (!after) {
      f.pc = pc;
    }
    try {
      return lower.goOn(f, pc);
    } finally {
      ts.handled = f.outerHandled;
      Frames.leave(ts, f);
    }
  }

  /**
   * Has compiled code handle an exception itself.
   *
   * @param site where compiled code has left the registers, or null
   * @param handlers by block, where a handler that is compiled expects the registers, or null
   * @return the block of the handler, which has what it expects; -1 when nothing was done
   */
  public static int caught(Frame f, Throwable thrown, RegisterMap site, RegisterMap[] handlers) {
    if (f.owner == null || f.pc < 0 || f.attention || f.thread.interp.instrumented) {
      return -1;
    }
    Cfg g = f.code.code.body();
    int h = g.blockAt(f.pc).handler();
    if (h < 0 || handlers[h] == null) {
      return -1;
    }
    RegisterMap want = handlers[h];
    boolean simple = site != null && want.takes(f, site);
    if (!simple) {
      f.settle();
      if (!want.fits(f)) {
        return -1;
      }
    }
    Handlers.arrive(f, g, PyException.fromJava(thrown));
    if (!simple) {
      want.unsettle(f);
    }
    return h;
  }

  /**
   * Ends a call of compiled code that returns and whose frame somebody holds: its variables stay
   * for them as they are.
   */
  public static void returned(ThreadState ts, Frame f, boolean handles) {
    f.settle();
    f.owner = null;
    f.left = null;
    f.finished = true;
    if (handles) {
      ts.handled = f.outerHandled;
    }
    Frames.leave(ts, f);
  }

  /**
   * What an exception in a call of compiled code does: its handler is run in the interpreter, and
   * the rest of the call with it; without one the call ends.
   *
   * @return what the call gives; null when it has ended by the exception, which {@link
   *     ThreadState#raised} then holds
   */
  public static PyObject raised(
      ThreadState ts, Frame f, CompiledCode code, Throwable thrown, boolean handles) {
    if (!handles || !code.code.handlesAt(Math.max(f.pc, 0))) {
      PyException e = Frames.unwind(ts, f, thrown);
      if (handles) {
        ts.handled = f.outerHandled;
      }
      ts.raised = e;
      return null;
    }
    PyException e = PyException.fromJava(thrown);
    f.settle();
    release(f, ts, true);
    try {
      return code.raiseIn(f, e);
    } finally {
      ts.handled = f.outerHandled;
      Frames.leave(ts, f);
    }
  }

  /**
   * Hands a frame that entered compiled code at a loop back to the interpreter.
   *
   * @return null, as {@link jyston.runtime.LoopCode#run}
   */
  public static PyObject loop(Frame f, int pc, RegisterMap map, boolean after, int[] results) {
    map.leave(f, results);
    if (!after) {
      f.pc = pc;
    }
    f.owner = null;
    f.next = pc;
    return null;
  }

  /** Makes a frame that entered compiled code at a loop ready for an exception to be handled. */
  public static void raisedInLoop(Frame f) {
    f.settle();
    f.owner = null;
    f.rejoin();
  }
}
