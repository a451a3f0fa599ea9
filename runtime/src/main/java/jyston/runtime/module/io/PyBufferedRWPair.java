package jyston.runtime.module.io;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code _io.BufferedRWPair}. */
@PyClass(
    name = "BufferedRWPair",
    module = "_io",
    base = PyBufferedIOBase.class,
    sig = "(reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /)",
    doc =
        "A buffered reader and writer object together.\n\n"
            + "A buffered reader object and buffered writer object put together to\n"
            + "form a sequential IO object that can read and write. This is typically\n"
            + "used with a socket or two-way pipe.\n\n"
            + "reader and writer are RawIOBase objects that are readable and\n"
            + "writeable respectively. If the buffer_size is omitted it defaults to\n"
            + "DEFAULT_BUFFER_SIZE.")
public final class PyBufferedRWPair extends PyBufferedIOBase {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyBufferedRWPairTable.INSTANCE).withWeakref();

  private static final PyStr PEEK_NAME = PyStr.intern("peek");
  private static final PyStr READINTO = PyStr.intern("readinto");
  private static final PyStr READINTO1 = PyStr.intern("readinto1");
  private static final PyStr ISATTY = PyStr.intern("isatty");

  private PyObject reader;
  private PyObject writer;

  private PyBufferedRWPair(PyType cls) {
    super(cls);
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    return new PyBufferedRWPair(cls);
  }

  @PyMethod(name = "__init__", sig = "(reader, writer, buffer_size=8192, /)")
  void init(PyObject r, PyObject w, PyObject size) {
    Buffered.checkCapability(r, READABLE, "File or stream is not readable.");
    Buffered.checkCapability(w, WRITABLE, "File or stream is not writable.");
    reader = PyBufferedReader.of(r, size);
    writer = PyBufferedWriter.of(w, size);
  }

  private PyObject toReader(PyStr name, PyObject... args) {
    if (reader == null) {
      throw IoErrors.uninitialized();
    }
    return Ops.callMethod(reader, name, args);
  }

  private PyObject toWriter(PyStr name, PyObject... args) {
    if (writer == null) {
      throw IoErrors.uninitialized();
    }
    return Ops.callMethod(writer, name, args);
  }

  @Override
  @PyMethod(sig = "(size=-1, /)")
  PyObject read(PyObject size) {
    return size == null ? toReader(READ) : toReader(READ, size);
  }

  @PyMethod(sig = "(size=0, /)")
  PyObject peek(PyObject size) {
    return size == null ? toReader(PEEK_NAME) : toReader(PEEK_NAME, size);
  }

  @Override
  @PyMethod(sig = "(size=-1, /)")
  PyObject read1(PyObject size) {
    return size == null ? toReader(READ1) : toReader(READ1, size);
  }

  @Override
  @PyMethod
  PyObject readinto(PyObject b) {
    return toReader(READINTO, b);
  }

  @Override
  @PyMethod
  PyObject readinto1(PyObject b) {
    return toReader(READINTO1, b);
  }

  @Override
  @PyMethod
  PyObject write(PyObject b) {
    return toWriter(WRITE, b);
  }

  @Override
  @PyMethod
  PyObject flush() {
    return toWriter(FLUSH);
  }

  @Override
  @PyMethod
  PyObject readable() {
    return toReader(READABLE);
  }

  @Override
  @PyMethod
  PyObject writable() {
    return toWriter(WRITABLE);
  }

  @Override
  @PyMethod
  PyObject close() {
    PyException error = null;
    try {
      toWriter(CLOSE);
    } catch (PyException e) {
      error = e;
    }
    try {
      toReader(CLOSE);
    } catch (PyException e) {
      if (error != null) {
        IoModule.chain(e, error);
      }
      throw e;
    }
    if (error != null) {
      throw error;
    }
    return Py.None;
  }

  @Override
  @PyMethod
  PyObject isatty() {
    PyObject w = toWriter(ISATTY);
    return w != Py.False ? w : toReader(ISATTY);
  }

  @Override
  @PyGetter("closed")
  PyObject getClosed() {
    if (writer == null) {
      throw Py.runtimeError("the BufferedRWPair object is being garbage-collected");
    }
    return writer.getAttr(CLOSED);
  }
}
