package jyston.frontend.parser;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jyston.frontend.ast.Const;
import jyston.frontend.lexer.SourceText;
import jyston.frontend.lexer.Tok;
import jyston.frontend.lexer.TokenList;
import jyston.frontend.lexer.Utf8Check;

/** Values of number and string literals (CPython's {@code string_parser.c}). */
final class Literals {
  private final TokenList tokens;
  private final SourceText source;
  private final byte[] src;
  private final int maxDigits;

  /** Warnings so far; null when they are not wanted. */
  List<InvalidEscape> warnings = new ArrayList<>();

  Literals(TokenList tokens, SourceText source, int maxDigits) {
    this.tokens = tokens;
    this.source = source;
    this.src = source.bytes();
    this.maxDigits = maxDigits;
  }

  /** The value of a NUMBER. */
  Object number(int token) {
    int from = tokens.start[token];
    int to = tokens.end[token];
    byte[] s = src;
    int n = to - from;
    if (n == 1) {
      return (long) (s[from] - '0');
    }
    if (s[from] == '0' && (s[from + 1] | 0x20) >= 'b') {
      int x = s[from + 1] | 0x20;
      int radix = x == 'x' ? 16 : x == 'o' ? 8 : x == 'b' ? 2 : 0;
      if (radix != 0) {
        return integer(digits(from + 2, to), radix);
      }
    }
    boolean decimal = true;
    long v = 0;
    for (int i = from; i < to; i++) {
      int c = s[i];
      if (c == '_') {
        continue;
      }
      if (c < '0' || c > '9') {
        decimal = false;
        break;
      }
      v = v * 10 + (c - '0');
    }
    if (decimal) {
      if (s[from] == '0' && v != 0) {
        // Only before "else" does the tokenizer let leading zeros pass; CPython then tries a float.
        return Double.parseDouble(digits(from, to));
      }
      if (n <= 18) {
        return v;
      }
      String d = digits(from, to);
      if (maxDigits > 0 && d.length() > maxDigits) {
        throw new LiteralException(
            "Exceeds the limit ("
                + maxDigits
                + " digits) for integer string conversion: value has "
                + d.length()
                + " digits; use sys.set_int_max_str_digits() to increase the limit - Consider"
                + " hexadecimal for huge integer literals to avoid decimal conversion limits.",
            token,
            true);
      }
      return integer(d, 10);
    }
    int last = s[to - 1];
    boolean imaginary = last == 'j' || last == 'J';
    double d = Double.parseDouble(digits(from, imaginary ? to - 1 : to));
    return imaginary ? new Const.Imaginary(0.0, d) : (Object) d;
  }

