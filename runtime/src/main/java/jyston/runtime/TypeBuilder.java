package jyston.runtime;

import java.util.ArrayList;
import java.util.Arrays;

/** {@code type.__new__}: making classes (CPython's {@code type_new}). */
final class TypeBuilder {
  private TypeBuilder() {}

  static PyObject typeNew(PyType meta, PyObject[] args, PyDict kwds) {
    if (args.length != 3) {
      throw Py.typeError("type.__new__() takes exactly 3 arguments (" + args.length + " given)");
    }
    if (!(args[0] instanceof PyStr name)) {
      throw Py.typeError("type.__new__() argument 1 must be str, not " + Ops.typeName(args[0]));
    }
    if (!(args[1] instanceof PyTuple bases)) {
      throw Py.typeError("type.__new__() argument 2 must be tuple, not " + Ops.typeName(args[1]));
    }
    if (!(args[2] instanceof PyDict ns)) {
      throw Py.typeError("type.__new__() argument 3 must be dict, not " + Ops.typeName(args[2]));
    }
    PyType winner = meta;
    for (PyObject b : bases.items) {
      if (!(b instanceof PyType)) {
        if (b.type().slot(Slot.MRO_ENTRIES) != null
            || Ops.findAttr(b, Slot.NAMES[Slot.MRO_ENTRIES]) != null) {
          throw Py.typeError("type() doesn't support MRO entry resolution; use types.new_class()");
        }
      }
    }
    for (PyObject b : bases.items) {
      PyType m = b.type();
      if (winner.isSubtypeOf(m)) {
        continue;
      }
      if (m.isSubtypeOf(winner)) {
        winner = m;
        continue;
      }
      throw metaclassConflict();
    }
    if (winner != meta) {
      PyObject n = winner.slot(Slot.NEW);
      if (n != PyType.TYPE.slot(Slot.NEW)) {
        return n.descrGet(null, winner)
            .callKw(PyMethod.prepend(winner, PyDict.joinArgs(args, kwds)), kwds.keywordNames());
      }
      meta = winner;
    }
    if (bases.size() == 0) {
      bases = PyTuple.of(PyType.OBJECT);
    }
    return build(meta, name, bases, ns, kwds);
  }

  static PyException metaclassConflict() {
    return Py.typeError(
        "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of"
            + " the metaclasses of all its bases");
  }

