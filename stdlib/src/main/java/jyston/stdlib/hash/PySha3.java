package jyston.stdlib.hash;

import jyston.runtime.PyBytes;
import jyston.runtime.PyObject;
import jyston.runtime.annotation.PyGetter;

/** What the SHA-3 types of fixed length have besides. */
public abstract class PySha3 extends PyFixedDigest {
  PySha3(String name, Engine engine) {
    super(name, engine);
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
    return PyBytes.of(new byte[] {6});
  }
}
