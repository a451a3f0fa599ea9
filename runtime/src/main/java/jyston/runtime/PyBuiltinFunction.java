package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;

/**
 * {@code builtin_function_or_method}: a module function, a static method or {@code __new__} (self
 * is then null), or a builtin method bound to its receiver or class.
 */
@PyClass(name = "builtin_function_or_method", subclassable = false)
public final class PyBuiltinFunction extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyBuiltinFunctionTable()).withWeakref();

  /** Name, signature, documentation. */
  public final BuiltinSpec spec;

  /** The bound first argument, or null. */
  public final PyObject self;

  private final BuiltinTable table;
  private final int id;

  final boolean isNew;

  /** {@code __self__} where no argument is bound: the module or the type; and its name. */
  private final PyObject home;

  /** A bound method of a type, or (self null) a function of a module or type. */
  public PyBuiltinFunction(BuiltinSpec spec, PyObject self, PyObject home) {
    this.spec = spec;
    this.self = self;
    this.home = home;
    this.table = spec.table;
    this.id = spec.id;
    this.isNew = spec.kind == BuiltinTable.NEW;
  }

  /** The checks of {@code T.__new__(cls)} (CPython's {@code tp_new_wrapper}). */
  private void checkNew(PyObject cls) {
    PyType t = (PyType) home;
    if (!(cls instanceof PyType c)) {
      throw Py.typeError(
          t.name() + ".__new__(X): X is not a type object (" + cls.type().name() + ")");
    }
    if (!c.isSubtypeOf(t)) {
      throw Py.typeError(
          t.name()
              + ".__new__("
              + c.name()
              + "): "
              + c.name()
              + " is not a subtype of "
              + t.name());
    }
    if (c != t && c.solidBuiltin() != t && c.solidBuiltin().slot(Slot.NEW) != this) {
      PyType s = c;
      while (s.base() != null && !(s.newSlot() instanceof PyBuiltinFunction)) {
        s = s.base();
      }
      throw Py.typeError(
          t.name() + ".__new__(" + c.name() + ") is not safe, use " + s.name() + ".__new__()");
    }
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public boolean isCallable() {
    return true;
  }

  @Override
  public PyObject call0() {
    return self == null ? table.call0(id) : table.call1(id, self);
  }

  @Override
  public PyObject call1(PyObject a) {
    if (isNew) {
      checkNew(a);
    }
    return self == null ? table.call1(id, a) : table.call2(id, self, a);
  }

  @Override
  public PyObject call2(PyObject a, PyObject b) {
    if (isNew) {
      checkNew(a);
    }
    return self == null ? table.call2(id, a, b) : table.call3(id, self, a, b);
  }

  @Override
  public PyObject call3(PyObject a, PyObject b, PyObject c) {
    if (isNew) {
      checkNew(a);
    }
    return self == null ? table.call3(id, a, b, c) : table.call4(id, self, a, b, c);
  }

  @Override
  public PyObject call4(PyObject a, PyObject b, PyObject c, PyObject d) {
    if (isNew) {
      checkNew(a);
    }
    return self == null
        ? table.call4(id, a, b, c, d)
        : table.callN(id, new PyObject[] {self, a, b, c, d});
  }

  @Override
  public PyObject callN(PyObject[] args) {
    if (isNew && args.length > 0) {
      checkNew(args[0]);
    }
    return table.callN(id, self == null ? args : jyston.runtime.PyMethod.prepend(self, args));
  }

  @Override
  public PyObject callKw(PyObject[] args, PyStr[] names) {
    if (isNew && args.length > 0) {
      checkNew(args[0]);
    }
    return table.callKw(
        id, self == null ? args : jyston.runtime.PyMethod.prepend(self, args), names);
  }

  @PyMethod(name = "__call__", sig = "(*args, **kwargs)")
  PyObject call(PyObject[] args, PyDict kwargs) {
    return callKw(PyDict.joinArgs(args, kwargs), kwargs.keywordNames());
  }

  @PyMethod(name = "__repr__")
  String repr() {
    PyObject s = getSelf();
    if (s == Py.None || s instanceof PyModule) {
      return "<built-in function " + getName() + ">";
    }
    return "<built-in method "
        + getName()
        + " of "
        + s.type().name()
        + " object at "
        + FunctionAttrs.address(s)
        + ">";
  }

  @PyMethod(name = "__eq__")
  PyObject eq(PyObject o) {
    return o instanceof PyBuiltinFunction f
        ? Py.bool(f.spec == spec && Ops.same(f.getSelf(), getSelf()))
        : Py.NotImplemented;
  }

  @Override
  public long hash() {
    return hashMethod();
  }

  @PyMethod(name = "__hash__")
  long hashMethod() {
    return System.identityHashCode(spec) * 31L + (self == null ? 0 : System.identityHashCode(self));
  }

  @PyMethod(name = "__reduce__")
  PyObject reduce() {
    PyObject s = getSelf();
    return s == Py.None || s instanceof PyModule ? getName() : DescrAttrs.reduceBound(s, spec.name);
  }

  @PyGetter("__name__")
  PyObject getName() {
    return spec.kind == BuiltinTable.NEW ? Slot.NAMES[Slot.NEW] : spec.name;
  }

  @PyGetter("__qualname__")
  PyObject getQualname() {
    PyObject s = getSelf();
    if (s == Py.None || s instanceof PyModule) {
      return getName();
    }
    PyType t = s instanceof PyType c ? c : s.type();
    return PyStr.of(t.qualName() + "." + getName());
  }

  @PyGetter(value = "__module__", member = true)
  PyObject getModule() {
    return home instanceof PyModule m ? m.name() : Py.None;
  }

  @PyGetter("__self__")
  PyObject getSelf() {
    return self != null ? self : home != null ? home : Py.None;
  }

  @PyGetter("__doc__")
  PyObject getDoc() {
    return DescrAttrs.doc(spec);
  }

  @PyGetter("__text_signature__")
  PyObject getTextSignature() {
    return DescrAttrs.signature(spec);
  }
}
