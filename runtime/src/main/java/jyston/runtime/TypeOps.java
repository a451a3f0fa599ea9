package jyston.runtime;

/** Operations on classes that are not on the fast path. */
final class TypeOps {
  private TypeOps() {}

  static boolean isInstance(PyObject o, PyObject cls) {
    PyType t = o.type();
    if (t == cls) {
      return true;
    }
    if (cls instanceof PyType c && (c.shape.type == PyType.TYPE)) {
      return realIsInstance(o, c);
    }
    if (cls instanceof PyTuple tuple) {
      ThreadState ts = ThreadState.current();
      ts.enterNative(" in __instancecheck__");
      try {
        for (PyObject c : tuple.items) {
          if (isInstance(o, c)) {
            return true;
          }
        }
      } finally {
        ts.leaveNative();
      }
      return false;
    }
    PyObject m = cls.type().slot(Slot.INSTANCECHECK);
    if (m != null) {
      ThreadState ts = ThreadState.current();
      ts.enterNative(" in __instancecheck__");
      try {
        return Slot.call(m, cls, o).isTrue();
      } finally {
        ts.leaveNative();
      }
    }
    PyObject bases = basesOf(cls);
    if (bases == null) {
      throw Py.typeError("isinstance() arg 2 must be a type, a tuple of types, or a union");
    }
    PyObject c = Ops.findAttr(o, Names.CLASS);
    return c != null && abstractIsSubclass(c, cls);
  }

  static boolean realIsInstance(PyObject o, PyType cls) {
    PyType t = o.type();
    if (t.isSubtypeOf(cls)) {
      return true;
    }
    if (t.tellsOwnClass()) {
      return false;
    }
    PyObject c = Ops.findAttr(o, Names.CLASS);
    return c instanceof PyType ct && ct != t && ct.isSubtypeOf(cls);
  }

  static boolean isSubclass(PyObject sub, PyObject cls) {
    if (cls instanceof PyType c && c.shape.type == PyType.TYPE) {
      if (sub == cls) {
        return true;
      }
      return realIsSubclass(sub, c);
    }
    if (cls instanceof PyTuple tuple) {
      ThreadState ts = ThreadState.current();
      ts.enterNative(" in __subclasscheck__");
      try {
        for (PyObject c : tuple.items) {
          if (isSubclass(sub, c)) {
            return true;
          }
        }
      } finally {
        ts.leaveNative();
      }
      return false;
    }
    PyObject m = cls.type().slot(Slot.SUBCLASSCHECK);
    if (m != null) {
      ThreadState ts = ThreadState.current();
      ts.enterNative(" in __subclasscheck__");
      try {
        return Slot.call(m, cls, sub).isTrue();
      } finally {
        ts.leaveNative();
      }
    }
    if (basesOf(sub) == null) {
      throw Py.typeError("issubclass() arg 1 must be a class");
    }
    if (basesOf(cls) == null) {
      throw Py.typeError("issubclass() arg 2 must be a class, a tuple of classes, or a union");
    }
    return abstractIsSubclass(sub, cls);
  }

  static boolean realIsSubclass(PyObject sub, PyType cls) {
    if (sub instanceof PyType s) {
      return s.isSubtypeOf(cls);
    }
    if (basesOf(sub) == null) {
      throw Py.typeError("issubclass() arg 1 must be a class");
    }
    return abstractIsSubclass(sub, cls);
  }

  /** The {@code __bases__} tuple of something class-like, or null. */
  private static PyTuple basesOf(PyObject cls) {
    return Ops.findAttr(cls, PyStr.intern("__bases__")) instanceof PyTuple t ? t : null;
  }

  private static boolean abstractIsSubclass(PyObject sub, PyObject cls) {
    while (true) {
      if (sub == cls) {
        return true;
      }
      PyTuple b = basesOf(sub);
      if (b == null || b.size() == 0) {
        return false;
      }
      if (b.size() > 1) {
        ThreadState ts = ThreadState.current();
        ts.enterNative(" in __issubclass__");
        try {
          for (PyObject o : b.items) {
            if (abstractIsSubclass(o, cls)) {
              return true;
            }
          }
        } finally {
          ts.leaveNative();
        }
        return false;
      }
      sub = b.get(0);
    }
  }

  static PyObject union(PyObject a, PyObject b) {
    return PyUnion.or(a, b);
  }

