package jyston.stdlib.zlib;

import java.util.Arrays;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyBytes;
import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;

/** {@code zlib.Decompress}. */
@PyClass(name = "Decompress", module = "zlib", subclassable = false)
public final class PyDecompress extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyDecompressTable.INSTANCE);

  private final Inflating stream;
  private byte[] unused = new byte[0];
  private byte[] tail = new byte[0];
  private boolean eof;

  PyDecompress(Inflating stream) {
    this.stream = stream;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyMethod(
      sig = "(data, /, max_length=0)",
      doc =
          "Return a bytes object containing the decompressed version of the data.\n\n"
              + "After calling this function, some of the input data may still be stored in\n"
              + "internal buffers for later processing.\n"
              + "Call the flush() method to clear these buffers.")
  PyObject decompress(PyObject data, PyObject maxLength) {
    long max = maxLength == null ? 0 : Ops.asSize(maxLength);
    if (max < 0) {
      throw Py.valueError("max_length must be non-negative");
    }
    return PyBytes.of(run(PyBuffer.bytes(data), max == 0 ? -1 : max));
  }

  private byte[] run(byte[] data, long max) {
    byte[] out;
    if (eof) {
      out = new byte[0];
      append(data);
      tail = new byte[0];
      return out;
    }
    out = stream.run(data, max);
    if (stream.finished()) {
      eof = true;
      append(stream.rest());
      tail = new byte[0];
    } else {
      tail = stream.rest();
    }
    return out;
  }

  private void append(byte[] more) {
    int n = unused.length;
    unused = Arrays.copyOf(unused, n + more.length);
    System.arraycopy(more, 0, unused, n, more.length);
  }

  @PyMethod(
      sig = "(length=zlib.DEF_BUF_SIZE, /)",
      doc = "Return a bytes object containing any remaining decompressed data.")
  PyObject flush(PyObject length) {
    if (length != null && Ops.asSize(length) <= 0) {
      throw Py.valueError("length must be greater than zero");
    }
    if (eof) {
      return PyBytes.EMPTY;
    }
    return PyBytes.of(run(tail, -1));
  }

  @PyMethod(doc = "Return a copy of the decompression object.")
  PyObject copy() {
    PyDecompress c = new PyDecompress(stream.copy());
    c.unused = unused;
    c.tail = tail;
    c.eof = eof;
    return c;
  }

  @PyMethod(name = "__copy__")
  PyObject copyMethod() {
    return copy();
  }

  @PyMethod(name = "__deepcopy__", sig = "(memo, /)")
  PyObject deepcopy(PyObject memo) {
    return copy();
  }

  @PyGetter(value = "unused_data", member = true)
  PyObject unusedData() {
    return PyBytes.of(unused);
  }

  @PyGetter(value = "unconsumed_tail", member = true)
  PyObject unconsumedTail() {
    return PyBytes.of(tail);
  }

  @PyGetter(value = "eof", member = true)
  boolean eof() {
    return eof;
  }
}
