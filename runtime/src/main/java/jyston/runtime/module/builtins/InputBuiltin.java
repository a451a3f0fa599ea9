package jyston.runtime.module.builtins;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyException;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.StrOps;
import jyston.runtime.module.Modules;

/** {@code input}. */
final class InputBuiltin {
  private InputBuiltin() {}

  static PyObject input(PyObject prompt) {
    Modules.audit("builtins.input", prompt == null ? Py.None : prompt);
    PyObject in = stream("stdin");
    PyObject out = stream("stdout");
    PyObject err = stream("stderr");
    flush(err);
    LineReader reader = Modules.state().lineReader;
    if (reader != null && isTerminal(in, 0) && isTerminal(out, 1)) {
      flush(out);
      String line = reader.readLine(prompt == null ? "" : Ops.str(prompt).toString());
      if (line == null) {
        throw new PyException(PyBaseException.EOF_ERROR);
      }
      Modules.audit("builtins.input/result", PyStr.of(line));
      return PyStr.of(line);
    }
    if (prompt != null) {
      Ops.callMethod(out, "write", Ops.str(prompt));
    }
    flush(out);
    PyObject line = Ops.callMethod(in, "readline");
    if (!(line instanceof PyStr s)) {
      throw Py.typeError("object.readline() returned non-string");
    }
    int n = s.length();
    if (n == 0) {
      throw Py.error(PyBaseException.EOF_ERROR, "EOF when reading a line");
    }
    return s.codePointAt(n - 1) == '\n' ? StrOps.sub(s, 0, n - 1) : s;
  }

  private static PyObject stream(String name) {
    PyObject f = Modules.sysAttr(name);
    if (f == null || f == Py.None) {
      throw Py.runtimeError("input(): lost sys." + name);
    }
    return f;
  }

  private static void flush(PyObject f) {
    try {
      Ops.callMethod(f, "flush");
    } catch (PyException e) {
      // As in CPython: a stream that cannot be flushed does not stop input().
      return;
    }
  }

  private static boolean isTerminal(PyObject f, int fd) {
    try {
      return Ops.callMethod(f, "fileno") instanceof PyLong l
          && l.longValue() == fd
          && Ops.callMethod(f, "isatty").isTrue();
    } catch (PyException e) {
      return false;
    }
  }
}