  static void setAttr(PyType t, PyStr n, PyObject value) {
    PyType meta = t.shape.type;
    if (t.isImmutable()) {
      throw Py.typeError("cannot set '" + n + "' attribute of immutable type '" + t.name() + "'");
    }
    PyObject md = meta.lookup(n);
    if (md != null && md.isDataDescr()) {
      md.descrSet(t, value);
      return;
    }
    if (value == null) {
      if (t.dict().remove(n) == null) {
        throw Attrs.noAttribute(t, n);
      }
    } else if (putInCell(t, n, value)) {
      return;
    } else {
      t.dict().put(n, value);
    }
    t.modified();
    if (n == Slot.NAMES[Slot.NEW]) {
      t.newChanged();
    } else if (LateDescriptors.decides(n)) {
      LateDescriptors.changed(t);
    }
  }

  /**
   * A class attribute that holds plain data and is written again gets a cell: lookups then remember
   * the cell, and writing it (counters, caches, settings) leaves every other cached lookup valid.
   *
   * @return whether nobody has to be told of the change
   */
  private static boolean putInCell(PyType t, PyStr n, PyObject value) {
    // The cell is remembered under the shape of the class itself, which no instance has.
    AttrWay w = AttrWay.find(t.writes, n, t.shape);
    if (w != null) {
      Cell c = (Cell) w.value;
      if (c.value != null && PyType.isData(c.value) && PyType.isData(value)) {
        c.value = value;
        return true;
      }
    }
    PyDict d = t.dict();
    PyObject old = d.get(n);
    if (old == null
        || !PyType.isData(old)
        || !PyType.isData(value)
        || n.javaString().startsWith("__")) {
      return false;
    }
    Cell c = d.cellOrNull(n);
    if (c == null) {
      d.cellFor(n);
      return false;
    }
    c.value = value;
    t.writes = AttrWay.add(t.writes, new AttrWay(n, t.shape, AttrWay.IN_CELL, -1, c, null));
    return true;
  }

  static void checkSettable(PyType t, String what, PyObject v) {
    if (t.isImmutable()) {
      throw Py.typeError(
          "cannot set '" + what + "' attribute of immutable type '" + t.name() + "'");
    }
    if (v == null) {
      throw Py.typeError(
          "cannot delete '" + what + "' attribute of immutable type '" + t.name() + "'");
    }
  }

  static void setName(PyType t, PyObject v) {
    checkSettable(t, "__name__", v);
    if (!(v instanceof PyStr s)) {
      throw Py.typeError(
          "can only assign string to " + t.name() + ".__name__, not '" + v.type().name() + "'");
    }
    checkName(s);
    t.setName(s);
  }

  /** Checks a name for a class: C strings keep it in CPython, so no null and no surrogate. */
  static void checkName(PyStr s) {
    Codecs.encodeUtf8(s);
    if (s.javaString().indexOf('\0') >= 0) {
      throw Py.valueError("type name must not contain null characters");
    }
  }

  static PyException abstractError(PyType t) {
    PyObject m = t.dict().get(Names.ABSTRACTMETHODS);
    PyObject[] names =
        m == null ? PyObject.NO_ARGS : Ops.toArray(Importer.builtin("sorted").call1(m));
    StringBuilder sb = new StringBuilder();
    for (PyObject n : names) {
      sb.append(sb.length() == 0 ? "'" : ", '").append(Ops.str(n)).append('\'');
    }
    return Py.typeError(
        "Can't instantiate abstract class "
            + t.name()
            + " without an implementation for abstract method"
            + (names.length == 1 ? " " : "s ")
            + sb);
  }

  static PyObject annotations(PyType t) {
    if (!t.isHeap()) {
      throw Attrs.attributeError(
          "type object '" + t.name() + "' has no attribute '__annotations__'",
          t,
          Names.ANNOTATIONS);
    }
    PyObject v = t.dict().get(Names.ANNOTATIONS);
    if (v == null) {
      v = new PyDict();
      t.dict().put(Names.ANNOTATIONS, v);
      t.modified();
    }
    return v.descrGet(null, t);
  }

  static void setAnnotations(PyType t, PyObject v) {
    if (t.isImmutable()) {
      throw Py.typeError(
          "cannot set '__annotations__' attribute of immutable type '" + t.name() + "'");
    }
    if (v != null) {
      t.dict().put(Names.ANNOTATIONS, v);
    } else if (t.dict().remove(Names.ANNOTATIONS) == null) {
      throw Attrs.attributeError("__annotations__", t, Names.ANNOTATIONS);
    }
    t.modified();
  }

  /** {@code type.__dir__}: names of the class and its bases. */
  static PyObject dir(PyType t) {
    PyDict names = new PyDict();
    mergeClassDict(names, t);
    return sortedKeys(names);
  }

  private static void mergeClassDict(PyDict names, PyObject cls) {
    PyObject d = Ops.findAttr(cls, Names.DICT);
    if (d != null) {
      for (PyObject k : Ops.toArray(d)) {
        names.put(k, Py.None);
      }
    }
    PyTuple b = basesOf(cls);
    if (b != null) {
      for (PyObject c : b.items) {
        mergeClassDict(names, c);
      }
    }
  }

