package jyston.frontend.lexer;

import java.util.HashMap;
import java.util.Map;

/**
 * Token types. Up to {@link #NL} the numbers are those of CPython's {@code token} module; keywords
 * follow, in a range of their own.
 */
public final class Tok {
  private Tok() {}

  public static final int ENDMARKER = 0;
  public static final int NAME = 1;
  public static final int NUMBER = 2;
  public static final int STRING = 3;
  public static final int NEWLINE = 4;
  public static final int INDENT = 5;
  public static final int DEDENT = 6;
  public static final int LPAR = 7;
  public static final int RPAR = 8;
  public static final int LSQB = 9;
  public static final int RSQB = 10;
  public static final int COLON = 11;
  public static final int COMMA = 12;
  public static final int SEMI = 13;
  public static final int PLUS = 14;
  public static final int MINUS = 15;
  public static final int STAR = 16;
  public static final int SLASH = 17;
  public static final int VBAR = 18;
  public static final int AMPER = 19;
  public static final int LESS = 20;
  public static final int GREATER = 21;
  public static final int EQUAL = 22;
  public static final int DOT = 23;
  public static final int PERCENT = 24;
  public static final int LBRACE = 25;
  public static final int RBRACE = 26;
  public static final int EQEQUAL = 27;
  public static final int NOTEQUAL = 28;
  public static final int LESSEQUAL = 29;
  public static final int GREATEREQUAL = 30;
  public static final int TILDE = 31;
  public static final int CIRCUMFLEX = 32;
  public static final int LEFTSHIFT = 33;
  public static final int RIGHTSHIFT = 34;
  public static final int DOUBLESTAR = 35;
  public static final int PLUSEQUAL = 36;
  public static final int MINEQUAL = 37;
  public static final int STAREQUAL = 38;
  public static final int SLASHEQUAL = 39;
  public static final int PERCENTEQUAL = 40;
  public static final int AMPEREQUAL = 41;
  public static final int VBAREQUAL = 42;
  public static final int CIRCUMFLEXEQUAL = 43;
  public static final int LEFTSHIFTEQUAL = 44;
  public static final int RIGHTSHIFTEQUAL = 45;
  public static final int DOUBLESTAREQUAL = 46;
  public static final int DOUBLESLASH = 47;
  public static final int DOUBLESLASHEQUAL = 48;
  public static final int AT = 49;
  public static final int ATEQUAL = 50;
  public static final int RARROW = 51;
  public static final int ELLIPSIS = 52;
  public static final int COLONEQUAL = 53;
  public static final int EXCLAMATION = 54;
  public static final int OP = 55;
  public static final int TYPE_IGNORE = 56;
  public static final int TYPE_COMMENT = 57;
  public static final int SOFT_KEYWORD = 58;
  public static final int FSTRING_START = 59;
  public static final int FSTRING_MIDDLE = 60;
  public static final int FSTRING_END = 61;
  public static final int COMMENT = 62;
  public static final int NL = 63;
  public static final int ERRORTOKEN = 64;

  /** The first keyword's type; keyword {@code i} of {@link #KEYWORDS} has this plus {@code i}. */
  public static final int FIRST_KEYWORD = 70;

  public static final int FALSE = 70;
  public static final int NONE = 71;
  public static final int TRUE = 72;
  public static final int AND = 73;
  public static final int AS = 74;
  public static final int ASSERT = 75;
  public static final int ASYNC = 76;
  public static final int AWAIT = 77;
  public static final int BREAK = 78;
  public static final int CLASS = 79;
  public static final int CONTINUE = 80;
  public static final int DEF = 81;
  public static final int DEL = 82;
  public static final int ELIF = 83;
  public static final int ELSE = 84;
  public static final int EXCEPT = 85;
  public static final int FINALLY = 86;
  public static final int FOR = 87;
  public static final int FROM = 88;
  public static final int GLOBAL = 89;
  public static final int IF = 90;
  public static final int IMPORT = 91;
  public static final int IN = 92;
  public static final int IS = 93;
  public static final int LAMBDA = 94;
  public static final int NONLOCAL = 95;
  public static final int NOT = 96;
  public static final int OR = 97;
  public static final int PASS = 98;
  public static final int RAISE = 99;
  public static final int RETURN = 100;
  public static final int TRY = 101;
  public static final int WHILE = 102;
  public static final int WITH = 103;
  public static final int YIELD = 104;

  private static final String[] KEYWORDS = {
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield"
  };

  private static final String OPERATORS =
      "7( 8) 9[ 10] 11: 12, 13; 14+ 15- 16* 17/ 18| 19& 20< 21> 22= 23. 24% 25{ 26} 27== 28!="
          + " 29<= 30>= 31~ 32^ 33<< 34>> 35** 36+= 37-= 38*= 39/= 40%= 41&= 42|= 43^= 44<<="
          + " 45>>= 46**= 47// 48//= 49@ 50@= 51-> 52... 53:= 54!";

  /** How many keywords there are. */
  public static int keywordCount() {
    return KEYWORDS.length;
  }

  /** The i-th keyword. */
  public static String keyword(int i) {
    return KEYWORDS[i];
  }

  /** The types of all operators and keywords by their text. */
  public static Map<String, Integer> byText() {
    Map<String, Integer> out = new HashMap<>();
    for (int i = 0; i < KEYWORDS.length; i++) {
      out.put(KEYWORDS[i], FIRST_KEYWORD + i);
    }
    for (String entry : OPERATORS.split(" ")) {
      int digits = Character.isDigit(entry.charAt(1)) ? 2 : 1;
      out.put(entry.substring(digits), Integer.parseInt(entry.substring(0, digits)));
    }
    return out;
  }
}
