package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PySetter;

/** The {@code __dict__} and {@code __weakref__} descriptors that class statements add. */
@PyClass(name = "instance")
public final class InstanceDict {
  private InstanceDict() {}

  private static final class Table {
    static final BuiltinTable TABLE = new InstanceDictTable();
  }

  static PyGetSet dictDescr(PyType owner) {
    return make(owner, Names.DICT);
  }

  static PyGetSet weakrefDescr(PyType owner) {
    return make(owner, Names.WEAKREF);
  }

  private static PyGetSet make(PyType owner, PyStr name) {
    BuiltinSpec get = null;
    BuiltinSpec set = null;
    for (BuiltinSpec s : Table.TABLE.specs()) {
      if (s.name == name) {
        if (s.kind == BuiltinTable.GETTER) {
          get = s;
        } else {
          set = s;
        }
      }
    }
    return new PyGetSet(owner, name, get, set);
  }

  @PyGetter(value = "__dict__", doc = "dictionary for instance variables")
  static PyObject getDict(PyObject self) {
    PyObject d = builtinDescr(self);
    return d == null ? self.attrs().toDict() : d.descrGet(self, self.type());
  }

  @PySetter("__dict__")
  static void setDict(PyObject self, PyObject value) {
    PyObject d = builtinDescr(self);
    if (d != null) {
      d.descrSet(self, value);
      return;
    }
    if (value == null) {
      self.attrs().replaceDict(new PyDict());
      return;
    }
    if (!(value instanceof PyDict dict)) {
      throw Py.typeError(
          "__dict__ must be set to a dictionary, not a '" + value.type().name() + "'");
    }
    self.attrs().replaceDict(dict);
  }

  /** The {@code __dict__} descriptor of a builtin base with a dict of its own, or null. */
  private static PyObject builtinDescr(PyObject self) {
    PyType t = self.type();
    PyType b = t.solidBuiltin();
    if (!b.hasDict()) {
      return null;
    }
    PyObject d = b.lookup(Names.DICT);
    if (d == null || !d.isDataDescr()) {
      throw Py.typeError("this __dict__ descriptor does not support '" + t.name() + "' objects");
    }
    return d;
  }

  @PyGetter(value = "__weakref__", doc = "list of weak references to the object")
  static PyObject getWeakref(PyObject self) {
    return WeakRefs.first(self);
  }
}
