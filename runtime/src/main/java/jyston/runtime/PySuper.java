package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code super}. */
@PyClass(
    name = "super",
    doc =
        "super() -> same as super(__class__, <first argument>)\n"
            + "super(type) -> unbound super object\n"
            + "super(type, obj) -> bound super object; requires isinstance(obj, type)\n"
            + "super(type, type2) -> bound super object; requires issubclass(type2, type)\n"
            + "Typical use to call a cooperative superclass method:\n"
            + "class C(B):\n"
            + "    def meth(self, arg):\n"
            + "        super().meth(arg)\n"
            + "This works for class methods too:\n"
            + "class C(B):\n"
            + "    @classmethod\n"
            + "    def cmeth(cls, arg):\n"
            + "        super().cmeth(arg)\n")
public final class PySuper extends PyInstance {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PySuperTable()).withOwnLookup();

  private PyType cls;
  private PyObject obj;
  private PyType objType;

  private PySuper(PyType type) {
    super(type.rootShape(0));
  }

  /** {@code super(cls, obj)}. */
  public PySuper(PyType cls, PyObject obj) {
    this(TYPE);
    this.cls = cls;
    this.obj = obj;
    this.objType = check(cls, obj);
  }

  /**
   * The class whose MRO a lookup follows.
   *
   * @throws PyException TypeError when obj does not belong to cls
   */
  public static PyType check(PyType cls, PyObject obj) {
    // A metaclass can leave a class out of its own MRO.
    if (obj instanceof PyType t && t.mroHas(cls)) {
      return t;
    }
    PyType t = obj.type();
    if (t.isSubtypeOf(cls)) {
      return t;
    }
    if (Ops.findAttr(obj, Names.CLASS) instanceof PyType c && c != t && c.isSubtypeOf(cls)) {
      return c;
    }
    throw Py.typeError(
        "super(type, obj): obj ("
            + (obj instanceof PyType o ? "type " + o.name() : "instance of " + t.name())
            + ") is not an instance or subtype of type ("
            + cls.name()
            + ").");
  }

  /**
   * What the MRO of {@code start} holds under a name after {@code cls}, or null; not yet bound.
   *
   * @param name interned
   */
  public static PyObject find(PyType cls, PyType start, PyStr name) {
    PyType[] mro = start.mro();
    int i = 0;
    while (i < mro.length && mro[i] != cls) {
      i++;
    }
    for (i++; i < mro.length; i++) {
      PyObject r = mro[i].dict().get(name);
      if (r != null) {
        return r;
      }
    }
    return null;
  }

  /**
   * {@code super(cls, self).name}, whatever {@code super} is bound to.
   *
   * @param fn what it is bound to
   * @param bare whether the source has no arguments
   */
  public static PyObject read(PyObject fn, PyObject cls, PyObject self, PyStr name, boolean bare) {
    if (fn == TYPE) {
      return attr(cls, self, name);
    }
    PyObject made = bare ? fn.call0() : fn.call2(cls, self);
    return made.getAttr(name);
  }

  /** {@code super(cls, self).name} without the super object. */
  public static PyObject attr(PyObject cls, PyObject self, PyStr name) {
    if (!(cls instanceof PyType c)) {
      throw Py.typeError("super() argument 1 must be a type, not " + cls.type().name());
    }
    PyType start = check(c, self);
    if (name != Names.CLASS) {
      PyObject r = find(c, start, name);
      if (r != null) {
        return r.descrGet(start == self ? null : self, start);
      }
    }
    return new PySuper(c, self).getAttr(name);
  }

  /** The object of zero-argument {@code super()} in a frame. */
  public static PySuper ofFrame(Frame f) {
    PySuper s = new PySuper(TYPE);
    s.fromFrame(f);
    return s;
  }

  private void fromFrame(Frame f) {
    if (f == null) {
      throw Py.runtimeError("super(): no current frame");
    }
    PyCode co = f.code;
    if (co.argCount == 0) {
      throw Py.runtimeError("super(): no arguments");
    }
    f.settle();
    PyObject first = f.regs[0];
    for (int i = 0; i < co.code.cellCount(); i++) {
      if (co.code.cellName(i).equals(co.code.varName(0))
          && f.regs[co.code.varCount() + i] instanceof PyCell c) {
        first = c.value;
      }
    }
    if (first == null) {
      throw Py.runtimeError("super(): arg[0] deleted");
    }
    for (int i = 0; i < co.code.freeCount(); i++) {
      if (co.code.freeName(i).equals("__class__")) {
        PyObject v = ((PyCell) f.regs[co.freeStart + i]).value;
        if (v == null) {
          throw Py.runtimeError("super(): empty __class__ cell");
        }
        if (!(v instanceof PyType t)) {
          throw Py.runtimeError("super(): __class__ is not a type (" + v.type().name() + ")");
        }
        cls = t;
        obj = first;
        objType = check(t, first);
        return;
      }
    }
    throw Py.runtimeError("super(): __class__ cell not found");
  }

  @Override
  protected PyObject getAttrNative(PyStr name) {
    if (objType != null && name != Names.CLASS) {
      PyObject r = find(cls, objType, name);
      if (r != null) {
        return r.descrGet(obj == objType ? null : obj, objType);
      }
    }
    return Attrs.generic(this, name);
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    return new PySuper(cls);
  }

  @PyMethod(name = "__init__", sig = "(*args, **kwargs)")
  void init(PyObject[] args, PyDict kwargs) {
    if (kwargs.size() > 0) {
      throw Py.typeError("super() takes no keyword arguments");
    }
    if (args.length > 2) {
      throw Py.typeError("super() expected at most 2 arguments, got " + args.length);
    }
    if (args.length == 0) {
      fromFrame(ThreadState.current().frame);
      return;
    }
    if (!(args[0] instanceof PyType t)) {
      throw Py.typeError("super() argument 1 must be a type, not " + args[0].type().name());
    }
    cls = t;
    if (args.length == 2 && args[1] != Py.None) {
      obj = args[1];
      objType = check(t, obj);
    }
  }

  @PyMethod(name = "__getattribute__")
  PyObject getattribute(PyObject name) {
    PyStr n = Ops.attrName(name);
    PyObject r = getAttrNative(n);
    if (r == null) {
      throw Attrs.noAttribute(this, n);
    }
    return r;
  }

  @PyMethod(name = "__get__", sig = "(instance, owner=None, /)")
  PyObject get(PyObject instance, PyObject owner) {
    if (instance == Py.None || obj != null) {
      return this;
    }
    if (type() != TYPE) {
      return type().call2(cls, instance);
    }
    return new PySuper(cls, instance);
  }

  @PyMethod(name = "__repr__")
  String repr() {
    String c = cls == null ? "NULL" : cls.name();
    return objType == null
        ? "<super: <class '" + c + "'>, NULL>"
        : "<super: <class '" + c + "'>, <" + objType.name() + " object>>";
  }

  @PyGetter(value = "__thisclass__", member = true, doc = "the class invoking super()")
  PyObject thisClass() {
    return cls == null ? Py.None : cls;
  }

  @PyGetter(value = "__self__", member = true, doc = "the instance invoking super(); may be None")
  PyObject self() {
    return obj == null ? Py.None : obj;
  }

  @PyGetter(
      value = "__self_class__",
      member = true,
      doc = "the type of the instance invoking super(); may be None")
  PyObject selfClass() {
    return objType == null ? Py.None : objType;
  }
}
