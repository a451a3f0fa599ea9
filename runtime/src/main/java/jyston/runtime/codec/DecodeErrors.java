package jyston.runtime.codec;

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

/** The error handling of one decoding run. */
final class DecodeErrors {
  private final String encoding;
  private final String handlerName;
  private final ErrorMode mode;
  private PyObject handler;
  private PyException exception;

  /** The input; a handler may put another in its place. */
  byte[] in;

  DecodeErrors(byte[] in, String encoding, String handlerName) {
    this.in = in;
    this.encoding = encoding;
    this.handlerName = handlerName;
    this.mode = ErrorMode.of(handlerName);
  }

  PyException error(int start, int end, String reason) {
    if (exception == null) {
      exception =
          new PyException(
              PyBaseException.UNICODE_DECODE_ERROR,
              PyStr.of(encoding),
              PyBytes.of(in.clone()),
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

  /** Handles bytes that cannot be decoded: appends what replaces them; where to go on. */
  int handle(StrBuilder out, int start, int end, String reason) {
    switch (mode) {
      case STRICT -> throw error(start, end, reason);
      case IGNORE -> {}
      case REPLACE -> out.append(0xFFFD);
      case BACKSLASHREPLACE -> {
        for (int i = start; i < end; i++) {
          StrOps.escape(out, in[i] & 255);
        }
      }
      case SURROGATEESCAPE -> {
        int i = start;
        while (i < end && i < start + 4 && in[i] < 0) {
          out.append(0xDC00 + (in[i++] & 255));
        }
        if (i == start) {
          throw error(start, end, reason);
        }
        return i;
      }
      case SURROGATEPASS -> {
        int c = surrogate(in, start, encoding);
        if (c < 0) {
          throw error(start, end, reason);
        }
        out.append(c);
        int unit = Utf.unit(encoding);
        return start + (unit == 1 ? 3 : unit);
      }
      default -> {
        return custom(out, start, end, reason);
      }
    }
    return end;
  }

  /** The surrogate that is encoded at a position in a UTF, or -1. */
  static int surrogate(byte[] in, int at, String encoding) {
    int unit = Utf.unit(encoding);
    int c = -1;
    if (unit == 1) {
      if (at + 3 <= in.length
          && (in[at] & 0xF0) == 0xE0
          && (in[at + 1] & 0xC0) == 0x80
          && (in[at + 2] & 0xC0) == 0x80) {
        c = (in[at] & 15) << 12 | (in[at + 1] & 63) << 6 | in[at + 2] & 63;
      }
    } else if (unit > 1 && at + unit <= in.length) {
      c = Utf.get(in, at, unit, Utf.bigEndian(encoding));
    }
    return c >= 0xD800 && c <= 0xDFFF ? c : -1;
  }

  private int custom(StrBuilder out, int start, int end, String reason) {
    PyException e = error(start, end, reason);
    if (handler == null) {
      handler = CodecRegistry.current().lookupError(handlerName);
    }
    PyObject r = handler.call1(e.value());
    if (!(r instanceof PyTuple t)
        || t.items.length != 2
        || !(t.items[0] instanceof PyStr s)
        || !(t.items[1] instanceof PyLong)) {
      throw Py.typeError("decoding error handler must return (str, int) tuple");
    }
    PyObject object = ((UnicodeErrorFields) e.value()).object;
    if (!(object instanceof PyBytes b)) {
      throw Py.typeError("exception attribute object must be bytes");
    }
    in = b.value;
    int p = EncodeErrors.position(t.items[1], in.length);
    out.append(s);
    return p;
  }
}
