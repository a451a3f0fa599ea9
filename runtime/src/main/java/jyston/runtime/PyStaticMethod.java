package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.annotation.PySetter;

/** {@code staticmethod}. */
@PyClass(
    name = "staticmethod",
    sig = "(function, /)",
    doc =
        "Convert a function to be a static method.\n\n"
            + "A static method does not receive an implicit first argument.\n"
            + "To declare a static method, use this idiom:\n\n"
            + "     class C:\n"
            + "         @staticmethod\n"
            + "         def f(arg1, arg2, argN):\n"
            + "             ...\n\n"
            + "It can be called either on the class (e.g. C.f()) or on an instance\n"
            + "(e.g. C().f()). Both the class and the instance are ignored, and\n"
            + "neither is passed implicitly as the first argument to the method.\n\n"
            + "Static methods in Python are similar to those found in Java or C++.\n"
            + "For a more advanced concept, see the classmethod builtin.")
public final class PyStaticMethod extends PyInstance {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyStaticMethodTable()).withDict();

  private PyObject callable = Py.None;

  private PyStaticMethod(PyType type) {
    super(type.rootShape(0));
  }

  /** Wraps a function. */
  public PyStaticMethod(PyObject callable) {
    this(TYPE);
    // As PyStaticMethod_New: only calls from Python copy the function's attributes.
    this.callable = callable;
  }

  /** Wraps a function of a builtin type; copies nothing, which would need the types themselves. */
  static PyStaticMethod ofBuiltin(PyObject function) {
    PyStaticMethod m = new PyStaticMethod(TYPE);
    m.callable = function;
    return m;
  }

  /** The wrapped function. */
  public PyObject function() {
    return callable;
  }

  private void set(PyObject f) {
    callable = f;
    WrapperAttrs.copy(f, this);
  }

  @Override
  public boolean hasDescrGet() {
    return true;
  }

  @Override
  public boolean isDataDescr() {
    return shape.type != TYPE && super.isDataDescr();
  }

  @Override
  public PyObject descrGet(PyObject obj, PyType owner) {
    return shape.type == TYPE ? callable : super.descrGet(obj, owner);
  }

  @Override
  public boolean isCallable() {
    return shape.type == TYPE || super.isCallable();
  }

  @PyMethod(name = "__call__", sig = "(*args, **kwargs)")
  PyObject call(PyObject[] args, PyDict kwargs) {
    return callable.callKw(PyDict.joinArgs(args, kwargs), kwargs.keywordNames());
  }

  @Override
  public PyObject callKw(PyObject[] args, PyStr[] names) {
    return shape.type == TYPE ? callable.callKw(args, names) : super.callKw(args, names);
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    return new PyStaticMethod(cls);
  }

  @PyMethod(name = "__init__", sig = "(*args, **kwargs)")
  void init(PyObject[] args, PyDict kwargs) {
    if (kwargs.size() > 0) {
      throw Py.typeError("staticmethod() takes no keyword arguments");
    }
    if (args.length != 1) {
      throw Py.typeError("staticmethod expected 1 argument, got " + args.length);
    }
    set(args[0]);
  }

  @PyMethod(name = "__get__", sig = "(instance, owner=None, /)")
  PyObject get(PyObject obj, PyObject owner) {
    DescrAttrs.checkGet(obj, owner);
    return callable;
  }

  @PyMethod(name = "__repr__")
  String repr() {
    return "<staticmethod(" + Ops.repr(callable) + ")>";
  }

  @PyGetter(value = "__func__", member = true)
  PyObject getFunc() {
    return callable;
  }

  @PyGetter(value = "__wrapped__", member = true)
  PyObject getWrapped() {
    return callable;
  }

  @PyGetter("__isabstractmethod__")
  PyObject isAbstract() {
    return Py.bool(PyProperty.isAbstract(callable));
  }

  @PyGetter("__dict__")
  PyObject getDict() {
    return toDict();
  }

  @PySetter("__dict__")
  void setDict(PyObject v) {
    InstanceDict.setDict(this, v);
  }
}
