package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code typing.TypeVarTuple}. */
@PyClass(
    name = "TypeVarTuple",
    module = "typing",
    subclassable = false,
    sig = "(name, *, default=typing.NoDefault)",
    doc = "Type variable tuple.")
public final class PyTypeVarTuple extends PyTypeParam {
  /** The type. */
  public static final PyType TYPE =
      PyType.builtin(new PyTypeVarTupleTable()).withDict().withWeakref();

  /** A type parameter of the syntax, or of the constructor. */
  PyTypeVarTuple(PyObject name) {
    super(TYPE, name, TypeParams.caller());
  }

  @PyNew(sig = "(name, *, default=typing.NoDefault)")
  static PyObject new_(PyType cls, PyStr name, PyObject dflt) {
    PyTypeVarTuple t = new PyTypeVarTuple(name);
    t.setDefaultArg(dflt);
    return t;
  }

  @PyMethod(name = "__repr__")
  PyObject repr() {
    return name;
  }

  @PyMethod(name = "__iter__")
  PyObject iterMethod() {
    return PyTuple.of(TypeParams.typing("Unpack").getItem(this)).iter();
  }

  @PyMethod(name = "__typing_subst__", sig = "(arg, /)")
  PyObject subst(PyObject arg) {
    throw Py.typeError("Substitution of bare TypeVarTuple is not supported");
  }

  @PyMethod(name = "__typing_prepare_subst__", sig = "(alias, args, /)")
  PyObject prepareSubst(PyObject alias, PyObject args) {
    return TypeParams.callTyping("_typevartuple_prepare_subst", this, alias, args);
  }

  @PyMethod(name = "__mro_entries__")
  void mroEntries(PyObject bases) {
    noSubclass("TypeVarTuple");
  }
}
