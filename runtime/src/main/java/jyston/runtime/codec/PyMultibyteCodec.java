package jyston.runtime.codec;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyBytes;
import jyston.runtime.PyInt;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** {@code _multibytecodec.MultibyteCodec}. */
@PyClass(name = "MultibyteCodec", module = "_multibytecodec", subclassable = false)
public final class PyMultibyteCodec extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyMultibyteCodecTable.INSTANCE);

  final Multibyte codec;

  private PyMultibyteCodec(Multibyte codec) {
    this.codec = codec;
  }

  /** The codec of a name, or null when the JDK has none. */
  public static PyMultibyteCodec of(String name) {
    Multibyte m = Multibyte.of(name);
    return m == null ? null : new PyMultibyteCodec(m);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  static String errors(PyObject o) {
    return o == null || o == Py.None ? "strict" : Ops.asString(o, "errors");
  }

  static PyStr text(PyObject o) {
    if (o instanceof PyStr s) {
      return s;
    }
    throw Py.typeError("couldn't convert the object to str.");
  }

  @PyMethod(sig = "(input, errors=None)")
  PyObject encode(PyObject input, PyObject errors) {
    PyStr s = text(input);
    return PyTuple.of(PyBytes.of(codec.encode(s, errors(errors))), PyInt.of(s.length()));
  }

  @PyMethod(sig = "(input, errors=None)")
  PyObject decode(PyObject input, PyObject errors) {
    byte[] b = PyBuffer.bytes(input);
    return PyTuple.of(codec.decode(b, errors(errors), true).text(), PyInt.of(b.length));
  }
}
