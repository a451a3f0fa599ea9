package jyston.profiler;

/** What compilers do to make code faster that it does not need, and that an option turns off. */
public enum Optimisation {
  /** Builtin functions and methods that a site always calls are called directly. */
  DIRECT_CALLS("tier1-direct-calls", "direct_calls"),

  /** Code that does not fit in one method that HotSpot compiles is divided. */
  PARTS("tier1-parts", "parts"),

  /** Loops go on in lists, tuples, dicts and strs without asking, and make no tuples of pairs. */
  ITERATION("tier1-iteration", "iterations"),

  /** Attributes and methods are read where the shapes seen have them. */
  INLINE_CACHES("tier1-inline-caches", "inline_caches"),

  /** What a class holds is taken for a constant while the class stays as it is. */
  CLASS_VALUES("tier1-class-values", "class_values"),

  /** A branch on what a builtin function says makes no bool of it. */
  BRANCHES("tier1-branches", "branches"),

  /** A call has no frame until something may look at it; many return before. */
  LATE_FRAMES("tier1-late-frames", "late_frames"),

  /** Loops over ranges count in local variables, not in their iterators. */
  RANGES("tier1-ranges", "range_loops"),

  /** Generators go on running while a builtin takes what they yield. */
  SINKS("tier1-sinks", "sinks"),

  /** Polls and exits keep nothing alive that they do not need, which leaves registers to loops. */
  LOOP_REGISTERS("tier1-loop-registers", "loop_registers"),

  /** Operators whose special method is one of Python call it directly. */
  OPERATORS("tier1-operators", "operator_calls"),

  /** Arguments go to parameters as the names at the site and the code seen there say. */
  KEYWORD_CALLS("tier1-keywords", "keyword_calls"),

  /** Slices of lists are taken and assigned without objects for slices and bounds. */
  SLICES("tier1-slices", "slices"),

  /** Complex numbers are kept as two doubles. */
  COMPLEX("tier1-complex", "complex_operations");

  /** The option, without {@code --vm-}: {@code on} or {@code off}. */
  public final String option;

  /** The counter of the sites where it was applied, behind the tier's name. */
  public final String counter;

  Optimisation(String option, String counter) {
    this.option = option;
    this.counter = counter;
  }
}
