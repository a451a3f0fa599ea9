package jyston.stdlib.sre;

import jyston.runtime.Py;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyBytes;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.StrOps;

/** The subject of a match: text or bytes. */
final class Input {
  /** What was given. */
  final PyObject object;

  final boolean isText;
  final int length;

  /** The subject as Java text; null where it is wide or bytes. */
  final String text;

  private final int[] wide;
  private final byte[] bytes;
  private final int offset;
  private final PyBuffer buffer;

  Input(PyObject o) {
    object = o;
    if (o instanceof PyStr s) {
      isText = true;
      text = s.bmp();
      wide = text == null ? s.codePoints() : null;
      length = s.length();
      bytes = null;
      offset = 0;
      buffer = null;
      return;
    }
    isText = false;
    text = null;
    wide = null;
    if (o.getClass() == PyBytes.class) {
      bytes = ((PyBytes) o).value;
      offset = 0;
      length = bytes.length;
      buffer = null;
      return;
    }
    if (!PyBuffer.isBuffer(o)) {
      throw Py.typeError("expected string or bytes-like object, got '" + o.type().name() + "'");
    }
    PyBuffer b = PyBuffer.of(o);
    length = b.length();
    if (b.array() != null) {
      bytes = b.array();
      offset = b.start;
      buffer = b;
    } else {
      bytes = b.toBytes();
      offset = 0;
      b.release();
      buffer = null;
    }
  }

  /** Gives back the buffer. */
  void close() {
    if (buffer != null) {
      buffer.release();
    }
  }

  int at(int i) {
    return text != null ? text.charAt(i) : wide != null ? wide[i] : bytes[offset + i] & 255;
  }

  /** Next place of a literal in the range, or -1. */
  int find(int c, int from, int to) {
    if (text != null) {
      return c > 0xFFFF ? -1 : text.indexOf(c, from, to);
    }
    for (int i = from; i < to; i++) {
      if (at(i) == c) {
        return i;
      }
    }
    return -1;
  }

  /** Next place of a literal prefix in the range, or -1. */
  int find(String prefix, int[] cps, int from, int to) {
    if (text != null) {
      return prefix == null ? -1 : text.indexOf(prefix, from, to);
    }
    int n = cps.length;
    for (int i = from; i <= to - n; i++) {
      int k = 0;
      while (k < n && at(i + k) == cps[k]) {
        k++;
      }
      if (k == n) {
        return i;
      }
    }
    return -1;
  }

  /** A part of the subject, of its type. */
  PyObject slice(int from, int to) {
    return slice(object, from, to);
  }

  static PyObject slice(PyObject o, int from, int to) {
    if (o instanceof PyStr s) {
      int n = s.length();
      return StrOps.sub(s, Math.min(from, n), Math.min(to, n));
    }
    if (o.getClass() == PyBytes.class) {
      byte[] b = ((PyBytes) o).value;
      return from == 0 && to == b.length
          ? o
          : PyBytes.of(java.util.Arrays.copyOfRange(b, from, to));
    }
    byte[] b = PyBuffer.bytes(o);
    int n = b.length;
    return PyBytes.of(java.util.Arrays.copyOfRange(b, Math.min(from, n), Math.min(to, n)));
  }
}
