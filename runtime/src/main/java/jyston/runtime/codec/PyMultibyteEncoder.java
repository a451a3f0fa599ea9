package jyston.runtime.codec;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBytes;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code _multibytecodec.MultibyteIncrementalEncoder}. */
@PyClass(name = "MultibyteIncrementalEncoder", module = "_multibytecodec")
public final class PyMultibyteEncoder extends MultibyteState {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyMultibyteEncoderTable.INSTANCE);

  private PyMultibyteEncoder(PyType cls, PyObject errors) {
    super(cls, errors);
  }

  @PyNew(sig = "(errors='strict')")
  static PyObject new_(PyType cls, PyObject errors) {
    return new PyMultibyteEncoder(cls, errors);
  }

  @PyMethod(sig = "(input, final=False)")
  PyObject encode(PyObject input, boolean last) {
    return PyBytes.of(codec.encode(PyMultibyteCodec.text(input), mode()));
  }

  @PyMethod
  void reset() {}

  @PyMethod
  PyObject getstate() {
    return Py.integer(0);
  }

  @PyMethod
  void setstate(PyObject state) {
    if (!(state instanceof PyLong)) {
      throw Py.typeError("setstate() argument must be int, not " + Ops.typeName(state));
    }
  }
}
