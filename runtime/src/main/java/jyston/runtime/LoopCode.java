package jyston.runtime;

import java.util.ArrayList;
import java.util.List;

/** Compiled code that a running frame enters at a loop header. */
public abstract class LoopCode {
  /** Set when it is not to be entered any more. */
  public volatile boolean dead;

  private final List<Runnable> users = new ArrayList<>(1);

  /** Notes how to make somebody forget it who keeps it at hand. */
  public final void keptBy(Runnable forget) {
    users.add(forget);
  }

  /** Makes them forget it: they will ask for it again. */
  public final void forget() {
    users.forEach(Runnable::run);
    users.clear();
  }

  /**
   * Runs a frame of the interpreter from the loop header on.
   *
   * @return what the frame returned or yielded, as {@link CompiledCode#run}; or null when the
   *     interpreter is to go on at the frame's program point
   * @throws PyException raised at the frame's program point, with no traceback entry for it yet
   */
  public abstract PyObject run(Frame f);
}
