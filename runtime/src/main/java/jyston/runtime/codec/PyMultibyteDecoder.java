package jyston.runtime.codec;

import java.util.Arrays;
import jyston.runtime.Py;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyBytes;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code _multibytecodec.MultibyteIncrementalDecoder}. */
@PyClass(name = "MultibyteIncrementalDecoder", module = "_multibytecodec")
public final class PyMultibyteDecoder extends MultibyteState {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyMultibyteDecoderTable.INSTANCE);

  private byte[] pending = new byte[0];

  private PyMultibyteDecoder(PyType cls, PyObject errors) {
    super(cls, errors);
  }

  @PyNew(sig = "(errors='strict')")
  static PyObject new_(PyType cls, PyObject errors) {
    return new PyMultibyteDecoder(cls, errors);
  }

  @PyMethod(sig = "(input, final=False)")
  PyObject decode(PyObject input, boolean last) {
    byte[] in = PyBuffer.bytes(input);
    byte[] all = Arrays.copyOf(pending, pending.length + in.length);
    System.arraycopy(in, 0, all, pending.length, in.length);
    Utf.Decoded d = codec.decode(all, mode(), last);
    pending = last ? new byte[0] : Arrays.copyOfRange(all, d.consumed(), all.length);
    return d.text();
  }

  @PyMethod
  void reset() {
    pending = new byte[0];
  }

  @PyMethod
  PyObject getstate() {
    return PyTuple.of(PyBytes.of(pending.clone()), Py.integer(0));
  }

  @PyMethod
  void setstate(PyObject state) {
    if (!(state instanceof PyTuple t) || t.size() != 2 || !(t.get(0) instanceof PyBytes b)) {
      throw Py.typeError("setstate() argument must be (bytes, int)");
    }
    pending = b.value;
  }
}
