package jyston.stdlib.zlib;

import java.io.ByteArrayOutputStream;
import jyston.runtime.Interpreter;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyBytes;
import jyston.runtime.PyException;
import jyston.runtime.PyInt;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;
import jyston.stdlib.binary.Checksums;
import jyston.stdlib.binary.StructModule;

/** {@code zlib}. */
@PyModuleDef(
    name = "zlib",
    doc =
        "The functions in this module allow compression and decompression using the\n"
            + "zlib library, which is based on GNU zip.\n")
public final class ZlibModule extends BuiltinModule {
  /** For the index of modules. */
  public ZlibModule() {}

  private static final class State {
    final PyType error = StructModule.exceptionType("error", "zlib", PyBaseException.EXCEPTION);
  }

  private static State state() {
    return Interpreter.current().state(State.class, State::new);
  }

  /** zlib.error in the words of CPython. */
  static PyException error(int code, String where, String detail) {
    String d =
        detail != null
            ? detail
            : switch (code) {
              case -5 -> "incomplete or truncated stream";
              case -2 -> "inconsistent stream state";
              case -3 -> "invalid input data";
              default -> null;
            };
    return Py.error(state().error, "Error " + code + " " + where + (d == null ? "" : ": " + d));
  }

  @Override
  protected void init(PyModule m) {
    m.add("error", state().error);
    m.add("_ZlibDecompressor", PyZlibDecompressor.TYPE);
    String[] names = {
      "MAX_WBITS",
      "DEFLATED",
      "DEF_MEM_LEVEL",
      "DEF_BUF_SIZE",
      "Z_NO_COMPRESSION",
      "Z_BEST_SPEED",
      "Z_BEST_COMPRESSION",
      "Z_DEFAULT_COMPRESSION",
      "Z_FILTERED",
      "Z_HUFFMAN_ONLY",
      "Z_RLE",
      "Z_FIXED",
      "Z_DEFAULT_STRATEGY",
      "Z_NO_FLUSH",
      "Z_PARTIAL_FLUSH",
      "Z_SYNC_FLUSH",
      "Z_FULL_FLUSH",
      "Z_FINISH",
      "Z_BLOCK",
      "Z_TREES"
    };
    int[] values = {15, 8, 8, 16384, 0, 1, 9, -1, 1, 2, 3, 4, 0, 0, 1, 2, 3, 4, 5, 6};
    for (int i = 0; i < names.length; i++) {
      m.add(names[i], PyInt.of(values[i]));
    }
    m.add("ZLIB_VERSION", Py.str("1.2.11"));
    m.add("ZLIB_RUNTIME_VERSION", Py.str("1.2.13"));
    m.add("__version__", Py.str("1.0"));
  }

  @PyFunction(sig = "(data, value=1, /)", doc = "Compute an Adler-32 checksum of data.")
  static PyObject adler32(PyObject data, PyObject value) {
    return Checksums.adler32(data, value);
  }

  @PyFunction(sig = "(data, value=0, /)", doc = "Compute a CRC-32 checksum of data.")
  static PyObject crc32(PyObject data, PyObject value) {
    return Checksums.crc32(data, value);
  }

  @PyFunction(
      sig = "(data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS)",
      doc = "Returns a bytes object containing compressed data.")
  static PyObject compress(PyObject data, PyObject level, PyObject wbits) {
    byte[] b = PyBuffer.bytes(data);
    int l = level == null ? -1 : Ops.asInt(level);
    int w = wbits == null ? 15 : Ops.asInt(wbits);
    if (!PyCompress.valid(l, w)) {
      throw Py.error(state().error, "Bad compression level");
    }
    PyCompress c = new PyCompress(l, w, 0, null);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(c.feed(b));
    out.writeBytes(c.end(4));
    return PyBytes.of(out.toByteArray());
  }

  @PyFunction(
      sig = "(data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE)",
      doc = "Returns a bytes object containing the uncompressed data.")
  static PyObject decompress(PyObject data, PyObject wbits, PyObject bufsize) {
    byte[] b = PyBuffer.bytes(data);
    int w = wbits == null ? 15 : Ops.asInt(wbits);
    if (bufsize != null && Ops.asSize(bufsize) < 0) {
      throw Py.valueError("bufsize must be non-negative");
    }
    if (!Inflating.valid(w)) {
      throw error(-2, "while preparing to decompress data", null);
    }
    Inflating s = new Inflating(w, null);
    byte[] out = s.run(b, -1);
    if (!s.finished()) {
      throw error(-5, "while decompressing data", null);
    }
    return PyBytes.of(out);
  }

  private static byte[] dictionary(PyObject zdict) {
    if (zdict == null || zdict == Py.None) {
      return null;
    }
    if (!PyBuffer.isBuffer(zdict)) {
      throw Py.typeError("zdict argument must support the buffer protocol");
    }
    byte[] d = PyBuffer.bytes(zdict);
    return d.length == 0 ? null : d.clone();
  }

  @PyFunction(
      sig =
          "(level=Z_DEFAULT_COMPRESSION, method=DEFLATED, wbits=MAX_WBITS,"
              + " memLevel=DEF_MEM_LEVEL, strategy=Z_DEFAULT_STRATEGY, zdict=None)",
      doc = "Return a compressor object.")
  static PyObject compressobj(
      PyObject level,
      PyObject method,
      PyObject wbits,
      PyObject memLevel,
      PyObject strategy,
      PyObject zdict) {
    if (zdict != null && zdict != Py.None && !PyBuffer.isBuffer(zdict)) {
      throw Py.typeError("a bytes-like object is required, not '" + zdict.type().name() + "'");
    }
    int l = level == null ? -1 : Ops.asInt(level);
    int m = method == null ? 8 : Ops.asInt(method);
    int w = wbits == null ? 15 : Ops.asInt(wbits);
    int mem = memLevel == null ? 8 : Ops.asInt(memLevel);
    int s = strategy == null ? 0 : Ops.asInt(strategy);
    if (!PyCompress.valid(l, w) || m != 8 || mem < 1 || mem > 9 || s < 0 || s > 4) {
      throw Py.valueError("Invalid initialization option");
    }
    return new PyCompress(l, w, s, dictionary(zdict));
  }

  static Inflating inflating(PyObject wbits, PyObject zdict) {
    byte[] d = dictionary(zdict);
    int w = wbits == null ? 15 : Ops.asInt(wbits);
    if (!Inflating.valid(w)) {
      throw Py.valueError("Invalid initialization option");
    }
    return new Inflating(w, d);
  }

  @PyFunction(sig = "(wbits=MAX_WBITS, zdict=b'')", doc = "Return a decompressor object.")
  static PyObject decompressobj(PyObject wbits, PyObject zdict) {
    if (zdict == Py.None) {
      throw Py.typeError("zdict argument must support the buffer protocol");
    }
    return new PyDecompress(inflating(wbits, zdict));
  }
}
