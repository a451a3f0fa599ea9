package jyston.runtime;

import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;

/**
 * A builtin method as found in a type's dict: {@code method_descriptor} or, for special names,
 * {@code wrapper_descriptor}.
 */
public abstract sealed class PyBuiltinDescr extends PyObject permits PyMethodDescr, PyWrapperDescr {
  final BuiltinTable table;
  final int id;

  /** The type that defines it. */
  public final PyType owner;

  /** Name, signature, documentation. */
  public final BuiltinSpec spec;

  PyBuiltinDescr(PyType owner, BuiltinSpec spec) {
    this.owner = owner;
    this.spec = spec;
    this.table = spec.table;
    this.id = spec.id;
  }

  @Override
  public final boolean isMethodLike() {
    return true;
  }

  @Override
  public final boolean hasDescrGet() {
    return true;
  }

  @Override
  public final boolean isDataDescr() {
    return false;
  }

  @Override
  public final boolean isCallable() {
    return true;
  }

  /** The receiver check; its message is CPython's. */
  private void check(PyObject self) {
    if (!self.type().isSubtypeOf(owner)) {
      throw wrongSelf(self);
    }
  }

  private PyException wrongSelf(PyObject self) {
    return Py.typeError(
        this instanceof PyWrapperDescr
            ? "descriptor '"
                + spec.name
                + "' requires a '"
                + owner.name()
                + "' object but received a '"
                + self.type().name()
                + "'"
            : "descriptor '"
                + spec.name
                + "' for '"
                + owner.name()
                + "' objects doesn't apply to a '"
                + self.type().name()
                + "' object");
  }

  @Override
  public final PyObject call0() {
    throw noSelf();
  }

  private PyException noSelf() {
    return Py.typeError(
        this instanceof PyWrapperDescr
            ? "descriptor '" + spec.name + "' of '" + owner.name() + "' object needs an argument"
            : "unbound method " + owner.name() + "." + spec.name + "() needs an argument");
  }

  @Override
  public final PyObject call1(PyObject a) {
    check(a);
    PyObject r = table.call1(id, a);
    if (r == null) {
      // Only __next__ may do so.
      throw Py.stopIteration(null);
    }
    return r;
  }

  /** Calls {@code __next__}: null at the end. */
  final PyObject next(PyObject self) {
    check(self);
    return table.call1(id, self);
  }

  @Override
  public final PyObject call2(PyObject a, PyObject b) {
    check(a);
    return table.call2(id, a, b);
  }

  @Override
  public final PyObject call3(PyObject a, PyObject b, PyObject c) {
    check(a);
    return table.call3(id, a, b, c);
  }

  @Override
  public final PyObject call4(PyObject a, PyObject b, PyObject c, PyObject d) {
    check(a);
    return table.call4(id, a, b, c, d);
  }

  @Override
  public final PyObject callN(PyObject[] args) {
    if (args.length == 0) {
      throw noSelf();
    }
    if (args.length == 1) {
      return call1(args[0]);
    }
    check(args[0]);
    return table.callN(id, args);
  }

  @Override
  public final PyObject callKw(PyObject[] args, PyStr[] names) {
    if (args.length == names.length) {
      throw noSelf();
    }
    if (args.length == 1) {
      return call1(args[0]);
    }
    check(args[0]);
    return table.callKw(id, args, names);
  }

  @Override
  public final PyObject descrGet(PyObject obj, PyType type) {
    if (obj == null) {
      return this;
    }
    if (!obj.type().isSubtypeOf(owner)) {
      throw Py.typeError(
          "descriptor '"
              + spec.name
              + "' for '"
              + owner.name()
              + "' objects doesn't apply to a '"
              + obj.type().name()
              + "' object");
    }
    return this instanceof PyWrapperDescr
        ? new PyMethodWrapper((PyWrapperDescr) this, obj)
        : new PyBuiltinFunction(spec, obj, owner);
  }

  // Python's view.

  @PyMethod(name = "__call__", sig = "(*args, **kwargs)")
  PyObject call(PyObject[] args, PyDict kwargs) {
    return callKw(PyDict.joinArgs(args, kwargs), kwargs.keywordNames());
  }

  @PyMethod(name = "__get__", sig = "(instance, owner=None, /)")
  PyObject get(PyObject instance, PyObject type) {
    return DescrAttrs.get(this, instance, type);
  }

  @PyMethod(name = "__reduce__")
  PyObject reduce() {
    return DescrAttrs.reduce(owner, spec.name);
  }

  @PyGetter(value = "__name__", member = true)
  PyObject name() {
    return spec.name;
  }

  @PyGetter("__qualname__")
  PyObject qualname() {
    return PyStr.of(owner.qualName() + "." + spec.name);
  }

  @PyGetter(value = "__objclass__", member = true)
  PyObject objclass() {
    return owner;
  }

  @PyGetter("__doc__")
  PyObject doc() {
    return DescrAttrs.doc(spec);
  }

  @PyGetter("__text_signature__")
  PyObject textSignature() {
    return DescrAttrs.signature(spec);
  }
}
