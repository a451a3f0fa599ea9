package jyston.runtime.module.io;

import jyston.runtime.Codecs;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyException;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.module.Modules;

/** Codecs of the {@code codecs} module for text streams. */
final class TextCodecs {
  private static final PyStr IS_TEXT = PyStr.intern("_is_text_encoding");

  private TextCodecs() {}

  /** The CodecInfo of an encoding; null for those that are built in. */
  static PyObject lookup(PyStr encoding) {
    if (TextEncoder.kind(encoding.toString()) != TextEncoder.OTHER) {
      return null;
    }
    // A name with lone surrogates is an encoding error, as in CPython's codec registry.
    Codecs.encodeUtf8(encoding);
    PyObject info = Modules.importAttr("_codecs", "lookup").call1(encoding);
    PyObject text = Ops.findAttr(info, IS_TEXT);
    if (text != null && !text.isTrue()) {
      throw new PyException(
          PyBaseException.LOOKUP_ERROR,
          PyStr.of(
              "'"
                  + encoding
                  + "' is not a text encoding; use codecs.open() to handle arbitrary codecs"));
    }
    return info;
  }

  static PyObject decoder(PyObject info, PyStr errors) {
    return factory(info, "incrementaldecoder").call1(errors);
  }

  static PyObject encoder(PyObject info, PyStr errors) {
    return factory(info, "incrementalencoder").call1(errors);
  }

  private static PyObject factory(PyObject info, String name) {
    PyObject f = info.getAttr(PyStr.intern(name));
    if (f == Py.None) {
      throw Py.typeError("'NoneType' object is not callable");
    }
    return f;
  }

  /** In development mode, an unknown error handler is reported at once. */
  static void checkErrors(PyStr encoding, PyStr errors) {
    for (int i = 0; i < errors.length(); i++) {
      if (errors.codePointAt(i) == 0) {
        throw Py.valueError("embedded null character");
      }
    }
    PyObject flags = Modules.sysAttr("flags");
    if (flags != null && Ops.getAttr(flags, "dev_mode").isTrue()) {
      Modules.importAttr("_codecs", "lookup_error").call1(errors);
    }
  }
}
