package jyston.runtime.module.io;

import jyston.runtime.PyDict;
import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code _io.BufferedWriter}. */
@PyClass(
    name = "BufferedWriter",
    module = "_io",
    base = PyBufferedIOBase.class,
    sig = "(raw, buffer_size=DEFAULT_BUFFER_SIZE)",
    doc =
        "A buffer for a writeable sequential RawIO object.\n\n"
            + "The constructor creates a BufferedWriter for the given writeable raw\n"
            + "stream. If the buffer_size is not given, it defaults to\nDEFAULT_BUFFER_SIZE.")
public final class PyBufferedWriter extends Buffered {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyBufferedWriterTable.INSTANCE).withWeakref();

  private PyBufferedWriter(PyType cls) {
    super(cls);
  }

  /** A writer to a raw stream. */
  public static PyBufferedWriter of(PyObject raw, PyObject size) {
    PyBufferedWriter w = new PyBufferedWriter(TYPE);
    w.init(raw, size);
    return w;
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    return new PyBufferedWriter(cls);
  }

  @PyMethod(name = "__init__", sig = "(raw, buffer_size=8192)")
  void init(PyObject rawFile, PyObject size) {
    raw = null;
    detached = false;
    checkCapability(rawFile, WRITABLE, "File or stream is not writable.");
    start(rawFile, size, false, true);
  }

  @Override
  @PyMethod
  PyObject write(PyObject b) {
    return writeImpl(b);
  }
}
