package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** {@code UnicodeTranslateError}. */
@PyClass(name = "UnicodeTranslateError", base = PyBaseException.class)
public final class PyUnicodeTranslateError extends UnicodeErrorFields {
  PyUnicodeTranslateError(PyType type) {
    super(type);
  }

  @Override
  void initNative(PyObject[] a) {
    args = PyTuple.wrap(a);
    count(a, 4);
    object = text(a, 0);
    start = Ops.asSize(a[1]);
    end = Ops.asSize(a[2]);
    reason = text(a, 3);
  }

  @PyMethod(name = "__init__", sig = "(*args, **kwargs)")
  void initUnicode(PyObject[] a, PyDict kwargs) {
    noKeywords(kwargs);
    initNative(a);
  }

  @PyMethod(name = "__str__")
  String unicodeStr() {
    if (object == null) {
      return "";
    }
    String why = Ops.str(reason).javaString();
    if (object instanceof PyStr s && start >= 0 && start < s.length() && end == start + 1) {
      return "can't translate character '"
          + escape(s.codePointAt((int) start))
          + "' in position "
          + start
          + ": "
          + why;
    }
    return "can't translate characters in position " + start + "-" + (end - 1) + ": " + why;
  }
}
