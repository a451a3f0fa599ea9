package jyston.profiler;

import java.util.function.Function;

/** What one instruction of a code object has seen while it was interpreted. */
public abstract sealed class FeedbackCell permits OperandCell, SiteCell, BranchCell {
  /** Program point of the instruction. */
  public final int point;

  FeedbackCell(int point) {
    this.point = point;
  }

  /**
   * The cell in a few words, for listings.
   *
   * @param name names the types, shapes and targets in it
   */
  public abstract String describe(Function<Object, String> name);

  /** Forgets everything. */
  public abstract void clear();

  /**
   * Makes the cell admit more than it has seen, after compiled code that trusted it met something
   * else.
   */
  public abstract void widen();

  /**
   * Makes the cell admit what one kind of guard was against; everything, where the cell does not
   * tell kinds apart.
   */
  public void widen(ExitKind kind) {
    widen();
  }

  /** What compilers read instead of the cell itself, which goes on changing. */
  abstract Feedback copy();

  /** Lets go of everything it refers to, for the time of a garbage collection. */
  void weaken() {}

  /** Ends what {@link #weaken} began. */
  void restore() {}
}
