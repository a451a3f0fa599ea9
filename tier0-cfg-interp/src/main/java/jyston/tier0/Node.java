package jyston.tier0;

import jyston.runtime.Frame;
import jyston.runtime.PyObject;

/** One instruction, ready to run. */
abstract class Node {
  /** Returned by {@link #exec} when the frame has returned; the value is in the frame. */
  static final int RETURN = -1;

  /** Returned by {@link #exec} when the frame is suspended at a yield. */
  static final int YIELD = -2;

  /** Program point. */
  final int pc;

  /** Program point after this instruction; the translator skips jumps. */
  int next;

  Node(int pc) {
    this.pc = pc;
    this.next = pc + 1;
  }

  /**
   * Runs the instruction.
   *
   * @param r the registers of the frame
   * @return index of the node to run next, or RETURN or YIELD
   */
  abstract int exec(Frame f, PyObject[] r);

  /** What this site has seen, for reports; null when it collects nothing. */
  String feedback() {
    return null;
  }
}
