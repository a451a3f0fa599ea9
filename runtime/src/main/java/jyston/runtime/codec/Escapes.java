package jyston.runtime.codec;

import jyston.runtime.BytesBuilder;
import jyston.runtime.Py;
import jyston.runtime.PyStr;
import jyston.runtime.StrBuilder;
import jyston.runtime.Warnings;
import jyston.runtime.unicode.CharNames;

/** unicode_escape, raw_unicode_escape and the bytes escapes. */
final class Escapes {
  private Escapes() {}

  private static void hex(BytesBuilder b, char kind, int c, int digits) {
    b.append('\\');
    b.append(kind);
    for (int i = digits - 1; i >= 0; i--) {
      b.append(Character.forDigit(c >>> (4 * i) & 15, 16));
    }
  }

  static byte[] encodeUnicode(PyStr s) {
    BytesBuilder b = new BytesBuilder(s.length() + 16);
    for (int i = 0; i < s.length(); i++) {
      int c = s.codePointAt(i);
      switch (c) {
        case '\\' -> b.appendAscii("\\\\");
        case '\t' -> b.appendAscii("\\t");
        case '\n' -> b.appendAscii("\\n");
        case '\r' -> b.appendAscii("\\r");
        default -> {
          if (c >= ' ' && c < 127) {
            b.append(c);
          } else if (c < 256) {
            hex(b, 'x', c, 2);
          } else if (c < 0x10000) {
            hex(b, 'u', c, 4);
          } else {
            hex(b, 'U', c, 8);
          }
        }
      }
    }
    return b.toBytes();
  }

  static byte[] encodeRaw(PyStr s) {
    BytesBuilder b = new BytesBuilder(s.length() + 16);
    for (int i = 0; i < s.length(); i++) {
      int c = s.codePointAt(i);
      if (c < 256) {
        b.append(c);
      } else if (c < 0x10000) {
        hex(b, 'u', c, 4);
      } else {
        hex(b, 'U', c, 8);
      }
    }
    return b.toBytes();
  }

  private static int digit(byte[] a, int i) {
    return i < a.length ? Character.digit(a[i], 16) : -1;
  }

  static Utf.Decoded decodeUnicode(byte[] in, String errors, boolean isFinal) {
    DecodeErrors err = new DecodeErrors(in, "unicodeescape", errors);
    StrBuilder out = new StrBuilder(in.length);
    String warning = null;
    int i = 0;
    while (i < err.in.length) {
      byte[] a = err.in;
      int start = i;
      int c = a[i++] & 255;
      if (c != '\\') {
        out.append((char) c);
        continue;
      }
      if (i >= a.length) {
        if (!isFinal) {
          i = start;
          break;
        }
        i = err.handle(out, start, i, "\\ at end of string");
        continue;
      }
      c = a[i++] & 255;
      switch (c) {
        case '\n' -> {}
        case '\\', '\'', '"' -> out.append((char) c);
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 't' -> out.append('\t');
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 'v' -> out.append((char) 11);
        case 'a' -> out.append((char) 7);
        case '0', '1', '2', '3', '4', '5', '6', '7' -> {
          int v = c - '0';
          int k = 1;
          boolean cut = false;
          while (k < 3) {
            if (i >= a.length) {
              cut = true;
              break;
            }
            if (a[i] < '0' || a[i] > '7') {
              break;
            }
            v = v * 8 + a[i++] - '0';
            k++;
          }
          if (cut && !isFinal) {
            return done(out, start, warning);
          }
          if (v > 255 && warning == null) {
            warning = "invalid octal escape sequence '\\" + Integer.toOctalString(v) + "'";
          }
          out.append(v);
        }
        case 'x', 'u', 'U' -> {
          int need = c == 'x' ? 2 : c == 'u' ? 4 : 8;
          long v = 0;
          int k = 0;
          while (k < need && digit(a, i + k) >= 0) {
            v = v << 4 | digit(a, i + k);
            k++;
          }
          if (k < need) {
            if (i + k >= a.length && !isFinal) {
              return done(out, start, warning);
            }
            i =
                err.handle(
                    out,
                    start,
                    i + k,
                    c == 'x'
                        ? "truncated \\xXX escape"
                        : c == 'u' ? "truncated \\uXXXX escape" : "truncated \\UXXXXXXXX escape");
          } else if (v > 0x10FFFF) {
            i = err.handle(out, start, i + k, "illegal Unicode character");
          } else {
            i += k;
            out.append((int) v);
          }
        }
        case 'N' -> {
          int p = i;
          String bad = "malformed \\N character escape";
          if (p >= a.length && !isFinal) {
            return done(out, start, warning);
          }
          if (p < a.length && a[p] == '{') {
            int from = ++p;
            while (p < a.length && a[p] != '}') {
              p++;
            }
            if (p >= a.length && !isFinal) {
              return done(out, start, warning);
            }
            if (p < a.length && p > from) {
              String name =
                  new String(a, from, p - from, java.nio.charset.StandardCharsets.ISO_8859_1);
              p++;
              bad = "unknown Unicode character name";
              String r = CharNames.lookup(name, false);
              if (r != null) {
                out.append(r.codePointAt(0));
                i = p;
                continue;
              }
            }
          }
          i = err.handle(out, start, p, bad);
        }
        default -> {
          if (warning == null) {
            warning = "invalid escape sequence '\\" + (char) c + "'";
          }
          out.append('\\').append((char) c);
        }
      }
    }
    return done(out, i, warning);
  }

