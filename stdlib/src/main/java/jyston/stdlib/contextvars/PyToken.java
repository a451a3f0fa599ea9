package jyston.stdlib.contextvars;

import jyston.runtime.Interpreter;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyDict;
import jyston.runtime.PyGenericAlias;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyClassMethod;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code contextvars.Token}. */
@PyClass(name = "Token", module = "_contextvars", subclassable = false)
public final class PyToken extends PyObject {
  /** The type. */
  public static final PyType TYPE = make();

  final PyContext context;
  final PyContextVar var;

  /** The value before, or null when there was none. */
  final PyObject old;

  boolean used;

  PyToken(PyContext context, PyContextVar var, PyObject old) {
    this.context = context;
    this.var = var;
    this.old = old;
  }

  private static PyType make() {
    PyType t = PyType.builtin(new PyTokenTable());
    t.dict().put(PyStr.intern("MISSING"), PyTokenMissing.MISSING);
    return t;
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    throw Py.runtimeError("Tokens can only be created by ContextVars");
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyGetter("var")
  PyObject getVar() {
    return var;
  }

  @PyGetter("old_value")
  PyObject getOld() {
    return old == null ? PyTokenMissing.MISSING : old;
  }

  @PyMethod(name = "__repr__", doc = "Return repr(self).")
  PyObject repr() {
    return Py.str(
        "<Token"
            + (used ? " used" : "")
            + " var="
            + Ops.repr(var)
            + " at 0x"
            + Long.toHexString(Interpreter.current().id(this))
            + ">");
  }

  @PyClassMethod(name = "__class_getitem__", sig = "(object, /)", doc = "See PEP 585")
  static PyObject classGetItem(PyType cls, PyObject item) {
    return PyGenericAlias.of(cls, item);
  }
}
