package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** The method of {@code KeyError}: a single argument is shown as its repr. */
@PyClass(name = "KeyError", base = PyBaseException.class)
final class PyKeyError {
  private PyKeyError() {}

  @PyMethod(name = "__str__")
  static PyObject str(PyBaseException self) {
    return self.args.size() == 1 ? Ops.repr(self.args.get(0)) : self.baseStr();
  }
}
