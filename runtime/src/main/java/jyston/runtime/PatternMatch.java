package jyston.runtime;

/** What {@code match} needs at run time (PEP 634; CPython's {@code match_class} and kin). */
public final class PatternMatch {
  private PatternMatch() {}

  /** Whether a sequence pattern may match. */
  public static PyObject isSequence(PyObject o) {
    return Py.bool(o.type().patternKind() == PyType.SEQUENCE);
  }

  /** Whether a mapping pattern may match. */
  public static PyObject isMapping(PyObject o) {
    return Py.bool(o.type().patternKind() == PyType.MAPPING);
  }

  /** The values at the keys as a tuple, or None when one is missing. */
  public static PyObject keys(PyObject map, PyObject keys) {
    PyObject[] ks = ((PyTuple) keys).items;
    if (ks.length == 0) {
      return PyTuple.EMPTY;
    }
    if (map.getClass() == PyDict.class && distinctStrings(ks)) {
      PyObject[] out = new PyObject[ks.length];
      for (int i = 0; i < ks.length; i++) {
        out[i] = ((PyDict) map).get(ks[i]);
        if (out[i] == null) {
          return Py.None;
        }
      }
      return PyTuple.wrap(out);
    }
    PyObject get = map.getAttr(PyStr.intern("get"));
    PySet seen = new PySet();
    PyObject missing = new PyPlainObject();
    PyObject[] out = new PyObject[ks.length];
    for (int i = 0; i < ks.length; i++) {
      if (seen.contains(ks[i])) {
        throw Py.valueError("mapping pattern checks duplicate key (" + Ops.repr(ks[i]) + ")");
      }
      seen.add(ks[i]);
      PyObject v = get.call2(ks[i], missing);
      if (v == missing) {
        return Py.None;
      }
      out[i] = v;
    }
    return PyTuple.wrap(out);
  }

  /** Whether the keys are a few plain strings that differ. */
  private static boolean distinctStrings(PyObject[] ks) {
    if (ks.length > 8) {
      return false;
    }
    for (int i = 0; i < ks.length; i++) {
      if (ks[i].getClass() != PyStr.class) {
        return false;
      }
      for (int j = 0; j < i; j++) {
        if (ks[j].equals(ks[i])) {
          return false;
        }
      }
    }
    return true;
  }

  /** A dict of the mapping without the keys. */
  public static PyObject rest(PyObject map, PyObject keys) {
    PyDict d = new PyDict();
    d.update(map);
    for (PyObject k : ((PyTuple) keys).items) {
      d.setItem(k, null);
    }
    return d;
  }

  /**
   * The attributes a class pattern asks for, or None when the subject does not match.
   *
   * @param positional how many positional sub-patterns
   * @param names of the keyword sub-patterns
   */
  public static PyObject matchClass(PyObject subject, PyObject cls, int positional, PyTuple names) {
    if (!(cls instanceof PyType t)) {
      throw Py.typeError("called match pattern must be a class");
    }
    if (!Ops.isInstance(subject, cls)) {
      return Py.None;
    }
    int total = positional + names.items.length;
    PyObject[] attrs = new PyObject[total];
    PyObject[] seen = new PyObject[total];
    int n = 0;
    if (positional > 0) {
      boolean matchSelf = false;
      PyObject matchArgs = Ops.findAttr(t, Names.MATCH_ARGS);
      if (matchArgs == null) {
        matchArgs = PyTuple.EMPTY;
        matchSelf = matchesSelf(t);
      } else if (matchArgs.type() != PyTuple.TYPE) {
        throw Py.typeError(
            t.name() + ".__match_args__ must be a tuple (got " + matchArgs.type().name() + ")");
      }
      PyObject[] ma = ((PyTuple) matchArgs).items;
      int allowed = matchSelf ? 1 : ma.length;
      if (allowed < positional) {
        throw Py.typeError(
            t.name()
                + "() accepts "
                + allowed
                + " positional sub-pattern"
                + (allowed == 1 ? "" : "s")
                + " ("
                + positional
                + " given)");
      }
      if (matchSelf) {
        attrs[n++] = subject;
      } else {
        for (int i = 0; i < positional; i++) {
          if (!(ma[i] instanceof PyStr)) {
            throw Py.typeError(
                "__match_args__ elements must be strings (got " + ma[i].type().name() + ")");
          }
          PyObject v = attribute(subject, t, ma[i], seen, n);
          if (v == null) {
            return Py.None;
          }
          attrs[n++] = v;
        }
      }
    }
    for (PyObject name : names.items) {
      PyObject v = attribute(subject, t, name, seen, n);
      if (v == null) {
        return Py.None;
      }
      attrs[n++] = v;
    }
    return PyTuple.wrap(attrs);
  }

  /** An attribute of the subject, or null; its name goes to the first {@code n} that were seen. */
  private static PyObject attribute(
      PyObject subject, PyType t, PyObject name, PyObject[] seen, int n) {
    for (int i = 0; i < n; i++) {
      if (seen[i] != null && seen[i].equals(name)) {
        throw Py.typeError(
            t.name() + "() got multiple sub-patterns for attribute " + Ops.repr(name));
      }
    }
    seen[n] = name;
    return Ops.findAttr(subject, Ops.attrName(name));
  }

  /** Builtin types whose one positional sub-pattern matches the subject itself. */
  static boolean matchesSelf(PyType t) {
    PyType[] self = {
      PyLong.TYPE,
      PyStr.TYPE,
      PyFloat.TYPE,
      PyBytes.TYPE,
      PyByteArray.TYPE,
      PyDict.TYPE,
      PyFrozenSet.TYPE,
      PyList.TYPE,
      PySet.TYPE,
      PyTuple.TYPE
    };
    for (PyType s : self) {
      if (t.isSubtypeOf(s)) {
        return true;
      }
    }
    return false;
  }
}
