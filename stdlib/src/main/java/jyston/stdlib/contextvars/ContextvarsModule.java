package jyston.stdlib.contextvars;

import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code _contextvars}. */
@PyModuleDef(name = "_contextvars", doc = "Context Variables")
public final class ContextvarsModule extends BuiltinModule {
  @Override
  protected void init(PyModule m) {
    m.add(PyContext.TYPE, PyContextVar.TYPE, PyToken.TYPE);
  }

  @PyFunction(name = "copy_context")
  static PyObject copyContext() {
    return PyContext.current().copy();
  }
}
