package jyston.stdlib.hash;

import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;

/** {@code _sha2.SHA224Type}. */
@PyClass(name = "SHA224Type", module = "_sha2", subclassable = false)
public final class PySha224 extends PyFixedDigest {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PySha224Table.INSTANCE);

  PySha224(String name, Engine engine) {
    super(name, engine);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  PySha224 with(Engine e) {
    return new PySha224(name, e);
  }
}
