package jyston.runtime;

import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;

/** What {@code TypeVar}, {@code ParamSpec} and {@code TypeVarTuple} have in common. */
public abstract class PyTypeParam extends PyInstance {
  final PyObject name;

  /** The default, or null while it is lazy or there is none. */
  PyObject dflt;

  /** A function that gives the default, or null. */
  PyObject lazyDefault;

  PyTypeParam(PyType type, PyObject name, PyObject module) {
    super(type.rootShape(0));
    this.name = name;
    setOwn(Names.MODULE, module);
  }

  final PyObject defaultOrNoDefault() {
    if (dflt != null) {
      return dflt;
    }
    if (lazyDefault == null) {
      return PyNoDefault.NO_DEFAULT;
    }
    dflt = lazyDefault.call0();
    return dflt;
  }

  final void noSubclass(String kind) {
    throw Py.typeError("Cannot subclass an instance of " + kind);
  }

  /** {@code +T}, {@code -T}, {@code ~T}, or the bare name where the variance is inferred. */
  final String varianceRepr(boolean covariant, boolean contravariant, boolean infer) {
    return (infer ? "" : covariant ? "+" : contravariant ? "-" : "~") + name;
  }

  static void checkVariance(boolean covariant, boolean contravariant, boolean infer) {
    if (covariant && contravariant) {
      throw Py.valueError("Bivariant types are not supported.");
    }
    if (infer && (covariant || contravariant)) {
      throw Py.valueError("Variance cannot be specified with infer_variance.");
    }
  }

  final void setDefaultArg(PyObject d) {
    dflt = d == null || d == PyNoDefault.NO_DEFAULT ? null : d;
  }

  @PyGetter(value = "__name__", member = true)
  final PyObject getName() {
    return name;
  }

  @PyGetter(value = "__default__", doc = "The default value for this type parameter.")
  final PyObject getDefault() {
    return defaultOrNoDefault();
  }

  @PyMethod(name = "has_default")
  final boolean hasDefault() {
    return dflt != null || lazyDefault != null;
  }

  @PyMethod(name = "__reduce__")
  final PyObject reduce() {
    return name;
  }

  @PyGetter("__dict__")
  final PyObject getDict() {
    return toDict();
  }
}
