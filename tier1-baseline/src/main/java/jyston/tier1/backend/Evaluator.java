package jyston.tier1.backend;

import jyston.runtime.Frame;
import jyston.runtime.PyObject;

/** Evaluates calls of one function. */
public interface Evaluator {
  /**
   * Evaluates a call. The registers of the frame hold the arguments, bound, and the cells.
   *
   * <p>A Python exception counts as raised at the frame's program point, which the evaluator sets
   * before what may raise ({@link Frame#pc}); a handler of the function that is there is run by the
   * interpreter, for which the registers of variables must be up to date. Any other throwable ends
   * the evaluator: it becomes a SystemError, and the function goes back to the interpreter.
   *
   * @return what the function returns, or null to leave this call to the interpreter, where nothing
   *     has happened yet and the registers are as they were
   */
  PyObject evaluate(Frame frame);
}
