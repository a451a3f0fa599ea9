package jyston.runtime;

/** Compiled code that a running frame enters at a loop header. */
public abstract class LoopCode {
  /** Set when it is not to be entered any more. */
  public volatile boolean dead;

  /**
   * Runs a frame of the interpreter from the loop header on.
   *
   * @return what the frame returned or yielded, as {@link CompiledCode#run}; or null when the
   *     interpreter is to go on at the frame's program point
   * @throws PyException raised at the frame's program point, with no traceback entry for it yet
   */
  public abstract PyObject run(Frame f);
}
