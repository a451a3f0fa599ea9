package jyston.runtime;

import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;

/** What getset and member descriptors share. */
public abstract sealed class PyDataDescr extends PyObject permits PyGetSet, PyMemberDescr {
  /** The type that defines it. */
  public final PyType owner;

  /** Attribute name. */
  public final PyStr name;

  final BuiltinSpec getter;
  final BuiltinSpec setter;

  /** Slot of the instance, for members made by {@code __slots__}; else -1. */
  public final int slot;

  PyDataDescr(PyType owner, PyStr name, BuiltinSpec getter, BuiltinSpec setter, int slot) {
    this.owner = owner;
    this.name = name;
    this.getter = getter;
    this.setter = setter;
    this.slot = slot;
  }

  @Override
  public final boolean hasDescrGet() {
    return true;
  }

  @Override
  public final boolean isDataDescr() {
    return true;
  }

  private PyException unset(PyObject obj) {
    // Who looks the attribute up adds the name and the object.
    return Py.attributeError(
        "'" + obj.type().messageName() + "' object has no attribute '" + name + "'");
  }

  private void check(PyObject obj) {
    if (!obj.type().isSubtypeOf(owner)) {
      throw Py.typeError(
          "descriptor '"
              + name
              + "' for '"
              + owner.name()
              + "' objects doesn't apply to a '"
              + obj.type().name()
              + "' object");
    }
  }

  @Override
  public final PyObject descrGet(PyObject obj, PyType type) {
    if (obj == null) {
      return this;
    }
    check(obj);
    if (slot >= 0) {
      PyObject v = obj.attrs().slot(slot);
      if (v == null) {
        throw unset(obj);
      }
      return v;
    }
    if (getter == null) {
      throw Py.attributeError(
          "attribute '" + name + "' of '" + owner.name() + "' objects is not readable");
    }
    return getter.table.call1(getter.id, obj);
  }

  @Override
  public final void descrSet(PyObject obj, PyObject value) {
    check(obj);
    if (slot >= 0) {
      PyInstance a = obj.attrs();
      if (value == null && a.slot(slot) == null) {
        throw Py.attributeError(name.toString());
      }
      a.setSlot(slot, value);
      return;
    }
    if (setter == null) {
      throw Py.attributeError(
          this instanceof PyMemberDescr
              ? "readonly attribute"
              : "attribute '" + name + "' of '" + owner.name() + "' objects is not writable");
    }
    setter.table.call2(setter.id, obj, value);
  }

  // Python's view.

  @PyMethod(name = "__get__", sig = "(instance, owner=None, /)")
  PyObject get(PyObject instance, PyObject type) {
    return DescrAttrs.get(this, instance, type);
  }

  @PyMethod(name = "__set__")
  void set(PyObject instance, PyObject value) {
    descrSet(instance, value);
  }

  @PyMethod(name = "__delete__")
  void delete(PyObject instance) {
    descrSet(instance, null);
  }

  @PyMethod(name = "__reduce__")
  PyObject reduce() {
    return DescrAttrs.reduce(owner, name);
  }

  @PyGetter(value = "__name__", member = true)
  PyObject name() {
    return name;
  }

  @PyGetter("__qualname__")
  PyObject qualname() {
    return PyStr.of(owner.qualName() + "." + name);
  }

  @PyGetter(value = "__objclass__", member = true)
  PyObject objclass() {
    return owner;
  }

  @PyGetter("__doc__")
  PyObject doc() {
    return getter == null ? Py.None : DescrAttrs.doc(getter);
  }
}
