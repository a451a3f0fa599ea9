package jyston.stdlib.abc;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import jyston.runtime.PyObject;
import jyston.runtime.PySet;
import jyston.runtime.PyType;
import jyston.runtime.PyWeakRef;
import jyston.runtime.annotation.PyClass;

/** What an abstract base class knows: its registry and the caches of its subclass checks. */
@PyClass(name = "_abc_data", module = "_abc", subclassable = false)
public final class PyAbcData extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyAbcDataTable());

  /** Registered classes, in order. */
  final List<WeakReference<PyType>> registry = new ArrayList<>();

  /** Classes known to be subclasses. */
  final Set<PyType> cache = Collections.newSetFromMap(new WeakHashMap<>());

  /** Classes known not to be, while {@link #negativeVersion} is current. */
  final Set<PyType> negative = Collections.newSetFromMap(new WeakHashMap<>());

  long negativeVersion;

  PyAbcData(long version) {
    negativeVersion = version;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  /** The registered classes that are alive. */
  List<PyType> registered() {
    List<PyType> l = new ArrayList<>(registry.size());
    for (WeakReference<PyType> r : registry) {
      PyType t = r.get();
      if (t != null) {
        l.add(t);
      }
    }
    return l;
  }

  void register(PyType t) {
    registry.removeIf(r -> r.get() == null || r.get() == t);
    registry.add(new WeakReference<>(t));
  }

  /** A Python set of weak references to classes. */
  static PySet refs(Iterable<PyType> types) {
    PySet s = new PySet();
    for (PyType t : types) {
      s.add(PyWeakRef.of(t));
    }
    return s;
  }
}
