package jyston.profiler;

import jyston.frontend.code.Code;

/** Something that happened to a code object between tiers. */
public sealed interface TierEvent {
  /** The code. */
  Code code();

  /** The tier above the interpreter that it is about. */
  Tier tier();

  /** Why, in a few words. */
  String reason();

  /** A compilation waits for the compiler. */
  record CompileQueued(Code code, Tier tier, EntryPoint entry, String reason)
      implements TierEvent {}

  /** A compilation begins. */
  record CompileStarted(Code code, Tier tier, EntryPoint entry, String reason)
      implements TierEvent {}

  /**
   * Compiled code is in use.
   *
   * @param nanos time the compilation took
   * @param size size of the code made, in bytes
   * @param instructions how many instructions of the graph it was made of
   * @param version 1 for the first one of this entry point
   */
  record CompileFinished(
      Code code,
      Tier tier,
      EntryPoint entry,
      String reason,
      long nanos,
      long size,
      int instructions,
      int version)
      implements TierEvent {}

  /** An optimisation was applied in compiled code, at so many places. */
  record Applied(Code code, Tier tier, EntryPoint entry, Optimisation what, int times)
      implements TierEvent {
    @Override
    public String reason() {
      return times + " times";
    }
  }

  /**
   * The compiler did not take the code, or broke.
   *
   * @param nanos time until then
   * @param crash what the compiler threw other than a {@link CompileException}, or null
   */
  record CompileFailed(
      Code code, Tier tier, EntryPoint entry, String reason, long nanos, Throwable crash)
      implements TierEvent {}

  /** A compilation was taken out of the queue, or did not get in. */
  record CompileDropped(Code code, Tier tier, EntryPoint entry, String reason)
      implements TierEvent {}

  /** A frame of the interpreter went on in compiled code, in the middle of a loop. */
  record OsrEntered(Code code, Tier tier, EntryPoint entry) implements TierEvent {
    @Override
    public String reason() {
      return "";
    }
  }

  /**
   * A frame went on in compiled code after an exception, in a handler.
   *
   * @param point program point that raised it
   */
  record Handled(Code code, Tier tier, int point) implements TierEvent {
    /** Source line that raised it. */
    public int line() {
      return code.body().lineAt(point);
    }

    @Override
    public String reason() {
      return "";
    }
  }

  /** The suspended frame of a generator was resumed in compiled code. */
  record Resumed(Code code, Tier tier) implements TierEvent {
    @Override
    public String reason() {
      return "";
    }
  }

  /**
   * A frame left compiled code at a guard.
   *
   * @param point program point of the guard
   */
  record ExitTaken(Code code, Tier tier, int point, ExitKind kind, String reason)
      implements TierEvent {
    /** The source line of the point; the first line of the code where its own is not known. */
    public int line() {
      int line = code.isBuilt() && point >= 0 ? code.body().line(point) : -1;
      return line < 0 ? code.firstLine() : line;
    }
  }

  /** What compiled code relied on is no longer so. */
  record Invalidated(Code code, Tier tier, EntryPoint entry, String reason) implements TierEvent {}

  /**
   * Compiled code is out of use.
   *
   * @param size its size in bytes
   */
  record Discarded(Code code, Tier tier, EntryPoint entry, String reason, long size)
      implements TierEvent {}

  /**
   * A back end of somebody else's was asked about a function.
   *
   * @param name of the back end
   * @param taken whether it evaluates the function from now on
   * @param reason why it does not, or null
   */
  record BackEndAsked(Code code, Tier tier, String name, boolean taken, String reason)
      implements TierEvent {}

  /** An entry point stays below this tier for good. */
  record GaveUp(Code code, Tier tier, EntryPoint entry, String reason) implements TierEvent {}
}
