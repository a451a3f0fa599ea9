package jyston.runtime;

import java.nio.charset.StandardCharsets;

/** {@code bytes.hex} and {@code bytes.fromhex}. */
final class BytesHex {
  private BytesHex() {}

  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

  static byte[] parse(PyObject string) {
    if (!(string instanceof PyStr s)) {
      throw Py.typeError("fromhex() argument must be str, not " + Ops.typeName(string));
    }
    int n = s.length();
    byte[] out = new byte[n / 2];
    int k = 0;
    int i = 0;
    while (i < n) {
      int c = s.codePointAt(i);
      if (c == ' ' || c >= 9 && c <= 13) {
        i++;
        continue;
      }
      int hi = digit(c);
      if (hi < 0) {
        throw bad(i);
      }
      i++;
      int lo = i < n ? digit(s.codePointAt(i)) : -1;
      if (lo < 0) {
        throw bad(i);
      }
      i++;
      out[k++] = (byte) (hi << 4 | lo);
    }
    return k == out.length ? out : java.util.Arrays.copyOf(out, k);
  }

  private static PyException bad(int at) {
    return Py.valueError("non-hexadecimal number found in fromhex() arg at position " + at);
  }

  static int digit(int c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int l = c | 32;
    return c < 128 && l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
  }

  /** {@code x.hex(sep, bytes_per_sep)}. */
  static PyObject format(byte[] a, int off, int n, PyObject sep, int group) {
    int sepChar = -1;
    if (sep != null) {
      int len;
      if (sep instanceof PyStr s) {
        len = s.length();
        sepChar = len == 1 ? s.codePointAt(0) : -1;
      } else if (sep instanceof PyBytes b) {
        len = b.value.length;
        sepChar = len == 1 ? b.value[0] & 255 : -1;
      } else {
        if (sep.len() != 1) {
          throw Py.valueError("sep must be length 1.");
        }
        throw Py.typeError("sep must be str or bytes.");
      }
      if (len != 1) {
        throw Py.valueError("sep must be length 1.");
      }
      if (sepChar > 127) {
        throw Py.valueError("sep must be ASCII.");
      }
    } else {
      group = 0;
    }
    int g = Math.abs(group);
    if (g == 0 && n < 1 << 29) {
      byte[] b = new byte[n * 2];
      for (int i = 0; i < n; i++) {
        int c = a[off + i];
        b[2 * i] = DIGITS[c >> 4 & 15];
        b[2 * i + 1] = DIGITS[c & 15];
      }
      return n == 0 ? PyStr.EMPTY : PyStr.ofBmp(new String(b, StandardCharsets.ISO_8859_1));
    }
    StringBuilder sb = new StringBuilder(n * 2 + 8);
    for (int i = 0; i < n; i++) {
      if (g > 0 && i > 0 && (group > 0 ? (n - i) % g == 0 : i % g == 0)) {
        sb.append((char) sepChar);
      }
      int c = a[off + i] & 255;
      sb.append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
    }
    return PyStr.ofBmp(sb.toString());
  }
}
