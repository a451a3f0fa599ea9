package jyston.runtime.module.symtable;

import jyston.frontend.scope.Scope;
import jyston.runtime.Compiler;
import jyston.runtime.Interpreter;
import jyston.runtime.Py;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;
import jyston.runtime.module.posix.FsPath;

/** {@code _symtable}, under {@code lib/symtable.py}. */
@PyModuleDef(name = "_symtable")
public final class SymtableModule extends BuiltinModule {
  /** For the index. */
  public SymtableModule() {}

  static int typeOf(Scope.Kind kind) {
    return switch (kind) {
      case FUNCTION -> 0;
      case CLASS -> 1;
      case MODULE -> 2;
      case ANNOTATION -> 3;
      case TYPE_ALIAS -> 4;
      case TYPE_PARAMETERS -> 5;
      case TYPE_VARIABLE -> 6;
    };
  }

  @Override
  protected void init(PyModule m) {
    m.add("USE", Py.integer(Scope.USE));
    m.add("DEF_GLOBAL", Py.integer(Scope.DEF_GLOBAL));
    m.add("DEF_NONLOCAL", Py.integer(Scope.DEF_NONLOCAL));
    m.add("DEF_LOCAL", Py.integer(Scope.DEF_LOCAL));
    m.add("DEF_PARAM", Py.integer(Scope.DEF_PARAM));
    m.add("DEF_FREE", Py.integer(1 << 5));
    m.add("DEF_FREE_CLASS", Py.integer(Scope.DEF_FREE_CLASS));
    m.add("DEF_IMPORT", Py.integer(Scope.DEF_IMPORT));
    m.add("DEF_BOUND", Py.integer(Scope.DEF_LOCAL | Scope.DEF_PARAM | Scope.DEF_IMPORT));
    m.add("DEF_ANNOT", Py.integer(Scope.DEF_ANNOT));
    for (Scope.Kind k : Scope.Kind.values()) {
      m.add("TYPE_" + k.name(), Py.integer(typeOf(k)));
    }
    m.add("LOCAL", Py.integer(Scope.LOCAL));
    m.add("GLOBAL_EXPLICIT", Py.integer(Scope.GLOBAL_EXPLICIT));
    m.add("GLOBAL_IMPLICIT", Py.integer(Scope.GLOBAL_IMPLICIT));
    m.add("FREE", Py.integer(Scope.FREE));
    m.add("CELL", Py.integer(Scope.CELL));
    m.add("SCOPE_OFF", Py.integer(Scope.SCOPE_OFFSET));
    m.add("SCOPE_MASK", Py.integer(Scope.SCOPE_MASK));
  }

  @PyFunction(
      name = "symtable",
      sig = "(source, filename, startstr, /)",
      doc = "Return symbol and scope dictionaries used internally by compiler.")
  static PyObject symtable(PyObject source, PyObject filename, PyObject startstr) {
    PyStr file = FsPath.decode(filename);
    if (!(startstr instanceof PyStr start)) {
      throw Py.typeError(
          "symtable() argument 3 must be str, not "
              + (startstr == Py.None ? "None" : startstr.type().name()));
    }
    if (!(source instanceof PyStr) && !FsPath.isBytesLike(source)) {
      throw Py.typeError("symtable() arg 1 must be a string or bytes object");
    }
    Compiler.Mode mode =
        switch (start.toString()) {
          case "exec" -> Compiler.Mode.EXEC;
          case "eval" -> Compiler.Mode.EVAL;
          case "single" -> Compiler.Mode.SINGLE;
          default -> throw Py.valueError("symtable() arg 3 must be 'exec' or 'eval' or 'single'");
        };
    return new PySymtableEntry(Interpreter.current().compiler.symbols(source, file, mode).top());
  }
}
