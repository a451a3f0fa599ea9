package jyston.stdlib.sre;

import java.util.HashMap;

/**
 * What can be said of the places in a pattern's code before it runs: which characters may come
 * first there, and which repeats never have to give anything back. For subjects that are Java text.
 */
final class Outlook {
  private static final int LATIN = 256;

  /** Steps after which a question is left open. */
  private static final int FUEL = 2000;

  private final int[] code;
  private final Facts facts;
  private int fuel;

  /** The REPEAT of each MAX_UNTIL and MIN_UNTIL. */
  private final HashMap<Integer, Integer> repeats = new HashMap<>();

  private final HashMap<Integer, boolean[]> tables = new HashMap<>();

  Outlook(int[] code, Facts facts) {
    this.code = code;
    this.facts = facts;
  }

  /** Notes where the UNTIL of a REPEAT is. */
  void repeat(int until, int repeat) {
    repeats.put(until, repeat);
  }

  static int limit(int v) {
    return v < 0 ? Integer.MAX_VALUE : v;
  }

  /** Which Latin-1 characters a single-character instruction accepts. */
  boolean[] table(int pc) {
    return tables.computeIfAbsent(
        pc,
        k -> {
          boolean[] t = new boolean[LATIN];
          for (int c = 0; c < LATIN; c++) {
            t[c] = facts.one(k, c);
          }
          return t;
        });
  }

  /**
   * Which Latin-1 characters may come first from a place on; null where nothing may have to come.
   * All others may.
   */
  boolean[] first(int pc) {
    fuel = FUEL;
    return ahead(pc);
  }

  private boolean[] ahead(int from) {
    int pc = from;
    while (--fuel > 0) {
      switch (code[pc]) {
        case Op.MARK, Op.AT -> pc += 2;
        case Op.JUMP, Op.INFO -> pc += code[pc + 1] + 1;
        case Op.BRANCH -> {
          boolean[] r = new boolean[LATIN];
          for (int alt = pc + 1; code[alt] != 0; alt += code[alt]) {
            if (!add(r, ahead(alt + 1))) {
              return null;
            }
          }
          return r;
        }
        case Op.REPEAT_ONE, Op.MIN_REPEAT_ONE, Op.POSSESSIVE_REPEAT_ONE -> {
          return optional(pc, table(pc + 4), pc + code[pc + 1] + 1);
        }
        case Op.REPEAT -> {
          return optional(pc, ahead(pc + 4), pc + code[pc + 1] + 2);
        }
        default -> {
          return Facts.size(code, pc) > 0 ? table(pc) : null;
        }
      }
    }
    return null;
  }

  private boolean[] optional(int pc, boolean[] body, int next) {
    if (body == null || limit(code[pc + 2]) > 0) {
      return body;
    }
    boolean[] r = body.clone();
    return add(r, ahead(next)) ? r : null;
  }

  private static boolean add(boolean[] to, boolean[] from) {
    if (from == null) {
      return false;
    }
    for (int c = 0; c < LATIN; c++) {
      to[c] |= from[c];
    }
    return true;
  }

  /**
   * Whether a repeat of single characters that took as many as it could is right to keep them: with
   * less of them, what follows would fail at once.
   */
  boolean isFirm(int pc) {
    fuel = FUEL;
    return fails(pc + code[pc + 1] + 1, pc + 4, limit(code[pc + 2]) > 0);
  }

  /**
   * Whether code fails at any place before a character of the item.
   *
   * @param after whether such a character stands before the place as well
   */
  private boolean fails(int from, int item, boolean after) {
    int pc = from;
    while (--fuel > 0) {
      switch (code[pc]) {
        case Op.MARK -> pc += 2;
        case Op.JUMP -> pc += code[pc + 1] + 1;
        case Op.SUCCESS -> {
          // It came here with the longest first.
          return true;
        }
        case Op.AT -> {
          if (failsAt(code[pc + 1], item, after)) {
            return true;
          }
          pc += 2;
        }
        case Op.BRANCH -> {
          for (int alt = pc + 1; code[alt] != 0; alt += code[alt]) {
            if (!fails(alt + 1, item, after)) {
              return false;
            }
          }
          return true;
        }
        case Op.REPEAT_ONE, Op.MIN_REPEAT_ONE, Op.POSSESSIVE_REPEAT_ONE -> {
          if (!apart(pc + 4, item)) {
            return false;
          }
          if (limit(code[pc + 2]) > 0) {
            return true;
          }
          pc += code[pc + 1] + 1;
        }
        case Op.REPEAT -> {
          if (!fails(pc + 4, item, after)) {
            return false;
          }
          if (limit(code[pc + 2]) > 0) {
            return true;
          }
          pc += code[pc + 1] + 2;
        }
        case Op.MAX_UNTIL -> {
          int repeat = repeats.getOrDefault(pc, -1);
          if (repeat < 0) {
            return false;
          }
          if (limit(code[repeat + 3]) != 1 && !fails(repeat + 4, item, after)) {
            return false;
          }
          pc++;
        }
        default -> {
          return Facts.size(code, pc) > 0 && apart(pc, item);
        }
      }
    }
    return false;
  }

  private boolean failsAt(int where, int item, boolean after) {
    return switch (where) {
      case Op.AT_END_STRING -> true;
      case Op.AT_END, Op.AT_END_LINE -> !facts.one(item, '\n');
      case Op.AT_UNI_BOUNDARY -> after && (all(item, true) || all(item, false));
      default -> false;
    };
  }

  /** Whether the item accepts characters of words only, or others only. */
  private boolean all(int item, boolean word) {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      if (Chars.uniWord(c) != word && facts.one(item, c)) {
        return false;
      }
    }
    return true;
  }

  /** Whether no character passes both of two single-character instructions. */
  private boolean apart(int a, int b) {
    if (code[a] == Op.LITERAL) {
      return !facts.one(b, code[a + 1]);
    }
    if (code[b] == Op.LITERAL) {
      return !facts.one(a, code[b + 1]);
    }
    boolean[] x = table(a);
    boolean[] y = table(b);
    for (int c = 0; c < LATIN; c++) {
      if (x[c] && y[c]) {
        return false;
      }
    }
    for (int c = LATIN; c <= Character.MAX_VALUE; c++) {
      if (facts.one(a, c) && facts.one(b, c)) {
        return false;
      }
    }
    return true;
  }
}
