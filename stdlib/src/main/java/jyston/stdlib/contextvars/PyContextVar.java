package jyston.stdlib.contextvars;

import jyston.runtime.Interpreter;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyGenericAlias;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyClassMethod;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code contextvars.ContextVar}. */
@PyClass(name = "ContextVar", module = "_contextvars", subclassable = false)
public final class PyContextVar extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyContextVarTable());

  private final PyObject name;
  private final PyObject deflt;

  private PyContextVar(PyObject name, PyObject deflt) {
    this.name = name;
    this.deflt = deflt;
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    PyObject deflt = null;
    PyObject name = args.length > 0 ? args[0] : Py.None;
    for (int i = kwargs.next(0); i >= 0; i = kwargs.next(i + 1)) {
      String k = kwargs.keyAt(i).toString();
      if (k.equals("default")) {
        deflt = kwargs.valueAt(i);
      } else {
        throw Py.typeError("ContextVar() got an unexpected keyword argument '" + k + "'");
      }
    }
    if (args.length != 1) {
      throw Py.typeError(
          "ContextVar() takes "
              + (args.length > 1 ? "at most" : "exactly")
              + " 1 positional argument ("
              + args.length
              + " given)");
    }
    if (!(name instanceof PyStr)) {
      throw Py.typeError("context variable name must be a str");
    }
    name.hash();
    return new PyContextVar(name, deflt);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  @PyMethod(name = "__hash__", doc = "Return hash(self).")
  public long hash() {
    return System.identityHashCode(this);
  }

  @PyMethod(
      name = "get",
      sig = "(default=<unrepresentable>, /)",
      doc =
          "Return a value for the context variable for the current context.\n\n"
              + "If there is no value for the variable in the current context, the method will:\n"
              + " * return the value of the default argument of the method, if provided; or\n"
              + " * return the default value for the context variable, if it was created\n"
              + "   with one; or\n"
              + " * raise a LookupError.")
  PyObject get(PyObject d) {
    PyObject v = PyContext.current().find(this);
    if (v != null) {
      return v;
    }
    if (d != null) {
      return d;
    }
    if (deflt != null) {
      return deflt;
    }
    throw new PyException(PyBaseException.LOOKUP_ERROR, this);
  }

  @PyMethod(
      name = "set",
      sig = "(value, /)",
      doc =
          "Call to set a new value for the context variable in the current context.\n\n"
              + "The required *value* argument is the new value for the context variable.\n\n"
              + "Returns a Token object that can be used to restore the variable to its previous\n"
              + "value via the `ContextVar.reset()` method.")
  PyObject set(PyObject value) {
    PyContext c = PyContext.current();
    PyToken t = new PyToken(c, this, c.find(this));
    c.store(this, value);
    return t;
  }

  @PyMethod(
      name = "reset",
      sig = "(token, /)",
      doc =
          "Reset the context variable.\n\n"
              + "The variable is reset to the value it had before the `ContextVar.set()` that\n"
              + "created the token was used.")
  void reset(PyObject token) {
    if (!(token instanceof PyToken t)) {
      throw Py.typeError("expected an instance of Token, got " + Ops.repr(token));
    }
    PyContext c = PyContext.current();
    if (t.used) {
      throw Py.runtimeError(Ops.repr(t) + " has already been used once");
    }
    if (t.var != this) {
      throw Py.valueError(Ops.repr(t) + " was created by a different ContextVar");
    }
    if (t.context != c) {
      throw Py.valueError(Ops.repr(t) + " was created in a different Context");
    }
    t.used = true;
    if (t.old == null) {
      c.erase(this);
    } else {
      c.store(this, t.old);
    }
  }

  @PyGetter(value = "name", member = true)
  PyObject getName() {
    return name;
  }

  @PyMethod(name = "__repr__", doc = "Return repr(self).")
  PyObject repr() {
    return Py.str(
        "<ContextVar name="
            + Ops.repr(name)
            + (deflt == null ? "" : " default=" + Ops.repr(deflt))
            + " at 0x"
            + Long.toHexString(Interpreter.current().id(this))
            + ">");
  }

  @PyClassMethod(name = "__class_getitem__", sig = "(object, /)", doc = "See PEP 585")
  static PyObject classGetItem(PyType cls, PyObject item) {
    return PyGenericAlias.of(cls, item);
  }
}
