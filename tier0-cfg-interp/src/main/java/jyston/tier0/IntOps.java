package jyston.tier0;

/** Helpers for operators on two 64-bit ints. */
final class IntOps {
  private static final long EXACT_DOUBLE = 1L << 53;

  private IntOps() {}

  /** Whether the quotient of the two as doubles is the correctly rounded true quotient. */
  static boolean divides(long p, long q) {
    return q != 0 && exact(p) && exact(q);
  }

  private static boolean exact(long v) {
    return v <= EXACT_DOUBLE && v >= -EXACT_DOUBLE;
  }
}
