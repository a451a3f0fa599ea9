package jyston.runtime.module.io;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyMethod;

/** A buffered stream that can be read. */
abstract class BufferedInput extends Buffered {
  BufferedInput(PyType cls) {
    super(cls);
  }

  @Override
  @PyMethod(sig = "(size=-1, /)")
  PyObject read(PyObject size) {
    checkInit();
    long n = size(size);
    if (n < -1) {
      throw Py.valueError("read length must be non-negative or -1");
    }
    return readImpl(n);
  }

  @Override
  @PyMethod(sig = "(size=-1, /)")
  PyObject read1(PyObject size) {
    return read1Impl(size);
  }

  @Override
  @PyMethod
  PyObject readinto(PyObject buffer) {
    return readintoImpl(buffer, false, "readinto() argument");
  }

  @Override
  @PyMethod
  PyObject readinto1(PyObject buffer) {
    return readintoImpl(buffer, true, "readinto1() argument");
  }

  @PyMethod(sig = "(size=0, /)")
  PyObject peek(PyObject size) {
    checkInit();
    if (size != null) {
      Ops.asSize(size);
    }
    return peekImpl();
  }

  @Override
  @PyMethod(sig = "(size=-1, /)")
  PyObject readline(PyObject size) {
    checkInit();
    return readlineImpl(size(size));
  }
}
