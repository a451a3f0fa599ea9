package jyston.stdlib.hash;

import jyston.runtime.Py;
import jyston.runtime.PyModule;
import jyston.runtime.PyStr;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code _blake2}. */
@PyModuleDef(name = "_blake2")
public final class Blake2Module extends BuiltinModule {
  /** For the index of modules. */
  public Blake2Module() {}

  @Override
  protected void init(PyModule m) {
    m.add("blake2b", PyBlake2b.TYPE);
    m.add("blake2s", PyBlake2s.TYPE);
    m.add("BLAKE2B_SALT_SIZE", Py.integer(16));
    PyBlake2b.TYPE.dict().put(PyStr.intern("SALT_SIZE"), Py.integer(16));
    m.add("BLAKE2B_PERSON_SIZE", Py.integer(16));
    PyBlake2b.TYPE.dict().put(PyStr.intern("PERSON_SIZE"), Py.integer(16));
    m.add("BLAKE2B_MAX_KEY_SIZE", Py.integer(64));
    PyBlake2b.TYPE.dict().put(PyStr.intern("MAX_KEY_SIZE"), Py.integer(64));
    m.add("BLAKE2B_MAX_DIGEST_SIZE", Py.integer(64));
    PyBlake2b.TYPE.dict().put(PyStr.intern("MAX_DIGEST_SIZE"), Py.integer(64));
    m.add("BLAKE2S_SALT_SIZE", Py.integer(8));
    PyBlake2s.TYPE.dict().put(PyStr.intern("SALT_SIZE"), Py.integer(8));
    m.add("BLAKE2S_PERSON_SIZE", Py.integer(8));
    PyBlake2s.TYPE.dict().put(PyStr.intern("PERSON_SIZE"), Py.integer(8));
    m.add("BLAKE2S_MAX_KEY_SIZE", Py.integer(32));
    PyBlake2s.TYPE.dict().put(PyStr.intern("MAX_KEY_SIZE"), Py.integer(32));
    m.add("BLAKE2S_MAX_DIGEST_SIZE", Py.integer(32));
    PyBlake2s.TYPE.dict().put(PyStr.intern("MAX_DIGEST_SIZE"), Py.integer(32));
  }
}
