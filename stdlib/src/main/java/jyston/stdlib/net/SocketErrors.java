package jyston.stdlib.net;

import jyston.runtime.Interpreter;
import jyston.runtime.Names;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.module.posix.OsErrors;

/** The exceptions of {@code _socket}. */
final class SocketErrors {
  final PyType gaierror = make("gaierror");
  final PyType herror = make("herror");

  static SocketErrors current() {
    return Interpreter.current().state(SocketErrors.class, SocketErrors::new);
  }

  private static PyType make(String name) {
    PyDict ns = new PyDict();
    ns.put(Names.MODULE, PyStr.intern("socket"));
    return (PyType) PyType.TYPE.call3(PyStr.intern(name), PyTuple.of(PyBaseException.OS_ERROR), ns);
  }

  static PyException gai(int code, String text) {
    return new PyException(current().gaierror, Py.integer(code), Py.str(text));
  }

  static PyException os(String text) {
    return Py.error(PyBaseException.OS_ERROR, text);
  }

  /** Throws for a negated error number. */
  static int check(int r) {
    if (r < 0) {
      throw OsErrors.of(-r);
    }
    return r;
  }
}
