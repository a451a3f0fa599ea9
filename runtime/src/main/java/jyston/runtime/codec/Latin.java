package jyston.runtime.codec;

import java.nio.charset.StandardCharsets;
import jyston.runtime.BytesBuilder;
import jyston.runtime.PyException;
import jyston.runtime.PyStr;
import jyston.runtime.StrBuilder;

/** ASCII and Latin-1. */
final class Latin {
  private Latin() {}

  /**
   * Encodes code points below the limit.
   *
   * @param limit 128 or 256
   * @throws PyException UnicodeEncodeError
   */
  static byte[] encode(PyStr s, int limit, String errors) {
    int n = s.length();
    int i = 0;
    while (i < n && s.codePointAt(i) < limit) {
      i++;
    }
    if (i == n) {
      return n == 0 ? new byte[0] : s.bmp().getBytes(StandardCharsets.ISO_8859_1);
    }
    BytesBuilder b = new BytesBuilder(n + 16);
    String name = limit == 128 ? "ascii" : "latin-1";
    String reason = "ordinal not in range(" + limit + ")";
    EncodeErrors err = new EncodeErrors(s, name, errors);
    i = 0;
    while (i < n) {
      int c = s.codePointAt(i);
      if (c < limit) {
        b.append(c);
        i++;
        continue;
      }
      int at = i;
      int end = i + 1;
      while (end < n && s.codePointAt(end) >= limit) {
        end++;
      }
      i = err.handle(at, end, reason);
      if (err.bytes != null) {
        b.append(err.bytes);
      } else {
        for (int k = 0; k < err.str.length(); k++) {
          int r = err.str.codePointAt(k);
          if (r >= limit) {
            throw err.error(at, end, reason);
          }
          b.append(r);
        }
      }
    }
    return b.toBytes();
  }

  static PyStr decodeLatin1(byte[] in) {
    return in.length == 0 ? PyStr.EMPTY : PyStr.ofBmp(new String(in, StandardCharsets.ISO_8859_1));
  }

  static PyStr decodeAscii(byte[] in, String errors) {
    int i = 0;
    while (i < in.length && in[i] >= 0) {
      i++;
    }
    if (i == in.length) {
      return decodeLatin1(in);
    }
    StrBuilder out = new StrBuilder(in.length);
    DecodeErrors err = new DecodeErrors(in, "ascii", errors);
    i = 0;
    while (i < err.in.length) {
      byte c = err.in[i];
      if (c >= 0) {
        out.append((char) c);
        i++;
      } else {
        i = err.handle(out, i, i + 1, "ordinal not in range(128)");
      }
    }
    return out.build();
  }
}
