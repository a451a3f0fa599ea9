package jyston.stdlib.hash;

import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyNew;

/** {@code _sha3.sha3_224}. */
@PyClass(name = "sha3_224", module = "_sha3", subclassable = false)
public final class PySha3x224 extends PySha3 {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PySha3x224Table.INSTANCE);

  PySha3x224(String name, Engine engine) {
    super(name, engine);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  PySha3x224 with(Engine e) {
    return new PySha3x224(name, e);
  }

  @PyNew(sig = "(data=b'', *, usedforsecurity=True, string=None)")
  static PyObject new_(PyType cls, PyObject data, PyObject usedforsecurity, PyObject string) {
    return new PySha3x224("sha3_224", JdkEngine.of("SHA3-224", 144)).start(data(data, string));
  }
}
