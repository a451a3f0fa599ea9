package jyston.runtime;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tells classes that something they hold has become a descriptor, or none, because its own class
 * has changed. Lookups that rest on the class that holds it know nothing of that class.
 */
final class LateDescriptors {
  private LateDescriptors() {}

  /** What instances of a class do as descriptors, to be compared. */
  static int kind(PyType t) {
    return (t.slot(Slot.GET) != null ? 1 : 0)
        + (t.slot(Slot.SET) != null ? 2 : 0)
        + (t.slot(Slot.DELETE) != null ? 4 : 0);
  }

  /** Whether a name decides about that. */
  static boolean decides(PyStr name) {
    return name == Slot.NAMES[Slot.GET]
        || name == Slot.NAMES[Slot.SET]
        || name == Slot.NAMES[Slot.DELETE];
  }

  /** To be called when instances of a class are other descriptors than before. */
  static void changed(PyType t) {
    tell(PyType.OBJECT, v -> v.type().isSubtypeOf(t), seen());
  }

  /** To be called when one object is another descriptor than before. */
  static void changed(PyObject o) {
    tell(PyType.OBJECT, v -> v == o, seen());
  }

  private static Set<PyType> seen() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  private static void tell(PyType t, Predicate<PyObject> which, Set<PyType> seen) {
    for (PyType s : t.subclasses()) {
      if (!seen.add(s)) {
        continue;
      }
      if (s.isHeap()) {
        for (PyObject v : s.dict().values()) {
          if (which.test(v)) {
            s.modified();
            break;
          }
        }
      }
      tell(s, which, seen);
    }
  }
}
