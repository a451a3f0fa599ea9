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
    return self.attrs().toDict();
  }

  @PySetter("__dict__")
  static void setDict(PyObject self, PyObject value) {
    if (value == null) {
      self.attrs().replaceDict(new PyDict());
      return;
    }
    if (!(value instanceof PyDict d)) {
      throw Py.typeError(
          "__dict__ must be set to a dictionary, not a '" + value.type().name() + "'");
    }
    self.attrs().replaceDict(d);
  }

  @PyGetter(value = "__weakref__", doc = "list of weak references to the object")
  static PyObject getWeakref(PyObject self) {
    return WeakRefs.first(self);
  }
}
