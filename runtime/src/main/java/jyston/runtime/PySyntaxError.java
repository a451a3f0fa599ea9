package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PySetter;

/** {@code SyntaxError}; its fields are null where not set. */
@PyClass(name = "SyntaxError", base = PyBaseException.class)
public final class PySyntaxError extends PyBaseException {
  /** {@code msg}. */
  public PyObject msg;

  /** {@code filename}. */
  public PyObject filename;

  /** {@code lineno}. */
  public PyObject lineno;

  /** {@code offset}. */
  public PyObject offset;

  /** {@code text}. */
  public PyObject text;

  /** {@code end_lineno}. */
  public PyObject endLineno;

  /** {@code end_offset}. */
  public PyObject endOffset;

  /** {@code print_file_and_line}. */
  public PyObject printFileAndLine;

  PySyntaxError(PyType type) {
    super(type);
  }

  @Override
  void initNative(PyObject[] a) {
    args = PyTuple.wrap(a);
    if (a.length >= 1) {
      msg = a[0];
    }
    if (a.length != 2) {
      return;
    }
    PyObject[] i = Ops.toArray(a[1]);
    if (i.length < 4 || i.length > 6) {
      throw Py.typeError(
          "function takes at "
              + (i.length < 4 ? "least 4" : "most 6")
              + " arguments ("
              + i.length
              + " given)");
    }
    filename = i[0];
    lineno = i[1];
    offset = i[2];
    text = i[3];
    endLineno = i.length > 4 ? i[4] : null;
    endOffset = i.length > 5 ? i[5] : null;
    if (endLineno != null && endOffset == null) {
      throw Py.typeError("end_offset must be provided when end_lineno is provided");
    }
  }

  @PyMethod(name = "__init__", sig = "(*args, **kwargs)")
  void initSyntax(PyObject[] a, PyDict kwargs) {
    noKeywords(kwargs);
    initNative(a);
  }

  @PyMethod(name = "__str__")
  PyObject syntaxStr() {
    String file = null;
    if (filename instanceof PyStr f) {
      String s = f.javaString();
      file = s.substring(s.lastIndexOf('/') + 1);
    }
    PyObject m = msg == null ? Py.None : msg;
    boolean line = lineno != null && lineno instanceof PyLong && lineno.type() == PyLong.TYPE;
    if (file == null && !line) {
      return Ops.str(m);
    }
    String text = Ops.str(m) + " (";
    if (file != null) {
      text += line ? file + ", line " + lineno : file;
    } else {
      text += "line " + lineno;
    }
    return PyStr.of(text + ")");
  }

  @PyGetter(value = "msg", member = true, doc = "exception msg")
  PyObject getMsg() {
    return msg == null ? Py.None : msg;
  }

  @PySetter(value = "msg", member = true)
  void setMsg(PyObject v) {
    msg = v;
  }

  @PyGetter(value = "filename", member = true, doc = "exception filename")
  PyObject getFilename() {
    return filename == null ? Py.None : filename;
  }

  @PySetter(value = "filename", member = true)
  void setFilename(PyObject v) {
    filename = v;
  }

  @PyGetter(value = "lineno", member = true, doc = "exception lineno")
  PyObject getLineno() {
    return lineno == null ? Py.None : lineno;
  }

  @PySetter(value = "lineno", member = true)
  void setLineno(PyObject v) {
    lineno = v;
  }

  @PyGetter(value = "offset", member = true, doc = "exception offset")
  PyObject getOffset() {
    return offset == null ? Py.None : offset;
  }

  @PySetter(value = "offset", member = true)
  void setOffset(PyObject v) {
    offset = v;
  }

  @PyGetter(value = "text", member = true, doc = "exception text")
  PyObject getText() {
    return text == null ? Py.None : text;
  }

  @PySetter(value = "text", member = true)
  void setText(PyObject v) {
    text = v;
  }

  @PyGetter(value = "end_lineno", member = true, doc = "exception end lineno")
  PyObject getEndLineno() {
    return endLineno == null ? Py.None : endLineno;
  }

  @PySetter(value = "end_lineno", member = true)
  void setEndLineno(PyObject v) {
    endLineno = v;
  }

  @PyGetter(value = "end_offset", member = true, doc = "exception end offset")
  PyObject getEndOffset() {
    return endOffset == null ? Py.None : endOffset;
  }

  @PySetter(value = "end_offset", member = true)
  void setEndOffset(PyObject v) {
    endOffset = v;
  }

  @PyGetter(value = "print_file_and_line", member = true, doc = "exception print_file_and_line")
  PyObject getPrintFileAndLine() {
    return printFileAndLine == null ? Py.None : printFileAndLine;
  }

  @PySetter(value = "print_file_and_line", member = true)
  void setPrintFileAndLine(PyObject v) {
    printFileAndLine = v;
  }
}
