package jyston.runtime.codec;

import java.util.Arrays;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBytes;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.StrOps;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code _multibytecodec.MultibyteStreamReader}. */
@PyClass(name = "MultibyteStreamReader", module = "_multibytecodec")
public final class PyMultibyteReader extends MultibyteState {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyMultibyteReaderTable.INSTANCE);

  private final PyObject stream;
  private byte[] pending = new byte[0];

  private PyMultibyteReader(PyType cls, PyObject stream, PyObject errors) {
    super(cls, errors);
    this.stream = stream;
  }

  @PyNew(sig = "(stream, errors='strict')")
  static PyObject new_(PyType cls, PyObject stream, PyObject errors) {
    return new PyMultibyteReader(cls, stream, errors);
  }

  private PyObject pull(String method, PyObject size) {
    PyObject data =
        size == null || size == Py.None
            ? Ops.callMethod(stream, method)
            : Ops.callMethod(stream, method, size);
    if (!(data instanceof PyBytes y)) {
      throw Py.typeError(
          "stream function returned a non-bytes object (" + data.type().name() + ")");
    }
    byte[] all = Arrays.copyOf(pending, pending.length + y.value.length);
    System.arraycopy(y.value, 0, all, pending.length, y.value.length);
    boolean last = size == null || size == Py.None || y.value.length == 0;
    Utf.Decoded d = codec.decode(all, mode(), last);
    pending = last ? new byte[0] : Arrays.copyOfRange(all, d.consumed(), all.length);
    return d.text();
  }

  @PyMethod(sig = "(sizeobj=None, /)")
  PyObject read(PyObject size) {
    return pull("read", size);
  }

  @PyMethod(sig = "(sizeobj=None, /)")
  PyObject readline(PyObject size) {
    return pull("readline", size);
  }

  @PyMethod(sig = "(sizehintobj=None, /)")
  PyObject readlines(PyObject size) {
    return StrOps.splitLines((PyStr) pull("read", size), true);
  }

  @PyMethod
  void reset() {
    pending = new byte[0];
  }

  @PyGetter(value = "stream", member = true)
  PyObject getStream() {
    return stream;
  }
}
