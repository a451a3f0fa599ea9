package jyston.runtime.module.io;

import java.math.BigInteger;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBytes;
import jyston.runtime.PyDict;
import jyston.runtime.PyInstance;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code _io.IncrementalNewlineDecoder}. */
@PyClass(
    name = "IncrementalNewlineDecoder",
    module = "_io",
    sig = "(decoder, translate, errors='strict')",
    doc =
        "Codec used when reading a file in universal newlines mode.\n\n"
            + "It wraps another incremental decoder, translating \\\\r\\\\n and \\\\r into \\\\n.\n"
            + "It also records the types of newlines encountered.  When used with\n"
            + "translate=False, it ensures that the newline sequence is returned in\n"
            + "one piece. When used with decoder=None, it expects unicode strings as\n"
            + "decode input and translates newlines without first invoking an external\n"
            + "decoder.")
public final class PyIncrementalNewlineDecoder extends PyInstance {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyIncrementalNewlineDecoderTable.INSTANCE);

  private PyObject decoder;
  private NewlineState state;

  private PyIncrementalNewlineDecoder(PyType cls) {
    super(cls.rootShape(0));
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    return new PyIncrementalNewlineDecoder(cls);
  }

  @PyMethod(name = "__init__", sig = "(decoder, translate, errors='strict')")
  void init(PyObject dec, boolean translate, PyObject errors) {
    decoder = dec;
    state = new NewlineState(translate);
  }

  private void check() {
    if (state == null) {
      throw Py.valueError("IncrementalNewlineDecoder.__init__() not called");
    }
  }

  @PyMethod(sig = "(input, final=False)")
  PyObject decode(PyObject input, boolean last) {
    check();
    PyObject out = input;
    if (decoder != Py.None) {
      out = Ops.callMethod(decoder, "decode", input, Py.bool(last));
    }
    if (!(out instanceof PyStr s)) {
      throw Py.typeError("decoder should return a string result, not '" + out.type().name() + "'");
    }
    return state.process(s, last);
  }

  @PyMethod
  PyObject getstate() {
    check();
    PyObject buf = PyBytes.EMPTY;
    BigInteger flag = BigInteger.ZERO;
    if (decoder != Py.None) {
      PyObject r = Ops.callMethod(decoder, "getstate");
      if (!(r instanceof PyTuple t)) {
        throw Py.typeError("illegal decoder state");
      }
      buf = t.get(0);
      flag = Ops.index(t.get(1)).bigValue();
    }
    flag = flag.shiftLeft(1);
    return PyTuple.of(buf, PyLong.of(state.pendingCr ? flag.setBit(0) : flag));
  }

  @PyMethod(name = "setstate")
  void setstate(PyObject s) {
    check();
    if (!(s instanceof PyTuple t)) {
      throw Py.typeError("state argument must be a tuple");
    }
    if (t.size() != 2) {
      throw Py.typeError("setstate(): illegal state argument");
    }
    BigInteger flag = Ops.index(t.get(1)).bigValue();
    state.pendingCr = flag.testBit(0);
    if (decoder != Py.None) {
      Ops.callMethod(decoder, "setstate", PyTuple.of(t.get(0), PyLong.of(flag.shiftRight(1))));
    }
  }

  @PyMethod
  void reset() {
    check();
    state.forgetSeen();
    state.pendingCr = false;
    if (decoder != Py.None) {
      Ops.callMethod(decoder, "reset");
    }
  }

  @PyGetter("newlines")
  PyObject newlines() {
    check();
    return state.newlines();
  }
}
