package jyston.runtime.module.io;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyBytes;
import jyston.runtime.PyDict;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code _io._BufferedIOBase}. */
@PyClass(
    name = "_BufferedIOBase",
    module = "_io",
    base = PyIOBase.class,
    doc =
        "Base class for buffered IO objects.\n\n"
            + "The main difference with RawIOBase is that the read() method\n"
            + "supports omitting the size argument, and does not have a default\n"
            + "implementation that defers to readinto().\n\n"
            + "In addition, read(), readinto() and write() may raise\n"
            + "BlockingIOError if the underlying raw stream is in non-blocking\n"
            + "mode and not ready; unlike their raw counterparts, they will never\n"
            + "return None.\n\n"
            + "A typical implementation should not inherit from a RawIOBase\n"
            + "implementation, but wrap one.")
public class PyBufferedIOBase extends PyIOBase {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyBufferedIOBaseTable.INSTANCE).withWeakref();

  static final PyStr READ1 = PyStr.intern("read1");

  /** An instance of a class. */
  protected PyBufferedIOBase(PyType cls) {
    super(cls);
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    return new PyBufferedIOBase(cls);
  }

  @PyMethod(
      doc =
          "Disconnect this buffer from its underlying raw stream and return it.\n\n"
              + "After the raw stream has been detached, the buffer is in an unusable\nstate.")
  PyObject detach() {
    throw IoErrors.unsupported("detach");
  }

  @PyMethod(sig = "(size=-1, /)", doc = "Read and return up to n bytes.")
  PyObject read(PyObject size) {
    throw IoErrors.unsupported("read");
  }

  @PyMethod(
      sig = "(size=-1, /)",
      doc =
          "Read and return up to size bytes, with at most one read() call to the underlying raw"
              + " stream.\n\n"
              + "Return an empty bytes object on EOF.\n"
              + "A short result does not imply that EOF is imminent.")
  PyObject read1(PyObject size) {
    throw IoErrors.unsupported("read1");
  }

  @PyMethod(
      doc =
          "Write buffer b to the IO stream.\n\n"
              + "Return the number of bytes written, which is always\n"
              + "the length of b in bytes.\n\n"
              + "Raise BlockingIOError if the buffer is full and the\n"
              + "underlying raw stream cannot accept more data at the moment.")
  PyObject write(PyObject b) {
    throw IoErrors.unsupported("write");
  }

  @PyMethod
  PyObject readinto(PyObject buffer) {
    return generic(buffer, READ, "readinto() argument");
  }

  @PyMethod
  PyObject readinto1(PyObject buffer) {
    return generic(buffer, READ1, "readinto1() argument");
  }

  private PyObject generic(PyObject buffer, PyStr method, String where) {
    PyBuffer b = PyBuffer.writable(buffer, where);
    try {
      int n = b.length();
      PyObject d = callSelf(method, Py.integer(n));
      if (!(d instanceof PyBytes got)) {
        throw Py.typeError("read() should return bytes");
      }
      if (got.value.length > n) {
        throw Py.valueError(
            "read() returned too much data: "
                + n
                + " bytes requested, "
                + got.value.length
                + " returned");
      }
      b.copyFrom(b.start, got.value, 0, got.value.length);
      return Py.integer(got.value.length);
    } finally {
      b.release();
    }
  }

  /** A size argument where None and negative mean all. */
  static long size(PyObject o) {
    if (o == null || o == Py.None) {
      return -1;
    }
    if (!Ops.isIndex(o)) {
      throw Py.typeError("argument should be integer or None, not '" + o.type().name() + "'");
    }
    return Ops.asSize(o);
  }
}
