package jyston.runtime;

import jyston.runtime.module.ModuleErrors;

/** Attribute access as {@code object} does it (CPython's {@code PyObject_GenericGetAttr}). */
public final class Attrs {
  private Attrs() {}

  static PyObject get(PyObject o, PyStr name) {
    if (o.getClass() == PyType.class) {
      PyObject v = ofClass((PyType) o, name);
      return v != null ? v : learnClass((PyType) o, name);
    }
    PyInstance a = o instanceof PyInstance i ? i : o.attrs();
    Shape s = a != null ? a.shape : o.type().rootShape(0);
    AttrWay w = AttrWay.find(s.type.reads, name, s);
    if (w == null) {
      w = learn(o, a, s, name);
    }
    return w == null ? getLong(o, name) : w.get(o, a);
  }

  /** Finds out how an attribute is read, and has the type remember that; or null. */
  private static AttrWay learn(PyObject o, PyInstance a, Shape s, PyStr name) {
    PyType t = s.type;
    if (!t.remembersReads() || o.type() != t || a == null && t.hasDict()) {
      return null;
    }
    int version = t.version;
    AttrWay w = AttrWay.read(t, s, a != null, name);
    if (version != t.version) {
      return null;
    }
    Interpreter.current().attributeWays++;
    t.reads = AttrWay.add(t.reads, w);
    return w;
  }

  /** What a class remembers of an attribute of itself, or null. */
  private static PyObject ofClass(PyType t, PyStr name) {
    AttrWay w = AttrWay.find(t.reads, name, t.shape);
    if (w == null || w.slot != t.shape.type.version) {
      return null;
    }
    return w.how == AttrWay.IN_CELL ? ((Cell) w.value).value : w.value;
  }

  /** Reads an attribute of a class, and has the class remember that where it is simply there. */
  private static PyObject learnClass(PyType t, PyStr name) {
    PyType meta = t.shape.type;
    int version = t.version;
    int metaVersion = meta.version;
    PyObject v = getLong(t, name);
    AttrWay old = AttrWay.find(t.reads, name, t.shape);
    if (v == null
        || old != null && old.slot == metaVersion
        || version != t.version
        || metaVersion != meta.version
        || t.shape.type != meta
        || !Interpreter.current().attributeCache) {
      return v;
    }
    AttrWay w = AttrWay.ofClass(t, name, v);
    if (version == t.version && metaVersion == meta.version) {
      Interpreter.current().attributeWays++;
      t.reads = AttrWay.add(t.reads, w);
    }
    return v;
  }

  /**
   * The value of an attribute that the type of an object remembers a way to which runs no code and
   * raises nothing; else null.
   */
  public static PyObject known(PyObject o, PyStr name) {
    if (o.getClass() == PyType.class) {
      return ofClass((PyType) o, name);
    }
    PyInstance a = o instanceof PyInstance i ? i : o.attrs();
    Shape s = a != null ? a.shape : o.type().rootShape(0);
    AttrWay w = AttrWay.find(s.type.reads, name, s);
    return w == null ? null : w.known(o, a);
  }

  /** The method of {@link #method}, where the object's type remembers it; else null. */
  public static PyObject knownMethod(PyObject o, PyStr name) {
    PyInstance a = o instanceof PyInstance i ? i : o.attrs();
    Shape s = a != null ? a.shape : o.type().rootShape(0);
    AttrWay w = AttrWay.find(s.type.reads, name, s);
    return w != null && w.how == AttrWay.METHOD ? w.value : null;
  }

  /** The method of a name that takes the object as its first argument; else null. */
  public static PyObject method(PyObject o, PyStr name) {
    PyInstance a = o instanceof PyInstance i ? i : o.attrs();
    Shape s = a != null ? a.shape : o.type().rootShape(0);
    AttrWay w = AttrWay.find(s.type.reads, name, s);
    if (w == null) {
      w = learn(o, a, s, name);
    }
    return w != null && w.how == AttrWay.METHOD ? w.value : null;
  }

  static void set(PyObject o, PyStr name, PyObject value) {
    if (value != null && o instanceof PyInstance a) {
      Shape s = a.shape;
      AttrWay w = AttrWay.find(s.type.writes, name, s);
      if (w == null) {
        w = learnWrite(s, name);
      }
      if (w != null) {
        w.set(o, a, value);
        return;
      }
    }
    setLong(o, name, value);
  }

  private static AttrWay learnWrite(Shape s, PyStr name) {
    PyType t = s.type;
    if (!t.remembersWrites()) {
      return null;
    }
    int version = t.version;
    AttrWay w = AttrWay.write(t, s, name);
    if (version != t.version) {
      return null;
    }
    Interpreter.current().attributeWays++;
    t.writes = AttrWay.add(t.writes, w);
    return w;
  }

  /**
   * Sets an attribute where the type of an object remembers a way that runs no code and raises
   * nothing; else false, with nothing done.
   */
  public static boolean setKnown(PyObject o, PyStr name, PyObject value) {
    if (o instanceof PyInstance a) {
      Shape s = a.shape;
      AttrWay w = AttrWay.find(s.type.writes, name, s);
      if (w != null && w.how == AttrWay.SLOT) {
        w.put(a, value);
        return true;
      }
    }
    return false;
  }

  /** As {@link #get}, where nothing is remembered. */
  static PyObject getLong(PyObject o, PyStr name) {
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

  /** As {@link #set}, where nothing is remembered. */
  static void setLong(PyObject o, PyStr name, PyObject value) {
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
    if (o instanceof PyMethod m) {
      // It asks its function.
      return noAttribute(m.function, name);
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
