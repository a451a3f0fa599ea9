package jyston.frontend.lexer;

/** Numeric literals. */
abstract class NumberLexer extends LexerBase {
  NumberLexer(SourceText source, boolean extra) {
    super(source, extra);
  }

  int number(int from) {
    byte[] s = src;
    int p = from;
    int c = s[p];
    if (c == '0') {
      int x = s[p + 1] | 0x20;
      if (x == 'x' || x == 'o' || x == 'b') {
        return radix(from, x);
      }
      p++;
      boolean nonzero = false;
      while (true) {
        if (s[p] == '_') {
          p++;
          if (!isDigit(s[p])) {
            return numberError(p, "invalid decimal literal");
          }
        }
        if (s[p] != '0') {
          break;
        }
        p++;
      }
      int zerosEnd = p + 1;
      if (isDigit(s[p])) {
        nonzero = true;
        p = decimalTail(p);
        if (p < 0) {
          return 0;
        }
      }
      c = s[p];
      if (c == '.') {
        return fraction(from, p + 1);
      }
      if (c == 'e' || c == 'E') {
        return exponent(from, p);
      }
      if (c == 'j' || c == 'J') {
        return endNumber(from, p + 1, "imaginary");
      }
      if (nonzero && !extra) {
        pos = p;
        return syntaxError(
            "leading zeros in decimal integer literals are not permitted; "
                + "use an 0o prefix for octal integers",
            from + 1 - lineStart,
            Math.min(zerosEnd, len) - lineStart);
      }
      return endNumber(from, p, "decimal");
    }
    if (c == '.') {
      return fraction(from, p + 1);
    }
    p = decimalTail(p);
    if (p < 0) {
      return 0;
    }
    if (s[p] == '.') {
      return fraction(from, p + 1);
    }
    return exponent(from, p);
  }

  int fraction(int from, int p) {
    if (isDigit(src[p])) {
      p = decimalTail(p);
      if (p < 0) {
        return 0;
      }
    }
    return exponent(from, p);
  }

  int exponent(int from, int p) {
    int c = src[p];
    if (c == 'e' || c == 'E') {
      int e = p;
      c = src[++p];
      if (c == '+' || c == '-') {
        p++;
        if (!isDigit(src[p])) {
          return numberError(p, "invalid decimal literal");
        }
      } else if (!isDigit(c)) {
        return endNumber(from, e, "decimal");
      }
      p = decimalTail(p);
      if (p < 0) {
        return 0;
      }
      c = src[p];
    }
    if (c == 'j' || c == 'J') {
      return endNumber(from, p + 1, "imaginary");
    }
    return endNumber(from, p, "decimal");
  }

  /** Skips digits with single underscores; -1 after an error. */
  int decimalTail(int p) {
    while (true) {
      do {
        p++;
      } while (isDigit(src[p]));
      if (src[p] != '_') {
        return p;
      }
      p++;
      if (!isDigit(src[p])) {
        numberError(p, "invalid decimal literal");
        return -1;
      }
    }
  }

  int numberError(int at, String message) {
    pos = at;
    return syntaxError(message);
  }

  int radix(int from, int x) {
    String kind = x == 'x' ? "hexadecimal" : x == 'o' ? "octal" : "binary";
    int limit = x == 'o' ? '8' : '2';
    int p = from + 2;
    do {
      if (src[p] == '_') {
        p++;
      }
      int c = src[p];
      if (x == 'x' ? !isHexDigit(c) : c < '0' || c >= limit) {
        if (x != 'x' && isDigit(c)) {
          return numberError(p + 1, "invalid digit '" + (char) c + "' in " + kind + " literal");
        }
        return numberError(p, "invalid " + kind + " literal");
      }
      do {
        c = src[++p];
      } while (x == 'x' ? isHexDigit(c) : c >= '0' && c < limit);
    } while (src[p] == '_');
    if (x != 'x' && isDigit(src[p])) {
      return numberError(p + 1, "invalid digit '" + (char) src[p] + "' in " + kind + " literal");
    }
    return endNumber(from, p, kind);
  }

  /** {@code verify_end_of_number}, then the token. */
  int endNumber(int from, int p, String kind) {
    int c = src[p];
    pos = p;
    if (!extra && (c >= 'A' || c >= '0' && c <= '9')) {
      int d = src[p + 1];
      boolean keyword =
          switch (c) {
            case 'a' -> d == 'n' && src[p + 2] == 'd' && !isNameChar(src[p + 3]);
            case 'e' ->
                d == 'l' && src[p + 2] == 's' && src[p + 3] == 'e' && !isNameChar(src[p + 4]);
            case 'f' -> d == 'o' && src[p + 2] == 'r' && !isNameChar(src[p + 3]);
            case 'i' -> d == 'f' || d == 'n' || d == 's';
            case 'o' -> d == 'r' && !isNameChar(src[p + 2]);
            case 'n' -> d == 'o' && src[p + 2] == 't' && !isNameChar(src[p + 3]);
            default -> false;
          };
      if (keyword) {
        warn("invalid " + kind + " literal", source.characters(lineStart, p));
      } else if (isNameChar(c)) {
        return syntaxError("invalid " + kind + " literal");
      }
    }
    emit(Tok.NUMBER, from, p);
    return 1;
  }
}
