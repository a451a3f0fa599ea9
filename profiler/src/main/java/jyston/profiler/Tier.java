package jyston.profiler;

/** The ways to run code, from the one everything starts in to the one that is costliest to make. */
public enum Tier {
  /** The CFG interpreter. */
  INTERPRETER,

  /** JVM bytecode. */
  BASELINE,

  /** Native code through LLVM. */
  NATIVE;

  /** The word for it in options, counters and traces: {@code tier0} to {@code tier2}. */
  public final String label = "tier" + ordinal();
}
