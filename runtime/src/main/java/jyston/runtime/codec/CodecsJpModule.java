package jyston.runtime.codec;

import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyObject;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code _codecs_jp}. */
@PyModuleDef(name = "_codecs_jp")
public final class CodecsJpModule extends BuiltinModule {
  @PyFunction
  static PyObject getcodec(String encoding) {
    PyMultibyteCodec c =
        switch (encoding) {
          case "cp932", "shift_jis", "shift_jis_2004", "shift_jisx0213", "euc_jp" ->
              PyMultibyteCodec.of(encoding);
          default -> null;
        };
    if (c == null) {
      throw Py.error(PyBaseException.LOOKUP_ERROR, "no such codec is supported.");
    }
    return c;
  }
}
