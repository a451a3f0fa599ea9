package jyston.runtime.codec;

import jyston.runtime.BytesBuilder;
import jyston.runtime.PyStr;
import jyston.runtime.StrBuilder;

/** UTF-7 (RFC 2152). */
final class Utf7 {
  private Utf7() {}

  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private static boolean isBase64(int c) {
    return value(c) >= 0;
  }

  private static int value(int c) {
    return c < 128 ? BASE64.indexOf(c) : -1;
  }

  /** Characters that stand for themselves when encoding (sets D, O and white space). */
  private static boolean direct(int c) {
    return c > 0
        && c < 128
        && c != '+'
        && c != '\\'
        && c != '~'
        && (c >= ' ' && c != 127 || c == '\t' || c == '\n' || c == '\r');
  }

  static byte[] encode(PyStr s) {
    BytesBuilder b = new BytesBuilder(s.length() * 2 + 16);
    boolean shift = false;
    int bits = 0;
    long buf = 0;
    for (int i = 0; i < s.length(); i++) {
      int c = s.codePointAt(i);
      if (shift && direct(c)) {
        if (bits > 0) {
          b.append(BASE64.charAt((int) (buf << (6 - bits) & 63)));
          bits = 0;
          buf = 0;
        }
        shift = false;
        if (isBase64(c) || c == '-') {
          b.append('-');
        }
        b.append(c);
        continue;
      }
      if (!shift) {
        if (c == '+') {
          b.append('+');
          b.append('-');
          continue;
        }
        if (direct(c)) {
          b.append(c);
          continue;
        }
        b.append('+');
        shift = true;
      }
      if (c > 0xFFFF) {
        buf = buf << 16 | 0xD7C0 + (c >> 10);
        bits += 16;
        while (bits >= 6) {
          b.append(BASE64.charAt((int) (buf >> (bits - 6) & 63)));
          bits -= 6;
        }
        c = 0xDC00 + (c & 0x3FF);
      }
      buf = (buf & 63) << 16 | c;
      bits += 16;
      while (bits >= 6) {
        b.append(BASE64.charAt((int) (buf >> (bits - 6) & 63)));
        bits -= 6;
      }
    }
    if (bits > 0) {
      b.append(BASE64.charAt((int) (buf << (6 - bits) & 63)));
    }
    if (shift) {
      b.append('-');
    }
    return b.toBytes();
  }

  static Utf.Decoded decode(byte[] in, String errors, boolean isFinal) {
    DecodeErrors err = new DecodeErrors(in, "utf7", errors);
    StrBuilder out = new StrBuilder(in.length);
    boolean shift = false;
    int shiftStart = 0;
    int shiftOut = 0;
    int bits = 0;
    long buf = 0;
    int surrogate = 0;
    int i = 0;
    while (i < err.in.length) {
      byte[] a = err.in;
      int c = a[i] & 255;
      String bad = null;
      int start = i;
      int end = i;
      if (shift) {
        if (isBase64(c)) {
          buf = buf << 6 | value(c);
          bits += 6;
          i++;
          if (bits >= 16) {
            int u = (int) (buf >> (bits - 16)) & 0xFFFF;
            bits -= 16;
            buf &= (1L << bits) - 1;
            if (surrogate != 0) {
              if (u >= 0xDC00 && u <= 0xDFFF) {
                out.append(Character.toCodePoint((char) surrogate, (char) u));
                surrogate = 0;
                continue;
              }
              out.append(surrogate);
              surrogate = 0;
            }
            if (u >= 0xD800 && u <= 0xDBFF) {
              surrogate = u;
            } else {
              out.append(u);
            }
          }
          continue;
        }
        shift = false;
        if (bits > 0) {
          if (bits >= 6) {
            i++;
            bad = "partial character in shift sequence";
          } else if (buf != 0) {
            i++;
            bad = "non-zero padding bits in shift sequence";
          }
          if (bad != null) {
            start = shiftStart;
            end = i;
          }
        }
        if (bad == null) {
          if (surrogate != 0 && c < 128 && c != '+') {
            out.append(surrogate);
          }
          surrogate = 0;
          if (c == '-') {
            i++;
          }
          continue;
        }
        surrogate = 0;
      } else if (c == '+') {
        shiftStart = i;
        i++;
        if (i < a.length && a[i] == '-') {
          i++;
          out.append('+');
          continue;
        }
        if (i < a.length && !isBase64(a[i] & 255)) {
          i++;
          bad = "ill-formed sequence";
          start = shiftStart;
          end = i;
        } else {
          shift = true;
          surrogate = 0;
          shiftOut = out.length();
          bits = 0;
          buf = 0;
          continue;
        }
      } else if (c < 128) {
        i++;
        out.append((char) c);
        continue;
      } else {
        i++;
        end = i;
        bad = "unexpected special character";
      }
      i = err.handle(out, start, end, bad);
    }
    if (shift && isFinal) {
      if (surrogate != 0 || bits >= 6 || bits > 0 && buf != 0) {
        i = err.handle(out, shiftStart, err.in.length, "unterminated shift sequence");
        if (i < err.in.length) {
          Utf.Decoded rest =
              decode(java.util.Arrays.copyOfRange(err.in, i, err.in.length), errors, true);
          out.append(rest.text());
        }
        return new Utf.Decoded(out.build(), err.in.length, 0);
      }
    }
    if (shift && !isFinal) {
      // An unfinished shift is left for the next call, its output with it.
      out.setLength(shiftOut);
      return new Utf.Decoded(out.build(), shiftStart, 0);
    }
    return new Utf.Decoded(out.build(), i, 0);
  }
}
