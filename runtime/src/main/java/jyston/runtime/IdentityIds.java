package jyston.runtime;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.HashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The numbers {@code id()} has given out, by identity, without keeping objects alive. Phantom
 * references stay until after finalization: in its {@code __del__} an object has its old id.
 */
final class IdentityIds {
  private static final class Key extends PhantomReference<PyObject> {
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
      return this == other;
    }
  }

  /** What to look a key up with; only equals of the argument of {@code get} is asked. */
  private record Probe(PyObject target) {
    @Override
    public int hashCode() {
      return System.identityHashCode(target);
    }

    @Override
    public boolean equals(Object o) {
      return o instanceof Key k && k.refersTo(target);
    }
  }

  private final ReferenceQueue<PyObject> dead = new ReferenceQueue<>();
  private final HashMap<Object, Long> ids = new HashMap<>();

  long get(PyObject o, AtomicLong next) {
    for (Reference<?> k = dead.poll(); k != null; k = dead.poll()) {
      ids.remove(k);
    }
    Object value = valueKey(o);
    if (value != null && ids.size() > 1 << 20) {
      ids.keySet().removeIf(k -> !(k instanceof Key));
    }
    Long id = ids.get(value == null ? new Probe(o) : value);
    if (id == null) {
      id = next.getAndAdd(16);
      if (value == null) {
        put(o, id);
      } else {
        ids.put(value, id);
      }
    }
    return id;
  }

  /** Sets the id of an object that has none yet. */
  void put(PyObject o, long id) {
    ids.put(new Key(o, dead), id);
  }

  /** Identity by value: the key for ints, floats and complex numbers, null for the rest. */
  private static Object valueKey(PyObject o) {
    if (o.getClass() == PyInt.class) {
      return ((PyInt) o).value;
    }
    if (o.getClass() == PyFloat.class) {
      return Double.doubleToRawLongBits(((PyFloat) o).value) + "f";
    }
    if (o.getClass() == PyComplex.class) {
      PyComplex c = (PyComplex) o;
      return Double.doubleToRawLongBits(c.real) + "c" + Double.doubleToRawLongBits(c.imag);
    }
    return o.getClass() == PyBigInt.class ? ((PyBigInt) o).bigValue() : null;
  }
}
