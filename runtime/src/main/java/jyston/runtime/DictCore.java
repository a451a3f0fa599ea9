package jyston.runtime;

import java.util.HashMap;

/**
 * The table of a dict: entries in order of insertion, and above the smallest size an open
 * addressing table of their numbers (the compact layout and growth of CPython's {@code
 * Objects/dictobject.c}). Nothing here runs Python code but {@code __hash__} and {@code __eq__} of
 * keys, and each may change the table.
 */
public abstract class DictCore extends PyObject {
  private static final int DUMMY = -1;
  private static final int MIN_SIZE = 8;

  /** Key and value of entry i at 2i and 2i+1; both null where an entry was removed. */
  private PyObject[] kv = NO_ARGS;

  /**
   * The hashes of the keys. Null while there is no {@link #index} and all keys are exact strs,
   * which know their hashes: most dicts are that small.
   */
  private long[] hashes;

  /** Entry number + 1 per slot, 0 for empty; null while all fits the smallest size. */
  private int[] index;

  /** How many entries are in use, the removed ones included. */
  private int nentries;

  /** How many may still be added before the table is rebuilt. */
  private int usable;

  private int used;

  /** No live entry is below this number. */
  private int first;

  /** Counts insertions and removals of keys. */
  private int changes;

  private HashMap<PyStr, Cell> cells;

  // Size.

  /** The number of keys. */
  public final int size() {
    return used;
  }

  /** A number that changes whenever a key comes or goes. */
  public final int keysVersion() {
    return changes;
  }

  private static int usableOf(int size) {
    return (size << 1) / 3;
  }

  /** Makes room for so many keys in an empty dict. */
  final void presize(int n) {
    if (n > 0 && kv.length == 0) {
      rebuild(Math.max(MIN_SIZE, tableSize(n * 3L / 2 + 1)), 0);
    }
  }

  /**
   * Takes over keys and values into this empty dict.
   *
   * @param pairs as {@link PyDict#ofNames} says
   */
  final void takeNames(PyObject[] pairs) {
    int n = pairs.length / 2;
    if (n > usableOf(MIN_SIZE)) {
      presize(n);
      for (int i = 0; i < n; i++) {
        append(pairs[2 * i], pairs[2 * i].hash(), pairs[2 * i + 1]);
      }
      return;
    }
    kv = pairs;
    nentries = n;
    used = n;
    changes = n;
  }

  private static int tableSize(long n) {
    if (n > 1 << 29) {
      throw Py.memoryError();
    }
    return n <= MIN_SIZE ? MIN_SIZE : Integer.highestOneBit((int) n - 1) << 1;
  }

  private void grow() {
    rebuild(tableSize(used * 3L), 0);
  }

  /** Takes over all of another table into this empty one, where that is just copying arrays. */
  final boolean copyTable(DictCore d) {
    if (cells != null || d.cells != null || d.used != d.nentries || d.index == null) {
      return false;
    }
    kv = d.kv.clone();
    hashes = d.hashes.clone();
    index = d.index.clone();
    nentries = d.nentries;
    usable = d.usable;
    used = d.used;
    first = 0;
    changes++;
    return true;
  }

