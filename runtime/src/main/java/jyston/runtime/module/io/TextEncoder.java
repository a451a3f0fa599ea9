package jyston.runtime.module.io;

import java.nio.charset.StandardCharsets;
import jyston.runtime.Codecs;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBytes;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;

/** An encoder as text streams use it: built in for common encodings, else Python's. */
abstract class TextEncoder {
  static final int OTHER = 0;
  static final int UTF8 = 1;
  static final int LATIN1 = 2;
  static final int ASCII = 3;

  abstract byte[] encode(PyStr s);

  void reset() {}

  /** Tells that output starts ({@code setstate(0)}) or goes on (no byte order mark). */
  void setStart(boolean start) {}

  static int kind(String encoding) {
    return switch (encoding) {
      case "utf-8", "utf8", "UTF-8", "UTF8", "utf_8" -> UTF8;
      case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "ISO-8859-1", "latin_1" -> LATIN1;
      case "ascii", "us-ascii", "ASCII", "US-ASCII" -> ASCII;
      default -> OTHER;
    };
  }

  static String canonical(String encoding) {
    return switch (kind(encoding)) {
      case UTF8 -> "utf-8";
      case LATIN1 -> "latin-1";
      case ASCII -> "ascii";
      default -> encoding;
    };
  }

  static TextEncoder builtin(String encoding, String errors) {
    int k = kind(encoding);
    return k == OTHER ? null : new Simple(k, canonical(encoding), errors);
  }

  private static final class Simple extends TextEncoder {
    private final int kind;
    private final String encoding;
    private final String errors;

    Simple(int kind, String encoding, String errors) {
      this.kind = kind;
      this.encoding = encoding;
      this.errors = errors;
    }

    @Override
    byte[] encode(PyStr s) {
      if (!s.isWide()) {
        String t = s.bmp();
        if (kind == UTF8) {
          return t.getBytes(StandardCharsets.UTF_8);
        }
        boolean fits = true;
        int limit = kind == LATIN1 ? 0x100 : 0x80;
        for (int i = 0, n = t.length(); i < n; i++) {
          if (t.charAt(i) >= limit) {
            fits = false;
            break;
          }
        }
        if (fits) {
          return t.getBytes(StandardCharsets.ISO_8859_1);
        }
      }
      return Codecs.encode(s, encoding, errors).value;
    }
  }

  /** An encoder object of the {@code codecs} module. */
  static final class Python extends TextEncoder {
    private static final PyStr ENCODE = PyStr.intern("encode");
    private static final PyStr SETSTATE = PyStr.intern("setstate");
    private static final PyStr RESET = PyStr.intern("reset");

    final PyObject encoder;

    Python(PyObject encoder) {
      this.encoder = encoder;
    }

    @Override
    byte[] encode(PyStr s) {
      PyObject r = Ops.callMethod(encoder, ENCODE, s);
      if (r instanceof PyBytes b) {
        return b.value;
      }
      throw Py.typeError("encoder should return a bytes object, not '" + r.type().name() + "'");
    }

    @Override
    void reset() {
      Ops.callMethod(encoder, RESET);
    }

    @Override
    void setStart(boolean start) {
      if (start) {
        Ops.callMethod(encoder, RESET);
      } else {
        Ops.callMethod(encoder, SETSTATE, Py.integer(0));
      }
    }
  }
}
