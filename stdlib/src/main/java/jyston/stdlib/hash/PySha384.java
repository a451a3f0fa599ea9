package jyston.stdlib.hash;

import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;

/** {@code _sha2.SHA384Type}. */
@PyClass(name = "SHA384Type", module = "_sha2", subclassable = false)
public final class PySha384 extends PyFixedDigest {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PySha384Table.INSTANCE);

  PySha384(String name, Engine engine) {
    super(name, engine);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  PySha384 with(Engine e) {
    return new PySha384(name, e);
  }
}
