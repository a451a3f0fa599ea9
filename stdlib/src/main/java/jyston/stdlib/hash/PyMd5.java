package jyston.stdlib.hash;

import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;

/** {@code _md5.md5}. */
@PyClass(name = "md5", module = "_md5", subclassable = false)
public final class PyMd5 extends PyFixedDigest {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyMd5Table.INSTANCE);

  PyMd5(String name, Engine engine) {
    super(name, engine);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  PyMd5 with(Engine e) {
    return new PyMd5(name, e);
  }
}
