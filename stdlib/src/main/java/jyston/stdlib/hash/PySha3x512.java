package jyston.stdlib.hash;

import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyNew;

/** {@code _sha3.sha3_512}. */
@PyClass(name = "sha3_512", module = "_sha3", subclassable = false)
public final class PySha3x512 extends PySha3 {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PySha3x512Table.INSTANCE);

  PySha3x512(String name, Engine engine) {
    super(name, engine);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  PySha3x512 with(Engine e) {
    return new PySha3x512(name, e);
  }

  @PyNew(sig = "(data=b'', *, usedforsecurity=True, string=None)")
  static PyObject new_(PyType cls, PyObject data, PyObject usedforsecurity, PyObject string) {
    return new PySha3x512("sha3_512", JdkEngine.of("SHA3-512", 72)).start(data(data, string));
  }
}
