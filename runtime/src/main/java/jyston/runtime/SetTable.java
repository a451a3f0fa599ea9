package jyston.runtime;

/**
 * The table of a set: linear probing over short stretches, then jumps (the algorithm of CPython's
 * {@code Objects/setobject.c}, so that sets iterate in the same order).
 */
public abstract class SetTable extends PyObject {
  private static final int MIN_SIZE = 8;
  private static final int LINEAR_PROBES = 9;

  /** In a larger table, the hash of a key is nearer than the key. */
  private static final int NEAR = 8192;

  /** Stands in for a removed key. */
  private static final PyObject DUMMY = Absent.ABSENT;

  /** The table of sets that nothing was added to; never written. */
  private static final PyObject[] EMPTY = new PyObject[MIN_SIZE];

  private PyObject[] table = EMPTY;

  /**
   * The hashes of the keys. Null while all keys are {@linkplain Keys#plain plain} and the table is
   * not large.
   */
  private long[] hashes;

  private int fill;
  private int used;
  private int finger;

  /** The number of items. */
  public final int size() {
    return used;
  }

  /** Whether there is an array of hashes. */
  final boolean storesHashes() {
    return hashes != null;
  }

  /**
   * The place of a key; when it is not there, the complement of the first unused place.
   *
   * @param adding whether an equal key decides even when its comparison has changed the table
   */
  private int findEntry(PyObject key, long h, boolean adding) {
    if (hashes == null) {
      if (key.getClass() == PyInt.class) {
        return findInt(((PyInt) key).value, h);
      }
      if (key.getClass() == PyStr.class) {
        return findStr((PyStr) key, h);
      }
    }
    return findAny(key, h, adding);
  }

  /** Finds an int among plain keys. */
  private int findInt(long value, long h) {
    PyObject[] t = table;
    int mask = t.length - 1;
    long perturb = h;
    int i = (int) h & mask;
    for (; ; ) {
      int probes = i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
      int e = i;
      do {
        PyObject k = t[e];
        if (k == null) {
          return ~e;
        }
        if (k.getClass() == PyInt.class && ((PyInt) k).value == value) {
          return e;
        }
        e++;
      } while (probes-- > 0);
      perturb >>>= 5;
      i = (int) (i * 5L + 1 + perturb) & mask;
    }
  }

  /** Finds a str among plain keys. */
  private int findStr(PyStr key, long h) {
    PyObject[] t = table;
    int mask = t.length - 1;
    long perturb = h;
    int i = (int) h & mask;
    for (; ; ) {
      int probes = i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
      int e = i;
      do {
        PyObject k = t[e];
        if (k == null) {
          return ~e;
        }
        if (k == key || Keys.sameStr(k, key, h)) {
          return e;
        }
        e++;
      } while (probes-- > 0);
      perturb >>>= 5;
      i = (int) (i * 5L + 1 + perturb) & mask;
    }
  }

  private int findAny(PyObject key, long h, boolean adding) {
    restart:
    for (; ; ) {
      PyObject[] t = table;
      int mask = t.length - 1;
      long perturb = h;
      int i = (int) h & mask;
      for (; ; ) {
        int probes = i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
        int e = i;
        do {
          PyObject k = t[e];
          if (k == null) {
            return ~e;
          }
          if (k != DUMMY && hashAt(e) == h) {
            boolean same = k == key || Compare.identicalOrEqual(k, key);
            if (same && adding) {
              return e;
            }
            if (table != t || !Keys.stayed(k, t[e])) {
              continue restart;
            }
            if (same) {
              return e;
            }
          }
          e++;
        } while (probes-- > 0);
        perturb >>>= 5;
        i = (int) (i * 5L + 1 + perturb) & mask;
      }
    }
  }

  /** Whether the key is there. */
  final boolean has(PyObject key, long h) {
    return used > 0 && findEntry(key, h, false) >= 0;
  }

  /** Adds a key; false when it was there. */
  final boolean addEntry(PyObject key, long h) {
    int e = findEntry(key, h, true);
    if (e >= 0) {
      return false;
    }
    e = ~e;
    PyObject[] t = table;
    if (t == EMPTY) {
      t = new PyObject[MIN_SIZE];
      table = t;
    }
    if (hashes == null && !Keys.plain(key)) {
      storeHashes();
    }
    int removed = fill == used ? -1 : lastRemoved(h);
    if (removed >= 0) {
      e = removed;
    } else {
      fill++;
    }
    t[e] = key;
    if (hashes != null) {
      hashes[e] = h;
    }
    used++;
    if (removed < 0 && fill * 5L >= (t.length - 1) * 3L) {
      resize(used > 50000 ? used * 2L : used * 4L);
    }
    return true;
  }

  /** The last place of a removed key on the way to an unused one, or -1: a new key goes there. */
  private int lastRemoved(long h) {
    PyObject[] t = table;
    int mask = t.length - 1;
    int last = -1;
    long perturb = h;
    int i = (int) h & mask;
    for (; ; ) {
      int probes = i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
      int e = i;
      do {
        PyObject k = t[e];
        if (k == null) {
          return last;
        }
        if (k == DUMMY) {
          last = e;
        }
        e++;
      } while (probes-- > 0);
      perturb >>>= 5;
      i = (int) (i * 5L + 1 + perturb) & mask;
    }
  }

  /** Gives every key its hash, for one is coming that is not plain. */
  private void storeHashes() {
    PyObject[] t = table;
    long[] h = new long[t.length];
    for (int i = 0; i < t.length; i++) {
      if (t[i] != null && t[i] != DUMMY) {
        h[i] = Keys.hash(t[i]);
      }
    }
    hashes = h;
  }

