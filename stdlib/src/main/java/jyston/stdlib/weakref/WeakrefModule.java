package jyston.stdlib.weakref;

import jyston.runtime.Py;
import jyston.runtime.PyDict;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyWeakCallableProxy;
import jyston.runtime.PyWeakProxy;
import jyston.runtime.PyWeakRef;
import jyston.runtime.WeakRefs;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code _weakref}. */
@PyModuleDef(name = "_weakref", doc = "Weak-reference support module.")
public final class WeakrefModule extends BuiltinModule {
  @Override
  protected void init(PyModule m) {
    m.add("ref", PyWeakRef.TYPE);
    m.add("ReferenceType", PyWeakRef.TYPE);
    m.add("ProxyType", PyWeakProxy.TYPE);
    m.add("CallableProxyType", PyWeakCallableProxy.TYPE);
  }

  @PyFunction(
      name = "getweakrefcount",
      sig = "(object, /)",
      doc = "Return the number of weak references to 'object'.")
  static long getWeakrefCount(PyObject o) {
    return WeakRefs.count(o);
  }

  @PyFunction(
      name = "getweakrefs",
      sig = "(object, /)",
      doc = "Return a list of all weak reference objects pointing to 'object'.")
  static PyObject getWeakrefs(PyObject o) {
    return WeakRefs.all(o);
  }

  @PyFunction(
      name = "proxy",
      sig = "(object, callback=None, /)",
      doc =
          "Create a proxy object that weakly references 'object'.\n\n"
              + "'callback', if given, is called with a reference to the\n"
              + "proxy when 'object' is about to be finalized.")
  static PyObject proxy(PyObject o, PyObject callback) {
    return PyWeakProxy.of(o, callback == Py.None ? null : callback);
  }

  @PyFunction(
      name = "_remove_dead_weakref",
      sig = "(dct, key, /)",
      doc = "Atomically remove key from dict if it points to a dead weakref.")
  static void removeDeadWeakref(PyDict dct, PyObject key) {
    PyObject v = dct.get(key);
    if (v == null) {
      return;
    }
    if (!(v instanceof PyWeakRef r)) {
      throw Py.typeError("not a weakref");
    }
    if (r.get() == null) {
      dct.remove(key);
    }
  }
}
