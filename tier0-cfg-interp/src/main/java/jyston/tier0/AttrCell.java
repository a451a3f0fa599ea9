package jyston.tier0;

import jyston.profiler.SiteCell;
import jyston.runtime.Cell;
import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.Shape;

/** Feedback and inline cache of a site that reads or writes an attribute. */
final class AttrCell extends SiteCell {
  /** How many entries the cache has at most. */
  static final int MAX_ENTRIES = 8;

  /** After so many fills the site is taken for one that a cache hardly helps. */
  private static final int MAX_FILLS = 256;

  /** From then on one miss in so many still fills it: programs change. */
  private static final int REFILL = 1024;

  /** The value is in a slot of the instance. */
  static final int SLOT = 0;

  /** The value is in the class, and read as it is. */
  static final int VALUE = 1;

  /** The value is in the class, where code writes it now and then: in a cell. */
  static final int IN_CELL = 2;

  /** A function in the class, to be bound. */
  static final int BIND = 3;

  /** A property with a getter. */
  static final int PROPERTY = 4;

  /** Another data descriptor of a builtin type. */
  static final int DESCRIPTOR = 5;

  /** What the site knows of one shape, or of one class that is itself the receiver. */
  static final class Entry {
    /** Shape of the receiver; null when the receiver is {@link #type} itself. */
    final Shape shape;

    final PyType type;
    final int version;

    /** The metaclass, when the receiver is the class itself. */
    final PyType meta;

    final int metaVersion;
    final int how;

    /** Slot to read or write. */
    final int slot;

    final PyObject value;

    /** For a write that adds an attribute: the shape afterwards. */
    final Shape after;

    Entry next;

    private Entry(Shape shape, PyType type, int how, int slot, PyObject value, Shape after) {
      this.shape = shape;
      this.type = type;
      this.version = type.version;
      this.meta = shape == null ? type.type() : null;
      this.metaVersion = shape == null ? meta.version : 0;
      this.how = how;
      this.slot = slot;
      this.value = value;
      this.after = after;
    }

    /** A slot of instances; {@code after} is null unless writing it adds it. */
    static Entry slot(Shape s, int slot, Shape after) {
      return new Entry(s, s.type, SLOT, slot, null, after);
    }

    /** Something in the class of instances. */
    static Entry inClass(Shape s, int how, PyObject value) {
      return new Entry(s, s.type, how, -1, value, null);
    }

    /** Something read from a class itself. */
    static Entry ofClass(PyType t, int how, PyObject value) {
      return new Entry(null, t, how, -1, value, null);
    }

    boolean stale() {
      return version != type.version || meta != null && metaVersion != meta.version;
    }
  }

  /** Entries, newest first. */
  Entry first;

  private final boolean caches;
  private int fills;

  AttrCell(int point, boolean caches) {
    super(point, "shapes");
    this.caches = caches;
  }

  /** The value of a class attribute entry that needs no receiver. */
  static PyObject classValue(Entry e) {
    return e.how == IN_CELL ? ((Cell) e.value).value : e.value;
  }

  /**
   * Adds an entry in front. Stale ones go, and the oldest where there are too many: the shapes of
   * the first few instances of a class are often not those of the others.
   *
   * @return false when the cache has been filled so often that it does not help
   */
  boolean add(Entry e) {
    if (!caches || ++fills > MAX_FILLS && fills % REFILL != 0) {
      return false;
    }
    Entry last = e;
    int n = 1;
    for (Entry x = first; x != null && n < MAX_ENTRIES; x = x.next) {
      if (!x.stale()) {
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
