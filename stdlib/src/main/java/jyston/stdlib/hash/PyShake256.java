package jyston.stdlib.hash;

import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyNew;

/** {@code _sha3.shake_256}. */
@PyClass(name = "shake_256", module = "_sha3", subclassable = false)
public final class PyShake256 extends PyShake {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyShake256Table.INSTANCE);

  PyShake256(String name, Engine engine) {
    super(name, engine);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  PyShake256 with(Engine e) {
    return new PyShake256(name, e);
  }

  @PyNew(sig = "(data=b'', *, usedforsecurity=True, string=None)")
  static PyObject new_(PyType cls, PyObject data, PyObject usedforsecurity, PyObject string) {
    return new PyShake256("shake_256", new Keccak(136, 0x1F, 0)).start(data(data, string));
  }
}
