package jyston.runtime;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The numbers {@code id()} has given out, by weak identity. */
final class IdentityIds {
  private static final class Key extends WeakReference<PyObject> {
    final int hash;

    Key(PyObject o, ReferenceQueue<PyObject> q) {
      super(o, q);
      hash = System.identityHashCode(o);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      return this == other || other instanceof Key k && get() != null && get() == k.get();
    }
  }

  private final ReferenceQueue<PyObject> dead = new ReferenceQueue<>();
  private final HashMap<Object, Long> ids = new HashMap<>();

  long get(PyObject o, AtomicLong next) {
    for (Object k = dead.poll(); k != null; k = dead.poll()) {
      ids.remove(k);
    }
    Object key = valueKey(o);
    if (key == null) {
      key = new Key(o, dead);
    } else if (ids.size() > 1 << 20) {
      ids.keySet().removeIf(k -> !(k instanceof Key));
    }
    Long id = ids.get(key);
    if (id == null) {
      id = next.getAndAdd(16);
      ids.put(key, id);
    }
    return id;
  }

  /** Identity by value: the key for ints and floats, null for the rest. */
  private static Object valueKey(PyObject o) {
    if (o.getClass() == PyInt.class) {
      return ((PyInt) o).value;
    }
    if (o.getClass() == PyFloat.class) {
      return Double.doubleToRawLongBits(((PyFloat) o).value) + "f";
    }
    return o.getClass() == PyBigInt.class ? ((PyBigInt) o).bigValue() : null;
  }
}
