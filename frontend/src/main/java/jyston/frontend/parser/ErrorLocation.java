package jyston.frontend.parser;

import jyston.frontend.SyntaxException;
import jyston.frontend.SyntaxException.Kind;
import jyston.frontend.lexer.ErrorColumn;
import jyston.frontend.lexer.Lexer.Warning;
import jyston.frontend.lexer.SourceText;
import jyston.frontend.lexer.TokenList;

/** Turns byte positions into the attributes of a SyntaxError. */
final class ErrorLocation {
  private ErrorLocation() {}

  /** The text of a line, with its newline if {@code newline} and there is one. */
  static String lineText(TokenList tokens, SourceText source, int line, boolean newline) {
    if (line <= 0 || line > tokens.lines) {
      return "";
    }
    int from = tokens.lineStart[line];
    int to = from;
    byte[] b = source.bytes();
    while (to < source.length() && b[to] != '\n') {
      to++;
    }
    return source.decode(from, newline && to < source.length() ? to + 1 : to);
  }

  /**
   * A byte column from 1 to a character column, in the text {@link #lineText} gives for the line.
   */
  static int characters(TokenList tokens, SourceText source, int line, boolean newline, int col) {
    if (col <= 0 || line <= 0 || line > tokens.lines) {
      return Math.max(col, 0);
    }
    int from = tokens.lineStart[line];
    int to = from;
    byte[] b = source.bytes();
    while (to < source.length() && b[to] != '\n') {
      to++;
    }
    return ErrorColumn.of(source, from, newline && to < source.length() ? to + 1 : to, col);
  }

  /** The error that a warning becomes under a filter that says so. */
  static SyntaxException ofWarning(
      Warning w, boolean lexical, TokenList tokens, SourceText source) {
    int line = w.line();
    if (lexical) {
      return new SyntaxException(
          Kind.SYNTAX_ERROR,
          w.message(),
          source.filename(),
          line,
          w.col(),
          line,
          w.col(),
          lineText(tokens, source, line, false));
    }
    int last = tokens.endLine(w.token());
    boolean newline = last <= line;
    int shown = Math.min(line, last);
    return new SyntaxException(
        Kind.SYNTAX_ERROR,
        w.message(),
        source.filename(),
        line,
        characters(tokens, source, shown, newline, w.col() + 1),
        line,
        characters(tokens, source, shown, newline, w.endCol() + 1),
        lineText(tokens, source, shown, newline));
  }
}
