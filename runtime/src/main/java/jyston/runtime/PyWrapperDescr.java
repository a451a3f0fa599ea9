package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;

/** {@code wrapper_descriptor}: a special method of a builtin type. */
@PyClass(name = "wrapper_descriptor", subclassable = false)
public final class PyWrapperDescr extends PyBuiltinDescr {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyWrapperDescrTable());

  /** A method of a type. */
  public PyWrapperDescr(PyType owner, BuiltinSpec spec) {
    super(owner, spec);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyMethod(name = "__repr__")
  String repr() {
    return "<slot wrapper '" + spec.name + "' of '" + owner.name() + "' objects>";
  }

  @PyMethod(name = "__call__", sig = "(*args, **kwargs)")
  PyObject call(PyObject[] args, PyDict kwargs) {
    return callKw(PyDict.joinArgs(args, kwargs), kwargs.keywordNames());
  }

  @PyMethod(name = "__get__", sig = "(instance, owner=None, /)")
  PyObject get(PyObject instance, PyObject type) {
    return DescrAttrs.get(this, instance, type);
  }

  @PyMethod(name = "__reduce__")
  PyObject reduce() {
    return DescrAttrs.reduce(owner, spec.name);
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
