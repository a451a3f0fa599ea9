package jyston.runtime;

import jyston.runtime.codec.CodecCalls;
import jyston.runtime.codec.CodecRegistry;

/** Encoding and decoding of text, for the rest of the runtime. */
public final class Codecs {
  private Codecs() {}

  /** In development mode, an unknown codec or error handler is reported even if not needed. */
  private static void check(String encoding, String errors) {
    Interpreter in = Interpreter.current();
    if (in.devMode && !in.finalizing) {
      CodecRegistry r = CodecRegistry.current();
      r.lookup(encoding);
      if (errors != null) {
        r.lookupError(errors);
      }
    }
  }

  /**
   * The name of a codec or error handler, as builtin functions take it.
   *
   * @throws PyException UnicodeEncodeError for surrogates, ValueError for null characters
   */
  public static String nameArg(PyStr name) {
    if (name.isWide()) {
      CodecCalls.encode(name, "utf-8", "strict");
    }
    String s = name.javaString();
    if (s.indexOf('\0') >= 0) {
      throw Py.valueError("embedded null character");
    }
    return s;
  }

  /** {@code s.encode(encoding, errors)}; always a {@link PyBytes}. */
  public static PyBytes encode(PyStr s, String encoding, String errors) {
    check(encoding, errors);
    byte[] b = CodecCalls.encode(s, encoding, errors);
    if (b != null) {
      return PyBytes.of(b);
    }
    PyObject r = CodecRegistry.current().encodeText(s, encoding, errors);
    if (r instanceof PyBytes y) {
      return y;
    }
    if (r instanceof PyByteArray a) {
      Warnings.runtime(
          "encoder "
              + encoding
              + " returned bytearray instead of bytes; use codecs.encode() to"
              + " encode to arbitrary types",
          1);
      return PyBytes.of(a.copyBytes());
    }
    throw Py.typeError(
        "'"
            + encoding
            + "' encoder returned '"
            + r.type().name()
            + "' instead of 'bytes'; use codecs.encode() to encode to arbitrary types");
  }

  /** {@code o.decode(encoding, errors)}; always a {@link PyStr}. */
  public static PyStr decode(PyObject o, String encoding, String errors) {
    check(encoding, errors);
    PyStr s = CodecCalls.decode(PyBuffer.bytes(o), encoding, errors);
    if (s != null) {
      return s;
    }
    PyObject r = CodecRegistry.current().decodeText(o, encoding, errors);
    if (r instanceof PyStr t) {
      return t;
    }
    throw Py.typeError(
        "'"
            + encoding
            + "' decoder returned '"
            + r.type().name()
            + "' instead of 'str'; use codecs.decode() to decode to arbitrary types");
  }

  /** UTF-8; lone surrogates are a UnicodeEncodeError. */
  public static byte[] encodeUtf8(PyStr s) {
    return CodecCalls.encodeUtf8(s, null);
  }

  /** Strict UTF-8. */
  public static PyStr decodeUtf8(byte[] b) {
    return CodecCalls.decodeUtf8(b, null);
  }

  /** UTF-8 with an error handler. */
  public static byte[] encodeUtf8(PyStr s, String errors) {
    return CodecCalls.encodeUtf8(s, errors);
  }

  /** UTF-8 with an error handler. */
  public static PyStr decodeUtf8(byte[] b, String errors) {
    return CodecCalls.decodeUtf8(b, errors);
  }

  /** Bytes of a file name: UTF-8 with surrogateescape. */
  public static byte[] fsEncode(PyStr s) {
    return CodecCalls.encodeUtf8(s, "surrogateescape");
  }

  /** Text of a file name. */
  public static PyStr fsDecode(byte[] b) {
    return CodecCalls.decodeUtf8(b, "surrogateescape");
  }
}
