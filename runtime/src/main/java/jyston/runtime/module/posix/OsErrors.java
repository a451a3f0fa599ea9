package jyston.runtime.module.posix;

import jyston.runtime.Interpreter;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyException;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;

/** OSError and its subclasses from error numbers. */
public final class OsErrors {
  private OsErrors() {}

  /** OSError without a file name. */
  public static PyException of(int errno) {
    return make(errno, null, null);
  }

  /** OSError about a file. */
  public static PyException of(int errno, PyObject filename) {
    return make(errno, filename, null);
  }

  /** OSError about two files. */
  public static PyException of(int errno, PyObject filename, PyObject filename2) {
    return make(errno, filename, filename2);
  }

  private static PyException make(int errno, PyObject filename, PyObject filename2) {
    PyObject no = Py.integer(errno);
    PyObject text = PyStr.of(Errno.message(errno));
    if (filename == null) {
      return new PyException(PyBaseException.OS_ERROR, no, text);
    }
    if (filename2 == null) {
      return new PyException(PyBaseException.OS_ERROR, no, text, filename);
    }
    return new PyException(PyBaseException.OS_ERROR, no, text, filename, Py.integer(0), filename2);
  }

  /** Runs pending signal handlers after a call was interrupted. */
  static void interrupted() {
    Interpreter.current().poll();
  }
}
