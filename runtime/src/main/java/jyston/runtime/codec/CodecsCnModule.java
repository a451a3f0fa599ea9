package jyston.runtime.codec;

import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyObject;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code _codecs_cn}. */
@PyModuleDef(name = "_codecs_cn")
public final class CodecsCnModule extends BuiltinModule {
  @PyFunction
  static PyObject getcodec(String encoding) {
    PyMultibyteCodec c =
        switch (encoding) {
          case "gb2312", "gbk", "gb18030" -> PyMultibyteCodec.of(encoding);
          default -> null;
        };
    if (c == null) {
      throw Py.error(PyBaseException.LOOKUP_ERROR, "no such codec is supported.");
    }
    return c;
  }
}
