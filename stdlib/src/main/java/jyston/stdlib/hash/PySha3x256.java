package jyston.stdlib.hash;

import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyNew;

/** {@code _sha3.sha3_256}. */
@PyClass(name = "sha3_256", module = "_sha3", subclassable = false)
public final class PySha3x256 extends PySha3 {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PySha3x256Table.INSTANCE);

  PySha3x256(String name, Engine engine) {
    super(name, engine);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  PySha3x256 with(Engine e) {
    return new PySha3x256(name, e);
  }

  @PyNew(sig = "(data=b'', *, usedforsecurity=True, string=None)")
  static PyObject new_(PyType cls, PyObject data, PyObject usedforsecurity, PyObject string) {
    return new PySha3x256("sha3_256", JdkEngine.of("SHA3-256", 136)).start(data(data, string));
  }
}