  private static PyType build(PyType meta, PyStr name, PyTuple basesTuple, PyDict ns, PyDict kwds) {
    TypeOps.checkName(name);
    for (PyObject b : basesTuple.items) {
      if (!(b instanceof PyType)) {
        throw Py.typeError("bases must be types");
      }
    }
    PyType[] bases = Arrays.copyOf(basesTuple.items, basesTuple.size(), PyType[].class);
    PyType base = bestBase(bases);
    PyType t = new PyType(meta);
    t.heap = true;
    t.subclassable = true;
    t.setMutable();
    t.setName(name);
    t.base = base;
    t.setBases(bases, basesTuple);
    t.table = base.table;
    PyDict d = new PyDict();
    d.update(ns);
    t.typeDict = d;
    PyObject q = d.remove(Names.QUALNAME);
    if (q == null) {
      t.qualName = name;
    } else if (q instanceof PyStr s) {
      t.qualName = s;
    } else {
      throw Py.typeError("type __qualname__ must be a str, not " + q.type().name());
    }
    if (d.get(Names.MODULE) == null) {
      Frame f = ThreadState.current().frame;
      PyObject m = f == null ? null : f.globals.get(Names.NAME);
      if (m != null) {
        d.put(Names.MODULE, m);
      }
    }
    wrap(d, Slot.NAMES[Slot.NEW], true);
    wrap(d, Slot.NAMES[Slot.INIT_SUBCLASS], false);
    wrap(d, Slot.NAMES[Slot.CLASS_GETITEM], false);
    PyObject cell = d.remove(Names.CLASSCELL);
    PyObject dictCell = d.remove(Names.CLASSDICTCELL);
    if (cell != null && !(cell instanceof PyCell)) {
      throw Py.typeError(
          "__classcell__ must be a nonlocal cell, not <class '" + cell.type().fullName() + "'>");
    }
    slots(t, d);
    PyObject doc = d.get(Names.DOC);
    if (doc == null) {
      d.put(Names.DOC, Py.None);
    } else if (doc instanceof PyStr text) {
      // As a name: it has to be good for a C string.
      Codecs.encodeUtf8(text);
    }
    if (d.get(Slot.NAMES[Slot.EQ]) != null && d.get(Slot.NAMES[Slot.HASH]) == null) {
      d.put(Slot.NAMES[Slot.HASH], Py.None);
    }
    if (cell instanceof PyCell c) {
      c.value = t;
    }
    if (dictCell instanceof PyCell c) {
      c.value = new PyMappingProxy(d);
    }
    // Until mro() of a metaclass has run, lookups through the class find nothing.
    t.mro = Mro.INCOMPLETE;
    Mro.update(t);
    t.inheritNew();
    for (PyObject k : d.keys()) {
      if (!(k instanceof PyStr)) {
        Warnings.runtime("non-string key in the __dict__ of class " + t.name, 1);
        break;
      }
    }
    if (d.get(Names.ABSTRACTMETHODS) != null) {
      t.isAbstract = d.get(Names.ABSTRACTMETHODS).isTrue();
    }
    for (PyType b : bases) {
      b.addSubclass(t);
    }
    setNames(t, d);
    initSubclass(t, kwds);
    return t;
  }

  private static void wrap(PyDict d, PyStr n, boolean isStatic) {
    PyObject f = d.get(n);
    if (f instanceof PyFunction) {
      d.put(n, isStatic ? new PyStaticMethod(f) : new PyClassMethod(f));
    }
  }

  /** The base whose layout instances extend (CPython's {@code best_base}). */
  static PyType bestBase(PyType[] bases) {
    PyType base = null;
    PyType winner = null;
    for (PyType b : bases) {
      if (!b.subclassable) {
        throw Py.typeError("type '" + b.fullName() + "' is not an acceptable base type");
      }
      PyType candidate = b.solid();
      if (winner == null) {
        winner = candidate;
        base = b;
      } else if (winner.isSubtypeOfBases(candidate)) {
        continue;
      } else if (candidate.isSubtypeOfBases(winner)) {
        winner = candidate;
        base = b;
      } else {
        throw Py.typeError("multiple bases have instance lay-out conflict");
      }
    }
    return base;
  }

  /** Whether the instances differ in size in CPython, which leaves no place for more members. */
  private static boolean isVarSized(PyType base) {
    return base.isSubtypeOf(PyLong.TYPE)
        || base.isSubtypeOf(PyTuple.TYPE)
        || base.isSubtypeOf(PyBytes.TYPE);
  }

