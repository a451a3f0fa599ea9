package jyston.profiler;

/** What a {@link PromotionPolicy} wants done with a code object. */
public sealed interface Decision {
  /** A budget that is in practice never spent. */
  int NEVER = Integer.MAX_VALUE;

  /** Goes on as it is. */
  Stay LEAVE = new Stay(NEVER);

  /** Units until the interpreter asks again. */
  int budget();

  /**
   * Goes on in the tier where it is.
   *
   * @param budget units until the interpreter asks again
   */
  record Stay(int budget) implements Decision {}

  /**
   * Compiles; what was compiled before for the same tier and entry point stays in use until then.
   *
   * @param tier the tier to compile for
   * @param entry where the compiled code is entered
   * @param budget units until the interpreter asks again
   * @param reason why, in a few words
   */
  record Compile(Tier tier, EntryPoint entry, int budget, String reason) implements Decision {}

  /**
   * Never compiles this entry point for this tier (again), and drops what was compiled.
   *
   * @param tier the tier given up
   * @param entry the entry point
   * @param budget units until the interpreter asks again, for the sake of other entry points
   * @param reason why, in a few words
   */
  record GiveUp(Tier tier, EntryPoint entry, int budget, String reason) implements Decision {}
}
