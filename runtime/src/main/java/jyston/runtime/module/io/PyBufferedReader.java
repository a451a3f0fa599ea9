package jyston.runtime.module.io;

import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBytes;
import jyston.runtime.PyDict;
import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code _io.BufferedReader}. */
@PyClass(
    name = "BufferedReader",
    module = "_io",
    base = PyBufferedIOBase.class,
    sig = "(raw, buffer_size=DEFAULT_BUFFER_SIZE)",
    doc = "Create a new buffered reader using the given readable raw IO object.")
public final class PyBufferedReader extends BufferedInput {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyBufferedReaderTable.INSTANCE).withWeakref();

  private PyBufferedReader(PyType cls) {
    super(cls);
  }

  /** A reader of a raw stream. */
  public static PyBufferedReader of(PyObject raw, PyObject size) {
    PyBufferedReader r = new PyBufferedReader(TYPE);
    r.init(raw, size);
    return r;
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    return new PyBufferedReader(cls);
  }

  @PyMethod(name = "__init__", sig = "(raw, buffer_size=8192)")
  void init(PyObject rawFile, PyObject size) {
    raw = null;
    detached = false;
    checkCapability(rawFile, READABLE, "File or stream is not readable.");
    start(rawFile, size, true, false);
  }

  @Override
  @PyMethod(name = "__next__")
  PyObject next() {
    checkInit();
    PyObject line;
    if (type().isHeap()) {
      line = callSelf(READLINE);
      if (!(line instanceof PyBytes)) {
        throw Py.error(
            PyBaseException.OS_ERROR,
            "readline() should have returned a bytes object, not '" + line.type().name() + "'");
      }
    } else {
      line = readlineImpl(-1);
    }
    return line.len() == 0 ? null : line;
  }

  @Override
  public PyObject iterNext() {
    return type().isHeap() ? super.iterNext() : next();
  }
}
