package jyston.profiler;

import java.util.Locale;

/** Why compiled code handed a frame down: the kind of guard that failed. */
public enum ExitKind {
  /** Ints gave a result that has no 64 bits. */
  OVERFLOW,

  /** The left or only operand was of another kind than those seen. */
  LEFT_OPERAND,

  /** The right operand was of another kind than those seen. */
  RIGHT_OPERAND,

  /** The type or shape of a receiver, or the type of an iterator, was another. */
  RECEIVER,

  /** A call went to another target. */
  TARGET,

  /** A call gave a result of another type. */
  RESULT,

  /** A branch went where it never went before. */
  BRANCH,

  /** A variable that was always bound was not. */
  UNBOUND,

  /** Something stable changed: a global, a builtin, a class attribute. */
  ASSUMPTION,

  /** Somebody wants the frame in the interpreter: tracing, monitoring, a debugger. */
  ATTENTION,

  /** The guard held, but exits are being tested. */
  FORCED;

  /** The word for it in counters and traces. */
  public final String label = name().toLowerCase(Locale.ROOT);

  /** Whether such exits say that the code was compiled for the wrong thing. */
  public boolean counts() {
    return this != ATTENTION && this != FORCED;
  }
}
