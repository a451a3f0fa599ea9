package jyston.frontend.lexer;

import java.util.ArrayList;
import java.util.List;
import jyston.frontend.SyntaxException;
import jyston.frontend.SyntaxException.Kind;
import jyston.frontend.lexer.Lexer.Warning;

/** State of the tokenizer, and its errors. */
abstract class LexerBase {
  static final int MAX_LEVEL = 200;

  final SourceText source;
  final byte[] src;
  final int len;
  final TokenList out = new TokenList();
  final boolean extra;
  int pos;
  int line;
  int lineStart;

  /** Start of the line in which the token being read, or one joined to it by lines, began. */
  int bufferStart;

  int level;
  final char[] parens = new char[MAX_LEVEL];
  final int[] parenLines = new int[MAX_LEVEL];
  final int[] parenCols = new int[MAX_LEVEL];
  FStringMode mode;
  List<Warning> warnings = List.of();

  LexerBase(SourceText source, boolean extra) {
    this.source = source;
    this.extra = extra;
    this.src = source.bytes();
    this.len = source.length();
  }

  void emit(int type, int from, int to) {
    out.add(type, from, to, line, -1);
  }

  /** Called when the newline before {@link #pos} has been read. */
  void newLine() {
    if (pos < len) {
      line++;
      lineStart = pos;
      out.addLine(pos);
    }
  }

  /** Offset after the newline that ends the line of p. */
  int lineEnd(int p) {
    while (p < len && src[p] != '\n') {
      p++;
    }
    return p < len ? p + 1 : p;
  }

  boolean eofError() {
    pos = len;
    out.errorAtEof = true;
    out.errorBuffered = len - bufferStart;
    if (level > 0) {
      return unclosed();
    }
    return doneError(
        Kind.SYNTAX_ERROR, "unexpected EOF while parsing", source.characters(lineStart, pos), -1);
  }

  /** "'(' was never closed". */
  boolean unclosed() {
    out.errorUnclosed = true;
    out.errorAtEof = true;
    int l = parenLines[level - 1];
    int at = out.lineStart[l] + parenCols[level - 1];
    return fail(
        error(
            Kind.SYNTAX_ERROR,
            "'" + parens[level - 1] + "' was never closed",
            l,
            source.characters(out.lineStart[l], at) + 1,
            0),
        false);
  }

  /** An error the parser raises when it asks for this token. */
  boolean doneError(Kind kind, String message, int offset, int endOffset) {
    return fail(error(kind, message, line, offset, endOffset), false);
  }

  SyntaxException error(Kind kind, String message, int l, int offset, int endOffset) {
    return new SyntaxException(
        kind, message, source.filename(), l, offset, l, endOffset, lineText(l, line <= l));
  }

  boolean fail(SyntaxException e, boolean raised) {
    out.error = e;
    out.errorRaised = raised;
    out.errorInFString = mode != null;
    if (level > 0) {
      out.openLine = parenLines[level - 1];
      out.openCol = parenCols[level - 1];
      out.openChar = parens[level - 1];
    }
    out.add(Tok.ERRORTOKEN, pos, pos, line, -1);
    return false;
  }

  /** The text of a line, with its newline or without. */
  String lineText(int l, boolean newline) {
    if (l == 0 || l > out.lines) {
      return "";
    }
    int from = out.lineStart[l];
    int to = from;
    while (to < len && src[to] != '\n') {
      to++;
    }
    return source.decode(from, newline && to < len ? to + 1 : to);
  }

  /** {@code syntaxerror(tok, ...)}: raised at the reading position. */
  int syntaxError(String message) {
    int at = source.characters(lineStart, pos);
    return syntaxError(message, at, at);
  }

  int syntaxError(String message, int offset, int endOffset) {
    fail(
        new SyntaxException(
            Kind.SYNTAX_ERROR,
            message,
            source.filename(),
            line,
            offset,
            line,
            endOffset,
            lineText(line, false)),
        true);
    return 0;
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isHexDigit(int c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
  }

  static boolean isNameStart(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c < 0;
  }

  static boolean isNameChar(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || c < 0;
  }

  static String hex4(int cp) {
    String h = Integer.toHexString(cp).toUpperCase(java.util.Locale.ROOT);
    return "0000".substring(Math.min(4, h.length())) + h;
  }

  final void warn(String message, int col) {
    if (warnings.isEmpty()) {
      warnings = new ArrayList<>();
    }
    warnings.add(new Warning("SyntaxWarning", message, out.count, line, col, -1));
  }
}
