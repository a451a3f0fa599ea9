package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code typing.TypeVar}. */
@PyClass(
    name = "TypeVar",
    module = "typing",
    subclassable = false,
    sig =
        "(name, *constraints, bound=None, default=typing.NoDefault, covariant=False,"
            + " contravariant=False, infer_variance=False)",
    doc = "Type variable.")
public final class PyTypeVar extends PyTypeParam {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyTypeVarTable()).withDict().withWeakref();

  private PyObject bound;
  private PyObject lazyBound;
  private PyObject constraints;
  private PyObject lazyConstraints;
  private boolean covariant;
  private boolean contravariant;
  private boolean infer;

  /** A type parameter of the syntax. */
  PyTypeVar(PyObject name, PyObject lazyBound, PyObject lazyConstraints) {
    super(TYPE, name, TypeParams.caller());
    this.lazyBound = lazyBound;
    this.lazyConstraints = lazyConstraints;
    this.infer = true;
  }

  private PyTypeVar(PyObject name) {
    super(TYPE, name, TypeParams.caller());
  }

  @PyNew(
      sig =
          "(name, *constraints, bound=None, default=typing.NoDefault, covariant=False,"
              + " contravariant=False, infer_variance=False)")
  static PyObject new_(
      PyType cls,
      PyStr name,
      PyObject[] constraints,
      PyObject bound,
      PyObject dflt,
      boolean covariant,
      boolean contravariant,
      boolean infer) {
    checkVariance(covariant, contravariant, infer);
    PyObject b = bound == null || bound == Py.None ? null : TypeParams.checkBound(bound);
    if (constraints.length == 1) {
      throw Py.typeError("A single constraint is not allowed");
    }
    if (constraints.length > 0 && b != null) {
      throw Py.typeError("Constraints cannot be combined with bound=...");
    }
    PyTypeVar t = new PyTypeVar(name);
    t.bound = b;
    t.constraints = constraints.length == 0 ? null : PyTuple.wrap(constraints);
    t.covariant = covariant;
    t.contravariant = contravariant;
    t.infer = infer;
    t.setDefaultArg(dflt);
    return t;
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
    return TypeParams.callTyping("_typevar_subst", this, arg);
  }

  @PyMethod(name = "__typing_prepare_subst__", sig = "(alias, args, /)")
  PyObject prepareSubst(PyObject alias, PyObject args) {
    PyObject[] params = Ops.toArray(alias.getAttr(PyStr.intern("__parameters__")));
    int index = 0;
    while (index < params.length && params[index] != this) {
      index++;
    }
    int n = args.len();
    if (index < n) {
      return args;
    }
    if (index > n || !hasDefault()) {
      throw Py.typeError(
          "Too few arguments for "
              + Ops.str(alias)
              + "; actual "
              + n
              + ", expected at least "
              + (index + 1));
    }
    PyObject[] out = java.util.Arrays.copyOf(Ops.toArray(args), n + 1);
    out[n] = defaultOrNoDefault();
    return PyTuple.wrap(out);
  }

  @PyMethod(name = "__mro_entries__")
  void mroEntries(PyObject bases) {
    noSubclass("TypeVar");
  }

  @PyGetter("__bound__")
  PyObject getBound() {
    if (bound == null && lazyBound != null) {
      bound = lazyBound.call0();
    }
    return bound == null ? Py.None : bound;
  }

  @PyGetter("__constraints__")
  PyObject getConstraints() {
    if (constraints == null && lazyConstraints != null) {
      constraints = lazyConstraints.call0();
    }
    return constraints == null ? PyTuple.EMPTY : constraints;
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
