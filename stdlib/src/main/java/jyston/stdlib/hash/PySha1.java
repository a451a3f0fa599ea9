package jyston.stdlib.hash;

import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;

/** {@code _sha1.sha1}. */
@PyClass(name = "sha1", module = "_sha1", subclassable = false)
public final class PySha1 extends PyFixedDigest {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PySha1Table.INSTANCE);

  PySha1(String name, Engine engine) {
    super(name, engine);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  PySha1 with(Engine e) {
    return new PySha1(name, e);
  }
}
