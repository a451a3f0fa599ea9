package jyston.frontend.lexer;

import jyston.frontend.SyntaxException;
import jyston.frontend.SyntaxException.Kind;

/**
 * The tokens of a source as {@code _tokenize.TokenizerIter} gives them out. With extra tokens, that
 * is what {@code tokenize.py} asks for: comments, insignificant newlines, {@code OP} for all
 * operators.
 */
public final class TokenRows {
  /** One token: columns count characters from 0; the line is the text of the lines it lies in. */
  public record Row(
      int type, String string, int line, int col, int endLine, int endCol, String lineText) {}

  private final TokenList tokens;
  private final SourceText source;
  private final boolean extra;
  private final boolean implicitNewline;
  private int next;
  private int cachedLine;
  private int cachedOffset;
  private int cachedChars;

  /** Tokenizes; errors are reported when their turn comes. */
  public TokenRows(SourceText text, boolean extraTokens) {
    extra = extraTokens;
    byte[] b = text.bytes();
    int n = text.length();
    implicitNewline = n > 0 && b[n - 1] != '\n';
    SourceText whole = text;
    if (implicitNewline && extraTokens) {
      byte[] more = SourceText.pad(b, 0, n + 1);
      more[n] = '\n';
      whole = new SourceText(text.filename(), more, n + 1, text.encoding());
    }
    Lexer lexer = new Lexer(whole, extraTokens ? Lexer.EXTRA_TOKENS : Lexer.ADD_NEWLINE);
    tokens = lexer.run();
    source = lexer.source();
  }

  /**
   * The next token, or null after the last.
   *
   * @throws SyntaxException in place of a token that is in error
   */
  public Row next() {
    if (next >= tokens.count) {
      return null;
    }
    int i = next++;
    int type = tokens.type[i];
    if (type == Tok.ERRORTOKEN) {
      next = tokens.count;
      throw error(i);
    }
    int start = tokens.start[i];
    int end = tokens.end[i];
    int line = tokens.line[i];
    int endLine = tokens.endLine(i);
    if (type == Tok.FSTRING_MIDDLE && tokens.name[i] == TokenList.DOUBLED_BRACE) {
      endLine = tokens.lineAt(end, line);
    }
    boolean trailing =
        extra && (type == Tok.ENDMARKER || type == Tok.DEDENT && start >= source.length());
    if (trailing) {
      return new Row(type, "", tokens.lines + 1, 0, tokens.lines + 1, 0, "");
    }
    String text = source.decode(start, end);
    int col = column(line, start);
    int endCol = column(endLine, end);
    if (tokens.type[i] == Tok.DEDENT || type == Tok.ENDMARKER || !extra && type == Tok.INDENT) {
      text = "";
      if (!extra) {
        col = -1;
        endCol = -1;
      }
    }
    boolean implied = implicitNewline && lineEnd(endLine) == source.length();
    if (extra) {
      if (type > Tok.DEDENT && type < Tok.OP) {
        type = Tok.OP;
      } else if (type >= Tok.FIRST_KEYWORD) {
        type = Tok.NAME;
      } else if (type == Tok.NEWLINE) {
        boolean carriage = source.bytes()[end] == '\r' || hasCarriage(start, end);
        text = implied ? "" : carriage ? "\r\n" : "\n";
        endCol++;
      } else if (type == Tok.NL && implied) {
        text = "";
      }
    } else if (type >= Tok.FIRST_KEYWORD) {
      type = Tok.NAME;
    } else if (type == Tok.NEWLINE && text.endsWith("\n")) {
      text = text.substring(0, text.length() - 1);
      endCol--;
    }
    int from = tokens.lineStart[line];
    int to = lineEnd(endLine);
    if (implied) {
      to--;
    }
    return new Row(type, text, line, col, endLine, endCol, source.decode(from, Math.max(from, to)));
  }

  private boolean hasCarriage(int start, int end) {
    for (int i = start; i < end; i++) {
      if (source.bytes()[i] == '\r') {
        return true;
      }
    }
    return false;
  }

  private int lineEnd(int line) {
    if (line < tokens.lines) {
      return tokens.lineStart[line + 1];
    }
    int p = tokens.lineStart[line];
    while (p < source.length() && source.bytes()[p] != '\n') {
      p++;
    }
    return Math.min(p + 1, source.length());
  }

  /** Characters from the start of the line; remembers the last answer, as lines may be long. */
  private int column(int line, int offset) {
    int from = tokens.lineStart[line];
    if (source.isAscii()) {
      return offset - from;
    }
    if (line == cachedLine && offset >= cachedOffset) {
      cachedChars += source.characters(cachedOffset, offset);
    } else {
      cachedChars = source.characters(from, offset);
      cachedLine = line;
    }
    cachedOffset = offset;
    return cachedChars;
  }

  /** {@code _tokenizer_error} of CPython's Python-tokenize.c. */
  private SyntaxException error(int token) {
    SyntaxException e = tokens.error;
    if (tokens.errorRaised) {
      return e;
    }
    int line = tokens.line[token];
    if (tokens.errorUnclosed || e.getMessage().startsWith("unexpected EOF")) {
      return new SyntaxException(
          Kind.SYNTAX_ERROR,
          "unexpected EOF in multi-line statement",
          source.filename(),
          line,
          tokens.errorBuffered,
          line,
          SyntaxException.NONE,
          null);
    }
    if (e.kind() == Kind.VALUE_ERROR) {
      return e;
    }
    int from = tokens.lineStart[line];
    int to = lineEnd(line);
    boolean newline = to > from && source.bytes()[to - 1] == '\n';
    return new SyntaxException(
        e.kind(),
        e.getMessage(),
        source.filename(),
        line,
        source.characters(from, to),
        SyntaxException.NONE,
        SyntaxException.NONE,
        source.decode(from, newline ? to - 1 : to));
  }
}
