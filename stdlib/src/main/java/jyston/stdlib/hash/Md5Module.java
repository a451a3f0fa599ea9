package jyston.stdlib.hash;

import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code _md5}. */
@PyModuleDef(name = "_md5")
public final class Md5Module extends BuiltinModule {
  /** For the index of modules. */
  public Md5Module() {}

  @Override
  protected void init(PyModule m) {
    m.add("MD5Type", PyMd5.TYPE);
  }

  @PyFunction(sig = "(data=b'', *, usedforsecurity=True, string=None)")
  static PyObject md5(PyObject data, PyObject usedforsecurity, PyObject string) {
    return new PyMd5("md5", JdkEngine.of("MD5", 64)).start(PyDigest.data(data, string));
  }
}
