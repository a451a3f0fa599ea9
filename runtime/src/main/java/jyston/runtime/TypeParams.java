package jyston.runtime;

/** What the compiler's type-parameter syntax (PEP 695, 696) runs, and calls into {@code typing}. */
public final class TypeParams {
  static final PyStr SUBST = PyStr.intern("__typing_subst__");

  private TypeParams() {}

  /**
   * MAKE_TYPEVAR.
   *
   * @param lazy a function that gives the bound or constraints, or null
   * @param kind 1 when lazy gives the bound, 2 for constraints
   */
  public static PyObject typeVar(PyObject name, PyObject lazy, int kind) {
    return new PyTypeVar(name, kind == 1 ? lazy : null, kind == 2 ? lazy : null);
  }

  /** MAKE_PARAMSPEC. */
  public static PyObject paramSpec(PyObject name) {
    return new PyParamSpec(name);
  }

  /** MAKE_TYPEVARTUPLE. */
  public static PyObject typeVarTuple(PyObject name) {
    return new PyTypeVarTuple(name);
  }

  /** SET_TYPEPARAM_DEFAULT: the parameter, with its lazy default. */
  public static PyObject setDefault(PyObject param, PyObject lazy) {
    ((PyTypeParam) param).lazyDefault = lazy;
    return param;
  }

  /** SUBSCRIPT_GENERIC: {@code typing.Generic[params]}. */
  public static PyObject generic(PyObject params) {
    PyObject[] p = ((PyTuple) params).items.clone();
    for (int i = 0; i < p.length; i++) {
      if (p[i] instanceof PyTypeVarTuple) {
        p[i] = typing("Unpack").getItem(p[i]);
      }
    }
    return callTyping("_GenericAlias", PyGeneric.TYPE, PyTuple.wrap(p));
  }

  /** MAKE_TYPEALIAS. */
  public static PyObject alias(PyObject name, PyObject params, PyObject lazy) {
    return new PyTypeAliasType(
        name, params == Py.None ? null : (PyTuple) params, null, lazy, caller());
  }

  /** The module of the code that is running, as {@code __module__} of what it makes. */
  static PyObject caller() {
    Frame f = ThreadState.current().frame;
    if (f == null) {
      return Py.None;
    }
    PyObject m = f.function != null ? f.function.getModule() : f.globals.get(Names.NAME);
    return m == null ? Py.None : m;
  }

  static PyObject typing(String name) {
    return Importer.importModule("typing").getAttr(PyStr.intern(name));
  }

  static PyObject callTyping(String name, PyObject... args) {
    return typing(name).callN(args);
  }

  /** A bound given as an argument: None stands for its type; others must be types. */
  static PyObject checkBound(PyObject b) {
    if (b == Py.None) {
      return PyNone.TYPE;
    }
    return callTyping("_type_check", b, PyStr.of("Bound must be a type."));
  }
}
