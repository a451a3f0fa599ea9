package jyston.runtime.module;

import jyston.runtime.Py;
import jyston.runtime.PyDict;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;

/** {@code _sysconfig}. */
@PyModuleDef(name = "_sysconfig", doc = "A helper for the sysconfig module.")
public final class SysconfigModule extends BuiltinModule {
  /** For the index. */
  public SysconfigModule() {}

  @PyFunction(
      name = "config_vars",
      doc = "Returns a dictionary containing build variables intended to be exposed by sysconfig.")
  static PyObject configVars() {
    PyDict d = new PyDict();
    d.put(PyStr.intern("Py_GIL_DISABLED"), Py.integer(0));
    return d;
  }
}