  private static PyObject sortedKeys(PyDict names) {
    return PyList.wrap(names.keys());
  }

  /** {@code object.__dir__}. */
  static PyObject objectDir(PyObject self) {
    PyDict names = new PyDict();
    PyObject d = Ops.findAttr(self, Names.DICT);
    if (d instanceof PyDict dict) {
      for (PyObject k : dict.keys()) {
        names.put(k, Py.None);
      }
    }
    PyObject c = Ops.findAttr(self, Names.CLASS);
    if (c != null) {
      mergeClassDict(names, c);
    }
    return sortedKeys(names);
  }

  static void setClass(PyObject self, PyObject value) {
    if (value == null) {
      throw Py.typeError("can't delete __class__ attribute");
    }
    if (!(value instanceof PyType n)) {
      throw Py.typeError(
          "__class__ must be set to a class, not '" + value.type().name() + "' object");
    }
    PyType old = self.type();
    boolean modules = old.isSubtypeOf(PyModule.TYPE) && n.isSubtypeOf(PyModule.TYPE);
    if (!modules && (n.isImmutable() || old.isImmutable())) {
      throw Py.typeError(
          "__class__ assignment only supported for mutable types or ModuleType subclasses");
    }
    Layout.checkCompatible("__class__", old, n);
    int kind = LateDescriptors.kind(self.type());
    self.attrs().changeType(n);
    if (kind != LateDescriptors.kind(n)) {
      LateDescriptors.changed(self);
    }
  }

  static long sizeOf(PyObject o) {
    if (o instanceof PyTuple t) {
      return 40 + 8L * t.size();
    }
    PyType t = o.type();
    return 16 + 8L * t.hiddenSlots + (t.hasDict() ? 32 : 0);
  }

  static long flags(PyType t) {
    long f = 1L << 12; // READY
    if (t.isImmutable()) {
      f |= 1L << 8;
    }
    if (t.isHeap() || isHeapInC(t)) {
      f |= 1L << 9;
    }
    if (t.subclassable) {
      f |= 1L << 10;
    }
    if (t.isAbstract) {
      f |= 1L << 20;
    }
    f |= t.isHeap() ? 1L << 14 | storageFlags(t) : 1L << 14;
    f |= PatternMatch.matchesSelf(t) ? 1L << 22 : 0;
    int p = t.patternKind();
    f |= p == PyType.SEQUENCE ? 1L << 5 : p == PyType.MAPPING ? 1L << 6 : 0;
    f |= sub(t, PyLong.TYPE, 24);
    f |= sub(t, PyList.TYPE, 25);
    f |= sub(t, PyTuple.TYPE, 26);
    f |= sub(t, PyBytes.TYPE, 27);
    f |= sub(t, PyStr.TYPE, 28);
    f |= sub(t, PyDict.TYPE, 29);
    f |= sub(t, PyBaseException.TYPE, 30);
    f |= sub(t, PyType.TYPE, 31);
    return f;
  }

  /** Where CPython would keep attributes and weak references of a Python class: in front. */
  private static long storageFlags(PyType t) {
    PyType builtin = t;
    while (builtin.isHeap() && builtin.base != null) {
      builtin = builtin.base;
    }
    boolean dict = t.hasDict() && !builtin.hasDict();
    long f = dict ? 1L << 4 : 0;
    if (t.hasWeakref() && !builtin.hasWeakref()) {
      f |= 1L << 3;
    }
    // Attributes in the object itself need a class that adds no slots to object.
    return dict && builtin == PyType.OBJECT && t.hiddenSlots == 0 ? f | 1L << 2 : f;
  }

  /** Whether CPython makes a builtin type when its module is loaded, as most modules do. */
  private static boolean isHeapInC(PyType t) {
    String module = t.table == null ? null : t.table.module();
    return module != null
        && !t.isSubtypeOf(PyBaseException.TYPE)
        && switch (module) {
          case "builtins", "types", "weakref", "_contextvars", "sys", "datetime" -> false;
          default -> !t.simpleName().equals("OrderedDict");
        };
  }

  private static long sub(PyType t, PyType of, int bit) {
    return t.isSubtypeOf(of) ? 1L << bit : 0;
  }

  static long itemSize(PyType t) {
    if (t.isSubtypeOf(PyLong.TYPE)) {
      return 4;
    }
    if (t.isSubtypeOf(PyTuple.TYPE)) {
      return 8;
    }
    return t.isSubtypeOf(PyBytes.TYPE) ? 1 : t == PyType.TYPE ? 40 : 0;
  }
}
