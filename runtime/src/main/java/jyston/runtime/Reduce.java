package jyston.runtime;

/** Pickling support of {@code object} (PEP 307; CPython's {@code object___reduce_ex__}). */
final class Reduce {
  private static final PyStr REDUCE = PyStr.intern("__reduce__");
  private static final PyStr GETNEWARGS = PyStr.intern("__getnewargs__");
  private static final PyStr GETNEWARGS_EX = PyStr.intern("__getnewargs_ex__");
  private static final PyStr GETSTATE = PyStr.intern("__getstate__");
  private static final PyStr SLOTNAMES = PyStr.intern("__slotnames__");

  private Reduce() {}

  private static PyObject copyreg(String name) {
    PyObject m = Importer.importModule("copyreg");
    return Ops.getAttr(m, name);
  }

  static PyObject reduceEx(PyObject self, int protocol) {
    PyObject f = self.type().lookup(REDUCE);
    if (f != null && f != PyType.OBJECT.dict().get(REDUCE)) {
      return self.getAttr(REDUCE).call0();
    }
    return reduce(self, protocol);
  }

  static PyObject reduce(PyObject self, int protocol) {
    if (protocol < 2) {
      return copyreg("_reduce_ex").call2(self, PyInt.of(protocol));
    }
    PyType t = self.type();
    if (t.slot(Slot.NEW) == null) {
      throw Py.typeError("cannot pickle '" + t.name() + "' object");
    }
    PyTuple args = null;
    PyDict kwargs = null;
    PyObject ex = t.lookup(GETNEWARGS_EX);
    if (ex != null) {
      PyObject r = Slot.call(ex, self);
      if (!(r instanceof PyTuple p)) {
        throw Py.typeError(
            "__getnewargs_ex__ should return a tuple, not '" + r.type().name() + "'");
      }
      if (p.size() != 2) {
        throw Py.valueError("__getnewargs_ex__ should return a tuple of length 2, not " + p.size());
      }
      if (!(p.get(0) instanceof PyTuple a)) {
        throw Py.typeError(
            "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '"
                + p.get(0).type().name()
                + "'");
      }
      if (!(p.get(1) instanceof PyDict k)) {
        throw Py.typeError(
            "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '"
                + p.get(1).type().name()
                + "'");
      }
      args = a;
      kwargs = k;
    } else {
      PyObject na = t.lookup(GETNEWARGS);
      if (na != null) {
        PyObject r = Slot.call(na, self);
        if (!(r instanceof PyTuple a)) {
          throw Py.typeError("__getnewargs__ should return a tuple, not '" + r.type().name() + "'");
        }
        args = a;
      }
    }
    boolean hasArgs = args != null;
    PyObject newobj;
    PyObject newargs;
    if (kwargs == null || kwargs.size() == 0) {
      newobj = copyreg("__newobj__");
      PyObject[] a = PyMethod.prepend(t, hasArgs ? args.items : PyObject.NO_ARGS);
      newargs = PyTuple.wrap(a);
    } else if (hasArgs) {
      newobj = copyreg("__newobj_ex__");
      newargs = PyTuple.of(t, args, kwargs);
    } else {
      throw Py.systemError("bad internal call");
    }
    boolean required = !hasArgs && !(self instanceof PyList) && !(self instanceof PyDict);
    PyObject state = objectState(self, required);
    PyObject listItems = self instanceof PyList ? self.iter() : Py.None;
    PyObject dictItems = self instanceof PyDict ? Ops.callMethod(self, "items").iter() : Py.None;
    return PyTuple.of(newobj, newargs, state, listItems, dictItems);
  }

  private static PyObject objectState(PyObject self, boolean required) {
    PyObject f = self.getAttr(GETSTATE);
    if (f instanceof PyBuiltinFunction b && b.self == self && b.spec.table == PyType.OBJECT.table) {
      return getState(self, required);
    }
    return f.call0();
  }

  /** {@code object.__getstate__}. */
  static PyObject getState(PyObject self, boolean required) {
    PyType t = self.type();
    if (required && (self instanceof PyStaticMethod || self instanceof PyClassMethod)) {
      throw Py.typeError("cannot pickle '" + t.name() + "' object");
    }
    if (required
        && !t.isHeap()
        && !(self instanceof PyModule)
        && t != PyType.OBJECT
        && !t.hasDict()) {
      throw Py.typeError("cannot pickle '" + t.name() + "' object");
    }
    if (required && t != PyType.OBJECT && !t.isHeap() && !t.hasDict() && self.attrs() != null) {
      throw Py.typeError("cannot pickle '" + t.name() + "' object");
    }
    PyObject state = Py.None;
    if (t.hasDict()) {
      PyObject d = Ops.findAttr(self, Names.DICT);
      state = d == null || d.getClass() == PyDict.class && d.len() == 0 ? Py.None : d;
    }
    PyObject names = t.dict().get(SLOTNAMES);
    if (names == null) {
      names = t.isHeap() ? copyreg("_slotnames").call1(t) : new PyList();
    }
    if (names != Py.None && !(names instanceof PyList)) {
      throw Py.typeError("copyreg._slotnames didn't return a list or None");
    }
    if (names instanceof PyList l && l.size() > 0) {
      PyDict slots = new PyDict();
      for (PyObject n : Ops.toArray(l)) {
        PyObject v = Ops.findAttr(self, Ops.attrName(n));
        if (v != null) {
          slots.put(n, v);
        }
      }
      if (slots.size() > 0) {
        return PyTuple.of(state, slots);
      }
    }
    return state;
  }
}
