package jyston.frontend.parser;

import java.util.ArrayList;
import java.util.List;
import jyston.frontend.ast.Const;
import jyston.frontend.ast.Expr;
import jyston.frontend.lexer.SourceText;
import jyston.frontend.lexer.TokenList;

/** Builds string constants and f-strings from their parts, as CPython's action helpers do. */
final class StringParser {
  private final TokenList tokens;
  private final SourceText source;
  private final byte[] src;
  private final Literals literals;

  StringParser(TokenList tokens, SourceText source, Literals literals) {
    this.tokens = tokens;
    this.source = source;
    this.src = source.bytes();
    this.literals = literals;
  }

  private int col(int i) {
    return tokens.start[i] - tokens.lineStart[tokens.line[i]];
  }

  /** A STRING token. */
  Expr.Constant constant(int token) {
    return new Expr.Constant(
        literals.string(token),
        literals.kind(token),
        tokens.line[token],
        col(token),
        tokens.endLine(token),
        tokens.endCol(token));
  }

  /** An FSTRING_MIDDLE token. */
  Expr.Constant middle(int token, boolean raw, int reportAt) {
    return new Expr.Constant(
        literals.text(tokens.start[token], tokens.end[token], raw, reportAt),
        null,
        tokens.line[token],
        col(token),
        tokens.endLine(token),
        tokens.endCol(token));
  }

  /** Whether an FSTRING_START token has the raw prefix. */
  boolean isRaw(int token) {
    int c = src[tokens.start[token]] | 0x20;
    int d = src[tokens.start[token] + 1] | 0x20;
    return c == 'r' || d == 'r';
  }

  /** {@code _PyPegen_joined_str}: the parts of one f-string; empty text is dropped. */
  Expr joinedStr(int startToken, List<Expr> parts, int endToken) {
    boolean raw = isRaw(startToken);
    List<Expr> values = new ArrayList<>(parts.size());
    for (Expr part : parts) {
      if (part instanceof Expr.JoinedStr debug) {
        values.addAll(debug.values());
      } else if (!(part instanceof Expr.Constant c && Texts.isEmpty(c.value()))) {
        values.add(part);
      }
    }
    return new Expr.JoinedStr(
        values,
        tokens.line[startToken],
        col(startToken),
        tokens.line[endToken],
        tokens.endCol(endToken));
  }

  /**
   * {@code _PyPegen_formatted_value}.
   *
   * @param equals the {@code =} token, or -1
   * @param conversion the conversion's NAME token, or -1
   */
  Expr formattedValue(
      Expr value, int open, int equals, int conversion, int colon, Expr.JoinedStr spec, int close) {
    int conv = -1;
    if (conversion >= 0) {
      conv = tokens.nameOf(conversion).charAt(0);
    } else if (equals >= 0 && spec == null) {
      conv = 'r';
    }
    int line = tokens.line[open];
    int col = col(open);
    Expr field =
        new Expr.FormattedValue(
            value, conv, spec, line, col, tokens.line[close], tokens.endCol(close));
    if (equals < 0) {
      return field;
    }
    int endLine;
    int endCol;
    int stop;
    if (conversion >= 0) {
      endLine = tokens.line[conversion];
      endCol = col(conversion);
      stop = conversion - 1;
    } else if (spec != null) {
      endLine = spec.line();
      endCol = spec.col() + 1;
      stop = colon;
    } else {
      endLine = tokens.line[close];
      endCol = tokens.endCol(close);
      stop = close;
    }
    Expr text =
        new Expr.Constant(
            debugText(tokens.end[open], tokens.start[stop]),
            null,
            line,
            col + 1,
            endLine,
            endCol - 1);
    List<Expr> both = new ArrayList<>(2);
    both.add(text);
    both.add(field);
    return new Expr.JoinedStr(both, line, col, endLine, endCol);
  }

