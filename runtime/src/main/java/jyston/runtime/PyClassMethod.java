package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.annotation.PySetter;

/** {@code classmethod}. */
@PyClass(
    name = "classmethod",
    sig = "(function, /)",
    doc =
        "Convert a function to be a class method.\n\n"
            + "A class method receives the class as implicit first argument,\n"
            + "just like an instance method receives the instance.\n"
            + "To declare a class method, use this idiom:\n\n"
            + "  class C:\n"
            + "      @classmethod\n"
            + "      def f(cls, arg1, arg2, argN):\n"
            + "          ...\n\n"
            + "It can be called either on the class (e.g. C.f()) or on an instance\n"
            + "(e.g. C().f()).  The instance is ignored except for its class.\n"
            + "If a class method is called for a derived class, the derived class\n"
            + "object is passed as the implied first argument.\n\n"
            + "Class methods are different than C++ or Java static methods.\n"
            + "If you want those, see the staticmethod builtin.")
public final class PyClassMethod extends PyInstance {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyClassMethodTable()).withDict();

  private PyObject callable = Py.None;

  private PyClassMethod(PyType type) {
    super(type.rootShape(0));
  }

  /** Wraps a function. */
  public PyClassMethod(PyObject callable) {
    this(TYPE);
    // As PyClassMethod_New: only calls from Python copy the function's attributes.
    this.callable = callable;
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
    if (shape.type != TYPE) {
      return super.descrGet(obj, owner);
    }
    return new jyston.runtime.PyMethod(callable, owner == null ? obj.type() : owner);
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    return new PyClassMethod(cls);
  }

  @PyMethod(name = "__init__", sig = "(*args, **kwargs)")
  void init(PyObject[] args, PyDict kwargs) {
    if (kwargs.size() > 0) {
      throw Py.typeError("classmethod() takes no keyword arguments");
    }
    if (args.length != 1) {
      throw Py.typeError("classmethod expected 1 argument, got " + args.length);
    }
    set(args[0]);
  }

  @PyMethod(name = "__get__", sig = "(instance, owner=None, /)")
  PyObject get(PyObject obj, PyObject owner) {
    DescrAttrs.checkGet(obj, owner);
    return new jyston.runtime.PyMethod(
        callable, owner == null || owner == Py.None ? obj.type() : owner);
  }

  @PyMethod(name = "__repr__")
  String repr() {
    return "<classmethod(" + Ops.repr(callable) + ")>";
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
