package jyston.runtime;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;

/**
 * The weak references of one interpreter, by referent. A daemon thread waits for the collector to
 * drop referents and has their callbacks run at the next safepoint.
 */
public final class WeakRefs {
  /** A referent and the references to it that are alive themselves. */
  static final class Entry extends WeakReference<PyObject> {
    private final int hash;
    private final long serial;
    private final ArrayList<WeakReference<PyObject>> refs = new ArrayList<>(2);

    Entry(PyObject o, ReferenceQueue<PyObject> q, long serial) {
      super(o, q);
      this.serial = serial;
      hash = System.identityHashCode(o);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object o) {
      return this == o;
    }
  }

  /** What to look an entry up with. */
  private static final class Probe {
    final PyObject target;

    Probe(PyObject target) {
      this.target = target;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(target);
    }

    @Override
    public boolean equals(Object o) {
      return o instanceof Entry e && e.refersTo(target);
    }
  }

  private final Interpreter interp;
  private final ReferenceQueue<PyObject> dead = new ReferenceQueue<>();
  private final HashMap<Object, Entry> entries = new HashMap<>();
  private long serials;
  private boolean watching;

  private WeakRefs(Interpreter interp) {
    this.interp = interp;
  }

  /** Those of the current interpreter. */
  static WeakRefs current() {
    Interpreter i = Interpreter.current();
    return i.state(WeakRefs.class, () -> new WeakRefs(i));
  }

  /** Whether the object can be weakly referenced. */
  static boolean supported(PyObject o) {
    return o instanceof PyType || o.type().hasWeakref();
  }

  private static PyException unsupported(PyObject o) {
    PyType t = o.type();
    String name = t.name();
    return Py.typeError("cannot create weak reference to '" + name + "' object");
  }

  private Entry find(PyObject o) {
    return entries.get(new Probe(o));
  }

  /** The entry of an object, made when missing. */
  Entry entry(PyObject o) {
    if (!supported(o)) {
      throw unsupported(o);
    }
    synchronized (entries) {
      Entry e = find(o);
      if (e == null) {
        e = new Entry(o, dead, serials++);
        entries.put(e, e);
        if (!watching) {
          watching = true;
          Thread t = new Thread(this::watch, "weak-references");
          t.setDaemon(true);
          t.start();
        }
      }
      return e;
    }
  }

  /** Lists a reference; those without callback and of the exact type come first. */
  void register(Entry e, PyObject ref, boolean canonical) {
    synchronized (entries) {
      WeakReference<PyObject> w = new WeakReference<>(ref);
      if (canonical) {
        e.refs.add(0, w);
      } else {
        e.refs.add(w);
      }
    }
  }

  /** The reference of the exact type and without callback, or null. */
  PyObject canonical(PyObject o, PyType type) {
    synchronized (entries) {
      Entry e = find(o);
      if (e != null) {
        for (WeakReference<PyObject> w : e.refs) {
          PyObject r = w.get();
          if (r != null && r.type() == type && callback(r) == null) {
            return r;
          }
        }
      }
      return null;
    }
  }

  private static PyObject callback(PyObject r) {
    return r instanceof PyWeakRef w ? w.callback : ((PyWeakProxy) r).callback;
  }

  /** All live references to an object. */
  static PyList list(PyObject o) {
    WeakRefs all = current();
    PyList l = new PyList();
    synchronized (all.entries) {
      Entry e = all.find(o);
      if (e != null) {
        for (WeakReference<PyObject> w : e.refs) {
          PyObject r = w.get();
          if (r != null) {
            l.add(r);
          }
        }
      }
    }
    return l;
  }

  /** How many live references there are to an object. */
  public static long count(PyObject o) {
    return supported(o) ? list(o).size() : 0;
  }

  /** All live references to an object, in a list. */
  public static PyList all(PyObject o) {
    return supported(o) ? list(o) : new PyList();
  }

  /** {@code o.__weakref__}. */
  static PyObject first(PyObject o) {
    PyList l = list(o);
    return l.size() == 0 ? Py.None : l.get(0);
  }

  private void watch() {
    try {
      for (; ; ) {
        Reference<? extends PyObject> r = dead.remove();
        interp.pending().add(() -> collected((Entry) r));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs the callbacks of a referent that is gone, newest reference first. */
  private void collected(Entry e) {
    ArrayList<PyObject> live = new ArrayList<>();
    synchronized (entries) {
      entries.remove(e);
      for (WeakReference<PyObject> w : e.refs) {
        PyObject r = w.get();
        if (r != null) {
          live.add(r);
        }
      }
      e.refs.clear();
    }
    for (int i = live.size() - 1; i >= 0; i--) {
      PyObject r = live.get(i);
      PyObject cb = callback(r);
      if (cb == null) {
        continue;
      }
      if (r instanceof PyWeakRef w) {
        w.callback = null;
      } else {
        ((PyWeakProxy) r).callback = null;
      }
      try {
        cb.call1(r);
      } catch (PyException x) {
        Unraisable.write(x, null, cb);
      }
    }
  }

  /** Runs the callbacks of all that the collector has found by now. */
  static void drain() {
    Interpreter i = Interpreter.current();
    WeakRefs all = current();
    // References are cleared at once, but queued by another thread in its own time.
    ArrayList<Entry> gone = new ArrayList<>();
    synchronized (all.entries) {
      for (Entry e : all.entries.values()) {
        if (e.refersTo(null)) {
          gone.add(e);
        }
      }
    }
    gone.sort(Comparator.comparingLong(e -> e.serial));
    for (Entry e : gone) {
      all.collected(e);
    }
    i.poll();
  }
}