  private static Utf.Decoded done(StrBuilder out, int consumed, String warning) {
    if (warning != null) {
      Warnings.deprecated(warning, 1);
    }
    return new Utf.Decoded(out.build(), consumed, 0);
  }

  static Utf.Decoded decodeRaw(byte[] in, String errors, boolean isFinal) {
    DecodeErrors err = new DecodeErrors(in, "rawunicodeescape", errors);
    StrBuilder out = new StrBuilder(in.length);
    int i = 0;
    while (i < err.in.length) {
      byte[] a = err.in;
      int start = i;
      int c = a[i++] & 255;
      if (c != '\\') {
        out.append((char) c);
        continue;
      }
      if (i >= a.length) {
        if (!isFinal) {
          return new Utf.Decoded(out.build(), start, 0);
        }
        out.append('\\');
        continue;
      }
      c = a[i++] & 255;
      if (c != 'u' && c != 'U') {
        out.append('\\').append((char) c);
        continue;
      }
      int need = c == 'u' ? 4 : 8;
      long v = 0;
      int k = 0;
      while (k < need && digit(a, i + k) >= 0) {
        v = v << 4 | digit(a, i + k);
        k++;
      }
      if (k < need) {
        if (i + k >= a.length && !isFinal) {
          return new Utf.Decoded(out.build(), start, 0);
        }
        i =
            err.handle(
                out,
                start,
                i + k,
                c == 'u' ? "truncated \\uXXXX escape" : "truncated \\UXXXXXXXX escape");
      } else if (v > 0x10FFFF) {
        i = err.handle(out, start, i + k, "\\Uxxxxxxxx out of range");
      } else {
        i += k;
        out.append((int) v);
      }
    }
    return new Utf.Decoded(out.build(), i, 0);
  }

  static byte[] encodeBytes(byte[] a) {
    BytesBuilder b = new BytesBuilder(a.length + 16);
    for (byte x : a) {
      int c = x & 255;
      switch (c) {
        case '\\' -> b.appendAscii("\\\\");
        case '\'' -> b.appendAscii("\\'");
        case '\t' -> b.appendAscii("\\t");
        case '\n' -> b.appendAscii("\\n");
        case '\r' -> b.appendAscii("\\r");
        default -> {
          if (c >= ' ' && c < 127) {
            b.append(c);
          } else {
            hex(b, 'x', c, 2);
          }
        }
      }
    }
    return b.toBytes();
  }

  static byte[] decodeBytes(byte[] a, String errors) {
    BytesBuilder b = new BytesBuilder(a.length);
    String warning = null;
    int i = 0;
    while (i < a.length) {
      int c = a[i++] & 255;
      if (c != '\\') {
        b.append(c);
        continue;
      }
      if (i >= a.length) {
        throw Py.valueError("Trailing \\ in string");
      }
      c = a[i++] & 255;
      switch (c) {
        case '\n' -> {}
        case '\\', '\'', '"' -> b.append(c);
        case 'b' -> b.append('\b');
        case 'f' -> b.append('\f');
        case 't' -> b.append('\t');
        case 'n' -> b.append('\n');
        case 'r' -> b.append('\r');
        case 'v' -> b.append(11);
        case 'a' -> b.append(7);
        case '0', '1', '2', '3', '4', '5', '6', '7' -> {
          int v = c - '0';
          for (int k = 1; k < 3 && i < a.length && a[i] >= '0' && a[i] <= '7'; k++) {
            v = v * 8 + a[i++] - '0';
          }
          if (v > 255 && warning == null) {
            warning = "invalid octal escape sequence '\\" + Integer.toOctalString(v) + "'";
          }
          b.append(v);
        }
        case 'x' -> {
          int h = digit(a, i);
          int l = h < 0 ? -1 : digit(a, i + 1);
          if (l >= 0) {
            b.append(h << 4 | l);
            i += 2;
            continue;
          }
          if (errors == null || errors.equals("strict")) {
            throw Py.valueError("invalid \\x escape at position " + (i - 2));
          }
          if (errors.equals("replace")) {
            b.append('?');
          } else if (!errors.equals("ignore")) {
            throw Py.valueError("decoding error; unknown error handling code: " + errors);
          }
          if (h >= 0) {
            i++;
          }
        }
        default -> {
          if (warning == null) {
            warning = "invalid escape sequence '\\" + (char) c + "'";
          }
          b.append('\\');
          i--;
          b.append(a[i++]);
        }
      }
    }
    if (warning != null) {
      Warnings.deprecated(warning, 1);
    }
    return b.toBytes();
  }
}
