package jyston.profiler;

import java.util.function.Function;

/** How often a branch went each way. */
public final class BranchCell extends FeedbackCell {
  /** Times the condition held. */
  public int taken;

  /** Times it did not. */
  public int notTaken;

  /** A cell that has seen nothing. */
  public BranchCell(int point) {
    super(point);
  }

  @Override
  public void clear() {
    taken = 0;
    notTaken = 0;
  }

  @Override
  public void widen() {
    // A side that counts zero is one that compiled code leaves out.
    taken = taken == 0 ? 1 : taken;
    notTaken = notTaken == 0 ? 1 : notTaken;
  }

  @Override
  Feedback copy() {
    return new Feedback.Branch(taken, notTaken);
  }

  @Override
  public String describe(Function<Object, String> name) {
    return "taken "
        + Integer.toUnsignedString(taken)
        + ", not "
        + Integer.toUnsignedString(notTaken);
  }
}
