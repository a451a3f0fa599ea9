package jyston.stdlib.abc;

import jyston.runtime.Names;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyFrozenSet;
import jyston.runtime.PyInt;
import jyston.runtime.PyList;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PySet;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.Sequences;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code _abc}: the machinery of abstract base classes (CPython's {@code Modules/_abc.c}). */
@PyModuleDef(name = "_abc", doc = "Module contains faster C implementation of abc.ABCMeta")
public final class AbcModule extends BuiltinModule {
  private static final PyStr IMPL = PyStr.intern("_abc_impl");
  private static final PyStr TPFLAGS = PyStr.intern("__abc_tpflags__");
  private static final PyStr SUBCLASSHOOK = PyStr.intern("__subclasshook__");
  private static final PyStr SUBCLASSCHECK = PyStr.intern("__subclasscheck__");
  private static final PyStr SUBCLASSES = PyStr.intern("__subclasses__");
  private static final PyStr BASES = PyStr.intern("__bases__");

  /** Counts registrations; a change makes every negative cache stale. */
  private long counter;

  private static PyAbcData data(PyObject self) {
    PyObject d = self.getAttr(IMPL);
    if (!(d instanceof PyAbcData a)) {
      throw Py.typeError("_abc_impl is set to a wrong type");
    }
    return a;
  }

  @PyFunction(name = "get_cache_token", doc = "Returns the current ABC cache token.")
  PyObject getCacheToken() {
    return PyInt.of(counter);
  }

  private static boolean isAbstract(PyObject o) {
    PyObject f = Ops.findAttr(o, Names.ISABSTRACTMETHOD);
    return f != null && f.isTrue();
  }

  private static void computeAbstractMethods(PyObject self) {
    PySet names = new PySet();
    PyObject ns = self.getAttr(Names.DICT);
    for (PyObject item : Sequences.toArray(Ops.callMethod(ns, "items"))) {
      PyObject[] kv = Sequences.unpack(item, 2);
      if (isAbstract(kv[1])) {
        names.add(kv[0]);
      }
    }
    PyObject bases = self.getAttr(BASES);
    if (!(bases instanceof PyTuple)) {
      throw Py.typeError("__bases__ is not tuple");
    }
    for (PyObject base : ((PyTuple) bases).items) {
      PyObject inherited = Ops.findAttr(base, Names.ABSTRACTMETHODS);
      if (inherited == null) {
        continue;
      }
      for (PyObject key : Sequences.toArray(inherited)) {
        PyObject v = Ops.findAttr(self, Ops.attrName(key));
        if (v != null && isAbstract(v)) {
          names.add(key);
        }
      }
    }
    self.setAttr(Names.ABSTRACTMETHODS, PyFrozenSet.ofIterable(names));
  }

  @PyFunction(
      name = "_abc_init",
      sig = "(self, /)",
      doc = "Internal ABC helper for class set-up. Should be never used outside abc module.")
  void init(PyObject self) {
    computeAbstractMethods(self);
    self.setAttr(IMPL, new PyAbcData(counter));
    if (self instanceof PyType t) {
      PyObject flags = t.dict().get(TPFLAGS);
      if (flags instanceof PyLong l) {
        long v = l.longValue();
        boolean seq = (v & 1 << 5) != 0;
        boolean map = (v & 1 << 6) != 0;
        if (seq && map) {
          throw Py.typeError(
              "__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
        }
        if (seq || map) {
          t.setPatternKind(seq ? PyType.SEQUENCE : PyType.MAPPING);
        }
        t.setAttr(TPFLAGS, null);
      }
    }
  }

  @PyFunction(
      name = "_abc_register",
      sig = "(self, subclass, /)",
      doc =
          "Internal ABC helper for subclasss registration. Should be never used outside abc"
              + " module.")
  PyObject register(PyObject self, PyObject subclass) {
    if (!(subclass instanceof PyType sub)) {
      throw Py.typeError("Can only register classes");
    }
    if (Ops.isSubclass(subclass, self)) {
      return subclass;
    }
    if (Ops.isSubclass(self, subclass)) {
      throw Py.runtimeError("Refusing to create an inheritance cycle");
    }
    data(self).register(sub);
    counter++;
    if (self instanceof PyType t && t.patternKind() != PyType.NO_PATTERN) {
      mark(sub, t.patternKind());
    }
    return subclass;
  }

  private static void mark(PyType t, int kind) {
    if (t.isImmutable() || t.patternKind() == kind) {
      return;
    }
    t.setPatternKind(kind);
    for (PyType s : t.subclasses()) {
      mark(s, kind);
    }
  }

  @PyFunction(
      name = "_abc_instancecheck",
      sig = "(self, instance, /)",
      doc = "Internal ABC helper for instance checks. Should be never used outside abc module.")
  PyObject instanceCheck(PyObject self, PyObject instance) {
    PyAbcData d = data(self);
    PyType type = instance.type();
    PyObject cls = instance.getAttr(Names.CLASS);
    if (cls instanceof PyType c && d.cache.contains(c)) {
      return Py.True;
    }
    if (cls == type) {
      if (d.negativeVersion == counter && d.negative.contains(type)) {
        return Py.False;
      }
      return Ops.callMethod(self, SUBCLASSCHECK, cls);
    }
    PyObject r = Ops.callMethod(self, SUBCLASSCHECK, cls);
    return r.isTrue() ? r : Ops.callMethod(self, SUBCLASSCHECK, type);
  }

  @PyFunction(
      name = "_abc_subclasscheck",
      sig = "(self, subclass, /)",
      doc = "Internal ABC helper for subclasss checks. Should be never used outside abc module.")
  boolean subclassCheck(PyObject self, PyObject subclass) {
    if (!(subclass instanceof PyType sub)) {
      throw Py.typeError("issubclass() arg 1 must be a class");
    }
    PyAbcData d = data(self);
    if (d.cache.contains(sub)) {
      return true;
    }
    if (d.negativeVersion < counter) {
      d.negative.clear();
      d.negativeVersion = counter;
    } else if (d.negative.contains(sub)) {
      return false;
    }
    PyObject ok = Ops.callMethod(self, SUBCLASSHOOK, subclass);
    if (ok == Py.True) {
      d.cache.add(sub);
      return true;
    }
    if (ok == Py.False) {
      d.negative.add(sub);
      return false;
    }
    if (ok != Py.NotImplemented) {
      throw Py.error(
          PyBaseException.ASSERTION_ERROR,
          "__subclasshook__ must return either False, True, or NotImplemented");
    }
    if (self instanceof PyType t && sub.isSubtypeOf(t) || derived(sub, d, self)) {
      d.cache.add(sub);
      return true;
    }
    d.negative.add(sub);
    return false;
  }

  /** Whether the class derives from a registered class or from another subclass. */
  private static boolean derived(PyType sub, PyAbcData d, PyObject self) {
    for (PyType r : d.registered()) {
      if (Ops.isSubclass(sub, r)) {
        return true;
      }
    }
    PyObject subclasses = Ops.callMethod(self, SUBCLASSES);
    if (!(subclasses instanceof PyList l)) {
      throw Py.typeError("__subclasses__() must return a list");
    }
    for (int i = 0; i < l.size(); i++) {
      if (Ops.isSubclass(sub, l.get(i))) {
        return true;
      }
    }
    return false;
  }

  @PyFunction(
      name = "_reset_registry",
      sig = "(self, /)",
      doc =
          "Internal ABC helper to reset registry of a given class.\n\n"
              + "Should be only used by refleak.py")
  static void resetRegistry(PyObject self) {
    data(self).registry.clear();
  }

  @PyFunction(
      name = "_reset_caches",
      sig = "(self, /)",
      doc =
          "Internal ABC helper to reset both caches of a given class.\n\n"
              + "Should be only used by refleak.py")
  static void resetCaches(PyObject self) {
    PyAbcData d = data(self);
    d.cache.clear();
    d.negative.clear();
  }

  @PyFunction(
      name = "_get_dump",
      sig = "(self, /)",
      doc =
          "Internal ABC helper for cache and registry debugging.\n\n"
              + "Return shallow copies of registry, of both caches, and\n"
              + "negative cache version. Don't call this function directly,\n"
              + "instead use ABC._dump_registry() for a nice repr.")
  static PyObject getDump(PyObject self) {
    PyAbcData d = data(self);
    return PyTuple.of(
        PyAbcData.refs(d.registered()),
        PyAbcData.refs(d.cache),
        PyAbcData.refs(d.negative),
        PyInt.of(d.negativeVersion));
  }
}
