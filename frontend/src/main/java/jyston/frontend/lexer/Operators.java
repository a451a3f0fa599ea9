package jyston.frontend.lexer;

/** Operator recognition. */
final class Operators {
  private Operators() {}

  /** The type of a one-character operator; {@link Tok#OP} if there is none. */
  static int one(int c) {
    return switch (c) {
      case '(' -> Tok.LPAR;
      case ')' -> Tok.RPAR;
      case '[' -> Tok.LSQB;
      case ']' -> Tok.RSQB;
      case ':' -> Tok.COLON;
      case ',' -> Tok.COMMA;
      case ';' -> Tok.SEMI;
      case '+' -> Tok.PLUS;
      case '-' -> Tok.MINUS;
      case '*' -> Tok.STAR;
      case '/' -> Tok.SLASH;
      case '|' -> Tok.VBAR;
      case '&' -> Tok.AMPER;
      case '<' -> Tok.LESS;
      case '>' -> Tok.GREATER;
      case '=' -> Tok.EQUAL;
      case '.' -> Tok.DOT;
      case '%' -> Tok.PERCENT;
      case '{' -> Tok.LBRACE;
      case '}' -> Tok.RBRACE;
      case '~' -> Tok.TILDE;
      case '^' -> Tok.CIRCUMFLEX;
      case '@' -> Tok.AT;
      case '!' -> Tok.EXCLAMATION;
      default -> Tok.OP;
    };
  }

  /** The type of a two-character operator, or -1. */
  static int two(int c, int d) {
    if (d == '=') {
      return switch (c) {
        case '=' -> Tok.EQEQUAL;
        case '!' -> Tok.NOTEQUAL;
        case '<' -> Tok.LESSEQUAL;
        case '>' -> Tok.GREATEREQUAL;
        case '+' -> Tok.PLUSEQUAL;
        case '-' -> Tok.MINEQUAL;
        case '*' -> Tok.STAREQUAL;
        case '/' -> Tok.SLASHEQUAL;
        case '%' -> Tok.PERCENTEQUAL;
        case '&' -> Tok.AMPEREQUAL;
        case '|' -> Tok.VBAREQUAL;
        case '^' -> Tok.CIRCUMFLEXEQUAL;
        case '@' -> Tok.ATEQUAL;
        case ':' -> Tok.COLONEQUAL;
        default -> -1;
      };
    }
    if (d == '>') {
      return c == '-' ? Tok.RARROW : c == '>' ? Tok.RIGHTSHIFT : c == '<' ? Tok.NOTEQUAL : -1;
    }
    if (c != d) {
      return -1;
    }
    return switch (c) {
      case '<' -> Tok.LEFTSHIFT;
      case '*' -> Tok.DOUBLESTAR;
      case '/' -> Tok.DOUBLESLASH;
      default -> -1;
    };
  }

  /** The type of a two-character operator followed by c, or -1. */
  static int three(int two, int c) {
    if (c != '=') {
      return -1;
    }
    return switch (two) {
      case Tok.LEFTSHIFT -> Tok.LEFTSHIFTEQUAL;
      case Tok.RIGHTSHIFT -> Tok.RIGHTSHIFTEQUAL;
      case Tok.DOUBLESTAR -> Tok.DOUBLESTAREQUAL;
      case Tok.DOUBLESLASH -> Tok.DOUBLESLASHEQUAL;
      default -> -1;
    };
  }
}
