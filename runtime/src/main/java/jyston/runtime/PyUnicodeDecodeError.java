package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PySetter;

/** {@code UnicodeDecodeError}. */
@PyClass(name = "UnicodeDecodeError", base = PyBaseException.class)
public final class PyUnicodeDecodeError extends UnicodeErrorFields {
  PyUnicodeDecodeError(PyType type) {
    super(type);
  }

  @Override
  void initNative(PyObject[] a) {
    args = PyTuple.wrap(a);
    count(a, 5);
    encoding = text(a, 0);
    object = bytes(a[1]);
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
    if (start >= 0 && start < object.len() && end == start + 1) {
      int b = (int) Ops.asLong(object.getItem(Py.integer(start)));
      return codec + "can't decode byte 0x" + hex(b, 2) + " in position " + start + ": " + why;
    }
    return codec + "can't decode bytes in position " + start + "-" + (end - 1) + ": " + why;
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
