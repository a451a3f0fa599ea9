package jyston.profiler;

/**
 * Decides which code moves to which tier. Measuring is the interpreter's, doing is the {@link
 * Promotion}'s; a policy has no effects, so that another one can take its place.
 */
public interface PromotionPolicy {
  /** Units a new code object may spend before the interpreter asks for the first time. */
  int firstBudget();

  /** Units that a call counts, where a back edge counts 1. */
  int callUnits();

  /** Decides for code that has spent its budget. */
  Decision decide(Situation s);

  /** Decides for compiled code that a frame has just left by a guard; a Stay keeps it. */
  Decision afterExit(Situation s);
}
