package jyston.stdlib.hash;

import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyNew;

/** {@code _sha3.shake_128}. */
@PyClass(name = "shake_128", module = "_sha3", subclassable = false)
public final class PyShake128 extends PyShake {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyShake128Table.INSTANCE);

  PyShake128(String name, Engine engine) {
    super(name, engine);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  PyShake128 with(Engine e) {
    return new PyShake128(name, e);
  }

  @PyNew(sig = "(data=b'', *, usedforsecurity=True, string=None)")
  static PyObject new_(PyType cls, PyObject data, PyObject usedforsecurity, PyObject string) {
    return new PyShake128("shake_128", new Keccak(168, 0x1F, 0)).start(data(data, string));
  }
}
