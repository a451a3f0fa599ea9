package jyston.runtime.codec;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBytes;
import jyston.runtime.PyException;
import jyston.runtime.PyInt;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.StrBuilder;
import jyston.runtime.StrOps;
import jyston.runtime.UnicodeErrorFields;
import jyston.runtime.unicode.CharNames;

/** The error handling of one encoding run. */
final class EncodeErrors {
  private final PyStr text;
  private final String encoding;
  private final String handlerName;
  private final ErrorMode mode;
  private PyObject handler;
  private PyException exception;

  /** The replacement as text, or null. */
  PyStr str;

  /** The replacement as bytes, or null. */
  byte[] bytes;

  EncodeErrors(PyStr text, String encoding, String handlerName) {
    this.text = text;
    this.encoding = encoding;
    this.handlerName = handlerName;
    this.mode = ErrorMode.of(handlerName);
  }

  /** The exception for a range; the same object is used again, as handlers may see it. */
  PyException error(int start, int end, String reason) {
    if (exception == null) {
      exception =
          new PyException(
              PyBaseException.UNICODE_ENCODE_ERROR,
              PyStr.of(encoding),
              text,
              PyInt.of(start),
              PyInt.of(end),
              PyStr.of(reason));
    } else {
      UnicodeErrorFields f = (UnicodeErrorFields) exception.value();
      f.start = start;
      f.end = end;
      f.reason = PyStr.of(reason);
    }
    return exception;
  }

  /** Handles an unencodable range: sets {@link #str} or {@link #bytes}; where to go on. */
  int handle(int start, int end, String reason) {
    str = null;
    bytes = null;
    switch (mode) {
      case STRICT -> throw error(start, end, reason);
      case IGNORE -> str = PyStr.EMPTY;
      case REPLACE -> str = PyStr.of("?".repeat(end - start));
      case XMLCHARREFREPLACE, BACKSLASHREPLACE, NAMEREPLACE ->
          str = describe(text, start, end, mode);
      case SURROGATEESCAPE -> {
        int n = 0;
        while (start + n < end && isEscaped(text.codePointAt(start + n))) {
          n++;
        }
        if (n == 0) {
          throw error(start, end, reason);
        }
        bytes = new byte[n];
        for (int i = 0; i < n; i++) {
          bytes[i] = (byte) text.codePointAt(start + i);
        }
        return start + n;
      }
      case SURROGATEPASS -> {
        bytes = surrogates(text, start, end, encoding);
        if (bytes == null) {
          throw error(start, end, reason);
        }
      }
      default -> {
        return custom(start, end, reason);
      }
    }
    return end;
  }

  private static boolean isEscaped(int c) {
    return c >= 0xDC80 && c <= 0xDCFF;
  }

  static PyStr describe(PyStr text, int start, int end, ErrorMode mode) {
    StrBuilder b = new StrBuilder();
    for (int i = start; i < end; i++) {
      int c = text.codePointAt(i);
      if (mode == ErrorMode.XMLCHARREFREPLACE) {
        b.append("&#").append(Integer.toString(c)).append(';');
        continue;
      }
      String name = mode == ErrorMode.NAMEREPLACE ? CharNames.name(c) : null;
      if (name != null) {
        b.append("\\N{").append(name).append('}');
      } else {
        StrOps.escape(b, c);
      }
    }
    return b.build();
  }

  /** The bytes surrogates have in a UTF, or null when this is none or there are others. */
  static byte[] surrogates(PyStr text, int start, int end, String encoding) {
    int unit = Utf.unit(encoding);
    if (unit == 0) {
      return null;
    }
    boolean big = Utf.bigEndian(encoding);
    byte[] out = new byte[(end - start) * (unit == 1 ? 3 : unit)];
    int k = 0;
    for (int i = start; i < end; i++) {
      int c = text.codePointAt(i);
      if (c < 0xD800 || c > 0xDFFF) {
        return null;
      }
      if (unit == 1) {
        out[k++] = (byte) (0xE0 | c >> 12);
        out[k++] = (byte) (0x80 | c >> 6 & 63);
        out[k++] = (byte) (0x80 | c & 63);
      } else {
        Utf.put(out, k, c, unit, big);
        k += unit;
      }
    }
    return out;
  }

  private int custom(int start, int end, String reason) {
    PyException e = error(start, end, reason);
    if (handler == null) {
      handler = CodecRegistry.current().lookupError(handlerName);
    }
    PyObject r = handler.call1(e.value());
    if (!(r instanceof PyTuple t)
        || t.items.length != 2
        || !(t.items[0] instanceof PyStr || t.items[0] instanceof PyBytes)
        || !(t.items[1] instanceof PyLong)) {
      throw Py.typeError("encoding error handler must return (str/bytes, int) tuple");
    }
    if (t.items[0] instanceof PyStr s) {
      str = s;
    } else {
      bytes = ((PyBytes) t.items[0]).value;
    }
    return position(t.items[1], text.length());
  }

  static int position(PyObject o, int n) {
    long p = Ops.asSize(o);
    long q = p < 0 ? p + n : p;
    if (q < 0 || q > n) {
      throw Py.indexError("position " + p + " from error handler out of bounds");
    }
    return (int) q;
  }
}
