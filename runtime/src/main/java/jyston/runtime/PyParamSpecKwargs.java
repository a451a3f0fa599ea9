package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code typing.ParamSpecKwargs}. */
@PyClass(
    name = "ParamSpecKwargs",
    module = "typing",
    subclassable = false,
    sig = "(origin)",
    doc = "The kwargs for a ParamSpec object.")
public final class PyParamSpecKwargs extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyParamSpecKwargsTable()).withWeakref();

  private final PyObject origin;

  PyParamSpecKwargs(PyObject origin) {
    this.origin = origin;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyNew(sig = "(origin)")
  static PyObject new_(PyType cls, PyObject origin) {
    return new PyParamSpecKwargs(origin);
  }

  @PyMethod(name = "__repr__")
  String repr() {
    return (origin instanceof PyParamSpec p ? p.name : Ops.repr(origin)) + ".kwargs";
  }

  @PyMethod(name = "__eq__")
  PyObject eq(PyObject o) {
    return o instanceof PyParamSpecKwargs p
        ? Compare.rich(origin, p.origin, Compare.EQ)
        : Py.NotImplemented;
  }

  @PyMethod(name = "__mro_entries__")
  void mroEntries(PyObject bases) {
    throw Py.typeError("Cannot subclass an instance of ParamSpecKwargs");
  }

  @PyGetter(value = "__origin__", member = true)
  PyObject getOrigin() {
    return origin;
  }
}
