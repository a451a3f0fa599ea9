package jyston.runtime.module.builtins;

import jyston.runtime.Py;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.module.Imports;
import jyston.runtime.module.Modules;

/** {@code __import__}. */
final class ImportBuiltin {
  private ImportBuiltin() {}

  static PyObject call(PyObject name, PyObject globals, PyObject fromlist, int level) {
    if (!(name instanceof PyStr s)) {
      throw Py.typeError("module name must be a string");
    }
    return Imports.importLevel(Modules.state(), s, globals, fromlist, level);
  }
}
