package jyston.runtime;

/**
 * The table of a set: linear probing over short stretches, then jumps (the algorithm of CPython's
 * {@code Objects/setobject.c}, so that sets iterate in the same order).
 */
public abstract class SetTable extends PyObject {
  private static final int MIN_SIZE = 8;
  private static final int LINEAR_PROBES = 9;

  /** Stands in for a removed key. */
  private static final PyObject DUMMY = Absent.ABSENT;

  private PyObject[] table = new PyObject[MIN_SIZE];
  private long[] hashes = new long[MIN_SIZE];
  private int fill;
  private int used;
  private int finger;

  /** The number of items. */
  public final int size() {
    return used;
  }

  /** The place of a key; when it is not there, the complement of the place to put it. */
  private int findEntry(PyObject key, long h) {
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
          if (hashes[e] == h && k != DUMMY) {
            boolean same = k == key || Compare.identicalOrEqual(k, key);
            if (table != t || t[e] != k) {
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
    return used > 0 && findEntry(key, h) >= 0;
  }

  /** Adds a key; false when it was there. */
  final boolean addEntry(PyObject key, long h) {
    int e = findEntry(key, h);
    if (e >= 0) {
      return false;
    }
    PyObject[] t = table;
    t[~e] = key;
    hashes[~e] = h;
    fill++;
    used++;
    if (fill * 5L >= (t.length - 1) * 3L) {
      resize(used > 50000 ? used * 2L : used * 4L);
    }
    return true;
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
          hs[e] = h;
          return;
        }
        e++;
      } while (probes-- > 0);
      perturb >>>= 5;
      i = (int) (i * 5L + 1 + perturb) & mask;
    }
  }

  private void resize(long min) {
    long size = MIN_SIZE;
    while (size <= min) {
      size <<= 1;
    }
    if (size > 1 << 30) {
      throw Py.memoryError();
    }
    PyObject[] nt = new PyObject[(int) size];
    long[] nh = new long[(int) size];
    PyObject[] t = table;
    for (int i = 0; i < t.length; i++) {
      PyObject k = t[i];
      if (k != null && k != DUMMY) {
        insertClean(nt, nh, k, hashes[i]);
      }
    }
    table = nt;
    hashes = nh;
    fill = used;
  }

  /** Removes a key; false when it was not there. */
  final boolean discardEntry(PyObject key, long h) {
    if (used == 0) {
      return false;
    }
    int e = findEntry(key, h);
    if (e < 0) {
      return false;
    }
    table[e] = DUMMY;
    hashes[e] = -1;
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
    table[e] = DUMMY;
    hashes[e] = -1;
    used--;
    finger = e + 1;
    return k;
  }

  /** Removes everything. */
  final void clearTable() {
    table = new PyObject[MIN_SIZE];
    hashes = new long[MIN_SIZE];
    fill = 0;
    used = 0;
    finger = 0;
  }

  /** Adds the items of another set. */
  final void mergeSet(SetTable o) {
    if (o == this || o.used == 0) {
      return;
    }
    if ((fill + (long) o.used) * 5 >= (table.length - 1) * 3L) {
      resize((used + (long) o.used) * 2);
    }
    if (fill == 0 && table.length == o.table.length && o.fill == o.used) {
      table = o.table.clone();
      hashes = o.hashes.clone();
      fill = o.fill;
      used = o.used;
      return;
    }
    PyObject[] t = o.table;
    long[] hs = o.hashes;
    if (fill == 0) {
      for (int i = 0; i < t.length; i++) {
        if (t[i] != null && t[i] != DUMMY) {
          insertClean(table, hashes, t[i], hs[i]);
        }
      }
      fill = o.used;
      used = o.used;
      return;
    }
    for (int i = 0; i < t.length; i++) {
      PyObject k = t[i];
      if (k != null && k != DUMMY) {
        addEntry(k, hs[i]);
      }
    }
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
    return hashes[i];
  }

  /** The hash of a frozenset of these items. */
  final long hashOfItems() {
    long h = 0;
    for (int i = next(0); i >= 0; i = next(i + 1)) {
      h ^= shuffle(hashes[i]);
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
