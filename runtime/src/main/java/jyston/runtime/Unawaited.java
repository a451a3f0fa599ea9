package jyston.runtime;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Comparator;

/**
 * Coroutines that were not started yet: when one becomes garbage, "coroutine 'f' was never awaited"
 * is due. Most are started at once, and leave the {@link Nursery} before they come here.
 */
public final class Unawaited {
  /** A list entry. It holds what the warning needs, but not the coroutine. */
  static final class Entry extends PhantomReference<PyCoroutine> {
    private final Frame frame;
    private final PyObject origin;
    private final Unawaited list;
    private final WeakReference<PyCoroutine> coroutine;
    private final long serial;

    /** The {@code id()} given out, or 0. */
    long id;

    private Entry previous;
    private Entry next;

    Entry(PyCoroutine c, Frame frame, PyObject origin, Unawaited list) {
      super(c, list.queue);
      this.coroutine = new WeakReference<>(c);
      this.frame = frame;
      this.origin = origin;
      this.list = list;
      this.serial = list.serials++;
    }

    /** The coroutine, unless it is garbage. */
    PyCoroutine coroutine() {
      return coroutine.get();
    }

    /** The coroutine was started or closed. */
    void remove() {
      if (list.first == this) {
        list.first = next;
      } else if (previous != null) {
        previous.next = next;
      } else {
        return;
      }
      if (next != null) {
        next.previous = previous;
      }
      previous = null;
      next = null;
      clear();
    }
  }

  private final ReferenceQueue<PyCoroutine> queue = new ReferenceQueue<>();
  private Entry first;
  private long serials;

  private Unawaited() {}

  /** The entry of a new coroutine. */
  static Entry add(PyCoroutine c, Frame frame, PyObject origin) {
    Interpreter i = Interpreter.current();
    Unawaited u = i.unawaited;
    if (u == null) {
      u = i.unawaited = new Unawaited();
    }
    Entry e = new Entry(c, frame, origin, u);
    e.next = u.first;
    if (u.first != null) {
      u.first.previous = e;
    }
    u.first = e;
    return e;
  }

  /** Warns of those that the collector has found by itself. */
  void drain() {
    Object r = queue.poll();
    if (r == null) {
      return;
    }
    ArrayList<Entry> l = new ArrayList<>();
    for (; r != null; r = queue.poll()) {
      l.add((Entry) r);
    }
    warn(l);
  }

  /** Warns of those that are garbage, after a collection. */
  void collected() {
    // References are cleared at once, but queued by another thread in its own time.
    ArrayList<Entry> l = new ArrayList<>();
    for (Entry e = first; e != null; e = e.next) {
      if (e.refersTo(null)) {
        l.add(e);
      }
    }
    warn(l);
  }

  /** Warns of all, at the end of the interpreter. */
  public static void warnAll(Interpreter i) {
    i.nursery.age();
    Unawaited u = i.unawaited;
    while (u != null && u.first != null) {
      ArrayList<Entry> l = new ArrayList<>();
      for (Entry e = u.first; e != null; e = e.next) {
        l.add(e);
      }
      u.warn(l);
    }
  }

  /** Warns in the order in which they were made. */
  private void warn(ArrayList<Entry> l) {
    l.sort(Comparator.comparingLong(e -> e.serial));
    for (Entry e : l) {
      if (e.previous != null || first == e) {
        e.remove();
        warn(e);
      }
    }
  }

  private static void warn(Entry e) {
    PyCoroutine c = new PyCoroutine(e.frame, e.origin);
    if (e.id != 0) {
      Interpreter.current().passId(c, e.id);
    }
    boolean warned = false;
    try {
      PyObject m = Interpreter.current().modules.get(PyStr.intern("warnings"));
      PyObject f = m == null ? null : Ops.findAttr(m, PyStr.intern("_warn_unawaited_coroutine"));
      if (f != null) {
        f.call1(c);
        warned = true;
      }
    } catch (PyException x) {
      warned = x.matches(PyBaseException.RUNTIME_WARNING);
      Unraisable.write(x, null, c);
    }
    if (warned) {
      return;
    }
    try {
      Warnings.warn(
          PyBaseException.RUNTIME_WARNING, "coroutine '" + c.qualname + "' was never awaited", 1);
    } catch (PyException x) {
      Unraisable.write(x, null, c);
    }
  }
}
