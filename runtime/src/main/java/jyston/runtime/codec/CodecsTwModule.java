package jyston.runtime.codec;

import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyObject;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code _codecs_tw}. */
@PyModuleDef(name = "_codecs_tw")
public final class CodecsTwModule extends BuiltinModule {
  @PyFunction
  static PyObject getcodec(String encoding) {
    PyMultibyteCodec c =
        switch (encoding) {
          case "big5", "cp950" -> PyMultibyteCodec.of(encoding);
          default -> null;
        };
    if (c == null) {
      throw Py.error(PyBaseException.LOOKUP_ERROR, "no such codec is supported.");
    }
    return c;
  }
}
