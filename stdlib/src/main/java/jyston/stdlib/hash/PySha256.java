package jyston.stdlib.hash;

import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;

/** {@code _sha2.SHA256Type}. */
@PyClass(name = "SHA256Type", module = "_sha2", subclassable = false)
public final class PySha256 extends PyFixedDigest {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PySha256Table.INSTANCE);

  PySha256(String name, Engine engine) {
    super(name, engine);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  PySha256 with(Engine e) {
    return new PySha256(name, e);
  }
}
