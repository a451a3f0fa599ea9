package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PySetter;

/** {@code UnicodeEncodeError}. */
@PyClass(name = "UnicodeEncodeError", base = PyBaseException.class)
public final class PyUnicodeEncodeError extends UnicodeErrorFields {
  PyUnicodeEncodeError(PyType type) {
    super(type);
  }

  @Override
  void initNative(PyObject[] a) {
    args = PyTuple.wrap(a);
    count(a, 5);
    encoding = text(a, 0);
    object = text(a, 1);
    start = Ops.asSize(a[2]);
    end = Ops.asSize(a[3]);
    reason = text(a, 4);
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
    String codec = "'" + Ops.str(encoding) + "' codec ";
    if (object instanceof PyStr s && start >= 0 && start < s.length() && end == start + 1) {
      return codec
          + "can't encode character '"
          + escape(s.codePointAt((int) start))
          + "' in position "
          + start
          + ": "
          + why;
    }
    return codec + "can't encode characters in position " + start + "-" + (end - 1) + ": " + why;
  }

  @PyGetter(value = "encoding", member = true, doc = "exception encoding")
  PyObject getEncoding() {
    return encoding == null ? Py.None : encoding;
  }

  @PySetter(value = "encoding", member = true)
  void setEncoding(PyObject v) {
    encoding = v;
  }
}
