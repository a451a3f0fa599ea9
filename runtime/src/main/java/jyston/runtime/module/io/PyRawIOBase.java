package jyston.runtime.module.io;

import jyston.runtime.BytesBuilder;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyByteArray;
import jyston.runtime.PyBytes;
import jyston.runtime.PyDict;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code _io._RawIOBase}. */
@PyClass(
    name = "_RawIOBase",
    module = "_io",
    base = PyIOBase.class,
    doc = "Base class for raw binary I/O.")
public class PyRawIOBase extends PyIOBase {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyRawIOBaseTable.INSTANCE).withWeakref();

  private static final PyStr READALL = PyStr.intern("readall");
  private static final PyStr READINTO = PyStr.intern("readinto");

  /** An instance of a class. */
  protected PyRawIOBase(PyType cls) {
    super(cls);
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    return new PyRawIOBase(cls);
  }

  @PyMethod(name = "read", sig = "(size=-1, /)")
  PyObject rawRead(PyObject size) {
    long n = size == null || size == Py.None ? -1 : Ops.asSize(size);
    if (n < 0) {
      return callSelf(READALL);
    }
    if (n > Integer.MAX_VALUE - 16) {
      throw Py.memoryError();
    }
    PyByteArray b = new PyByteArray(new byte[(int) n]);
    PyObject r = callSelf(READINTO, b);
    if (r == Py.None) {
      return r;
    }
    PyLong l = Ops.index(r);
    long got = l.longValue();
    if (!l.fitsLong() || got < 0 || got > n) {
      throw Py.valueError("readinto returned " + l + " outside buffer size " + n);
    }
    byte[] all = jyston.runtime.PyBuffer.bytes(b);
    return PyBytes.of(java.util.Arrays.copyOf(all, (int) got));
  }

  @PyMethod(name = "readall", doc = "Read until EOF, using multiple read() call.")
  PyObject rawReadAll() {
    BytesBuilder out = new BytesBuilder(8192);
    boolean any = false;
    while (true) {
      PyObject d = callSelf(READ, Py.integer(IoModule.DEFAULT_BUFFER_SIZE));
      if (d == Py.None) {
        if (!any) {
          return d;
        }
        break;
      }
      if (!(d instanceof PyBytes b)) {
        throw Py.typeError("read() should return bytes");
      }
      if (b.value.length == 0) {
        break;
      }
      any = true;
      out.append(b.value, 0, b.value.length);
    }
    return PyBytes.of(out.toBytes());
  }
}