  /** Moves the live entries to a new table of the given size, after {@code gap} free entries. */
  private void rebuild(int size, int gap) {
    int cap = Math.max(usableOf(size), used + gap + 1);
    PyObject[] nkv = new PyObject[2 * cap];
    long[] nh = hashes == null && size <= MIN_SIZE ? null : new long[cap];
    int n = gap;
    if (used == nentries) {
      System.arraycopy(kv, 0, nkv, 2 * n, 2 * used);
      if (nh != null) {
        copyHashes(nh, n);
      }
      n += used;
    } else {
      for (int i = first; i < nentries; i++) {
        if (kv[2 * i] != null) {
          nkv[2 * n] = kv[2 * i];
          nkv[2 * n + 1] = kv[2 * i + 1];
          if (nh != null) {
            nh[n] = hashAt(i);
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
      long h = nh[i];
      long perturb = h;
      int s = (int) h & mask;
      while (ix[s] != 0) {
        perturb >>>= 5;
        s = (int) (s * 5L + perturb + 1) & mask;
      }
      ix[s] = i + 1;
    }
    index = ix;
  }

  /** Copies the hashes of all entries, which are all live. */
  private void copyHashes(long[] to, int at) {
    if (hashes != null) {
      System.arraycopy(hashes, 0, to, at, used);
      return;
    }
    for (int i = 0; i < used; i++) {
      to[at + i] = kv[2 * i].hash();
    }
  }

  /** Gives every entry its hash, for a key is coming that is no exact str. */
  private void storeHashes() {
    long[] h = new long[kv.length / 2];
    for (int i = first; i < nentries; i++) {
      if (kv[2 * i] != null) {
        h[i] = kv[2 * i].hash();
      }
    }
    hashes = h;
  }

  // Lookup.

  private int find(PyObject key, long h) {
    if (used == 0) {
      return -1;
    }
    return key.getClass() == PyStr.class ? findStr((PyStr) key, h) : findAny(key, h);
  }

  private int findStr(PyStr key, long h) {
    PyObject[] t = kv;
    int[] ix = index;
    if (ix == null) {
      long[] hs = hashes;
      if (hs == null) {
        for (int i = first, n = nentries; i < n; i++) {
          PyObject k = t[2 * i];
          if (k == key || k != null && k.hash() == h && key.sameText((PyStr) k)) {
            return i;
          }
        }
        return -1;
      }
      for (int i = first, n = nentries; i < n; i++) {
        PyObject k = t[2 * i];
        if (k == key) {
          return i;
        }
        if (k != null && hs[i] == h) {
          if (k.getClass() != PyStr.class) {
            return findAny(key, h);
          }
          if (key.sameText((PyStr) k)) {
            return i;
          }
        }
      }
      return -1;
    }
    int mask = ix.length - 1;
    long perturb = h;
    int s = (int) h & mask;
    for (; ; ) {
      int e = ix[s];
      if (e == 0) {
        return -1;
      }
      if (e > 0) {
        PyObject k = t[2 * e - 2];
        if (k == key) {
          return e - 1;
        }
        if (hashes[e - 1] == h) {
          if (k.getClass() != PyStr.class) {
            return findAny(key, h);
          }
          if (key.sameText((PyStr) k)) {
            return e - 1;
          }
        }
      }
      perturb >>>= 5;
      s = (int) (s * 5L + perturb + 1) & mask;
    }
  }

  /** Equality of keys; false, and then {@link #moved} tells, when the table changed meanwhile. */
  private static boolean sameKey(PyObject k, PyObject key) {
    return k == key || Compare.identicalOrEqual(k, key);
  }

  private boolean moved(PyObject[] t, int i, PyObject k) {
    return kv != t || t[2 * i] != k;
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
        int e = ix[s];
        if (e == 0) {
          return -1;
        }
        if (e > 0 && hashes[e - 1] == h) {
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

  private static PyObject through(PyObject v) {
    return v.getClass() == Cell.class ? ((Cell) v).value : v;
  }

  /** The value of a key, or null. */
  public final PyObject get(PyObject key) {
    return key.getClass() == PyStr.class ? get((PyStr) key) : get(key, key.hash());
  }

  /** The value of a key with a known hash, or null. */
  public final PyObject get(PyObject key, long h) {
    int i = find(key, h);
    return i < 0 ? null : through(kv[2 * i + 1]);
  }

  /** The value of a str key, or null. */
  public final PyObject get(PyStr key) {
    if (index == null) {
      PyObject[] t = kv;
      for (int i = first, n = nentries; i < n; i++) {
        if (t[2 * i] == key) {
          return through(t[2 * i + 1]);
        }
      }
    }
    if (used == 0) {
      key.hash();
      return null;
    }
    int i = find(key, key.hash());
    return i < 0 ? null : through(kv[2 * i + 1]);
  }

  /** Whether there is such a key. */
  public final boolean containsKey(PyObject key) {
    return find(key, key.hash()) >= 0;
  }

  // Change.

  /** Sets the value of a key. */
  public final void put(PyObject key, PyObject value) {
    put(key, key.hash(), value);
  }

  /** Sets the value of a key with a known hash. */
  public final void put(PyObject key, long h, PyObject value) {
    int i = find(key, h);
    if (i >= 0) {
      setValueAt(i, value);
    } else {
      append(key, h, value);
    }
  }

  /** The value the key had already, or null after giving it this one. */
  public final PyObject putIfAbsent(PyObject key, PyObject value) {
    return putIfAbsent(key, key.hash(), value);
  }

  /** As the other, with a known hash. */
  public final PyObject putIfAbsent(PyObject key, long h, PyObject value) {
    int i = find(key, h);
    if (i >= 0) {
      return through(kv[2 * i + 1]);
    }
    append(key, h, value);
    return null;
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
    if (hashes == null && key.getClass() != PyStr.class) {
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

  private void link(int e, long h) {
    int[] ix = index;
    if (ix == null) {
      return;
    }
    int mask = ix.length - 1;
    long perturb = h;
    int s = (int) h & mask;
    while (ix[s] > 0) {
      perturb >>>= 5;
      s = (int) (s * 5L + perturb + 1) & mask;
    }
    ix[s] = e + 1;
  }

  private void unlink(int e) {
    int[] ix = index;
    if (ix == null) {
      return;
    }
    int mask = ix.length - 1;
    long h = hashes[e];
    long perturb = h;
    int s = (int) h & mask;
    while (ix[s] != e + 1) {
      perturb >>>= 5;
      s = (int) (s * 5L + perturb + 1) & mask;
    }
    ix[s] = DUMMY;
  }

  /** Removes a key; its value, or null when there was none. */
  public final PyObject remove(PyObject key) {
    return remove(key, key.hash());
  }

  /** As the other, with a known hash. */
  public final PyObject remove(PyObject key, long h) {
    int i = find(key, h);
    return i < 0 ? null : removeAt(i);
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

  /** Removes all keys. */
  public final void clear() {
    if (used > 0) {
      changes++;
    }
    kv = NO_ARGS;
    hashes = null;
    index = null;
    nentries = 0;
    usable = 0;
    used = 0;
    first = 0;
    if (cells != null) {
      for (Cell c : cells.values()) {
        c.value = null;
      }
    }
  }

  /** Makes a live entry the last. */
  final void moveToEnd(int i) {
    if (lastEntry() == i) {
      return;
    }
    PyObject k = kv[2 * i];
    long h = hashAt(i);
    append(k, h, removeAt(i));
  }

  /** Makes a live entry the first; free entries kept at the front make it cheap. */
  final void moveToFront(int i) {
    if (first == i) {
      return;
    }
    PyObject k = kv[2 * i];
    long h = hashAt(i);
    PyObject v = removeAt(i);
    if (first == 0) {
      int gap = Math.max(4, used);
      rebuild(tableSize((used + 1) * 3L + gap * 3L / 2), gap);
    }
    int e = first - 1;
    link(e, h);
    if (cells != null && k instanceof PyStr) {
      Cell c = cells.get(k);
      if (c != null) {
        c.value = v;
        v = c;
      }
    }
    kv[2 * e] = k;
    kv[2 * e + 1] = v;
    if (hashes != null) {
      hashes[e] = h;
    }
    first = e;
    used++;
    changes++;
  }

  /** Moves a key to the end, or to the front; false when it is not there. */
  public final boolean move(PyObject key, boolean last) {
    return move(key, key.hash(), last);
  }

  /** As the other, with a known hash. */
  public final boolean move(PyObject key, long h, boolean last) {
    int i = find(key, h);
    if (i < 0) {
      return false;
    }
    if (last) {
      moveToEnd(i);
    } else {
      moveToFront(i);
    }
    return true;
  }

  /** Takes over the entries of another table; this one is empty. */
  final void copyFrom(DictCore o) {
    if (o.used == 0) {
      return;
    }
    if (o.cells == null && o.used >= o.nentries * 2 / 3) {
      kv = o.kv.clone();
      hashes = o.hashes == null ? null : o.hashes.clone();
      index = o.index == null ? null : o.index.clone();
      nentries = o.nentries;
      usable = o.usable;
      used = o.used;
      first = o.first;
      changes++;
      return;
    }
    presize(o.used);
    for (int i = o.next(0); i >= 0; i = o.next(i + 1)) {
      append(o.kv[2 * i], o.hashAt(i), through(o.kv[2 * i + 1]));
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
    return hashes != null ? hashes[i] : kv[2 * i].hash();
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

  /** The keys, in order, in a new array. */
  public final PyObject[] keys() {
    PyObject[] out = new PyObject[used];
    int n = 0;
    for (int i = next(0); i >= 0; i = next(i + 1)) {
      out[n++] = kv[2 * i];
    }
    return out;
  }

  /** The values, in order, in a new array. */
  public final PyObject[] values() {
    PyObject[] out = new PyObject[used];
    int n = 0;
    for (int i = next(0); i >= 0; i = next(i + 1)) {
      out[n++] = through(kv[2 * i + 1]);
    }
    return out;
  }

  /**
   * The cell of a name, which from now on follows every change of the dict.
   *
   * @param name interned
   */
  public final Cell cellFor(PyStr name) {
    if (cells == null) {
      cells = new HashMap<>();
    }
    Cell c = cells.get(name);
    if (c == null) {
      c = new Cell(null);
      int i = find(name, name.hash());
      if (i >= 0) {
        c.value = kv[2 * i + 1];
        kv[2 * i + 1] = c;
      }
      cells.put(name, c);
    }
    return c;
  }

  /** The cell {@link #cellFor} has made for a name, or null. */
  final Cell cellOrNull(PyStr name) {
    return cells == null ? null : cells.get(name);
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
