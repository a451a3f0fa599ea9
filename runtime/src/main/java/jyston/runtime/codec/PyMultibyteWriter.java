package jyston.runtime.codec;

import jyston.runtime.Ops;
import jyston.runtime.PyBytes;
import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code _multibytecodec.MultibyteStreamWriter}. */
@PyClass(name = "MultibyteStreamWriter", module = "_multibytecodec")
public final class PyMultibyteWriter extends MultibyteState {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyMultibyteWriterTable.INSTANCE);

  private final PyObject stream;

  private PyMultibyteWriter(PyType cls, PyObject stream, PyObject errors) {
    super(cls, errors);
    this.stream = stream;
  }

  @PyNew(sig = "(stream, errors='strict')")
  static PyObject new_(PyType cls, PyObject stream, PyObject errors) {
    return new PyMultibyteWriter(cls, stream, errors);
  }

  @PyMethod
  void write(PyObject strobj) {
    byte[] b = codec.encode(PyMultibyteCodec.text(strobj), mode());
    Ops.callMethod(stream, "write", PyBytes.of(b));
  }

  @PyMethod
  void writelines(PyObject lines) {
    for (PyObject o : Ops.toArray(lines)) {
      write(o);
    }
  }

  @PyMethod
  void reset() {}

  @PyGetter(value = "stream", member = true)
  PyObject getStream() {
    return stream;
  }
}
