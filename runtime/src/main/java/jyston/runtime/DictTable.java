package jyston.runtime;

import java.util.HashMap;

/**
 * The table of a dict: entries in order of insertion, and above the smallest size an open
 * addressing table of their numbers (the compact layout and growth of CPython's {@code
 * Objects/dictobject.c}). Nothing here runs Python code but {@code __eq__} of keys, which may
 * change the table.
 */
public abstract class DictTable extends PyObject {
  private static final int DUMMY = -1;
  static final int MIN_SIZE = 8;

  /** Key and value of entry i at 2i and 2i+1; both null where an entry was removed. */
  PyObject[] kv = NO_ARGS;

  /** The hashes of the keys. Null while all keys are {@linkplain Keys#plain plain}. */
  long[] hashes;

  /**
   * Entry number + 1 per slot, below the size, and above that the bits which the key's hash has
   * there, so that few other keys are looked at; 0 for empty. Null while all fits the smallest
   * size.
   */
  int[] index;

  /** How many entries are in use, the removed ones included. */
  int nentries;

  /** How many may still be added before the table is rebuilt. */
  int usable;

  int used;

  /** No live entry is below this number. */
  int first;

  /** Counts insertions and removals of keys. */
  int changes;

  HashMap<PyStr, Cell> cells;

  // Size.

  /** The number of keys. */
  public final int size() {
    return used;
  }

  /** A number that changes whenever a key comes or goes. */
  public final int keysVersion() {
    return changes;
  }

  /** Whether there is an array of hashes. */
  final boolean storesHashes() {
    return hashes != null;
  }

  static int usableOf(int size) {
    return (size << 1) / 3;
  }

  /** Makes room for so many keys in an empty dict. */
  final void presize(int n) {
    if (n > 0 && kv.length == 0) {
      rebuild(Math.max(MIN_SIZE, tableSize(n * 3L / 2 + 1)), 0);
    }
  }

  static int tableSize(long n) {
    if (n > 1 << 29) {
      throw Py.memoryError();
    }
    return n <= MIN_SIZE ? MIN_SIZE : Integer.highestOneBit((int) n - 1) << 1;
  }

  private void grow() {
    rebuild(tableSize(used * 3L), 0);
  }

  /** Moves the live entries to a new table of the given size, after {@code gap} free entries. */
  void rebuild(int size, int gap) {
    int cap = Math.max(usableOf(size), used + gap + 1);
    PyObject[] nkv = new PyObject[2 * cap];
    long[] nh = hashes == null ? null : new long[cap];
    int n = gap;
    if (used == nentries) {
      System.arraycopy(kv, 0, nkv, 2 * n, 2 * used);
      if (nh != null) {
        System.arraycopy(hashes, 0, nh, n, used);
      }
      n += used;
    } else {
      for (int i = first; i < nentries; i++) {
        if (kv[2 * i] != null) {
          nkv[2 * n] = kv[2 * i];
          nkv[2 * n + 1] = kv[2 * i + 1];
          if (nh != null) {
            nh[n] = hashes[i];
          }
          n++;
        }
      }
    }
    kv = nkv;
    hashes = nh;
    nentries = n;
    first = gap;
    usable = cap - n;
    if (size <= MIN_SIZE) {
      index = null;
      return;
    }
    int[] ix = new int[size];
    int mask = size - 1;
    for (int i = gap; i < n; i++) {
      long h = hashAt(i);
      long perturb = h;
      int s = (int) h & mask;
      while (ix[s] != 0) {
        perturb >>>= 5;
        s = (int) (s * 5L + perturb + 1) & mask;
      }
      ix[s] = (int) h & ~mask | i + 1;
    }
    index = ix;
  }

  /** Gives every entry its hash, for a key is coming that is not plain. */
  private void storeHashes() {
    long[] h = new long[kv.length / 2];
    for (int i = first; i < nentries; i++) {
      if (kv[2 * i] != null) {
        h[i] = Keys.hash(kv[2 * i]);
      }
    }
    hashes = h;
  }

  // Lookup.

