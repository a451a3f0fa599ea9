package jyston.frontend.lexer;

import java.util.ArrayList;
import java.util.List;

/** String literals and f-strings (PEP 701). */
abstract class StringLexer extends NumberLexer {
  StringLexer(SourceText source, boolean extra) {
    super(source, extra);
  }

  /** Reads one token of ordinary code. */
  abstract boolean next();

  static final int MAX_FSTRING_LEVEL = 150;
  static final int MAX_EXPR_NESTING = 3;
  final List<FStringMode> modes = new ArrayList<>();

  /** A string literal; {@code from} at the prefix, {@code q} at the quote. */
  int string(int from, int q) {
    byte[] s = src;
    int quote = s[q];
    int firstLine = line;
    int firstLineStart = lineStart;
    int p = q + 1;
    boolean escapedQuote = false;
    if (s[p] == quote) {
      if (s[p + 1] != quote) {
        pos = p + 1;
        emit(Tok.STRING, from, pos);
        return 1;
      }
      p += 2;
      int run = 0;
      while (run < 3) {
        int c = s[p];
        if (c == quote) {
          run++;
          p++;
          continue;
        }
        run = 0;
        if (c == '\\') {
          c = s[++p];
          if (c == '\r') {
            c = s[++p];
          }
        }
        if (c == '\n') {
          pos = ++p;
          newLine();
        } else if (c == 0 && p >= len) {
          return unterminated(from, quote, 3, firstLine, firstLineStart, false);
        } else {
          p++;
        }
      }
      pos = p;
      out.add(Tok.STRING, from, p, firstLine, -1);
      return 1;
    }
    while (true) {
      int c = s[p];
      if (c == quote) {
        break;
      }
      if (c == '\\') {
        c = s[++p];
        if (c == quote) {
          escapedQuote = true;
        }
        if (c == '\r') {
          c = s[++p];
        }
        if (c == '\n') {
          pos = ++p;
          newLine();
          continue;
        }
        if (c != 0 || p < len) {
          p++;
        }
        continue;
      }
      if (c == '\n' || c == 0 && p >= len) {
        if (c == 0) {
          out.errorAtEof = true;
        }
        return unterminated(from, quote, 1, firstLine, firstLineStart, escapedQuote);
      }
      p++;
    }
    pos = p + 1;
    out.add(Tok.STRING, from, pos, firstLine, -1);
    return 1;
  }

  int unterminated(
      int from, int quote, int size, int firstLine, int firstLineStart, boolean escaped) {
    int detected = line;
    if (size == 3) {
      out.errorAtEof = true;
    }
    pos = from + 1;
    line = firstLine;
    lineStart = firstLineStart;
    if (mode != null && mode.quote == quote && mode.quoteSize == size) {
      out.errorAtEof = false;
      return syntaxError("f-string: expecting '}'");
    }
    return syntaxError(
        "unterminated "
            + (size == 3 ? "triple-quoted " : "")
            + "string literal (detected at line "
            + detected
            + ")"
            + (escaped ? "; perhaps you escaped the end quote?" : ""));
  }

  int fstring(int from, int q, boolean raw) {
    int quote = src[q];
    int size = src[q + 1] == quote && src[q + 2] == quote ? 3 : 1;
    pos = q + size;
    if (modes.size() + 1 >= MAX_FSTRING_LEVEL) {
      return syntaxError("too many nested f-strings");
    }
    FStringMode m = new FStringMode();
    m.raw = raw;
    m.quote = quote;
    m.quoteSize = size;
    m.start = from;
    m.startLine = line;
    m.startLineOffset = lineStart;
    emit(Tok.FSTRING_START, from, pos);
    modes.add(m);
    mode = m;
    return 1;
  }

  /** {@code tok_get_fstring_mode}: literal text, or the end of the f-string. */
  void fstringText() {
    FStringMode m = mode;
    byte[] s = src;
    int from = pos;
    int firstLine = line;
    if (s[from] == '{' && s[from + 1] != '{') {
      m.exprStartDepth++;
      if (m.exprStartDepth >= MAX_EXPR_NESTING) {
        syntaxError("f-string: expressions nested too deeply");
        return;
      }
      m.inText = false;
      next();
      return;
    }
    int p = from;
    int quote = m.quote;
    if (s[p] == quote && (m.quoteSize == 1 || s[p + 1] == quote && s[p + 2] == quote)) {
      pos = p + m.quoteSize;
      emit(Tok.FSTRING_END, from, pos);
      modes.removeLast();
      mode = modes.isEmpty() ? null : modes.getLast();
      return;
    }
    boolean unicodeEscape = false;
    int run = 0;
    boolean inSpec = m.inFormatSpec && m.insideExpr();
    while (run != m.quoteSize) {
      int c = s[p];
      if (c == 0 && p >= len || m.quoteSize == 1 && c == '\n') {
        if (inSpec && c == '\n') {
          pos = p + 1;
          syntaxError(
              "f-string: newlines are not allowed in format specifiers"
                  + " for single quoted f-strings");
          return;
        }
        fstringUnterminated(m, c);
        return;
      }
      p++;
      if (c == '\n') {
        pos = p;
        newLine();
      }
      if (c == quote) {
        run++;
        continue;
      }
      run = 0;
      if (c == '{') {
        if (s[p] != '{' || inSpec) {
          p--;
          m.exprStartDepth++;
          if (m.exprStartDepth >= MAX_EXPR_NESTING) {
            pos = p;
            syntaxError("f-string: expressions nested too deeply");
            return;
          }
          m.inText = false;
          pos = p;
          out.add(Tok.FSTRING_MIDDLE, from, p, firstLine, -1);
        } else {
          pos = p + 1;
          out.add(Tok.FSTRING_MIDDLE, from, p, firstLine, TokenList.DOUBLED_BRACE);
        }
        return;
      } else if (c == '}') {
        if (unicodeEscape) {
          pos = p;
          out.add(Tok.FSTRING_MIDDLE, from, p, firstLine, -1);
          return;
        }
        if (s[p] == '}' && !inSpec && m.depth == 0) {
          pos = p + 1;
          out.add(Tok.FSTRING_MIDDLE, from, p, firstLine, TokenList.DOUBLED_BRACE);
        } else {
          p--;
          m.inText = false;
          pos = p;
          out.add(Tok.FSTRING_MIDDLE, from, p, firstLine, -1);
        }
        return;
      } else if (c == '\\') {
        int d = s[p];
        if (d == '\r') {
          d = s[++p];
        }
        if (d == '{' || d == '}') {
          if (!m.raw) {
            escapeWarning(d, p);
          }
          continue;
        }
        if (d == 0 && p >= len) {
          continue;
        }
        p++;
        if (d == '\n') {
          pos = p;
          newLine();
        }
        if (!m.raw && d == 'N' && s[p] == '{') {
          p++;
          unicodeEscape = true;
        }
      }
    }
    pos = p - m.quoteSize;
    out.add(Tok.FSTRING_MIDDLE, from, pos, firstLine, -1);
  }

  void escapeWarning(int c, int p) {
    if (extra) {
      return;
    }
    warn("invalid escape sequence '\\" + (char) c + "'", source.characters(lineStart, p + 1));
  }

  void fstringUnterminated(FStringMode m, int c) {
    int detected = line;
    out.errorAtEof = c == 0 && m.quoteSize == 3;
    pos = m.start + 1;
    lineStart = m.startLineOffset;
    line = m.startLine;
    syntaxError(
        "unterminated "
            + (m.quoteSize == 3 ? "triple-quoted " : "")
            + "f-string literal (detected at line "
            + detected
            + ")");
  }
}
