package jyston.runtime.module;

import jyston.runtime.PyGeneric;
import jyston.runtime.PyModule;
import jyston.runtime.PyNoDefault;
import jyston.runtime.PyObject;
import jyston.runtime.PyParamSpec;
import jyston.runtime.PyParamSpecArgs;
import jyston.runtime.PyParamSpecKwargs;
import jyston.runtime.PyTypeAliasType;
import jyston.runtime.PyTypeVar;
import jyston.runtime.PyTypeVarTuple;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;

/** {@code _typing}. */
@PyModuleDef(name = "_typing", doc = "Primitives and accelerators for the typing module.\n")
public final class TypingModule extends BuiltinModule {
  @PyFunction(name = "_idfunc", sig = "(x, /)")
  static PyObject idFunction(PyObject x) {
    return x;
  }

  @Override
  protected void init(PyModule m) {
    m.add(
        PyTypeVar.TYPE,
        PyTypeVarTuple.TYPE,
        PyParamSpec.TYPE,
        PyParamSpecArgs.TYPE,
        PyParamSpecKwargs.TYPE,
        PyGeneric.TYPE,
        PyTypeAliasType.TYPE);
    m.add("NoDefault", PyNoDefault.NO_DEFAULT);
  }
}
