package jyston.runtime;

import jyston.frontend.code.BasicBlock;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;

/** What an exception does to the frame it comes to, whichever tier runs the frame. */
public final class Handlers {
  private Handlers() {}

  /**
   * An exception has come to the program point of a frame: its traceback gets an entry, and the
   * handler there, if any, gets the exception.
   *
   * @return the first program point of the handler behind its landing; -1 when there is no handler,
   *     and the exception is to be thrown to the caller
   */
  public static int arrive(Frame f, Cfg g, PyException e) {
    int pc = f.pc;
    boolean again = e.reraised;
    if (again) {
      e.reraised = false;
    } else {
      e.addTraceback(f, pc);
    }
    int h = enter(f, g, pc, e);
    if (h < 0) {
      if (again && g.line(pc) < 0) {
        // The end of a handler has no line of its own: the frame stays where it came from.
        f.pc = f.raisedAt;
      }
      f.finished = true;
    }
    return h;
  }

  /** As {@link #arrive} for an exception whose traceback is right already. */
  public static int enter(Frame f, Cfg g, int pc, PyException e) {
    BasicBlock b = g.blockAt(pc);
    if (b.handler() < 0) {
      return -1;
    }
    Instr i = g.instr(pc);
    if (i.op != Op.RERAISE || g.line(pc) >= 0 && i.imm == 0) {
      f.raisedAt = pc;
    }
    BasicBlock h = g.block(b.handler());
    f.regs[g.instr(h.start()).dst] = e.value();
    return h.start() + 1;
  }
}
