package jyston.runtime.codec;

import jyston.runtime.BytesBuilder;
import jyston.runtime.PyException;
import jyston.runtime.PyStr;
import jyston.runtime.StrBuilder;

/** UTF-16 and UTF-32, and what names say of the UTFs. */
final class Utf {
  private Utf() {}

  /** What came of a decoding run: text, how much input was used, the byte order in the end. */
  record Decoded(PyStr text, int consumed, int order) {}

  /** Bytes per code unit of a UTF by its name (1, 2, 4), 0 for other encodings. */
  static int unit(String encoding) {
    String e = encoding.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    if (e.startsWith("utf-")) {
      e = e.substring(4);
    } else if (e.startsWith("utf")) {
      e = e.substring(3);
    } else {
      return e.equals("cp-utf8") || e.equals("cp65001") ? 1 : 0;
    }
    return e.equals("8") ? 1 : e.startsWith("16") ? 2 : e.startsWith("32") ? 4 : 0;
  }

  static boolean bigEndian(String encoding) {
    String e = encoding.toLowerCase(java.util.Locale.ROOT);
    return e.endsWith("be");
  }

  static void put(byte[] a, int at, int v, int unit, boolean big) {
    for (int i = 0; i < unit; i++) {
      a[at + (big ? unit - 1 - i : i)] = (byte) (v >>> (8 * i));
    }
  }

  static int get(byte[] a, int at, int unit, boolean big) {
    int v = 0;
    for (int i = 0; i < unit; i++) {
      v |= (a[at + (big ? unit - 1 - i : i)] & 255) << (8 * i);
    }
    return v;
  }

  private static void unit(BytesBuilder b, int v, int unit, boolean big) {
    for (int i = 0; i < unit; i++) {
      b.append(v >>> (8 * (big ? unit - 1 - i : i)));
    }
  }

  /** Encodes; order below 0 is little, above 0 big, 0 native with a mark. */
  static byte[] encode(PyStr s, int unit, int order, String errors) {
    int n = s.length();
    BytesBuilder b = new BytesBuilder(n * unit + 4);
    boolean big = order > 0;
    if (order == 0) {
      unit(b, 0xFEFF, unit, false);
    }
    EncodeErrors err = null;
    String name = "utf-" + unit * 8 + (order < 0 ? "-le" : order > 0 ? "-be" : "");
    int i = 0;
    while (i < n) {
      int c = s.codePointAt(i);
      if (c < 0xD800 || c > 0xDFFF) {
        if (c > 0xFFFF && unit == 2) {
          unit(b, 0xD7C0 + (c >> 10), 2, big);
          unit(b, 0xDC00 + (c & 0x3FF), 2, big);
        } else {
          unit(b, c, unit, big);
        }
        i++;
        continue;
      }
      if (err == null) {
        err = new EncodeErrors(s, name, errors);
      }
      String reason = "surrogates not allowed";
      int at = i;
      i = err.handle(at, at + 1, reason);
      if (err.bytes != null) {
        if (err.bytes.length % unit != 0) {
          throw err.error(at, at + 1, reason);
        }
        b.append(err.bytes);
      } else {
        for (int k = 0; k < err.str.length(); k++) {
          int r = err.str.codePointAt(k);
          if (r >= 0xD800 && r <= 0xDFFF || r > 127) {
            throw err.error(at, at + 1, reason);
          }
          unit(b, r, unit, big);
        }
      }
    }
    return b.toBytes();
  }

  /**
   * Decodes.
   *
   * @param isFinal whether the input is complete; else a rest is left
   * @throws PyException UnicodeDecodeError
   */
  static Decoded decode(byte[] in, int unit, int order, String errors, boolean isFinal) {
    int i = 0;
    if (order == 0 && in.length >= unit) {
      if (get(in, 0, unit, false) == 0xFEFF) {
        order = -1;
        i = unit;
      } else if (get(in, 0, unit, true) == 0xFEFF) {
        order = 1;
        i = unit;
      }
    }
    boolean big = order > 0;
    DecodeErrors err = new DecodeErrors(in, "utf-" + unit * 8 + (big ? "-be" : "-le"), errors);
    StrBuilder out = new StrBuilder(in.length / unit + 4);
    while (i < err.in.length) {
      byte[] a = err.in;
      if (a.length - i < unit) {
        if (!isFinal) {
          break;
        }
        i = err.handle(out, i, a.length, "truncated data");
        continue;
      }
      int c = get(a, i, unit, big);
      if (unit == 4) {
        if (c >= 0xD800 && c <= 0xDFFF) {
          i = err.handle(out, i, i + 4, "code point in surrogate code point range(0xd800, 0xe000)");
        } else if (c < 0 || c > 0x10FFFF) {
          i = err.handle(out, i, i + 4, "code point not in range(0x110000)");
        } else {
          out.append(c);
          i += 4;
        }
        continue;
      }
      if (c < 0xD800 || c > 0xDFFF) {
        out.append(c);
        i += 2;
      } else if (c >= 0xDC00) {
        i = err.handle(out, i, i + 2, "illegal encoding");
      } else if (a.length - i < 4) {
        if (!isFinal) {
          break;
        }
        i = err.handle(out, i, a.length, "unexpected end of data");
      } else {
        int d = get(a, i + 2, 2, big);
        if (d >= 0xDC00 && d <= 0xDFFF) {
          out.append(Character.toCodePoint((char) c, (char) d));
          i += 4;
        } else {
          i = err.handle(out, i, i + 2, "illegal UTF-16 surrogate");
        }
      }
    }
    return new Decoded(out.build(), i, order);
  }
}
