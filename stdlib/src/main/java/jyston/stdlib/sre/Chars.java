package jyston.stdlib.sre;

import jyston.runtime.unicode.CharTable;

/** Character categories, case and sets of compiled patterns. */
final class Chars {
  private Chars() {}

  static boolean asciiWord(int c) {
    return c >= '0' && c <= '9' || (c | 32) >= 'a' && (c | 32) <= 'z' || c == '_';
  }

  /** For each ASCII character a bit per category it is in. */
  private static final int[] ASCII = new int[128];

  static {
    for (int c = 0; c < ASCII.length; c++) {
      for (int cat = 0; cat < 18; cat++) {
        if (slowCategory(cat, c)) {
          ASCII[c] |= 1 << cat;
        }
      }
    }
  }

  static boolean uniWord(int c) {
    return c < 128 ? (ASCII[c] & 1 << 14) != 0 : CharTable.isAlnum(c);
  }

  private static boolean asciiSpace(int c) {
    return c == ' ' || c >= 9 && c <= 13;
  }

  static boolean category(int cat, int c) {
    return c < 128 ? (ASCII[c] & 1 << cat) != 0 : slowCategory(cat, c);
  }

  private static boolean slowCategory(int cat, int c) {
    return switch (cat) {
      case 0 -> c >= '0' && c <= '9';
      case 1 -> c < '0' || c > '9';
      case 2 -> asciiSpace(c);
      case 3 -> !asciiSpace(c);
      case 4, 8 -> asciiWord(c);
      case 5, 9 -> !asciiWord(c);
      case 6 -> c == '\n';
      case 7 -> c != '\n';
      case 10 -> c < 128 ? c >= '0' && c <= '9' : CharTable.is(c, CharTable.DECIMAL);
      case 11 -> !(c < 128 ? c >= '0' && c <= '9' : CharTable.is(c, CharTable.DECIMAL));
      case 12 -> CharTable.isSpace(c);
      case 13 -> !CharTable.isSpace(c);
      case 14 -> c < 128 ? asciiWord(c) : CharTable.isAlnum(c);
      case 15 -> !(c < 128 ? asciiWord(c) : CharTable.isAlnum(c));
      case 16 -> CharTable.isLineBreak(c);
      case 17 -> !CharTable.isLineBreak(c);
      default -> false;
    };
  }

  static int lowerAscii(int c) {
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
  }

  static int upperAscii(int c) {
    return c >= 'a' && c <= 'z' ? c - 32 : c;
  }

  static int lower(int c) {
    return CharTable.toLower(c);
  }

  static int upper(int c) {
    return CharTable.toUpper(c);
  }

  static boolean locIgnore(int pat, int c) {
    return c == pat || lowerAscii(c) == pat || upperAscii(c) == pat;
  }

  static boolean setLocIgnore(int[] code, int set, int c) {
    int lo = lowerAscii(c);
    if (inSet(code, set, lo)) {
      return true;
    }
    int up = upperAscii(c);
    return up != lo && inSet(code, set, up);
  }

  /** Whether a character is in the set that starts at a place in the code. */
  static boolean inSet(int[] code, int set, int c) {
    boolean ok = true;
    int i = set;
    while (true) {
      switch (code[i++]) {
        case Op.FAILURE -> {
          return !ok;
        }
        case Op.LITERAL -> {
          if (c == code[i++]) {
            return ok;
          }
        }
        case Op.CATEGORY -> {
          if (category(code[i++], c)) {
            return ok;
          }
        }
        case Op.CHARSET -> {
          if (c < 256 && (code[i + (c >> 5)] & 1 << (c & 31)) != 0) {
            return ok;
          }
          i += 8;
        }
        case Op.RANGE -> {
          if (code[i] <= c && c <= code[i + 1]) {
            return ok;
          }
          i += 2;
        }
        case Op.RANGE_UNI_IGNORE -> {
          if (code[i] <= c && c <= code[i + 1]) {
            return ok;
          }
          int u = upper(c);
          if (code[i] <= u && u <= code[i + 1]) {
            return ok;
          }
          i += 2;
        }
        case Op.NEGATE -> ok = !ok;
        case Op.BIGCHARSET -> {
          int count = code[i++];
          if (c < 65536) {
            int hi = c >> 8;
            int block = code[i + (hi >> 2)] >> (8 * (hi & 3)) & 255;
            int word = code[i + 64 + block * 8 + ((c & 255) >> 5)];
            if ((word & 1 << (c & 31)) != 0) {
              return ok;
            }
          }
          i += 64 + count * 8;
        }
        default -> {
          return false;
        }
      }
    }
  }
}
