package jyston.runtime;

import java.util.Arrays;

/** Whether instances of two classes are laid out alike (CPython's typeobject.c). */
final class Layout {
  private Layout() {}

  /**
   * Checks that a class can take another's place (CPython's {@code compatible_for_assignment}).
   *
   * @param what the attribute that is set, for the message
   * @throws PyException TypeError
   */
  static void checkCompatible(String what, PyType old, PyType now) {
    if (isTracked(old) != isTracked(now)) {
      throw differ(what, now, "deallocator", old);
    }
    PyType a = compatibleBase(now);
    PyType b = compatibleBase(old);
    if (a != b && (a.base != b.base || !sameSlots(a, b))) {
      throw differ(what, now, "object layout", old);
    }
  }

  /** Whether CPython's cycle collector follows instances, which decides how they are freed. */
  private static boolean isTracked(PyType t) {
    return t.isHeap()
        || t != PyType.OBJECT
            && !t.isSubtypeOf(PyLong.TYPE)
            && t != PyFloat.TYPE
            && t != PyComplex.TYPE
            && t != PyStr.TYPE
            && t != PyBytes.TYPE
            && t != PyByteArray.TYPE;
  }

  private static PyException differ(String what, PyType now, String how, PyType old) {
    return Py.typeError(
        what + " assignment: '" + now.name() + "' " + how + " differs from '" + old.name() + "'");
  }

  /** The highest class in the base chain whose instances have the same layout. */
  private static PyType compatibleBase(PyType t) {
    while (t.isHeap()
        && t.base != null
        && t.hiddenSlots == t.base.hiddenSlots
        && t.hasDict == t.base.hasDict
        && t.hasWeakref == t.base.hasWeakref) {
      t = t.base;
    }
    return t;
  }

  /** Whether two classes add the same {@code __slots__}, dict and weak references. */
  private static boolean sameSlots(PyType a, PyType b) {
    return a.isHeap()
        && b.isHeap()
        && a.hiddenSlots == b.hiddenSlots
        && a.hasDict == b.hasDict
        && a.hasWeakref == b.hasWeakref
        && Arrays.equals(slotNames(a), slotNames(b));
  }

  private static Object[] slotNames(PyType t) {
    Object[] names = new Object[t.hiddenSlots];
    for (PyObject v : t.dict().values()) {
      if (v instanceof PyMemberDescr m && m.slot >= 0) {
        names[m.slot] = m.name;
      }
    }
    return names;
  }
}
