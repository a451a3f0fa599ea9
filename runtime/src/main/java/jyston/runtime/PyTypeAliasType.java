package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code typing.TypeAliasType} (PEP 695). */
@PyClass(
    name = "TypeAliasType",
    module = "typing",
    subclassable = false,
    sig = "(name, value, *, type_params=())",
    doc = "Type alias.")
public final class PyTypeAliasType extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyTypeAliasTypeTable()).withWeakref();

  private final PyObject name;
  private final PyTuple params;
  private PyObject value;
  private final PyObject lazy;
  private final PyObject module;

  PyTypeAliasType(PyObject name, PyTuple params, PyObject value, PyObject lazy, PyObject module) {
    this.name = name;
    this.params = params;
    this.value = value;
    this.lazy = lazy;
    this.module = module;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyNew(sig = "(name, value, *, type_params=())")
  static PyObject new_(PyType cls, PyStr name, PyObject value, PyObject typeParams) {
    if (typeParams != null && !(typeParams instanceof PyTuple)) {
      throw Py.typeError("type_params must be a tuple");
    }
    PyTuple p = (PyTuple) typeParams;
    return new PyTypeAliasType(
        name, p == null || p.size() == 0 ? null : p, value, null, TypeParams.caller());
  }

  @PyMethod(name = "__repr__")
  PyObject repr() {
    return name;
  }

  @PyMethod(name = "__reduce__")
  PyObject reduce() {
    return name;
  }

  @PyMethod(name = "__getitem__")
  PyObject getitem(PyObject args) {
    if (params == null) {
      throw Py.typeError("Only generic type aliases are subscriptable");
    }
    return PyGenericAlias.of(this, args);
  }

  @PyMethod(name = "__or__")
  static PyObject or(PyObject a, PyObject b) {
    return PyUnion.or(a, b);
  }

  @PyMethod(name = "__ror__")
  static PyObject ror(PyObject b, PyObject a) {
    return PyUnion.or(a, b);
  }

  @PyGetter(value = "__name__", member = true)
  PyObject getName() {
    return name;
  }

  @PyGetter("__value__")
  PyObject getValue() {
    if (value == null) {
      value = lazy.call0();
    }
    return value;
  }

  @PyGetter("__type_params__")
  PyObject getTypeParams() {
    return params == null ? PyTuple.EMPTY : params;
  }

  @PyGetter("__parameters__")
  PyObject getParameters() {
    if (params == null) {
      return PyTuple.EMPTY;
    }
    PyObject[] p = params.items.clone();
    for (int i = 0; i < p.length; i++) {
      if (p[i] instanceof PyTypeVarTuple) {
        p[i] = TypeParams.typing("Unpack").getItem(p[i]);
      }
    }
    return PyTuple.wrap(p);
  }

  @PyGetter("__module__")
  PyObject getModule() {
    return module;
  }
}
