package jyston.tier0;

import jyston.runtime.Frame;
import jyston.runtime.PyObject;

/** One instruction, ready to run. */
abstract class Node {
  /** Returned by {@link #exec} when the frame has returned; the value is in the frame. */
  static final int RETURN = -1;

  /** Returned by {@link #exec} when the frame is suspended at a yield. */
  static final int YIELD = -2;

  /** Returned by {@link #exec} of an instruction that raises {@link Frame#raising}. */
  static final int THROW = -3;

  /** Program point. */
  final int pc;

  /** Program point after this instruction; the translator skips jumps. */
  int next;

  /** The node after this one in its basic block, run from here; null where the loop goes on. */
  Node follow;

  Node(int pc) {
    this.pc = pc;
    this.next = pc + 1;
  }

  /**
   * Runs the nodes that follow in the block; what the nodes that fall through return. Leaves to the
   * loop when somebody may want events of the frame.
   */
  final int go(Frame f, PyObject[] r) {
    Node n = follow;
    if (n == null || f.attention) {
      return next;
    }
    f.pc = n.pc;
    return n.exec(f, r);
  }

  /**
   * Runs the instruction.
   *
   * @param r the registers of the frame
   * @return index of the node to run next, or RETURN, YIELD or THROW
   */
  abstract int exec(Frame f, PyObject[] r);
}
