package jyston.runtime.module.builtins;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.module.Modules;
import jyston.runtime.module.io.PyTextIOWrapper;

/** {@code print}. */
final class PrintBuiltin {
  private static final PyStr WRITE = PyStr.intern("write");
  private static final PyStr FLUSH = PyStr.intern("flush");
  private static final PyStr STDOUT = PyStr.intern("stdout");
  private static final PyStr SPACE = PyStr.intern(" ");
  private static final PyStr NEWLINE = PyStr.intern("\n");

  private PrintBuiltin() {}

  static void print(PyObject[] args, PyObject sep, PyObject end, PyObject file, boolean flush) {
    PyObject f = file;
    if (f == null || f == Py.None) {
      f = Modules.sys().globals().get(STDOUT);
      if (f == null) {
        throw Py.runtimeError("lost sys.stdout");
      }
      if (f == Py.None) {
        return;
      }
    }
    PyStr s = text(sep, "sep", SPACE);
    PyStr e = text(end, "end", NEWLINE);
    if (f.getClass() == PyTextIOWrapper.class
        && f.type() == PyTextIOWrapper.TYPE
        && ((PyTextIOWrapper) f).plainWrite()) {
      fast((PyTextIOWrapper) f, args, s, e);
    } else {
      for (int i = 0; i < args.length; i++) {
        if (i > 0) {
          Ops.callMethod(f, WRITE, s);
        }
        Ops.callMethod(f, WRITE, Ops.str(args[i]));
      }
      Ops.callMethod(f, WRITE, e);
    }
    if (flush) {
      Ops.callMethod(f, FLUSH);
    }
  }

  private static void fast(PyTextIOWrapper f, PyObject[] args, PyStr sep, PyStr end) {
    for (int i = 0; i < args.length; i++) {
      if (i > 0) {
        f.writeText(sep);
      }
      f.writeText(Ops.str(args[i]));
    }
    f.writeText(end);
  }

  private static PyStr text(PyObject o, String name, PyStr deflt) {
    if (o == null || o == Py.None) {
      return deflt;
    }
    if (o instanceof PyStr s) {
      return s;
    }
    throw Py.typeError(name + " must be None or a string, not " + o.type().name());
  }
}
