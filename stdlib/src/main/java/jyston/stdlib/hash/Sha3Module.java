package jyston.stdlib.hash;

import jyston.runtime.Py;
import jyston.runtime.PyModule;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code _sha3}. */
@PyModuleDef(name = "_sha3")
public final class Sha3Module extends BuiltinModule {
  /** For the index of modules. */
  public Sha3Module() {}

  @Override
  protected void init(PyModule m) {
    m.add("sha3_224", PySha3x224.TYPE);
    m.add("sha3_256", PySha3x256.TYPE);
    m.add("sha3_384", PySha3x384.TYPE);
    m.add("sha3_512", PySha3x512.TYPE);
    m.add("shake_128", PyShake128.TYPE);
    m.add("shake_256", PyShake256.TYPE);
    m.add("implementation", Py.str("HACL"));
  }
}
