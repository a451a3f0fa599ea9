package jyston.runtime.codec;

import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyObject;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code _codecs_kr}. */
@PyModuleDef(name = "_codecs_kr")
public final class CodecsKrModule extends BuiltinModule {
  @PyFunction
  static PyObject getcodec(String encoding) {
    PyMultibyteCodec c =
        switch (encoding) {
          case "euc_kr", "cp949", "johab" -> PyMultibyteCodec.of(encoding);
          default -> null;
        };
    if (c == null) {
      throw Py.error(PyBaseException.LOOKUP_ERROR, "no such codec is supported.");
    }
    return c;
  }
}
