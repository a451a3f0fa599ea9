package jyston.stdlib.hash;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBytes;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;

/** A digest whose length is chosen when it is asked for. */
public abstract class PyShake extends PyDigest {
  PyShake(String name, Engine engine) {
    super(name, engine);
  }

  private static int length(PyObject o) {
    PyLong l = Ops.index(o);
    if (l.signum() < 0) {
      throw Py.valueError("value must be positive");
    }
    if (!l.fitsLong() || l.longValue() >= 1 << 29) {
      throw Py.valueError("length is too large");
    }
    return (int) l.longValue();
  }

  @PyMethod(sig = "(length)", doc = "Return the digest value as a bytes object.")
  PyObject digest(PyObject length) {
    return wrap(engine.digest(length(length)));
  }

  @PyMethod(sig = "(length)", doc = "Return the digest value as a string of hexadecimal digits.")
  String hexdigest(PyObject length) {
    return hex(engine.digest(length(length)));
  }

  @PyGetter("_capacity_bits")
  long capacityBits() {
    return 1600 - 8L * engine.blockSize();
  }

  @PyGetter("_rate_bits")
  long rateBits() {
    return 8L * engine.blockSize();
  }

  @PyGetter("_suffix")
  PyObject suffix() {
    return PyBytes.of(new byte[] {0x1F});
  }
}
