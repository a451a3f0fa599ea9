package jyston.runtime.codec;

import java.nio.charset.StandardCharsets;
import jyston.runtime.BytesBuilder;
import jyston.runtime.PyException;
import jyston.runtime.PyStr;
import jyston.runtime.StrBuilder;

/** UTF-8. */
final class Utf8 {
  private Utf8() {}

  static byte[] encode(PyStr s, String errors) {
    if (!s.isWide()) {
      // No surrogates: the JDK's encoder gives the same bytes.
      return s.bmp().getBytes(StandardCharsets.UTF_8);
    }
    int n = s.length();
    BytesBuilder b = new BytesBuilder(n * 2 + 16);
    EncodeErrors err = null;
    int i = 0;
    while (i < n) {
      int c = s.codePointAt(i);
      if (c < 0xD800 || c > 0xDFFF) {
        append(b, c);
        i++;
        continue;
      }
      int end = i + 1;
      while (end < n && s.codePointAt(end) >= 0xD800 && s.codePointAt(end) <= 0xDFFF) {
        end++;
      }
      if (err == null) {
        err = new EncodeErrors(s, "utf-8", errors);
      }
      int at = i;
      i = err.handle(at, end, "surrogates not allowed");
      if (err.bytes != null) {
        b.append(err.bytes);
      } else {
        for (int k = 0; k < err.str.length(); k++) {
          int r = err.str.codePointAt(k);
          if (r > 127) {
            throw err.error(at, end, "surrogates not allowed");
          }
          b.append(r);
        }
      }
    }
    return b.toBytes();
  }

  private static void append(BytesBuilder b, int c) {
    if (c < 0x80) {
      b.append(c);
    } else if (c < 0x800) {
      b.append(0xC0 | c >> 6);
      b.append(0x80 | c & 63);
    } else if (c < 0x10000) {
      b.append(0xE0 | c >> 12);
      b.append(0x80 | c >> 6 & 63);
      b.append(0x80 | c & 63);
    } else {
      b.append(0xF0 | c >> 18);
      b.append(0x80 | c >> 12 & 63);
      b.append(0x80 | c >> 6 & 63);
      b.append(0x80 | c & 63);
    }
  }

  private static boolean cont(int b) {
    return (b & 0xC0) == 0x80;
  }

  /**
   * Decodes.
   *
   * @throws PyException UnicodeDecodeError
   */
  static Utf.Decoded decode(byte[] in, String errors, boolean isFinal) {
    boolean ascii = true;
    for (byte b : in) {
      if (b < 0) {
        ascii = false;
        break;
      }
    }
    if (ascii) {
      return new Utf.Decoded(
          in.length == 0 ? PyStr.EMPTY : PyStr.ofBmp(new String(in, StandardCharsets.ISO_8859_1)),
          in.length,
          0);
    }
    DecodeErrors err = new DecodeErrors(in, "utf-8", errors);
    StrBuilder out = new StrBuilder(in.length);
    int i = 0;
    while (i < err.in.length) {
      byte[] a = err.in;
      int n = a.length;
      int c = a[i] & 255;
      if (c < 0x80) {
        out.append((char) c);
        i++;
        continue;
      }
      if (c < 0xC2 || c > 0xF4) {
        i = err.handle(out, i, i + 1, "invalid start byte");
        continue;
      }
      int need = c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
      int v = need == 1 ? c & 31 : need == 2 ? c & 15 : c & 7;
      int k = 1;
      boolean bad = false;
      for (; k <= need && i + k < n; k++) {
        int d = a[i + k] & 255;
        boolean ok =
            cont(d)
                && (k != 1
                    || switch (c) {
                      case 0xE0 -> d >= 0xA0;
                      case 0xED -> d < 0xA0;
                      case 0xF0 -> d >= 0x90;
                      case 0xF4 -> d < 0x90;
                      default -> true;
                    });
        if (!ok) {
          bad = true;
          break;
        }
        v = v << 6 | d & 63;
      }
      if (bad && !isFinal && c == 0xED && k == 1 && i + 2 == n && (a[i + 1] & 0xE0) == 0xA0) {
        // The start of a surrogate, for surrogatepass.
        break;
      }
      if (bad) {
        i = err.handle(out, i, i + k, "invalid continuation byte");
      } else if (k <= need) {
        if (!isFinal) {
          break;
        }
        i = err.handle(out, i, n, "unexpected end of data");
      } else {
        out.append(v);
        i += need + 1;
      }
    }
    return new Utf.Decoded(out.build(), i, 0);
  }
}
