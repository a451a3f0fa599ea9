package jyston.stdlib.hash;

import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyNew;

/** {@code _sha3.sha3_384}. */
@PyClass(name = "sha3_384", module = "_sha3", subclassable = false)
public final class PySha3x384 extends PySha3 {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PySha3x384Table.INSTANCE);

  PySha3x384(String name, Engine engine) {
    super(name, engine);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  PySha3x384 with(Engine e) {
    return new PySha3x384(name, e);
  }

  @PyNew(sig = "(data=b'', *, usedforsecurity=True, string=None)")
  static PyObject new_(PyType cls, PyObject data, PyObject usedforsecurity, PyObject string) {
    return new PySha3x384("sha3_384", JdkEngine.of("SHA3-384", 104)).start(data(data, string));
  }
}
