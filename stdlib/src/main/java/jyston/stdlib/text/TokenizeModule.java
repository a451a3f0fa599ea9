package jyston.stdlib.text;

import jyston.runtime.PyModule;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code _tokenize}. */
@PyModuleDef(name = "_tokenize")
public final class TokenizeModule extends BuiltinModule {
  @Override
  protected void init(PyModule m) {
    m.add("TokenizerIter", PyTokenizerIter.TYPE);
  }
}
