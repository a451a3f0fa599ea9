package jyston.runtime;

/** What the interpreter asks when code has used up its budget. */
public interface Promoter {
  /** A code object is about to be run. */
  void hotEntry(CompiledCode interpreted, Frame f);

  /**
   * A back edge was taken.
   *
   * @param header program point of the loop header
   * @return code to enter there, or null
   */
  LoopCode hotLoop(CompiledCode interpreted, Frame f, int header);
}
