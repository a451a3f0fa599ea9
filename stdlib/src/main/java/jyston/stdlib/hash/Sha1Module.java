package jyston.stdlib.hash;

import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code _sha1}. */
@PyModuleDef(name = "_sha1")
public final class Sha1Module extends BuiltinModule {
  /** For the index of modules. */
  public Sha1Module() {}

  @Override
  protected void init(PyModule m) {
    m.add("SHA1Type", PySha1.TYPE);
  }

  @PyFunction(sig = "(data=b'', *, usedforsecurity=True, string=None)")
  static PyObject sha1(PyObject data, PyObject usedforsecurity, PyObject string) {
    return new PySha1("sha1", JdkEngine.of("SHA-1", 64)).start(PyDigest.data(data, string));
  }
}
