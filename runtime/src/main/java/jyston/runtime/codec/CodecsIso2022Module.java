package jyston.runtime.codec;

import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyObject;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code _codecs_iso2022}. */
@PyModuleDef(name = "_codecs_iso2022")
public final class CodecsIso2022Module extends BuiltinModule {
  @PyFunction
  static PyObject getcodec(String encoding) {
    PyMultibyteCodec c =
        switch (encoding) {
          case "iso2022_jp", "iso2022_jp_2", "iso2022_kr" -> PyMultibyteCodec.of(encoding);
          default -> null;
        };
    if (c == null) {
      throw Py.error(PyBaseException.LOOKUP_ERROR, "no such codec is supported.");
    }
    return c;
  }
}
