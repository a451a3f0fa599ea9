package jyston.stdlib.hash;

import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code _sha2}. */
@PyModuleDef(name = "_sha2")
public final class Sha2Module extends BuiltinModule {
  /** For the index of modules. */
  public Sha2Module() {}

  @Override
  protected void init(PyModule m) {
    m.add("SHA224Type", PySha224.TYPE);
    m.add("SHA256Type", PySha256.TYPE);
    m.add("SHA384Type", PySha384.TYPE);
    m.add("SHA512Type", PySha512.TYPE);
  }

  @PyFunction(sig = "(data=b'', *, usedforsecurity=True, string=None)")
  static PyObject sha224(PyObject data, PyObject usedforsecurity, PyObject string) {
    return new PySha224("sha224", JdkEngine.of("SHA-224", 64)).start(PyDigest.data(data, string));
  }

  @PyFunction(sig = "(data=b'', *, usedforsecurity=True, string=None)")
  static PyObject sha256(PyObject data, PyObject usedforsecurity, PyObject string) {
    return new PySha256("sha256", JdkEngine.of("SHA-256", 64)).start(PyDigest.data(data, string));
  }

  @PyFunction(sig = "(data=b'', *, usedforsecurity=True, string=None)")
  static PyObject sha384(PyObject data, PyObject usedforsecurity, PyObject string) {
    return new PySha384("sha384", JdkEngine.of("SHA-384", 128)).start(PyDigest.data(data, string));
  }

  @PyFunction(sig = "(data=b'', *, usedforsecurity=True, string=None)")
  static PyObject sha512(PyObject data, PyObject usedforsecurity, PyObject string) {
    return new PySha512("sha512", JdkEngine.of("SHA-512", 128)).start(PyDigest.data(data, string));
  }
}
