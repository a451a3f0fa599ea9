package jyston.stdlib.hash;

import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;

/** {@code _sha2.SHA512Type}. */
@PyClass(name = "SHA512Type", module = "_sha2", subclassable = false)
public final class PySha512 extends PyFixedDigest {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PySha512Table.INSTANCE);

  PySha512(String name, Engine engine) {
    super(name, engine);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  PySha512 with(Engine e) {
    return new PySha512(name, e);
  }
}
