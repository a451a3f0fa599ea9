package jyston.tier1;

import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PySuper;
import jyston.runtime.PyType;

/** What a {@code super().method} found for a type of receivers; one for each such place. */
public final class SuperCache {
  private static final int MOST = 64;

  private final PyStr name;
  private PyType type;
  private PyType past;
  private int version;
  private PyObject found;
  private int fills;

  SuperCache(PyStr name) {
    this.name = name;
  }

  /**
   * Finds a method that takes the object as its first argument; what generated code calls.
   *
   * @param fn what the name {@code super} means
   * @return null where it is not that simple
   */
  public PyObject method(PyObject fn, PyObject of, PyObject o) {
    if (fn != PySuper.TYPE || !(of instanceof PyType cls)) {
      return null;
    }
    PyType t = o.type();
    if (type == t && past == cls && version == t.version) {
      return found;
    }
    PyType start = PySuper.check(cls, o);
    PyObject m = PySuper.find(cls, start, name);
    if (m == null || !m.isMethodLike() || start != t) {
      return null;
    }
    if (fills < MOST) {
      fills++;
      type = t;
      past = cls;
      version = t.version;
      found = m;
    }
    return m;
  }
}
