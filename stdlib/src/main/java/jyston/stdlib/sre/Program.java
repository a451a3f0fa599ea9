package jyston.stdlib.sre;

import jyston.runtime.Interpreter;

/**
 * A pattern as JVM bytecode, for subjects that are Java text. {@link ProgramWriter} writes the
 * subclasses; they do what {@link Matcher} does with the same code, on the same choices.
 */
abstract class Program {
  /**
   * Matches at a place; sets {@link Matcher#ptr} and the marks.
   *
   * @param m with the subject's end, the marks and the stack of choices
   * @param s the subject
   * @param p the place
   */
  abstract boolean match(Matcher m, String s, int p);

  /** The first place from {@code p} to {@code last} where a match may start, or -1. */
  abstract int scan(Matcher m, String s, int p, int last);

  private static final boolean[] WORD = new boolean[256];

  static {
    for (int c = 0; c < WORD.length; c++) {
      WORD[c] = Chars.uniWord(c);
    }
  }

  private static boolean word(int c) {
    return c < 256 ? WORD[c] : Chars.uniWord(c);
  }

  /** Whether one of the characters beside a place is of a word and the other is not. */
  static boolean uniBoundary(String s, int p, int end) {
    return (p > 0 && word(s.charAt(p - 1))) != (p < end && word(s.charAt(p)));
  }

  /** Whether what {@code $} asks for holds. */
  static boolean atEnd(String s, int p, int end) {
    return p == end || p + 1 == end && s.charAt(p) == '\n';
  }

  /** Lets others run, and signals be seen, in a match that takes long. */
  static void poll() {
    Interpreter it = Interpreter.current();
    if (it.pollRequested()) {
      it.poll();
    }
  }
}