  private static void insertClean(PyObject[] t, long[] hs, PyObject key, long h) {
    int mask = t.length - 1;
    long perturb = h;
    int i = (int) h & mask;
    for (; ; ) {
      int probes = i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
      int e = i;
      do {
        if (t[e] == null) {
          t[e] = key;
          if (hs != null) {
            hs[e] = h;
          }
          return;
        }
        e++;
      } while (probes-- > 0);
      perturb >>>= 5;
      i = (int) (i * 5L + 1 + perturb) & mask;
    }
  }

  private static int sizeAbove(long min) {
    long size = MIN_SIZE;
    while (size <= min) {
      size <<= 1;
    }
    if (size > 1 << 30) {
      throw Py.memoryError();
    }
    return (int) size;
  }

  private void resize(long min) {
    int size = sizeAbove(min);
    PyObject[] nt = new PyObject[size];
    long[] nh = hashes == null && size <= NEAR ? null : new long[size];
    PyObject[] t = table;
    for (int i = 0; i < t.length; i++) {
      PyObject k = t[i];
      if (k != null && k != DUMMY) {
        insertClean(nt, nh, k, hashAt(i));
      }
    }
    table = nt;
    hashes = nh;
    fill = used;
  }

  private void bury(int e) {
    table[e] = DUMMY;
    if (hashes != null) {
      hashes[e] = -1;
    }
  }

  /** Removes a key; false when it was not there. */
  final boolean discardEntry(PyObject key, long h) {
    if (used == 0) {
      return false;
    }
    int e = findEntry(key, h, false);
    if (e < 0) {
      return false;
    }
    bury(e);
    used--;
    return true;
  }

  /** Removes and gives some item, or null when there is none. */
  final PyObject popEntry() {
    if (used == 0) {
      return null;
    }
    int mask = table.length - 1;
    int e = finger & mask;
    while (table[e] == null || table[e] == DUMMY) {
      e = e == mask ? 0 : e + 1;
    }
    PyObject k = table[e];
    bury(e);
    used--;
    finger = e + 1;
    return k;
  }

  /** Removes everything. */
  final void clearTable() {
    table = EMPTY;
    hashes = null;
    fill = 0;
    used = 0;
  }

  /** Adds the items of another set. */
  final void mergeSet(SetTable o) {
    if (o == this || o.used == 0) {
      return;
    }
    boolean tight = (fill + (long) o.used) * 5 >= (table.length - 1) * 3L;
    if (fill == 0) {
      copyEntries(o, tight ? sizeAbove(o.used * 2L) : table.length);
      return;
    }
    if (tight) {
      resize((used + (long) o.used) * 2);
    }
    for (int i = o.next(0); i >= 0; i = o.next(i + 1)) {
      addEntry(o.table[i], o.hashAt(i));
    }
  }

  /** Takes over the items of another set into this empty one, in a table of the given size. */
  private void copyEntries(SetTable o, int size) {
    if (size == o.table.length && o.fill == o.used) {
      table = o.table.clone();
      hashes = o.hashes == null ? null : o.hashes.clone();
    } else {
      table = new PyObject[size];
      hashes = o.hashes == null && size <= NEAR ? null : new long[size];
      for (int i = o.next(0); i >= 0; i = o.next(i + 1)) {
        insertClean(table, hashes, o.table[i], o.hashAt(i));
      }
    }
    fill = o.used;
    used = o.used;
  }

  /** Adds the keys of a dict. */
  final void mergeKeys(PyDict d) {
    if ((fill + (long) d.size()) * 5 >= (table.length - 1) * 3L) {
      resize((used + (long) d.size()) * 2);
    }
    for (int i = d.next(0); i >= 0; i = d.next(i + 1)) {
      addEntry(d.keyAt(i), d.hashAt(i));
    }
  }

  /** Rebuilds the table when more than a quarter of it is removed keys. */
  final void sweep() {
    if (fill - used > (table.length - 1) / 4) {
      resize(used > 50000 ? used * 2L : used * 4L);
    }
  }

  /** Exchanges contents. */
  final void swap(SetTable o) {
    PyObject[] t = table;
    table = o.table;
    o.table = t;
    long[] h = hashes;
    hashes = o.hashes;
    o.hashes = h;
    int f = fill;
    fill = o.fill;
    o.fill = f;
    int u = used;
    used = o.used;
    o.used = u;
  }

  // Items by position, for loops.

  /** The first item at or after position i, or -1. */
  public final int next(int i) {
    PyObject[] t = table;
    for (int j = i; j < t.length; j++) {
      if (t[j] != null && t[j] != DUMMY) {
        return j;
      }
    }
    return -1;
  }

  /** The item at a position that {@link #next} gave. */
  public final PyObject at(int i) {
    return table[i];
  }

  /** Hash of the item at a position. */
  final long hashAt(int i) {
    return hashes != null ? hashes[i] : Keys.hash(table[i]);
  }

  /** The hash of a frozenset of these items. */
  final long hashOfItems() {
    long h = 0;
    for (int i = next(0); i >= 0; i = next(i + 1)) {
      h ^= shuffle(hashAt(i));
    }
    h ^= (used + 1L) * 1927868237L;
    h ^= (h >>> 11) ^ (h >>> 25);
    h = h * 69069L + 907133923L;
    return h == -1 ? 590923713L : h;
  }

  private static long shuffle(long h) {
    return ((h ^ 89869747L) ^ (h << 16)) * 3644798167L;
  }

  /** CPython's {@code __sizeof__} for a table of this size. */
  final long tableBytes() {
    return 200 + (table.length > MIN_SIZE ? table.length * 16L : 0);
  }
}
