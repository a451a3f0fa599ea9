package jyston.runtime;

import jyston.runtime.module.ModuleErrors;

/** Attribute access as {@code object} does it (CPython's {@code PyObject_GenericGetAttr}). */
public final class Attrs {
  private Attrs() {}

  static PyObject get(PyObject o, PyStr name) {
    PyType t = o.type();
    int kind = t.getattrKind();
    if (kind == PyType.NATIVE) {
      return o.getAttrNative(name);
    }
    PyObject r;
    PyException missing = null;
    try {
      if ((kind & PyType.CUSTOM) == 0) {
        r = o.getAttrNative(name);
        if (r != null) {
          return r;
        }
      } else {
        return Slot.call(t.slot(Slot.GETATTRIBUTE), o, name);
      }
    } catch (PyException e) {
      if ((kind & PyType.FALLBACK) == 0 || !e.matches(PyBaseException.ATTRIBUTE_ERROR)) {
        throw e;
      }
      missing = e;
    }
    PyObject hook = t.slot(Slot.GETATTR);
    if (hook == null) {
      // The lookup itself has just removed the hook.
      if (missing != null) {
        throw missing;
      }
      return null;
    }
    return Slot.call(hook, o, name);
  }

  static void set(PyObject o, PyStr name, PyObject value) {
    PyType t = o.type();
    if (t.nativeSetattr()) {
      o.setAttrNative(name, value);
      return;
    }
    if (value == null) {
      Slot.call(t.slot(Slot.DELATTR), o, name);
    } else {
      Slot.call(t.slot(Slot.SETATTR), o, name, value);
    }
  }

  /** {@code object.__getattribute__}; null when there is no such attribute. */
  public static PyObject generic(PyObject o, PyStr name) {
    PyType t = o.type();
    PyObject d = t.lookup(name);
    if (d != null && d.isDataDescr() && d.hasDescrGet()) {
      return d.descrGet(o, t);
    }
    PyInstance a = o.attrs();
    if (a != null) {
      PyObject v = a.getOwn(name);
      if (v != null) {
        return v;
      }
    }
    return d == null ? null : d.descrGet(o, t);
  }

  /** {@code object.__setattr__} and, for null, {@code object.__delattr__}. */
  public static void genericSet(PyObject o, PyStr name, PyObject value) {
    PyType t = o.type();
    PyObject d = t.lookup(name);
    if (d != null && d.isDataDescr()) {
      d.descrSet(o, value);
      return;
    }
    PyInstance a = t.hasDict() ? o.attrs() : null;
    if (a == null) {
      if (d != null) {
        throw attributeError(
            "'" + t.name() + "' object attribute '" + name + "' is read-only", o, name);
      }
      throw attributeError(
          "'"
              + t.name()
              + "' object has no attribute '"
              + name
              + "'"
              + (t.mroHas(PyType.OBJECT) && !t.hasDict() ? noDictHint(t, name) : ""),
          o,
          name);
    }
    if (value != null) {
      a.setOwn(name, value);
    } else if (!a.deleteOwn(name)) {
      throw noAttribute(o, name);
    }
  }

  private static String noDictHint(PyType t, PyStr name) {
    return " and no __dict__ for setting new attributes";
  }

  /** The AttributeError for a missing attribute, with {@code name} and {@code obj} set. */
  public static PyException noAttribute(PyObject o, PyStr name) {
    if (o instanceof PyType t) {
      return attributeError(
          "type object '" + t.name() + "' has no attribute '" + name + "'", o, name);
    }
    if (o instanceof PyModule m) {
      return ModuleErrors.noAttribute(m, name);
    }
    return attributeError(
        "'" + o.type().name() + "' object has no attribute '" + name + "'", o, name);
  }

  /** An AttributeError raised without name and object gets those of the lookup that met it. */
  static PyException withContext(PyException e, PyObject o, PyStr name) {
    if (e.value() instanceof PyAttributeError a && a.name == null && a.obj == null) {
      a.name = name;
      a.obj = o;
    }
    return e;
  }

  /** An AttributeError with its {@code name} and {@code obj}. */
  public static PyException attributeError(String message, PyObject o, PyStr name) {
    PyException e = Py.attributeError(message);
    ((PyNameCarrier) e.value()).name = name;
    ((PyNameCarrier) e.value()).obj = o;
    return e;
  }
}
