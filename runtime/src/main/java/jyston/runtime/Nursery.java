package jyston.runtime;

import java.lang.ref.WeakReference;
import java.util.Arrays;

/**
 * Generators and coroutines that have something to run when they are dropped, and that were made or
 * suspended a moment ago. Most of them go on soon and end: while they are here, they need no
 * finalizer, which costs the collector much. Being here keeps them alive, so all are given theirs
 * when there was a collection, or are too many.
 */
final class Nursery {
  private static final int SIZE = 64;

  private final PyGenerator[] items = new PyGenerator[SIZE];
  private int count;

  /** Something that does not outlive a collection. */
  private WeakReference<Object> collection = new WeakReference<>(new Object());

  /** Takes one in. */
  void add(PyGenerator g) {
    if (collection.refersTo(null)) {
      age();
      collection = new WeakReference<>(new Object());
    } else if (count == SIZE) {
      makeRoom();
    }
    g.place = count;
    items[count++] = g;
  }

  /** Lets one go that has nothing to run any more. */
  void remove(PyGenerator g) {
    items[g.place] = null;
    g.place = -1;
    while (count > 0 && items[count - 1] == null) {
      count--;
    }
  }

  private void makeRoom() {
    int n = 0;
    for (PyGenerator g : items) {
      if (g != null) {
        g.place = n;
        items[n++] = g;
      }
    }
    Arrays.fill(items, n, count, null);
    count = n;
    if (n > SIZE / 2) {
      age();
    }
  }

  /** Gives all of them, the oldest first, their finalizers. */
  void age() {
    int n = count;
    count = 0;
    for (int i = 0; i < n; i++) {
      PyGenerator g = items[i];
      items[i] = null;
      if (g != null) {
        g.place = -1;
        g.finalizeLater();
      }
    }
  }
}
