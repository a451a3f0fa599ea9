package jyston.runtime.module.io;

import jyston.runtime.PyDict;
import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code _io.BufferedRandom}. */
@PyClass(
    name = "BufferedRandom",
    module = "_io",
    base = PyBufferedIOBase.class,
    sig = "(raw, buffer_size=DEFAULT_BUFFER_SIZE)",
    doc =
        "A buffered interface to random access streams.\n\n"
            + "The constructor creates a reader and writer for a seekable stream,\n"
            + "raw, given in the first argument. If the buffer_size is omitted it\n"
            + "defaults to DEFAULT_BUFFER_SIZE.")
public final class PyBufferedRandom extends BufferedInput {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyBufferedRandomTable.INSTANCE).withWeakref();

  private PyBufferedRandom(PyType cls) {
    super(cls);
  }

  /** A buffer over a raw stream. */
  public static PyBufferedRandom of(PyObject raw, PyObject size) {
    PyBufferedRandom r = new PyBufferedRandom(TYPE);
    r.init(raw, size);
    return r;
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    return new PyBufferedRandom(cls);
  }

  @PyMethod(name = "__init__", sig = "(raw, buffer_size=8192)")
  void init(PyObject rawFile, PyObject size) {
    raw = null;
    detached = false;
    checkCapability(rawFile, SEEKABLE, "File or stream is not seekable.");
    checkCapability(rawFile, READABLE, "File or stream is not readable.");
    checkCapability(rawFile, WRITABLE, "File or stream is not writable.");
    start(rawFile, size, true, true);
  }

  @Override
  @PyMethod(name = "__next__")
  PyObject next() {
    checkInit();
    PyObject line = type().isHeap() ? callSelf(READLINE) : readlineImpl(-1);
    return line.len() == 0 ? null : line;
  }

  @Override
  @PyMethod
  PyObject write(PyObject b) {
    return writeImpl(b);
  }
}
