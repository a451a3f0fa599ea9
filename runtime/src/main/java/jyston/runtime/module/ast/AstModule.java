package jyston.runtime.module.ast;

import jyston.runtime.Interpreter;
import jyston.runtime.Py;
import jyston.runtime.PyModule;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code _ast}. */
@PyModuleDef(name = "_ast")
public final class AstModule extends BuiltinModule {
  /** For the index. */
  public AstModule() {}

  @Override
  protected void init(PyModule m) {
    Interpreter in = Interpreter.current();
    m.add("AST", AstTypes.of(in).ast());
    for (PyType t : AstTypes.of(in).all().values()) {
      m.add(t.simpleName(), t);
    }
    m.add("PyCF_ALLOW_TOP_LEVEL_AWAIT", Py.integer(0x2000));
    m.add("PyCF_ONLY_AST", Py.integer(0x400));
    m.add("PyCF_OPTIMIZED_AST", Py.integer(0x8400));
    m.add("PyCF_TYPE_COMMENTS", Py.integer(0x1000));
  }
}
