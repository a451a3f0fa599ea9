package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code typing.ParamSpecArgs}. */
@PyClass(
    name = "ParamSpecArgs",
    module = "typing",
    subclassable = false,
    sig = "(origin)",
    doc = "The args for a ParamSpec object.")
public final class PyParamSpecArgs extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyParamSpecArgsTable()).withWeakref();

  private final PyObject origin;

  PyParamSpecArgs(PyObject origin) {
    this.origin = origin;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyNew(sig = "(origin)")
  static PyObject new_(PyType cls, PyObject origin) {
    return new PyParamSpecArgs(origin);
  }

  @PyMethod(name = "__repr__")
  String repr() {
    return (origin instanceof PyParamSpec p ? p.name : Ops.repr(origin)) + ".args";
  }

  @PyMethod(name = "__eq__")
  PyObject eq(PyObject o) {
    return o instanceof PyParamSpecArgs p
        ? Compare.rich(origin, p.origin, Compare.EQ)
        : Py.NotImplemented;
  }

  @PyMethod(name = "__mro_entries__")
  void mroEntries(PyObject bases) {
    throw Py.typeError("Cannot subclass an instance of ParamSpecArgs");
  }

  @PyGetter(value = "__origin__", member = true)
  PyObject getOrigin() {
    return origin;
  }
}
