package jyston.frontend.parser;

import jyston.frontend.lexer.Lexer.Warning;
import jyston.frontend.lexer.TokenList;

/**
 * An invalid escape sequence in a literal: the token it is reported at, where the literal's text
 * begins and where the character after the backslash is.
 */
record InvalidEscape(String message, int token, int from, int at) {
  /** The same, reported at another token, as CPython reports parts of f-strings at their end. */
  InvalidEscape movedTo(int other) {
    return new InvalidEscape(message, other, from, at);
  }

  /** The warning. CPython counts from the token, even if the text lies elsewhere. */
  Warning locate(TokenList tokens, byte[] src) {
    int line = tokens.line[token];
    int start = tokens.start[token];
    int q = src[start];
    int col = tokens.col(token);
    if (q == '\'' || q == '"') {
      col += src[start + 1] == q && src[start + 2] == q ? 3 : 1;
    }
    for (int i = from; i < at - 1; i++) {
      int c = src[i];
      if (c == '\n') {
        line++;
        col = 0;
      } else if (c >= 0) {
        col++;
      } else if ((c & 0xC0) != 0x80) {
        col += 10; // CPython has replaced the character by a long escape
      }
    }
    return new Warning("SyntaxWarning", message, token, line, col, col + 2);
  }
}
