package jyston.stdlib.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import jyston.runtime.PyStr;
import jyston.runtime.StrBuilder;

/** The text of a JSON document being written: bytes while all of it is ASCII. */
final class JsonSink {
  private byte[] bytes = new byte[64];
  private int n;

  /** Takes over at the first character that is not ASCII. */
  private StrBuilder wide;

  private byte[] room(int more) {
    byte[] b = bytes;
    if (b.length - n < more) {
      // Sums beyond the range are a negative size, which Java reports as it does lack of memory.
      bytes = b = Arrays.copyOf(b, Math.max(b.length * 2, n + more));
    }
    return b;
  }

  private StrBuilder widen() {
    if (wide == null) {
      wide = new StrBuilder(n + n / 2 + 16);
      wide.append(new String(bytes, 0, n, StandardCharsets.ISO_8859_1));
      bytes = null;
    }
    return wide;
  }

  /** Appends an ASCII character. */
  void append(char c) {
    if (wide != null) {
      wide.append(c);
    } else {
      room(1)[n++] = (byte) c;
    }
  }

  /** Appends Java text. */
  void append(String s) {
    int k = s.length();
    if (wide == null) {
      byte[] b = room(k);
      int at = n;
      int i = 0;
      for (; i < k; i++) {
        char c = s.charAt(i);
        if (c > 127) {
          break;
        }
        b[at + i] = (byte) c;
      }
      if (i == k) {
        n = at + k;
        return;
      }
    }
    widen().append(s);
  }

  /** Appends a str. */
  void append(PyStr s) {
    String t = s.bmp();
    if (t != null) {
      append(t);
    } else {
      widen().append(s);
    }
  }

  /** Appends a number in decimal. */
  void append(long v) {
    if (wide != null || v == Long.MIN_VALUE) {
      append(Long.toString(v));
      return;
    }
    byte[] b = room(20);
    long a = v;
    if (v < 0) {
      b[n++] = '-';
      a = -v;
    }
    int digits = 1;
    for (long ten = 10; digits < 19 && a >= ten; ten *= 10) {
      digits++;
    }
    n += digits;
    int at = n;
    do {
      long q = a / 10;
      b[--at] = (byte) ('0' + (a - q * 10));
      a = q;
    } while (a != 0);
  }

  /** Appends a string literal in which all but ASCII is escaped. */
  void quote(PyStr s) {
    String t = s.bmp();
    if (wide == null && t != null) {
      int k = t.length();
      byte[] b = room(k + 2);
      int at = n;
      b[at++] = '"';
      int i = 0;
      for (; i < k; i++) {
        char c = t.charAt(i);
        if (c < ' ' || c == '"' || c == '\\' || c > '~') {
          break;
        }
        b[at++] = (byte) c;
      }
      if (i == k) {
        b[at] = '"';
        n = at + 1;
        return;
      }
    }
    StrBuilder q = new StrBuilder();
    JsonModule.quote(q, s, true);
    append(q.build());
  }

  /** The str. */
  PyStr build() {
    return wide != null
        ? wide.build()
        : PyStr.ofBmp(new String(bytes, 0, n, StandardCharsets.ISO_8859_1));
  }
}
