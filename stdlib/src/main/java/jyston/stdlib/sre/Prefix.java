package jyston.stdlib.sre;

/** What the INFO block of a pattern tells a search. */
final class Prefix {
  /** Least length of a match. */
  final int minimum;

  /** Literal start of every match, or null. */
  final int[] cps;

  /** The same as Java text; null when it has characters that no Java-text subject has. */
  final String text;

  /** Whether the prefix is the whole pattern. */
  final boolean literal;

  /** Where in the code the set of first characters is, or -1. */
  final int set;

  private Prefix(int minimum, int[] cps, boolean literal, int set) {
    this.minimum = minimum;
    this.cps = cps;
    this.literal = literal;
    this.set = set;
    String t = cps == null ? null : new String(cps, 0, cps.length);
    if (t != null) {
      for (int c : cps) {
        if (c > 0xFFFF || c >= 0xD800 && c < 0xE000) {
          t = null;
          break;
        }
      }
    }
    this.text = t;
  }

  /** From a pattern's code; null without an INFO block. */
  static Prefix of(int[] code) {
    if (code.length < 5 || code[0] != Op.INFO) {
      return null;
    }
    int flags = code[2];
    int min = code[3] < 0 ? Integer.MAX_VALUE : code[3];
    if ((flags & Op.INFO_PREFIX) != 0) {
      int n = code[5];
      return new Prefix(
          min, java.util.Arrays.copyOfRange(code, 7, 7 + n), (flags & Op.INFO_LITERAL) != 0, -1);
    }
    return new Prefix(min, null, false, (flags & Op.INFO_CHARSET) != 0 ? 5 : -1);
  }
}