  /** The text of the expression of {@code {expr=}}, without comments. */
  private Object debugText(int from, int to) {
    byte[] out = new byte[to - from];
    int n = 0;
    int quote = 0;
    for (int i = from; i < to; i++) {
      int c = src[i];
      if (quote == 0 && c == '#') {
        while (i < to && src[i] != '\n') {
          i++;
        }
        if (i >= to) {
          break;
        }
        c = src[i];
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      }
      out[n++] = (byte) c;
    }
    return Texts.ofJava(SourceText.decodeUtf8(out, 0, n));
  }

  /** {@code _PyPegen_setup_full_format_spec}. */
  Expr.JoinedStr formatSpec(List<Expr> parts, int line, int col, int endLine, int endCol) {
    List<Expr> spec = new ArrayList<>(parts.size());
    for (Expr part : parts) {
      if (!(part instanceof Expr.Constant c && Texts.isEmpty(c.value()))) {
        spec.add(part);
      }
    }
    if (spec.isEmpty() || spec.size() == 1 && spec.get(0) instanceof Expr.Constant) {
      return new Expr.JoinedStr(spec, line, col, endLine, endCol);
    }
    return (Expr.JoinedStr) concatenate(spec, line, col, endLine, endCol);
  }

  /** {@code _PyPegen_concatenate_strings}. */
  Expr concatenate(List<Expr> strings, int line, int col, int endLine, int endCol) {
    boolean fstring = false;
    boolean text = false;
    boolean bytes = false;
    for (Expr e : strings) {
      if (e instanceof Expr.Constant c) {
        if (c.value() instanceof Const.Bytes) {
          bytes = true;
        } else {
          text = true;
        }
      } else {
        fstring = true;
      }
    }
    if (bytes && (text || fstring)) {
      throw new LiteralException("cannot mix bytes and nonbytes literals", -1, false);
    }
    if (!fstring && strings.size() == 1) {
      return strings.get(0);
    }
    if (bytes) {
      return concatenateBytes(strings, line, col, endLine, endCol);
    }
    List<Expr> flat = strings;
    if (fstring) {
      flat = new ArrayList<>();
      for (Expr e : strings) {
        if (e instanceof Expr.JoinedStr j) {
          flat.addAll(j.values());
        } else {
          flat.add(e);
        }
      }
    }
    List<Expr> values = new ArrayList<>();
    for (int i = 0; i < flat.size(); i++) {
      Expr e = flat.get(i);
      if (e instanceof Expr.Constant c) {
        int j = i + 1;
        Object value = c.value();
        Expr last = c;
        if (j < flat.size() && flat.get(j) instanceof Expr.Constant) {
          StringBuilder plain = value instanceof String s ? new StringBuilder(s) : null;
          while (j < flat.size() && flat.get(j) instanceof Expr.Constant next) {
            if (plain != null && next.value() instanceof String s) {
              plain.append(s);
            } else {
              value = Texts.concat(plain != null ? plain.toString() : value, next.value());
              plain = null;
            }
            last = next;
            j++;
          }
          if (plain != null) {
            value = plain.toString();
          }
          i = j - 1;
        }
        if (fstring && Texts.isEmpty(value)) {
          continue;
        }
        if (last != c) {
          e = new Expr.Constant(value, c.kind(), c.line(), c.col(), last.endLine(), last.endCol());
        }
      }
      values.add(e);
    }
    return fstring ? new Expr.JoinedStr(values, line, col, endLine, endCol) : values.get(0);
  }

  private static Expr concatenateBytes(
      List<Expr> strings, int line, int col, int endLine, int endCol) {
    int n = 0;
    for (Expr e : strings) {
      n += ((Const.Bytes) ((Expr.Constant) e).value()).data().length;
    }
    byte[] out = new byte[n];
    n = 0;
    for (Expr e : strings) {
      byte[] d = ((Const.Bytes) ((Expr.Constant) e).value()).data();
      System.arraycopy(d, 0, out, n, d.length);
      n += d.length;
    }
    return new Expr.Constant(
        new Const.Bytes(out), ((Expr.Constant) strings.get(0)).kind(), line, col, endLine, endCol);
  }

  /** Whether the source text of the token is this. */
  boolean tokenIs(int token, String text) {
    return source.decode(tokens.start[token], tokens.end[token]).equals(text);
  }
}
