package jyston.runtime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** {@code str.translate}. */
final class StrTranslate {
  private static final int UNKNOWN = -1;
  private static final int DELETED = -2;
  private static final int OTHER = -3;

  private final PyObject table;

  /**
   * What a dict says of ASCII characters, each asked for once; null for other tables, which see how
   * often they are asked.
   */
  private final PyObject[] ascii;

  private StrTranslate(PyObject table) {
    this.table = table;
    this.ascii = table.getClass() == PyDict.class ? new PyObject[128] : null;
  }

  static PyStr of(PyStr p, PyObject table) {
    return new StrTranslate(table).translate(p);
  }

  private PyStr translate(PyStr p) {
    int n = p.length();
    int i = 0;
    String head = "";
    byte[] from = p.bmp() == null ? null : StrCase.asciiBytes(p.bmp());
    if (from != null) {
      // As long as it goes from ASCII to ASCII, and from there on again character by character.
      int[] to = new int[128];
      Arrays.fill(to, UNKNOWN);
      int k = 0;
      for (; i < n; i++) {
        int c = from[i];
        int t = to[c & 127];
        if (t == UNKNOWN) {
          t = to[c] = byteFor(c, entry(c));
        }
        if (t >= 0) {
          // Never beyond what is read.
          from[k++] = (byte) t;
        } else if (t == OTHER) {
          break;
        }
      }
      head = new String(from, 0, k, StandardCharsets.ISO_8859_1);
      if (i == n) {
        return k == 0 ? PyStr.EMPTY : PyStr.ofBmp(head);
      }
    }
    StrBuilder b = new StrBuilder(n).append(head);
    for (; i < n; i++) {
      int c = p.codePointAt(i);
      PyObject r = entry(c);
      if (r == Py.NotImplemented) {
        b.append(c);
      } else if (r == Py.None) {
        // The first character that stays is asked for twice, as in CPython.
        while (i + 1 < n && entry(p.codePointAt(i + 1)) == Py.None) {
          i++;
        }
      } else if (r instanceof PyStr s) {
        b.append(s);
      } else {
        long v = ((PyLong) r).longValue();
        b.append((int) v);
      }
    }
    return b.build();
  }

  private static int byteFor(int c, PyObject r) {
    if (r == Py.NotImplemented) {
      return c;
    }
    if (r == Py.None) {
      return DELETED;
    }
    if (r instanceof PyStr s) {
      return s.length() == 1 && s.codePointAt(0) < 128 ? s.codePointAt(0) : OTHER;
    }
    long v = ((PyLong) r).longValue();
    return v < 128 ? (int) v : OTHER;
  }

  private PyObject entry(int c) {
    if (c > 127 || ascii == null) {
      return lookup(c);
    }
    PyObject r = ascii[c];
    return r != null ? r : (ascii[c] = lookup(c));
  }

  /** What the table says of a character; NotImplemented when it has no entry. */
  private PyObject lookup(int c) {
    PyObject r;
    try {
      r = table.getItem(PyInt.of(c));
    } catch (PyException e) {
      if (e.matches(PyBaseException.LOOKUP_ERROR)) {
        return Py.NotImplemented;
      }
      throw e;
    }
    if (r instanceof PyLong l) {
      if (!l.fitsLong() || l.longValue() < 0 || l.longValue() > 0x10FFFF) {
        throw Py.valueError("character mapping must be in range(0x110000)");
      }
      return l;
    }
    if (r == Py.None || r instanceof PyStr) {
      return r;
    }
    throw Py.typeError("character mapping must return integer, None or str");
  }
}