  private static void slots(PyType t, PyDict d) {
    PyType base = t.base;
    t.hiddenSlots = base.hiddenSlots;
    boolean baseDict = false;
    boolean baseWeak = false;
    for (PyType b : t.bases) {
      baseDict |= b.hasDict;
      baseWeak |= b.hasWeakref;
    }
    PyObject s = d.get(Names.SLOTS);
    if (s == null) {
      t.hasDict = true;
      boolean addsWeak = !baseWeak && !isVarSized(base);
      t.hasWeakref = baseWeak || addsWeak;
      if (!base.hasDict && !baseDict) {
        if (d.get(Names.DICT) == null) {
          d.put(Names.DICT, InstanceDict.dictDescr(t));
        }
      }
      if (addsWeak && d.get(Names.WEAKREF) == null) {
        d.put(Names.WEAKREF, InstanceDict.weakrefDescr(t));
      }
      t.solidBase = null;
      return;
    }
    PyObject[] names = s instanceof PyStr ? new PyObject[] {s} : Ops.toArray(s);
    if (names.length > 0 && (isVarSized(base) || base.isSubtypeOf(PyType.TYPE))) {
      throw Py.typeError("nonempty __slots__ not supported for subtype of '" + base.name() + "'");
    }
    boolean wantDict = false;
    boolean wantWeak = false;
    ArrayList<PyStr> members = new ArrayList<>();
    for (PyObject n : names) {
      if (!(n instanceof PyStr p)) {
        throw Py.typeError("__slots__ items must be strings, not '" + n.type().name() + "'");
      }
      if (!isIdentifier(p)) {
        throw Py.typeError("__slots__ must be identifiers");
      }
      p = p.interned();
      if (p == Names.DICT) {
        if (wantDict || baseDict) {
          throw Py.typeError("__dict__ slot disallowed: we already got one");
        }
        wantDict = true;
        continue;
      }
      if (p == Names.WEAKREF) {
        if (wantWeak || baseWeak) {
          throw Py.typeError("__weakref__ slot disallowed: we already got one");
        }
        wantWeak = true;
        continue;
      }
      PyStr m = mangle(t.name, p);
      if (d.get(m) != null && m != Names.QUALNAME && m != Names.CLASSCELL) {
        throw Py.valueError("'" + m + "' in __slots__ conflicts with class variable");
      }
      members.add(m);
    }
    members.sort((a, b) -> a.javaString().compareTo(b.javaString()));
    for (PyStr m : members) {
      d.put(m, new PyMemberDescr(t, m, t.hiddenSlots++));
    }
    t.hasDict = baseDict || wantDict;
    t.hasWeakref = baseWeak || wantWeak;
    if (wantDict) {
      d.put(Names.DICT, InstanceDict.dictDescr(t));
    }
    if (wantWeak) {
      d.put(Names.WEAKREF, InstanceDict.weakrefDescr(t));
    }
    t.solidBase = members.isEmpty() ? null : t;
  }

  private static boolean isIdentifier(PyStr s) {
    int n = s.length();
    if (n == 0) {
      return false;
    }
    for (int i = 0; i < n; i++) {
      int c = s.codePointAt(i);
      boolean ok =
          i == 0
              ? c == '_' || Character.isUnicodeIdentifierStart(c)
              : c == '_'
                  || Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
      if (!ok) {
        return false;
      }
    }
    return true;
  }

  /** Private name mangling. */
  static PyStr mangle(String className, PyStr name) {
    String n = name.javaString();
    if (!n.startsWith("__") || n.endsWith("__") || n.indexOf('.') >= 0) {
      return name;
    }
    int i = 0;
    while (i < className.length() && className.charAt(i) == '_') {
      i++;
    }
    return i == className.length() ? name : PyStr.intern("_" + className.substring(i) + n);
  }

  private static void setNames(PyType t, PyDict d) {
    PyObject[] keys = d.keys();
    PyObject[] values = d.values();
    for (int i = 0; i < keys.length; i++) {
      PyObject v = values[i];
      PyObject m = v.type().slot(Slot.SET_NAME);
      if (m != null) {
        try {
          Slot.call(m, v, t, keys[i]);
        } catch (PyException e) {
          e.value()
              .addNote(
                  "Error calling __set_name__ on '"
                      + v.type().name()
                      + "' instance "
                      + Ops.repr(keys[i])
                      + " in '"
                      + t.name()
                      + "'");
          throw e;
        }
      }
    }
  }

  private static void initSubclass(PyType t, PyDict kwds) {
    PyObject bound = PySuper.attr(t, t, Slot.NAMES[Slot.INIT_SUBCLASS]);
    if (kwds.size() == 0) {
      bound.call0();
    } else {
      bound.callKw(PyDict.joinArgs(PyObject.NO_ARGS, kwds), kwds.keywordNames());
    }
  }
}