  int find(PyObject key, long h) {
    if (used == 0) {
      return -1;
    }
    if (hashes == null) {
      if (key.getClass() == PyInt.class) {
        return findInt(((PyInt) key).value, h);
      }
      if (key.getClass() == PyStr.class) {
        return findStr((PyStr) key, h);
      }
    }
    return findAny(key, h);
  }

  /** Finds an int among plain keys. */
  private int findInt(long value, long h) {
    PyObject[] t = kv;
    int[] ix = index;
    if (ix == null) {
      for (int i = first, n = nentries; i < n; i++) {
        PyObject k = t[2 * i];
        if (k != null && k.getClass() == PyInt.class && ((PyInt) k).value == value) {
          return i;
        }
      }
      return -1;
    }
    int mask = ix.length - 1;
    long perturb = h;
    int s = (int) h & mask;
    for (; ; ) {
      int x = ix[s];
      if (x == 0) {
        return -1;
      }
      if (((x ^ (int) h) & ~mask) == 0 && x != DUMMY) {
        int e = x & mask;
        PyObject k = t[2 * e - 2];
        if (k.getClass() == PyInt.class && ((PyInt) k).value == value) {
          return e - 1;
        }
      }
      perturb >>>= 5;
      s = (int) (s * 5L + perturb + 1) & mask;
    }
  }

  /** Finds a str among plain keys. */
  private int findStr(PyStr key, long h) {
    PyObject[] t = kv;
    int[] ix = index;
    if (ix == null) {
      for (int i = first, n = nentries; i < n; i++) {
        PyObject k = t[2 * i];
        if (k == key || k != null && Keys.sameStr(k, key, h)) {
          return i;
        }
      }
      return -1;
    }
    int mask = ix.length - 1;
    long perturb = h;
    int s = (int) h & mask;
    for (; ; ) {
      int x = ix[s];
      if (x == 0) {
        return -1;
      }
      if (((x ^ (int) h) & ~mask) == 0 && x != DUMMY) {
        int e = x & mask;
        PyObject k = t[2 * e - 2];
        if (k == key || Keys.sameStr(k, key, h)) {
          return e - 1;
        }
      }
      perturb >>>= 5;
      s = (int) (s * 5L + perturb + 1) & mask;
    }
  }

  /**
   * Equality of any keys; false, and then {@link #moved} tells, when the table changed meanwhile.
   */
  private static boolean sameKey(PyObject k, PyObject key) {
    return k == key || Compare.identicalOrEqual(k, key);
  }

  private boolean moved(PyObject[] t, int i, PyObject k) {
    return kv != t || !Keys.stayed(k, t[2 * i]);
  }

  private int findAny(PyObject key, long h) {
    restart:
    for (; ; ) {
      PyObject[] t = kv;
      int[] ix = index;
      if (ix == null) {
        for (int i = first; i < nentries; i++) {
          PyObject k = t[2 * i];
          if (k == null || hashAt(i) != h) {
            continue;
          }
          boolean eq = sameKey(k, key);
          if (moved(t, i, k)) {
            continue restart;
          }
          if (eq) {
            return i;
          }
        }
        return -1;
      }
      int mask = ix.length - 1;
      long perturb = h;
      int s = (int) h & mask;
      for (; ; ) {
        int x = ix[s];
        if (x == 0) {
          return -1;
        }
        int e = x & mask;
        if (((x ^ (int) h) & ~mask) == 0 && x != DUMMY && hashAt(e - 1) == h) {
          PyObject k = t[2 * e - 2];
          boolean eq = sameKey(k, key);
          if (moved(t, e - 1, k)) {
            continue restart;
          }
          if (eq) {
            return e - 1;
          }
        }
        perturb >>>= 5;
        s = (int) (s * 5L + perturb + 1) & mask;
      }
    }
  }

  static PyObject through(PyObject v) {
    return v.getClass() == Cell.class ? ((Cell) v).value : v;
  }

