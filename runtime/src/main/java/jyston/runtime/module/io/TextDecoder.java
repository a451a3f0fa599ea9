package jyston.runtime.module.io;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import jyston.runtime.Codecs;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyBytes;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;

/** An incremental decoder as text streams use it: built in for common encodings, else Python's. */
abstract class TextDecoder {
  private static final byte[] NOTHING = {};

  /** Bytes of the state after {@link #saveState}. */
  byte[] stateBytes = NOTHING;

  /** Flags of the state after {@link #saveState}. */
  BigInteger stateFlags = BigInteger.ZERO;

  abstract PyStr decode(byte[] in, boolean last);

  abstract void saveState();

  abstract void setState(byte[] bytes, BigInteger flags);

  abstract void reset();

  /** Universal newline kinds seen, or None. */
  PyObject newlines() {
    return Py.None;
  }

  /** Encodings whose decoders are built in; null for the others. */
  static TextDecoder builtin(String encoding, String errors) {
    return switch (TextEncoder.kind(encoding)) {
      case TextEncoder.UTF8 -> new Utf8(errors);
      case TextEncoder.LATIN1, TextEncoder.ASCII ->
          new Simple(TextEncoder.canonical(encoding), errors);
      default -> null;
    };
  }

  static PyStr ascii(byte[] b) {
    for (byte x : b) {
      if (x < 0) {
        return null;
      }
    }
    return b.length == 0 ? PyStr.EMPTY : PyStr.ofBmp(new String(b, StandardCharsets.ISO_8859_1));
  }

  /** One byte per character. */
  private static final class Simple extends TextDecoder {
    private final String encoding;
    private final String errors;

    Simple(String encoding, String errors) {
      this.encoding = encoding;
      this.errors = errors;
    }

    @Override
    PyStr decode(byte[] in, boolean last) {
      PyStr s = ascii(in);
      return s != null ? s : Codecs.decode(PyBytes.of(in), encoding, errors);
    }

    @Override
    void saveState() {}

    @Override
    void setState(byte[] bytes, BigInteger flags) {}

    @Override
    void reset() {}
  }

  /** UTF-8, with the start of a character kept until the rest comes. */
  private static final class Utf8 extends TextDecoder {
    private final String errors;
    private byte[] kept = NOTHING;

    Utf8(String errors) {
      this.errors = errors;
    }

    @Override
    PyStr decode(byte[] in, boolean last) {
      byte[] b = in;
      if (kept.length > 0) {
        b = Arrays.copyOf(kept, kept.length + in.length);
        System.arraycopy(in, 0, b, kept.length, in.length);
        kept = NOTHING;
      }
      PyStr s = ascii(b);
      if (s != null) {
        return s;
      }
      int n = last ? b.length : complete(b);
      byte[] rest = n < b.length ? Arrays.copyOfRange(b, n, b.length) : NOTHING;
      s = Codecs.decode(PyBytes.of(n < b.length ? Arrays.copyOf(b, n) : b), "utf-8", errors);
      kept = rest;
      return s;
    }

    /** How many bytes do not belong to an unfinished, so far valid sequence at the end. */
    private static int complete(byte[] b) {
      int n = b.length;
      for (int back = 1; back <= 3 && back <= n; back++) {
        int c = b[n - back] & 0xFF;
        if (c < 0x80) {
          return n;
        }
        if (c < 0xC0) {
          continue;
        }
        int need =
            c >= 0xF0 && c < 0xF5 ? 4 : c >= 0xE0 && c < 0xF0 ? 3 : c >= 0xC2 && c < 0xE0 ? 2 : 1;
        if (back >= need) {
          return n;
        }
        if (back >= 2) {
          int d = b[n - back + 1] & 0xFF;
          boolean bad =
              c == 0xE0 && d < 0xA0
                  || c == 0xED && d >= 0xA0
                  || c == 0xF0 && d < 0x90
                  || c == 0xF4 && d >= 0x90;
          if (bad) {
            return n;
          }
        }
        return n - back;
      }
      return n;
    }

    @Override
    void saveState() {
      stateBytes = kept;
    }

    @Override
    void setState(byte[] bytes, BigInteger flags) {
      kept = bytes;
    }

    @Override
    void reset() {
      kept = NOTHING;
    }
  }

  /** A decoder object of the {@code codecs} module. */
  static final class Python extends TextDecoder {
    private static final PyStr DECODE = PyStr.intern("decode");
    private static final PyStr GETSTATE = PyStr.intern("getstate");
    private static final PyStr SETSTATE = PyStr.intern("setstate");
    private static final PyStr RESET = PyStr.intern("reset");

    final PyObject decoder;

    Python(PyObject decoder) {
      this.decoder = decoder;
    }

    @Override
    PyStr decode(byte[] in, boolean last) {
      PyObject r = Ops.callMethod(decoder, DECODE, PyBytes.of(in), Py.bool(last));
      if (r instanceof PyStr s) {
        return s;
      }
      throw Py.typeError("decoder should return a string result, not '" + r.type().name() + "'");
    }

    @Override
    void saveState() {
      PyObject r = Ops.callMethod(decoder, GETSTATE);
      if (!(r instanceof PyTuple t) || t.size() != 2) {
        throw Py.typeError("illegal decoder state");
      }
      if (!(t.get(0) instanceof PyBytes b)) {
        throw Py.typeError(
            "illegal decoder state: the first item should be a bytes object, not '"
                + t.get(0).type().name()
                + "'");
      }
      if (!(t.get(1) instanceof PyLong l)) {
        throw Py.typeError("an integer is required (got type " + t.get(1).type().name() + ")");
      }
      stateBytes = b.value;
      stateFlags = l.bigValue();
    }

    @Override
    void setState(byte[] bytes, BigInteger flags) {
      if (bytes.length == 0 && flags.signum() == 0) {
        reset();
        return;
      }
      Ops.callMethod(decoder, SETSTATE, PyTuple.of(PyBytes.of(bytes), PyLong.of(flags)));
    }

    @Override
    void reset() {
      Ops.callMethod(decoder, RESET);
    }
  }

  /** Another decoder's text with universal newlines. */
  static final class Newlines extends TextDecoder {
    private final TextDecoder inner;
    private final NewlineState state;

    Newlines(TextDecoder inner, boolean translate) {
      this.inner = inner;
      this.state = new NewlineState(translate);
    }

    @Override
    PyStr decode(byte[] in, boolean last) {
      return state.process(inner.decode(in, last), last);
    }

    @Override
    void saveState() {
      inner.saveState();
      stateBytes = inner.stateBytes;
      BigInteger f = inner.stateFlags.shiftLeft(1);
      stateFlags = state.pendingCr ? f.setBit(0) : f;
    }

    @Override
    void setState(byte[] bytes, BigInteger flags) {
      state.pendingCr = flags.testBit(0);
      inner.setState(bytes, flags.shiftRight(1));
    }

    @Override
    void reset() {
      state.pendingCr = false;
      state.forgetSeen();
      inner.reset();
    }

    @Override
    PyObject newlines() {
      return state.newlines();
    }
  }

  /** Bytes of an object that {@code read} returned. */
  static byte[] bytes(PyObject o) {
    return PyBuffer.bytes(o);
  }
}
