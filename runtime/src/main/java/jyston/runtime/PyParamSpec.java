package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code typing.ParamSpec}. */
@PyClass(
    name = "ParamSpec",
    module = "typing",
    subclassable = false,
    sig =
        "(name, *, bound=None, default=typing.NoDefault, covariant=False, contravariant=False,"
            + " infer_variance=False)",
    doc = "Parameter specification variable.")
public final class PyParamSpec extends PyTypeParam {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyParamSpecTable()).withDict().withWeakref();

  private PyObject bound = Py.None;
  private boolean covariant;
  private boolean contravariant;
  private boolean infer;

  /** A type parameter of the syntax. */
  PyParamSpec(PyObject name) {
    super(TYPE, name, TypeParams.caller());
    this.infer = true;
  }

  @PyNew(
      sig =
          "(name, *, bound=None, default=typing.NoDefault, covariant=False, contravariant=False,"
              + " infer_variance=False)")
  static PyObject new_(
      PyType cls,
      PyStr name,
      PyObject bound,
      PyObject dflt,
      boolean covariant,
      boolean contravariant,
      boolean infer) {
    checkVariance(covariant, contravariant, infer);
    PyParamSpec p = new PyParamSpec(name);
    p.bound = bound == null || bound == Py.None ? Py.None : TypeParams.checkBound(bound);
    p.covariant = covariant;
    p.contravariant = contravariant;
    p.infer = infer;
    p.setDefaultArg(dflt);
    return p;
  }

  @PyMethod(name = "__repr__")
  String repr() {
    return varianceRepr(covariant, contravariant, infer);
  }

  @PyMethod(name = "__or__")
  static PyObject or(PyObject a, PyObject b) {
    return TypeParams.callTyping("_make_union", a, b);
  }

  @PyMethod(name = "__ror__")
  static PyObject ror(PyObject b, PyObject a) {
    return TypeParams.callTyping("_make_union", a, b);
  }

  @PyMethod(name = "__typing_subst__", sig = "(arg, /)")
  PyObject subst(PyObject arg) {
    return TypeParams.callTyping("_paramspec_subst", this, arg);
  }

  @PyMethod(name = "__typing_prepare_subst__", sig = "(alias, args, /)")
  PyObject prepareSubst(PyObject alias, PyObject args) {
    return TypeParams.callTyping("_paramspec_prepare_subst", this, alias, args);
  }

  @PyMethod(name = "__mro_entries__")
  void mroEntries(PyObject bases) {
    noSubclass("ParamSpec");
  }

  @PyGetter(value = "args", doc = "Represents positional arguments.")
  PyObject args() {
    return new PyParamSpecArgs(this);
  }

  @PyGetter(value = "kwargs", doc = "Represents keyword arguments.")
  PyObject kwargs() {
    return new PyParamSpecKwargs(this);
  }

  @PyGetter(value = "__bound__", member = true)
  PyObject getBound() {
    return bound;
  }

  @PyGetter(value = "__covariant__", member = true)
  PyObject getCovariant() {
    return Py.bool(covariant);
  }

  @PyGetter(value = "__contravariant__", member = true)
  PyObject getContravariant() {
    return Py.bool(contravariant);
  }

  @PyGetter(value = "__infer_variance__", member = true)
  PyObject getInfer() {
    return Py.bool(infer);
  }
}