  private String ascii(int from, int to) {
    return new String(src, from, to - from, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private String digits(int from, int to) {
    return ascii(from, to).replace("_", "");
  }

  private static Object integer(String digits, int radix) {
    if (digits.length() <= 15) {
      return Long.parseLong(digits, radix);
    }
    BigInteger b = new BigInteger(digits, radix);
    return b.bitLength() <= 63 ? (Object) b.longValue() : b;
  }

  /** Whether a NUMBER has PEP 515 underscores. */
  boolean hasUnderscore(int token) {
    for (int i = tokens.start[token]; i < tokens.end[token]; i++) {
      if (src[i] == '_') {
        return true;
      }
    }
    return false;
  }

  /** Whether a STRING token is a bytes literal. */
  boolean isBytes(int token) {
    for (int i = tokens.start[token]; ; i++) {
      int c = src[i];
      if (c == '\'' || c == '"') {
        return false;
      }
      if ((c | 0x20) == 'b') {
        return true;
      }
    }
  }

  /** The kind field of the constant: {@code "u"} or null. */
  String kind(int token) {
    return src[tokens.start[token]] == 'u' ? "u" : null;
  }

  /** The value of a STRING token: String, CodePoints or Bytes. */
  Object string(int token) {
    int p = tokens.start[token];
    int to = tokens.end[token];
    boolean bytes = false;
    boolean raw = false;
    int c;
    while ((c = src[p]) != '\'' && c != '"') {
      c |= 0x20;
      bytes |= c == 'b';
      raw |= c == 'r';
      p++;
    }
    int size = to - p >= 6 && src[p + 1] == c && src[p + 2] == c ? 3 : 1;
    p += size;
    to -= size;
    if (bytes) {
      for (int i = p; i < to; i++) {
        if (src[i] < 0) {
          throw new LiteralException(
              "bytes can only contain ASCII literal characters", token, false);
        }
      }
      return raw ? new Const.Bytes(Arrays.copyOfRange(src, p, to)) : bytesEscapes(p, to, token);
    }
    return text(p, to, raw, token);
  }

  /** The text of a piece of source, with escapes decoded unless raw. */
  Object text(int from, int to, boolean raw, int token) {
    boolean escapes = false;
    boolean ascii = true;
    for (int i = from; i < to; i++) {
      int c = src[i];
      escapes |= c == '\\';
      ascii &= c >= 0;
    }
    if (!ascii) {
      checkUtf8(from, to);
    }
    if (raw || !escapes) {
      return ascii ? ascii(from, to) : Texts.ofJava(SourceText.decodeUtf8(src, from, to));
    }
    return escapes(from, to, token);
  }

  private void checkUtf8(int from, int to) {
    int bad = Utf8Check.firstError(src, from, to);
    if (bad >= 0) {
      throw new LiteralException(
          "(unicode error) 'utf-8' codec can't decode " + Utf8Check.describe(src, from, bad, to),
          -1,
          false);
    }
  }

  private Object bytesEscapes(int from, int to, int token) {
    byte[] out = new byte[to - from];
    int n = 0;
    int firstBad = -1;
    for (int p = from; p < to; ) {
      int c = src[p++];
      if (c != '\\') {
        out[n++] = (byte) c;
        continue;
      }
      c = src[p++];
      int simple = simpleEscape(c);
      if (simple >= 0) {
        out[n++] = (byte) simple;
      } else if (c == '\n') {
        continue;
      } else if (c >= '0' && c <= '7') {
        int v = c - '0';
        int start = p - 1;
        while (p < to && p < start + 3 && src[p] >= '0' && src[p] <= '7') {
          v = v * 8 + src[p++] - '0';
        }
        if (v > 255 && firstBad < 0) {
          firstBad = start;
        }
        out[n++] = (byte) v;
      } else if (c == 'x') {
        int a = p < to ? Character.digit(src[p], 16) : -1;
        int b = p + 1 < to ? Character.digit(src[p + 1], 16) : -1;
        if (a < 0 || b < 0) {
          throw new LiteralException(
              "(value error) invalid \\x escape at position " + (p - 2 - from), -1, false);
        }
        out[n++] = (byte) (a * 16 + b);
        p += 2;
      } else {
        if (firstBad < 0) {
          firstBad = p - 1;
        }
        out[n++] = '\\';
        p--;
      }
    }
    if (firstBad >= 0) {
      invalidEscape(from, firstBad, token);
    }
    return new Const.Bytes(Arrays.copyOf(out, n));
  }

  private static int simpleEscape(int c) {
    return switch (c) {
      case '\\' -> '\\';
      case '\'' -> '\'';
      case '"' -> '"';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 'v' -> 0x0B;
      case 'a' -> 0x07;
      default -> -1;
    };
  }

  private Object escapes(int from, int to, int token) {
    StringBuilder out = new StringBuilder(to - from);
    Texts.Builder wide = null;
    int firstBad = -1;
    int run = from;
    int p = from;
    while (p < to) {
      int c = src[p];
      if (c != '\\') {
        p++;
        continue;
      }
      String plain = p > run ? source.decode(run, p) : "";
      int at = p;
      c = ++p < to ? src[p++] : -1000;
      int cp = simpleEscape(c);
      if (cp < 0) {
        switch (c) {
          case '\n' -> cp = -1;
          case '0', '1', '2', '3', '4', '5', '6', '7' -> {
            cp = c - '0';
            while (p < to && p < at + 4 && src[p] >= '0' && src[p] <= '7') {
              cp = cp * 8 + src[p++] - '0';
            }
            if (cp > 255 && firstBad < 0) {
              firstBad = at + 1;
            }
          }
          case 'x', 'u', 'U' -> {
            int count = c == 'x' ? 2 : c == 'u' ? 4 : 8;
            long v = 0;
            int i = 0;
            while (i < count && p < to && Character.digit(src[p], 16) >= 0 && src[p] > 0) {
              v = v * 16 + Character.digit(src[p++], 16);
              i++;
            }
            if (i < count) {
              String pattern = "\\" + (char) c + "X".repeat(count);
              throw decodeError(from, at, p, "truncated " + pattern + " escape");
            }
            if (v > 0x10FFFF) {
              throw decodeError(from, at, p, "illegal Unicode character");
            }
            cp = (int) v;
          }
          case 'N' -> {
            if (p >= to || src[p] != '{') {
              throw decodeError(from, at, p, "malformed \\N character escape");
            }
            int end = p + 1;
            while (end < to && src[end] != '}') {
              end++;
            }
            if (end == p + 1 || end >= to) {
              throw decodeError(from, at, end, "malformed \\N character escape");
            }
            cp = CharacterNames.lookup(source.decode(p + 1, end));
            if (cp < 0) {
              throw decodeError(from, at, end + 1, "unknown Unicode character name");
            }
            p = end + 1;
          }
          case -1000 -> cp = '\\';
          default -> {
            if (firstBad < 0) {
              firstBad = at + 1;
            }
            cp = '\\';
            p--;
          }
        }
      }
      run = p;
      if (wide == null && cp >= 0xD800 && cp <= 0xDFFF) {
        wide = new Texts.Builder();
        wide.append(out.toString());
      }
      if (wide != null) {
        wide.append(plain);
        if (cp >= 0) {
          wide.append(cp);
        }
      } else {
        out.append(plain);
        if (cp >= 0) {
          out.appendCodePoint(cp);
        }
      }
    }
    String rest = to > run ? source.decode(run, to) : "";
    if (firstBad >= 0) {
      invalidEscape(from, firstBad, token);
    }
    if (wide != null) {
      wide.append(rest);
      return wide.build();
    }
    return Texts.ofJava(out.append(rest).toString());
  }

  /** Offset in the buffer CPython decodes, where every non-ASCII character takes ten bytes. */
  private int escapedOffset(int from, int p) {
    int n = 0;
    for (int i = from; i < p; i++) {
      int c = src[i];
      if (c >= 0) {
        n++;
        if (c == '\\' && src[i + 1] < 0) {
          n += 5;
        }
      } else if ((c & 0xC0) != 0x80) {
        n += 10;
      }
    }
    return n;
  }

  private LiteralException decodeError(int from, int start, int end, String reason) {
    int a = escapedOffset(from, start);
    int b = escapedOffset(from, end);
    return new LiteralException(
        "(unicode error) 'unicodeescape' codec can't decode "
            + (b - a == 1 ? "byte 0x5c in position " + a : "bytes in position " + a + "-" + (b - 1))
            + ": "
            + reason,
        -1,
        false);
  }

  private void invalidEscape(int from, int at, int token) {
    if (warnings == null) {
      return;
    }
    int c = src[at];
    if (c < 0) {
      return; // CPython's decoder sees an escaped backslash here
    }
    int t = tokens.type[token];
    if ((c == '{' || c == '}') && t != Tok.STRING) {
      return; // the tokenizer has warned
    }
    String message;
    if (c >= '4' && c <= '7') {
      message = "invalid octal escape sequence '\\" + ascii(at, at + 3) + "'";
    } else {
      message = "invalid escape sequence '\\" + (char) c + "'";
    }
    warnings.add(new InvalidEscape(message, token, from, at));
  }
}
