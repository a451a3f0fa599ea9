package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyClassMethod;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.annotation.PySetter;

/** The methods of {@code object} (CPython's {@code Objects/typeobject.c}). */
@PyClass(
    name = "object",
    sig = "()",
    doc =
        "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns"
            + " a new featureless\ninstance that has no instance attributes and cannot be given"
            + " any.\n")
public final class ObjectMethods {
  private ObjectMethods() {}

  private static final class Known {
    static final PyObject NEW = PyType.OBJECT.dict().get(Slot.NAMES[Slot.NEW]);
    static final PyObject INIT = PyType.OBJECT.dict().get(Slot.NAMES[Slot.INIT]);
    static final PyObject HASH = PyType.OBJECT.dict().get(Slot.NAMES[Slot.HASH]);
  }

  /** {@code object.__new__}. */
  static PyObject newFunction() {
    return Known.NEW;
  }

  /** {@code object.__init__}. */
  static PyObject initDescr() {
    return Known.INIT;
  }

  /** {@code object.__hash__}. */
  static PyObject hashDescr() {
    return Known.HASH;
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    if (args.length > 0 || kwargs.size() > 0) {
      if (!cls.hasObjectNew()) {
        throw Py.typeError("object.__new__() takes exactly one argument (the type to instantiate)");
      }
      if (cls.slot(Slot.INIT) == initDescr()) {
        throw Py.typeError(cls.name() + "() takes no arguments");
      }
    }
    cls.checkConcrete();
    if (cls == PyType.OBJECT) {
      return new PyPlainObject();
    }
    return cls.newInstance();
  }

  /** The complaint of {@code object.__init__} about arguments. */
  static void checkInitArgs(PyObject self, int count) {
    if (count == 0) {
      return;
    }
    PyType t = self.type();
    if (t.slot(Slot.INIT) != initDescr()) {
      throw Py.typeError(
          "object.__init__() takes exactly one argument (the instance to initialize)");
    }
    if (t.hasObjectNew()) {
      throw Py.typeError(
          t.name() + ".__init__() takes exactly one argument (the instance to initialize)");
    }
  }

  @PyMethod(
      name = "__init__",
      sig = "(*args, **kwargs)",
      doc = "Initialize self.  See help(type(self)) for accurate signature.")
  static void init(PyObject self, PyObject[] args, PyDict kwargs) {
    checkInitArgs(self, args.length + kwargs.size());
  }

  @PyMethod(name = "__repr__", doc = "Return repr(self).")
  static String repr(PyObject self) {
    PyType t = self.type();
    PyObject m = t.moduleObject();
    return "<"
        + (m instanceof PyStr s && !s.toString().equals("builtins") ? s + "." : "")
        + t.qualName()
        + " object at "
        + FunctionAttrs.address(self)
        + ">";
  }

  @PyMethod(name = "__str__", doc = "Return str(self).")
  static PyObject str(PyObject self) {
    return Ops.repr(self);
  }

  @PyMethod(name = "__hash__", doc = "Return hash(self).")
  static long hash(PyObject self) {
    return identityHash(self);
  }

  /** The hash of objects that compare by identity. */
  static long identityHash(PyObject self) {
    long h = System.identityHashCode(self) * 16L;
    return h;
  }

  @PyMethod(name = "__eq__", doc = "Return self==value.")
  static PyObject eq(PyObject self, PyObject value) {
    return Ops.same(self, value) ? Py.True : Py.NotImplemented;
  }

  @PyMethod(name = "__ne__", doc = "Return self!=value.")
  static PyObject ne(PyObject self, PyObject value) {
    PyObject m = self.type().slot(Slot.EQ);
    PyObject r = Slot.call(m, self, value);
    return r == Py.NotImplemented ? r : Py.bool(!r.isTrue());
  }

  @PyMethod(name = "__lt__", doc = "Return self<value.")
  static PyObject lt(PyObject self, PyObject value) {
    return Py.NotImplemented;
  }

  @PyMethod(name = "__le__", doc = "Return self<=value.")
  static PyObject le(PyObject self, PyObject value) {
    return Py.NotImplemented;
  }

