package jyston.tier0;

import jyston.profiler.SiteCell;
import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.Shape;

/**
 * Feedback and inline cache of a method call: what the class of a receiver holds under the name.
 */
final class MethodCell extends SiteCell {
  private static final int MAX_ENTRIES = 8;

  /** After so many fills the site is taken for one that a cache hardly helps. */
  private static final int MAX_FILLS = 256;

  /** From then on one miss in so many still fills it: programs change. */
  private static final int REFILL = 1024;

  /** What a site knows of one shape, or of a type whose instances have none. */
  static final class Entry {
    /** Shape of the receiver, or null. */
    final Shape shape;

    final PyType type;
    final int version;

    /** For a lookup through {@code super()}: the class of the MRO it starts behind. */
    final PyType past;

    final PyObject target;
    Entry next;

    Entry(Shape shape, PyType type, PyType past, PyObject target) {
      this.shape = shape;
      this.type = type;
      this.version = type.version;
      this.past = past;
      this.target = target;
    }
  }

  /** Entries, newest first. */
  Entry first;

  private final boolean caches;
  private int fills;

  MethodCell(int point, boolean caches) {
    super(point, "receivers");
    this.caches = caches;
  }

  /** Adds an entry in front; stale ones go, and the oldest. False when there were too many. */
  boolean add(Entry e) {
    if (!caches || ++fills > MAX_FILLS && fills % REFILL != 0) {
      return false;
    }
    Entry last = e;
    int n = 1;
    for (Entry x = first; x != null && n < MAX_ENTRIES; x = x.next) {
      if (x.version == x.type.version) {
        last.next = x;
        last = x;
        n++;
      }
    }
    last.next = null;
    first = e;
    return true;
  }

  /** Whether the cache has been filled so often that this miss need not fill it either. */
  boolean spent() {
    if (fills < MAX_FILLS || (fills + 1) % REFILL == 0) {
      return false;
    }
    fills++;
    return true;
  }

  @Override
  protected void dropCache() {
    super.dropCache();
    first = null;
  }
}
