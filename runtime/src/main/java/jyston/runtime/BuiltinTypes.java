package jyston.runtime;

/** Fills the dict of a builtin type from its table. */
final class BuiltinTypes {
  private BuiltinTypes() {}

  static PyDict fill(PyType t) {
    PyDict d = new PyDict();
    if (t.table == null) {
      t.typeDict = d;
      return d;
    }
    boolean hasEq = false;
    boolean hasHash = false;
    // A table made for one type may also serve another that only has another name.
    BuiltinSpec[] specs =
        t.base != null && t.base.table == t.table ? new BuiltinSpec[0] : t.table.specs();
    for (BuiltinSpec s : specs) {
      PyObject v =
          switch (s.kind) {
            case BuiltinTable.METHOD ->
                s.isSlotWrapper() ? new PyWrapperDescr(t, s) : new PyMethodDescr(t, s);
            case BuiltinTable.CLASS_METHOD -> new PyClassMethodDescr(t, s);
            case BuiltinTable.STATIC_METHOD ->
                PyStaticMethod.ofBuiltin(new PyBuiltinFunction(s, null, t));
            case BuiltinTable.NEW -> new PyBuiltinFunction(s, null, t);
            case BuiltinTable.GETTER ->
                new PyGetSet(t, s.name, s, setter(specs, s.name, BuiltinTable.SETTER));
            case BuiltinTable.MEMBER_GETTER ->
                new PyMemberDescr(t, s.name, s, setter(specs, s.name, BuiltinTable.MEMBER_SETTER));
            default -> null;
          };
      if (v != null) {
        PyStr n = s.kind == BuiltinTable.NEW ? Slot.NAMES[Slot.NEW] : s.name;
        hasEq |= n == Slot.NAMES[Slot.EQ];
        hasHash |= n == Slot.NAMES[Slot.HASH];
        d.put(n, v);
      }
    }
    if (hasEq && !hasHash) {
      d.put(Slot.NAMES[Slot.HASH], Py.None);
    }
    if (d.get(Names.DOC) == null) {
      d.put(Names.DOC, t.table.doc() == null ? Py.None : PyStr.of(t.table.doc()));
    }
    t.typeDict = d;
    return d;
  }

  private static BuiltinSpec setter(BuiltinSpec[] specs, PyStr name, char kind) {
    for (BuiltinSpec s : specs) {
      if (s.kind == kind && s.name == name) {
        return s;
      }
    }
    return null;
  }
}
