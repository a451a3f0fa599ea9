package jyston.stdlib.binary;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import jyston.runtime.Interpreter;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyBytes;
import jyston.runtime.PyException;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code binascii}. */
@PyModuleDef(name = "binascii", doc = "Conversion between binary data and ASCII")
public final class BinasciiModule extends BuiltinModule {
  private static final byte[] BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
          .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  private static final byte[] VALUES = new byte[256];
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };
  private static final byte[] HEX_UPPER = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
  };
  private static final int LINE = 76;

  static {
    Arrays.fill(VALUES, (byte) -1);
    for (int i = 0; i < 64; i++) {
      VALUES[BASE64[i]] = (byte) i;
    }
  }

  /** For the index of modules. */
  public BinasciiModule() {}

  private static final class State {
    final PyType error =
        StructModule.exceptionType("Error", "binascii", PyBaseException.VALUE_ERROR);
    final PyType incomplete =
        StructModule.exceptionType("Incomplete", "binascii", PyBaseException.EXCEPTION);
  }

  private static State state() {
    return Interpreter.current().state(State.class, State::new);
  }

  private static PyException error(String m) {
    return Py.error(state().error, m);
  }

  @Override
  protected void init(PyModule m) {
    m.add("Error", state().error);
    m.add("Incomplete", state().incomplete);
  }

  /** A buffer or an ASCII str. */
  private static byte[] ascii(PyObject o) {
    if (o instanceof PyStr s) {
      int n = s.length();
      byte[] r = new byte[n];
      for (int i = 0; i < n; i++) {
        int c = s.codePointAt(i);
        if (c > 127) {
          throw Py.valueError("string argument should contain only ASCII characters");
        }
        r[i] = (byte) c;
      }
      return r;
    }
    if (!PyBuffer.isBuffer(o)) {
      throw Py.typeError(
          "argument should be bytes, buffer or ASCII string, not '" + o.type().name() + "'");
    }
    return PyBuffer.bytes(o);
  }

  // Hexadecimal.

  @PyFunction(
      name = "b2a_hex",
      sig = "(data, sep=<unrepresentable>, bytes_per_sep=1)",
      doc = "Hexadecimal representation of binary data.")
  static PyObject b2aHex(PyObject data, PyObject sep, PyObject bytesPerSep) {
    int every = bytesPerSep == null ? 1 : Ops.asInt(bytesPerSep);
    byte[] b = PyBuffer.bytes(data);
    int separator = -1;
    if (sep != null) {
      if (sep.len() != 1) {
        throw Py.valueError("sep must be length 1.");
      }
      if (sep instanceof PyStr s) {
        separator = s.codePointAt(0);
      } else if (sep instanceof PyBytes p) {
        separator = p.value[0] & 0xFF;
      } else {
        throw Py.typeError("sep must be str or bytes.");
      }
      if (separator > 127) {
        throw Py.valueError("sep must be ASCII.");
      }
    }
    int group = Math.abs(every);
    if (separator < 0 || group == 0 || group >= b.length) {
      byte[] r = new byte[2 * b.length];
      for (int i = 0; i < b.length; i++) {
        r[2 * i] = HEX[b[i] >> 4 & 15];
        r[2 * i + 1] = HEX[b[i] & 15];
      }
      return PyBytes.of(r);
    }
    int seps = (b.length - 1) / group;
    byte[] r = new byte[2 * b.length + seps];
    int k = 0;
    for (int i = 0; i < b.length; i++) {
      // Groups are counted from the right for positive, from the left for negative numbers.
      if (i > 0 && (every > 0 ? (b.length - i) % group == 0 : i % group == 0)) {
        r[k++] = (byte) separator;
      }
      r[k++] = HEX[b[i] >> 4 & 15];
      r[k++] = HEX[b[i] & 15];
    }
    return PyBytes.of(r);
  }

  @PyFunction(
      sig = "(data, sep=<unrepresentable>, bytes_per_sep=1)",
      doc = "Hexadecimal representation of binary data.")
  static PyObject hexlify(PyObject data, PyObject sep, PyObject bytesPerSep) {
    return b2aHex(data, sep, bytesPerSep);
  }

  @PyFunction(
      name = "a2b_hex",
      sig = "(hexstr, /)",
      doc = "Binary data of hexadecimal representation.")
  static PyObject a2bHex(PyObject hexstr) {
    byte[] b = ascii(hexstr);
    if (b.length % 2 != 0) {
      throw error("Odd-length string");
    }
    byte[] r = new byte[b.length / 2];
    for (int i = 0; i < r.length; i++) {
      int hi = hexValue(b[2 * i]);
      int lo = hexValue(b[2 * i + 1]);
      if (hi < 0 || lo < 0) {
        throw error("Non-hexadecimal digit found");
      }
      r[i] = (byte) (hi << 4 | lo);
    }
    return PyBytes.of(r);
  }

  private static int hexValue(byte b) {
    return b < 0 ? -1 : Character.digit(b, 16);
  }

  @PyFunction(sig = "(hexstr, /)", doc = "Binary data of hexadecimal representation.")
  static PyObject unhexlify(PyObject hexstr) {
    return a2bHex(hexstr);
  }

  // Base 64.

  @PyFunction(
      name = "b2a_base64",
      sig = "(data, /, *, newline=True)",
      doc = "Base64-code line of data.")
  static PyObject b2aBase64(PyObject data, boolean newline) {
    byte[] r = java.util.Base64.getEncoder().encode(PyBuffer.bytes(data));
    if (newline) {
      r = Arrays.copyOf(r, r.length + 1);
      r[r.length - 1] = '\n';
    }
    return PyBytes.of(r);
  }

  @PyFunction(
      name = "a2b_base64",
      sig = "(data, /, *, strict_mode=False)",
      doc =
          "Decode a line of base64 data.\n\n"
              + "  strict_mode\n"
              + "    When set to True, bytes that are not in the base64 standard are not allowed.\n"
              + "    The same applies to excess data after padding (= / ==).")
  static PyObject a2bBase64(PyObject data, boolean strict) {
    byte[] b = ascii(data);
    byte[] out = new byte[(b.length + 3) / 4 * 3];
    int n = 0;
    int quad = 0;
    int left = 0;
    int pads = 0;
    if (strict && b.length > 0 && b[0] == '=') {
      throw error("Leading padding not allowed");
    }
    for (int i = 0; i < b.length; i++) {
      while (quad == 0 && pads == 0 && i + 4 <= b.length) {
        int group =
            VALUES[b[i] & 0xFF] << 18
                | VALUES[b[i + 1] & 0xFF] << 12
                | VALUES[b[i + 2] & 0xFF] << 6
                | VALUES[b[i + 3] & 0xFF];
        if (group < 0) {
          // One of the four is no digit.
          break;
        }
        out[n++] = (byte) (group >> 16);
        out[n++] = (byte) (group >> 8);
        out[n++] = (byte) group;
        i += 4;
      }
      if (i == b.length) {
        break;
      }
      byte c = b[i];
      if (c == '=') {
        pads++;
        if (quad >= 2 && quad + pads >= 4) {
          // A complete quad: what follows is not ours.
          if (strict && i + 1 < b.length) {
            throw error("Excess data after padding");
          }
          return PyBytes.of(Arrays.copyOf(out, n));
        }
        if (strict && quad == 0) {
          throw error("Excess padding not allowed");
        }
        continue;
      }
      int v = VALUES[c & 0xFF];
      if (v < 0) {
        if (strict) {
          throw error("Only base64 data is allowed");
        }
        continue;
      }
      if (strict && pads > 0) {
        throw error("Discontinuous padding not allowed");
      }
      pads = 0;
      switch (quad) {
        case 0 -> {
          quad = 1;
          left = v;
        }
        case 1 -> {
          quad = 2;
          out[n++] = (byte) (left << 2 | v >> 4);
          left = v & 15;
        }
        case 2 -> {
          quad = 3;
          out[n++] = (byte) (left << 4 | v >> 2);
          left = v & 3;
        }
        default -> {
          quad = 0;
          out[n++] = (byte) (left << 6 | v);
          left = 0;
        }
      }
    }
    if (quad != 0) {
      if (quad == 1) {
        throw error(
            "Invalid base64-encoded string: number of data characters ("
                + (n / 3 * 4 + 1)
                + ") cannot be 1 more than a multiple of 4");
      }
      throw error("Incorrect padding");
    }
    return PyBytes.of(Arrays.copyOf(out, n));
  }

  // Uuencode.

  @PyFunction(name = "b2a_uu", sig = "(data, /, *, backtick=False)", doc = "Uuencode line of data.")
  static PyObject b2aUu(PyObject data, boolean backtick) {
    byte[] b = PyBuffer.bytes(data);
    if (b.length > 45) {
      throw error("At most 45 bytes at once");
    }
    byte[] r = new byte[2 + (b.length + 2) / 3 * 4];
    int k = 0;
    r[k++] = uu(b.length, backtick);
    for (int i = 0; i < b.length; i += 3) {
      int x = (b[i] & 0xFF) << 16;
      x |= i + 1 < b.length ? (b[i + 1] & 0xFF) << 8 : 0;
      x |= i + 2 < b.length ? b[i + 2] & 0xFF : 0;
      for (int s = 18; s >= 0; s -= 6) {
        r[k++] = uu(x >> s & 63, backtick);
      }
    }
    r[k] = '\n';
    return PyBytes.of(r);
  }

  private static byte uu(int v, boolean backtick) {
    return (byte) (backtick && v == 0 ? '`' : v + ' ');
  }

  @PyFunction(name = "a2b_uu", sig = "(data, /)", doc = "Decode a line of uuencoded data.")
  static PyObject a2bUu(PyObject data) {
    byte[] b = ascii(data);
    int i = 0;
    int n = b.length == 0 ? 32 : (b[i++] & 0xFF) - ' ' & 63;
    byte[] out = new byte[n];
    int k = 0;
    int have = 0;
    int acc = 0;
    while (k < n) {
      int c = i < b.length ? b[i] & 0xFF : 0;
      if (c == '\n' || c == '\r' || i >= b.length) {
        // Spaces at the end of a line may have got lost: they are zeros.
        c = 0;
      } else {
        if (c < ' ' || c > ' ' + 64) {
          throw error("Illegal char");
        }
        c = c - ' ' & 63;
      }
      i++;
      acc = acc << 6 | c;
      have += 6;
      if (have >= 8) {
        have -= 8;
        out[k++] = (byte) (acc >> have);
        acc &= (1 << have) - 1;
      }
    }
    while (i < b.length) {
      int c = b[i++] & 0xFF;
      if (c != ' ' && c != ' ' + 64 && c != '\n' && c != '\r') {
        throw error("Trailing garbage");
      }
    }
    return PyBytes.of(out);
  }

  // Checksums.

  @PyFunction(sig = "(data, crc=0, /)", doc = "Compute CRC-32 incrementally.")
  static PyObject crc32(PyObject data, PyObject crc) {
    return Checksums.crc32(data, crc);
  }

  @PyFunction(name = "crc_hqx", sig = "(data, crc, /)", doc = "Compute CRC-CCITT incrementally.")
  static long crcHqx(PyObject data, PyObject crc) {
    int c = Checksums.mask(crc) & 0xFFFF;
    for (byte x : PyBuffer.bytes(data)) {
      c ^= (x & 0xFF) << 8;
      for (int i = 0; i < 8; i++) {
        c = (c & 0x8000) != 0 ? c << 1 ^ 0x1021 : c << 1;
      }
      c &= 0xFFFF;
    }
    return c;
  }

  // Quoted-printable.

  @PyFunction(
      name = "a2b_qp",
      sig = "(data, header=False)",
      doc = "Decode a string of qp-encoded data.")
  static PyObject a2bQp(PyObject data, boolean header) {
    byte[] b = ascii(data);
    ByteArrayOutputStream out = new ByteArrayOutputStream(b.length);
    int i = 0;
    while (i < b.length) {
      byte c = b[i];
      if (c == '=') {
        i++;
        if (i >= b.length) {
          break;
        }
        c = b[i];
        if (c == '\n' || c == '\r') {
          // A soft line break.
          if (c != '\n') {
            while (i < b.length && b[i] != '\n') {
              i++;
            }
          }
          if (i < b.length) {
            i++;
          }
        } else if (c == '=') {
          out.write('=');
          i++;
        } else if (i + 1 < b.length && hexValue(c) >= 0 && hexValue(b[i + 1]) >= 0) {
          out.write(hexValue(c) << 4 | hexValue(b[i + 1]));
          i += 2;
        } else {
          out.write('=');
        }
      } else {
        out.write(header && c == '_' ? ' ' : c);
        i++;
      }
    }
    return PyBytes.of(out.toByteArray());
  }

  @PyFunction(
      name = "b2a_qp",
      sig = "(data, quotetabs=False, istext=True, header=False)",
      doc =
          "Encode a string using quoted-printable encoding.\n\n"
              + "On encoding, when istext is set, newlines are not encoded, and white\n"
              + "space at end of lines is.  When istext is not set, \\r and \\n (CR/LF)\n"
              + "are both encoded.  When quotetabs is set, space and tabs are encoded.")
  static PyObject b2aQp(PyObject data, boolean quotetabs, boolean istext, boolean header) {
    byte[] b = PyBuffer.bytes(data);
    int first = -1;
    for (int i = 0; i < b.length && first < 0; i++) {
      if (b[i] == '\n') {
        first = i;
      }
    }
    boolean crlf = first > 0 && b[first - 1] == '\r';
    ByteArrayOutputStream out = new ByteArrayOutputStream(b.length + b.length / 8);
    int line = 0;
    int i = 0;
    while (i < b.length) {
      int c = b[i] & 0xFF;
      boolean last = i + 1 >= b.length;
      int next = last ? -1 : b[i + 1] & 0xFF;
      boolean quote =
          c > 126
              || c == '='
              || header && c == '_'
              || c == '.' && line == 0 && (last || next == '\n' || next == '\r' || next == 0)
              || !istext && (c == '\r' || c == '\n')
              || (c == '\t' || c == ' ') && last
              || c < 33 && c != '\r' && c != '\n' && (quotetabs || c != '\t' && c != ' ');
      if (quote) {
        if (line + 3 >= LINE) {
          softBreak(out, crlf);
          line = 0;
        }
        hex(out, c);
        i++;
        line += 3;
      } else if (istext && (c == '\n' || c == '\r' && next == '\n')) {
        line = 0;
        // White space at the end of a line is quoted after all.
        byte[] sofar = out.toByteArray();
        int n = sofar.length;
        if (n > 0 && (sofar[n - 1] == ' ' || sofar[n - 1] == '\t')) {
          int w = sofar[n - 1];
          out.reset();
          out.write(sofar, 0, n - 1);
          hex(out, w);
        }
        if (crlf) {
          out.write('\r');
        }
        out.write('\n');
        i += c == '\r' ? 2 : 1;
      } else {
        if (!last && next != '\n' && line + 1 >= LINE) {
          softBreak(out, crlf);
          line = 0;
        }
        line++;
        out.write(header && c == ' ' ? '_' : c);
        i++;
      }
    }
    return PyBytes.of(out.toByteArray());
  }

  private static void softBreak(ByteArrayOutputStream out, boolean crlf) {
    out.write('=');
    if (crlf) {
      out.write('\r');
    }
    out.write('\n');
  }

  private static void hex(ByteArrayOutputStream out, int c) {
    out.write('=');
    out.write(HEX_UPPER[c >> 4]);
    out.write(HEX_UPPER[c & 15]);
  }
}