  /** Adds a key that is not there. */
  final void append(PyObject key, long h, PyObject value) {
    if (usable <= 0) {
      grow();
    }
    PyObject stored = value;
    if (cells != null && key instanceof PyStr) {
      Cell c = cells.get(key);
      if (c != null) {
        c.value = value;
        stored = c;
      }
    }
    if (hashes == null && !Keys.plain(key)) {
      storeHashes();
    }
    int e = nentries;
    link(e, h);
    kv[2 * e] = key;
    kv[2 * e + 1] = stored;
    if (hashes != null) {
      hashes[e] = h;
    }
    nentries = e + 1;
    usable--;
    if (used == 0) {
      first = e;
    }
    used++;
    changes++;
  }

  void link(int e, long h) {
    int[] ix = index;
    if (ix == null) {
      return;
    }
    int mask = ix.length - 1;
    long perturb = h;
    int s = (int) h & mask;
    while (ix[s] != 0 && ix[s] != DUMMY) {
      perturb >>>= 5;
      s = (int) (s * 5L + perturb + 1) & mask;
    }
    ix[s] = (int) h & ~mask | e + 1;
  }

  private void unlink(int e) {
    int[] ix = index;
    if (ix == null) {
      return;
    }
    int mask = ix.length - 1;
    long h = hashAt(e);
    long perturb = h;
    int s = (int) h & mask;
    while ((ix[s] & mask) != e + 1) {
      perturb >>>= 5;
      s = (int) (s * 5L + perturb + 1) & mask;
    }
    ix[s] = DUMMY;
  }

  /** Removes a live entry and gives its value. */
  final PyObject removeAt(int i) {
    unlink(i);
    PyObject v = kv[2 * i + 1];
    kv[2 * i] = null;
    kv[2 * i + 1] = null;
    used--;
    changes++;
    if (used == 0) {
      first = nentries;
    } else if (i == first) {
      while (kv[2 * first] == null) {
        first++;
      }
    }
    if (v.getClass() == Cell.class) {
      Cell c = (Cell) v;
      v = c.value;
      c.value = null;
    }
    return v;
  }

  /** Gives back the place of the last entry, which was just removed. */
  final void dropTail(int i) {
    nentries = i;
    if (first > i) {
      first = i;
    }
  }

  // Entries by number, for loops that do not copy.

  /** The first live entry at or after i, or -1. */
  public final int next(int i) {
    PyObject[] t = kv;
    for (int n = nentries, j = Math.max(i, first); j < n; j++) {
      if (t[2 * j] != null) {
        return j;
      }
    }
    return -1;
  }

  /** The last live entry at or before i, or -1. */
  public final int previous(int i) {
    PyObject[] t = kv;
    for (int j = Math.min(i, nentries - 1); j >= first; j--) {
      if (t[2 * j] != null) {
        return j;
      }
    }
    return -1;
  }

  /** The number of the last live entry, or -1. */
  final int lastEntry() {
    return previous(nentries - 1);
  }

  /** The number of a key's entry, or -1. */
  final int entryOf(PyObject key, long h) {
    return find(key, h);
  }

  /** How many entry numbers are in use, dead ones included. */
  final int entryLimit() {
    return nentries;
  }

  /** Key of a live entry. */
  public final PyObject keyAt(int i) {
    return kv[2 * i];
  }

  /** Value of a live entry. */
  public final PyObject valueAt(int i) {
    return through(kv[2 * i + 1]);
  }

  /** Hash of a live entry's key. */
  public final long hashAt(int i) {
    return hashes != null ? hashes[i] : Keys.hash(kv[2 * i]);
  }

  /** Replaces the value of a live entry. */
  public final void setValueAt(int i, PyObject value) {
    PyObject old = kv[2 * i + 1];
    if (old.getClass() == Cell.class) {
      ((Cell) old).value = value;
    } else {
      kv[2 * i + 1] = value;
    }
  }

  /** CPython's {@code __sizeof__} for a table of this size. */
  final long tableBytes() {
    if (kv.length == 0) {
      return 64;
    }
    int size = index == null ? MIN_SIZE : index.length;
    int width = size <= 128 ? 1 : size <= 32768 ? 2 : 4;
    return 64 + 32 + (long) size * width + usableOf(size) * 24L;
  }
}
