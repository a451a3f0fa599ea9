package jyston.stdlib.zlib;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyBytes;
import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code zlib._ZlibDecompressor}: keeps its own unused input, as bz2's and lzma's do. */
@PyClass(
    name = "_ZlibDecompressor",
    module = "zlib",
    subclassable = false,
    sig = "(wbits=15, zdict=b'')",
    doc = "Create a decompressor object for decompressing data incrementally.")
public final class PyZlibDecompressor extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyZlibDecompressorTable.INSTANCE);

  private final Inflating stream;
  private byte[] pending = new byte[0];
  private byte[] unused = new byte[0];
  private boolean needsInput = true;

  private PyZlibDecompressor(Inflating stream) {
    this.stream = stream;
  }

  @PyNew(sig = "(wbits=15, zdict=b'')")
  static PyObject new_(PyType cls, PyObject wbits, PyObject zdict) {
    return new PyZlibDecompressor(ZlibModule.inflating(wbits, zdict));
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyMethod(
      sig = "(data, max_length=-1)",
      doc = "Decompress *data*, returning uncompressed data" + " as bytes.")
  PyObject decompress(PyObject data, PyObject maxLength) {
    if (stream.finished()) {
      throw Py.error(PyBaseException.EOF_ERROR, "End of stream already reached");
    }
    long max = maxLength == null ? -1 : Ops.asSize(maxLength);
    byte[] in = PyBuffer.bytes(data);
    if (pending.length > 0) {
      byte[] all = java.util.Arrays.copyOf(pending, pending.length + in.length);
      System.arraycopy(in, 0, all, pending.length, in.length);
      in = all;
    }
    byte[] out = stream.run(in, max);
    if (stream.finished()) {
      unused = stream.rest();
      pending = new byte[0];
      needsInput = false;
    } else {
      pending = stream.rest();
      needsInput = pending.length == 0 && (max < 0 || out.length < max);
    }
    return PyBytes.of(out);
  }

  @PyGetter(
      value = "eof",
      member = true,
      doc = "True if the end-of-stream marker has been reached.")
  boolean eof() {
    return stream.finished();
  }

  @PyGetter(
      value = "unused_data",
      member = true,
      doc = "Data found after the end of the compressed stream.")
  PyObject unusedData() {
    return PyBytes.of(unused);
  }

  @PyGetter(
      value = "needs_input",
      member = true,
      doc = "True if more input is needed before more decompressed data can be produced.")
  boolean needsInput() {
    return needsInput;
  }
}
