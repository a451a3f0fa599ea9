package jyston.frontend.parser;

import java.util.Locale;
import jyston.frontend.lexer.UnicodeRules;

/** Character names for {@code \N{...}} escapes. */
final class CharacterNames {
  private static final String LEADING = "G GG N D DD R M B BB S SS  J JJ C K T P H";
  private static final String VOWELS =
      "A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I";
  private static final String TRAILING =
      " G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H";

  private CharacterNames() {}

  /** A Hangul syllable by its composed name, or -1. */
  private static int hangul(String name) {
    String[] leading = LEADING.split(" ", -1);
    String[] vowels = VOWELS.split(" ", -1);
    String[] trailing = TRAILING.split(" ", -1);
    for (int l = 0; l < leading.length; l++) {
      for (int v = 0; v < vowels.length && name.startsWith(leading[l]); v++) {
        String start = leading[l] + vowels[v];
        for (int t = 0; t < trailing.length && name.startsWith(start); t++) {
          if (name.length() == start.length() + trailing[t].length()
              && name.endsWith(trailing[t])) {
            return 0xAC00 + (l * 21 + v) * 28 + t;
          }
        }
      }
    }
    return -1;
  }

  /** The character of that name, or -1. */
  static int lookup(String name) {
    String n = name.toUpperCase(Locale.ROOT);
    if (n.startsWith("CJK UNIFIED IDEOGRAPH-")) {
      try {
        int cp = Integer.parseInt(n.substring(22), 16);
        boolean canonical = Integer.toHexString(cp).equalsIgnoreCase(n.substring(22));
        return canonical && Character.getName(cp) != null && Character.isIdeographic(cp) ? cp : -1;
      } catch (NumberFormatException e) {
        return -1;
      }
    }
    if (n.startsWith("HANGUL SYLLABLE ")) {
      return hangul(n.substring(16));
    }
    int alias = CharacterAliases.lookup(n);
    if (alias >= 0) {
      return alias;
    }
    try {
      int cp = Character.codePointOf(n);
      // The JDK also takes a block name with a number, and names control characters.
      int type = Character.getType(cp);
      if (type == Character.CONTROL
          || type == Character.PRIVATE_USE
          || type == Character.SURROGATE
          || type == Character.UNASSIGNED) {
        return -1;
      }
      boolean generated = n.endsWith(" " + Integer.toHexString(cp).toUpperCase(Locale.ROOT));
      return n.equals(Character.getName(cp)) && !generated && !UnicodeRules.isTooNew(cp) ? cp : -1;
    } catch (IllegalArgumentException e) {
      return -1;
    }
  }
}
