package jyston.runtime;

import java.util.ArrayList;
import java.util.List;

/** {@code cls.__bases__ = bases} (CPython's {@code type_set_bases}). */
final class BasesSetter {
  /** A class that got another MRO. */
  private record Change(PyType type, PyType[] before, PyType[] after) {}

  private BasesSetter() {}

  static void set(PyType t, PyObject v) {
    TypeOps.checkSettable(t, "__bases__", v);
    PyType[] bases = check(t, v);
    PyType base = TypeBuilder.bestBase(bases);
    Layout.checkCompatible("__bases__", t.base, base);
    PyType[] oldBases = t.bases;
    PyType oldBase = t.base;
    int kind = LateDescriptors.kind(t);
    t.setBases(bases, (PyTuple) v);
    t.base = base;
    List<Change> changes = new ArrayList<>();
    try {
      updateMro(t, changes);
    } catch (PyException e) {
      undo(t, bases, oldBases, oldBase, changes);
      throw e;
    }
    // A mro() of a metaclass may have set other bases, which then stand.
    if (t.bases == bases) {
      for (PyType b : oldBases) {
        b.removeSubclass(t);
      }
      for (PyType b : bases) {
        b.addSubclass(t);
      }
      t.modified();
      t.newChanged();
      if (kind != LateDescriptors.kind(t)) {
        LateDescriptors.changed(t);
      }
    }
  }

  private static PyType[] check(PyType t, PyObject v) {
    if (!(v instanceof PyTuple tuple)) {
      throw Py.typeError(
          "can only assign tuple to " + t.name() + ".__bases__, not " + v.type().name());
    }
    if (tuple.size() == 0) {
      throw Py.typeError("can only assign non-empty tuple to " + t.name() + ".__bases__, not ()");
    }
    PyType[] bases = new PyType[tuple.size()];
    for (int i = 0; i < bases.length; i++) {
      if (!(tuple.get(i) instanceof PyType b)) {
        throw Py.typeError(
            t.name()
                + ".__bases__ must be tuple of classes, not '"
                + tuple.get(i).type().name()
                + "'");
      }
      // The MRO is not up to date while a mro() of a metaclass runs; the base is.
      if (b.isSubtypeOf(t) || b.mro != Mro.INCOMPLETE && b.isSubtypeOfBases(t)) {
        throw Py.typeError("a __bases__ item causes an inheritance cycle");
      }
      bases[i] = b;
    }
    return bases;
  }

  private static void updateMro(PyType t, List<Change> changes) {
    PyType[] before = t.mro;
    if (!Mro.update(t)) {
      return;
    }
    changes.add(new Change(t, before, t.mro));
    for (PyType s : t.subclasses()) {
      updateMro(s, changes);
    }
  }

  private static void undo(
      PyType t, PyType[] bases, PyType[] oldBases, PyType oldBase, List<Change> changes) {
    for (Change c : changes.reversed()) {
      // A newer MRO stays.
      if (c.type.mro == c.after) {
        c.type.mro = c.before;
        c.type.modified();
      }
    }
    if (t.bases == bases) {
      t.bases = oldBases;
      t.base = oldBase;
    }
    t.modified();
  }
}
