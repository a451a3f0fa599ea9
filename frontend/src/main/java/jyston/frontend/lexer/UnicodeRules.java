package jyston.frontend.lexer;

/** Character classes of Python's lexical grammar and of {@code str.isprintable}. */
public final class UnicodeRules {
  /** What Unicode 16 (the JDK's version) added to Unicode 15.1 (Python 3.13's). */
  private static final String ADDED =
      " 897 1b4e-1b4f 1b7f 1c89-1c8a 2427-2429 31e4-31e5 a7cb-a7cd a7da-a7dc 105c0-105f3"
          + " 10d40-10d65 10d69-10d85 10d8e-10d8f 10ec2-10ec4 10efc 11380-11389 1138b 1138e"
          + " 11390-113b5 113b7-113c0 113c2 113c5 113c7-113ca 113cc-113d5 113d7-113d8"
          + " 113e1-113e2 116d0-116e3 11bc0-11be1 11bf0-11bf9 11f5a 13460-143fa 16100-16139"
          + " 16d40-16d79 18cff 1cc00-1ccf9 1cd00-1ceb3 1e5d0-1e5fa 1e5ff 1f8b2-1f8bb"
          + " 1f8c0-1f8c1 1fa89 1fa8f 1fabe 1fac6 1fadc 1fadf 1fae9 1fbcb-1fbef";

  private UnicodeRules() {}

  /** Whether a character the JDK knows is unassigned in Python's version of Unicode. */
  public static boolean isTooNew(int cp) {
    if (cp < 0x897) {
      return false;
    }
    int i = 1;
    int n = ADDED.length();
    while (i < n) {
      int low = 0;
      int d;
      while (i < n && (d = Character.digit(ADDED.charAt(i), 16)) >= 0) {
        low = low * 16 + d;
        i++;
      }
      int high = low;
      if (i < n && ADDED.charAt(i) == '-') {
        high = 0;
        i++;
        while (i < n && (d = Character.digit(ADDED.charAt(i), 16)) >= 0) {
          high = high * 16 + d;
          i++;
        }
      }
      if (cp <= high) {
        return cp >= low;
      }
      i++;
    }
    return false;
  }

  /** XID_Start or underscore. */
  public static boolean isIdentifierStart(int cp) {
    if (cp < 128) {
      return cp >= 'a' && cp <= 'z' || cp >= 'A' && cp <= 'Z' || cp == '_';
    }
    if (!Character.isUnicodeIdentifierStart(cp) || isTooNew(cp)) {
      return false;
    }
    return switch (cp) {
      case 0x37A, 0xE33, 0xEB3, 0xFF9E, 0xFF9F -> false;
      default -> !notClosed(cp);
    };
  }

  /** XID_Continue. */
  public static boolean isIdentifierPart(int cp) {
    if (cp < 128) {
      return cp >= 'a' && cp <= 'z'
          || cp >= 'A' && cp <= 'Z'
          || cp >= '0' && cp <= '9'
          || cp == '_';
    }
    if (!Character.isUnicodeIdentifierPart(cp) || isTooNew(cp)) {
      return false;
    }
    // Java counts ignorable characters in; the joiners among them came with Unicode 15.1's profile
    // changes and are no XID_Continue.
    if (Character.isIdentifierIgnorable(cp) || cp == 0x200C || cp == 0x200D) {
      return false;
    }
    return cp != 0x37A && cp != 0x2E2F && !notClosed(cp);
  }

  /** Characters whose NFKC form is no identifier. */
  private static boolean notClosed(int cp) {
    return cp == 0x309B
        || cp == 0x309C
        || cp >= 0xFC5E && cp <= 0xFC63
        || cp == 0xFDFA
        || cp == 0xFDFB
        || cp >= 0xFE70 && cp <= 0xFE7E && (cp & 1) == 0;
  }

  /** {@code Py_UNICODE_ISPRINTABLE}: not a separator other than space, nor category C. */
  public static boolean isPrintable(int cp) {
    if (cp < 127) {
      return cp >= 32;
    }
    return switch (Character.getType(cp)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> !isTooNew(cp);
    };
  }
}
