package jyston.runtime.codec;

import jyston.runtime.PyModule;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code _multibytecodec}. */
@PyModuleDef(name = "_multibytecodec")
public final class MultibyteModule extends BuiltinModule {
  @Override
  protected void init(PyModule m) {
    m.add("MultibyteIncrementalEncoder", PyMultibyteEncoder.TYPE);
    m.add("MultibyteIncrementalDecoder", PyMultibyteDecoder.TYPE);
    m.add("MultibyteStreamReader", PyMultibyteReader.TYPE);
    m.add("MultibyteStreamWriter", PyMultibyteWriter.TYPE);
  }
}
