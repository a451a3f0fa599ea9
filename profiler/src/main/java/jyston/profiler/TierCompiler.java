package jyston.profiler;

/**
 * What makes code for a tier above the interpreter. Called by one thread at a time: the compile
 * queue's, or with synchronous compilation the one that runs the program.
 */
public interface TierCompiler {
  /**
   * Code that was made.
   *
   * @param size the memory it takes, in bytes, as far as the compiler knows
   * @param instructions how many instructions of the graph it was made of
   */
  record Made(long size, int instructions) {}

  /**
   * Compiles and publishes the result, in place of what was compiled for this entry point before.
   *
   * @param profile the code, its feedback, and the slot to publish in
   * @return what was made
   * @throws CompileException for code that this tier does not take; anything else that is thrown
   *     counts as a failure, too
   */
  Made compile(CodeProfile profile, EntryPoint entry) throws CompileException;

  /**
   * Takes compiled code out of use; frames that run it leave at their next guard. There may be
   * none. Unlike {@link #compile} called by any thread, also while that runs.
   */
  void discard(CodeProfile profile, EntryPoint entry);
}