  @PyMethod(name = "__gt__", doc = "Return self>value.")
  static PyObject gt(PyObject self, PyObject value) {
    return Py.NotImplemented;
  }

  @PyMethod(name = "__ge__", doc = "Return self>=value.")
  static PyObject ge(PyObject self, PyObject value) {
    return Py.NotImplemented;
  }

  @PyMethod(name = "__getattribute__", doc = "Return getattr(self, name).")
  static PyObject getattribute(PyObject self, PyObject name) {
    PyStr n = Ops.attrName(name);
    PyObject r = Attrs.generic(self, n);
    if (r == null) {
      throw Attrs.noAttribute(self, n);
    }
    return r;
  }

  @PyMethod(name = "__setattr__", doc = "Implement setattr(self, name, value).")
  static void setattr(PyObject self, PyObject name, PyObject value) {
    guardSet(self, "__setattr__");
    Attrs.genericSet(self, Ops.attrName(name), value);
  }

  @PyMethod(name = "__delattr__", doc = "Implement delattr(self, name).")
  static void delattr(PyObject self, PyObject name) {
    guardSet(self, "__delattr__");
    Attrs.genericSet(self, Ops.attrName(name), null);
  }

  private static void guardSet(PyObject self, String what) {
    if (self instanceof PyType) {
      throw Py.typeError("can't apply this " + what + " to " + self.type().name() + " object");
    }
  }

  @PyMethod(name = "__dir__", doc = "Default dir() implementation.")
  static PyObject dir(PyObject self) {
    return TypeOps.objectDir(self);
  }

  @PyMethod(
      name = "__format__",
      doc =
          "Default object formatter.\n\nReturn str(self) if format_spec is empty. Raise TypeError"
              + " otherwise.")
  static PyObject format(PyObject self, PyObject spec) {
    if (!(spec instanceof PyStr s)) {
      throw Py.typeError("__format__() argument must be str, not " + Ops.typeName(spec));
    }
    if (s.length() > 0) {
      throw Py.typeError(
          "unsupported format string passed to " + self.type().name() + ".__format__");
    }
    return Ops.str(self);
  }

  @PyMethod(name = "__sizeof__", doc = "Size of object in memory, in bytes.")
  static long sizeof(PyObject self) {
    return TypeOps.sizeOf(self);
  }

  @PyMethod(name = "__reduce__", doc = "Helper for pickle.")
  static PyObject reduce(PyObject self) {
    return Reduce.reduce(self, 0);
  }

  @PyMethod(name = "__reduce_ex__", doc = "Helper for pickle.")
  static PyObject reduceEx(PyObject self, PyObject protocol) {
    return Reduce.reduceEx(self, Ops.asInt(protocol));
  }

  @PyMethod(name = "__getstate__", doc = "Helper for pickle.")
  static PyObject getstate(PyObject self) {
    return Reduce.getState(self, false);
  }

  @PyClassMethod(
      name = "__subclasshook__",
      sig = "(object, /)",
      doc =
          "Abstract classes can override this to customize issubclass().\n\nThis is invoked early"
              + " on by abc.ABCMeta.__subclasscheck__().\nIt should return True, False or"
              + " NotImplemented.  If it returns\nNotImplemented, the normal algorithm is used. "
              + " Otherwise, it\noverrides the normal algorithm (and the outcome is cached).")
  static PyObject subclasshook(PyType cls, PyObject object) {
    return Py.NotImplemented;
  }

  @PyClassMethod(
      name = "__init_subclass__",
      sig = "()",
      doc =
          "This method is called when a class is subclassed.\n\nThe default implementation does"
              + " nothing. It may be\noverridden to extend subclasses.")
  static void initSubclass(PyType cls) {}

  @PyGetter(value = "__class__", doc = "the object's class")
  static PyObject getClass(PyObject self) {
    return self.type();
  }

  @PySetter("__class__")
  static void setClass(PyObject self, PyObject value) {
    TypeOps.setClass(self, value);
  }
}
