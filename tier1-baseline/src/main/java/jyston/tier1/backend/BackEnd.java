package jyston.tier1.backend;

import jyston.profiler.CompileException;

/**
 * A compiler of somebody else's. Implementations are public classes with a constructor without
 * arguments, named in {@code META-INF/services/jyston.tier1.backend.BackEnd} of a jar that {@code
 * --vm-back-ends} lists. One instance serves one interpreter; its methods are called by threads
 * that hold the interpreter's lock, never two at a time.
 */
public interface BackEnd {
  /** A short name for traces and statistics. */
  String name();

  /**
   * How many calls of a function the interpreter runs before this back end is asked about it. A
   * function that tier 1 compiles earlier ({@code --vm-tier1-calls}) stays with tier 1.
   */
  int threshold();

  /**
   * Is asked once for each function that has been called often enough.
   *
   * @param code the function, and a place for what this back end keeps about it
   * @return what evaluates calls of the function from now on
   * @throws CompileException to decline, with the reason. Whatever else is thrown counts as a
   *     failure of the back end; either way it is not asked about this code again
   */
  Evaluator compile(BackEndCode code) throws CompileException;
}
