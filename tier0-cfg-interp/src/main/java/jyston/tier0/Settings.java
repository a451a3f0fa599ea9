package jyston.tier0;

/**
 * Which optimisations tier 0 makes.
 *
 * @param fuse whether an instruction that feeds only the next one becomes part of it, and the
 *     instructions of a block run each other
 * @param caches whether sites remember lookups of names, attributes and methods
 * @param delegate whether resuming a generator that delegates resumes the innermost one directly
 */
public record Settings(boolean fuse, boolean caches, boolean delegate) {
  /** Everything on. */
  public static final Settings DEFAULT = new Settings(true, true, true);
}
