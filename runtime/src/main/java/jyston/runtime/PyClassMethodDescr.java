package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;

/** {@code classmethod_descriptor}: a class method of a builtin type. */
@PyClass(name = "classmethod_descriptor", subclassable = false)
public final class PyClassMethodDescr extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyClassMethodDescrTable());

  private final PyType owner;
  private final BuiltinSpec spec;

  /** A class method. */
  public PyClassMethodDescr(PyType owner, BuiltinSpec spec) {
    this.owner = owner;
    this.spec = spec;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public boolean hasDescrGet() {
    return true;
  }

  @Override
  public boolean isDataDescr() {
    return false;
  }

  @Override
  public boolean isCallable() {
    return true;
  }

  @Override
  public PyObject descrGet(PyObject obj, PyType type) {
    PyType t = type != null ? type : obj.type();
    if (!t.isSubtypeOf(owner)) {
      throw Py.typeError(
          "descriptor '"
              + spec.name
              + "' requires a subtype of '"
              + owner.name()
              + "' but received '"
              + t.name()
              + "'");
    }
    return new PyBuiltinFunction(spec, t, owner);
  }

  @Override
  public PyObject callKw(PyObject[] args, PyStr[] names) {
    if (args.length == names.length) {
      throw Py.typeError(
          "descriptor '" + spec.name + "' of '" + owner.name() + "' object needs an argument");
    }
    if (!(args[0] instanceof PyType t)) {
      throw Py.typeError(
          "descriptor '"
              + spec.name
              + "' requires a type but received a '"
              + args[0].type().name()
              + "' instance");
    }
    descrGet(null, t);
    return spec.table.callKw(spec.id, args, names);
  }

  @PyMethod(name = "__call__", sig = "(*args, **kwargs)")
  PyObject call(PyObject[] args, PyDict kwargs) {
    return callKw(PyDict.joinArgs(args, kwargs), kwargs.keywordNames());
  }

  @PyMethod(name = "__get__", sig = "(instance, owner=None, /)")
  PyObject get(PyObject instance, PyObject type) {
    return descrGet(instance == Py.None ? null : instance, type instanceof PyType t ? t : null);
  }

  @PyMethod(name = "__repr__")
  String repr() {
    return "<method '" + spec.name + "' of '" + owner.name() + "' objects>";
  }

  @PyGetter(value = "__name__", member = true)
  PyObject name() {
    return spec.name;
  }

  @PyGetter("__qualname__")
  PyObject qualname() {
    return PyStr.of(owner.qualName() + "." + spec.name);
  }

  @PyGetter(value = "__objclass__", member = true)
  PyObject objclass() {
    return owner;
  }

  @PyGetter("__doc__")
  PyObject doc() {
    return DescrAttrs.doc(spec);
  }

  @PyGetter("__text_signature__")
  PyObject textSignature() {
    return DescrAttrs.signature(spec);
  }
}
