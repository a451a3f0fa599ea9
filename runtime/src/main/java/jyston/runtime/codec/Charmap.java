package jyston.runtime.codec;

import jyston.runtime.BytesBuilder;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBytes;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyInt;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.StrBuilder;

/** Encodings given by a mapping. */
final class Charmap {
  private Charmap() {}

  private static final String UNDEFINED = "character maps to <undefined>";

  static PyStr decode(byte[] in, PyObject mapping, String errors) {
    if (mapping == null || mapping == Py.None) {
      return Latin.decodeLatin1(in);
    }
    StrBuilder out = new StrBuilder(in.length);
    DecodeErrors err = new DecodeErrors(in, "charmap", errors);
    PyStr table = mapping instanceof PyStr s ? s : null;
    int i = 0;
    while (i < err.in.length) {
      int b = err.in[i] & 255;
      if (table != null) {
        int c = b < table.length() ? table.codePointAt(b) : 0xFFFE;
        if (c == 0xFFFE) {
          i = err.handle(out, i, i + 1, UNDEFINED);
        } else {
          out.append(c);
          i++;
        }
        continue;
      }
      PyObject r;
      try {
        r = mapping.getItem(PyInt.of(b));
      } catch (PyException e) {
        if (!e.matches(PyBaseException.LOOKUP_ERROR)) {
          throw e;
        }
        r = Py.None;
      }
      if (r instanceof PyStr s) {
        if (s.length() == 1 && s.codePointAt(0) == 0xFFFE) {
          i = err.handle(out, i, i + 1, UNDEFINED);
        } else {
          out.append(s);
          i++;
        }
      } else if (r == Py.None) {
        i = err.handle(out, i, i + 1, UNDEFINED);
      } else if (r instanceof PyLong l) {
        long v = l.longValue();
        if (v == 0xFFFE) {
          i = err.handle(out, i, i + 1, UNDEFINED);
          continue;
        }
        if (!l.fitsLong() || v < 0 || v > 0x10FFFF) {
          throw Py.typeError("character mapping must be in range(0x110000)");
        }
        out.append((int) v);
        i++;
      } else {
        throw Py.typeError("character mapping must return integer, None or str");
      }
    }
    return out.build();
  }

  /** What a character maps to: appended to the output, or false when undefined. */
  private static boolean put(BytesBuilder b, PyObject mapping, int c) {
    if (mapping instanceof PyEncodingMap m) {
      int v = m.lookup(c);
      if (v < 0) {
        return false;
      }
      b.append(v);
      return true;
    }
    PyObject r;
    try {
      r = mapping.getItem(PyInt.of(c));
    } catch (PyException e) {
      if (e.matches(PyBaseException.LOOKUP_ERROR)) {
        return false;
      }
      throw e;
    }
    if (r == Py.None) {
      return false;
    }
    if (r instanceof PyLong l) {
      long v = l.longValue();
      if (!l.fitsLong() || v < 0 || v > 255) {
        throw Py.typeError("character mapping must be in range(256)");
      }
      b.append((int) v);
      return true;
    }
    if (r instanceof PyBytes y) {
      b.append(y.value);
      return true;
    }
    throw Py.typeError(
        "character mapping must return integer, bytes or None, not " + r.type().name());
  }

  private static boolean defined(PyObject mapping, int c) {
    return put(new BytesBuilder(8), mapping, c);
  }

  static byte[] encode(PyStr s, PyObject mapping, String errors) {
    if (mapping == null || mapping == Py.None) {
      return Latin.encode(s, 256, errors);
    }
    int n = s.length();
    BytesBuilder b = new BytesBuilder(n + 16);
    EncodeErrors err = null;
    int i = 0;
    while (i < n) {
      if (put(b, mapping, s.codePointAt(i))) {
        i++;
        continue;
      }
      int at = i;
      int end = i + 1;
      while (end < n && !defined(mapping, s.codePointAt(end))) {
        end++;
      }
      if (err == null) {
        err = new EncodeErrors(s, "charmap", errors);
      }
      i = err.handle(at, end, UNDEFINED);
      if (err.bytes != null) {
        b.append(err.bytes);
        continue;
      }
      for (int k = 0; k < err.str.length(); k++) {
        if (!put(b, mapping, err.str.codePointAt(k))) {
          throw err.error(at, end, UNDEFINED);
        }
      }
    }
    return b.toBytes();
  }

  /** {@code charmap_build}: the inverse of a decoding table. */
  static PyObject build(PyStr table) {
    int n = Math.min(table.length(), 256);
    boolean dict = n == 0 || table.codePointAt(0) != 0;
    for (int i = 1; i < n; i++) {
      int c = table.codePointAt(i);
      dict |= c == 0 || c > 0xFFFE;
    }
    if (dict) {
      PyDict d = new PyDict();
      for (int i = 0; i < n; i++) {
        d.put(PyInt.of(table.codePointAt(i)), PyInt.of(i));
      }
      return d;
    }
    return new PyEncodingMap(table, n);
  }
}
