package jyston.stdlib.sre;

/** The sets of a pattern as tables of the ASCII characters they hold, made when first used. */
final class CharSets {
  private final int[] code;
  private final boolean[][] tables;

  CharSets(int[] code) {
    this.code = code;
    this.tables = new boolean[code.length][];
  }

  /** The table of the set whose IN instruction is at {@code pc}. */
  boolean[] at(int pc) {
    boolean[] t = tables[pc];
    return t != null ? t : make(pc);
  }

  /** Whether a set holds a character. */
  boolean has(int pc, int c) {
    return c < 128 ? at(pc)[c] : Chars.inSet(code, pc + 2, c);
  }

  private boolean[] make(int pc) {
    boolean[] t = new boolean[128];
    for (int c = 0; c < t.length; c++) {
      t[c] = Chars.inSet(code, pc + 2, c);
    }
    tables[pc] = t;
    return t;
  }

  /** How many characters from {@code p} to {@code stop} are in a set. */
  int count(int pc, Input in, int p, int stop) {
    boolean[] t = at(pc);
    String s = in.text;
    int i = p;
    if (s == null) {
      while (i < stop && has(pc, in.at(i))) {
        i++;
      }
      return i - p;
    }
    for (; i < stop; i++) {
      int c = s.charAt(i);
      if (c < 128 ? !t[c] : !Chars.inSet(code, pc + 2, c)) {
        break;
      }
    }
    return i - p;
  }
}
