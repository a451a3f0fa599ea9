package jyston.runtime;

import java.util.HashMap;

/**
 * What a dict does with its table. Nothing here runs Python code but {@code __hash__} and {@code
 * __eq__} of keys, and each may change the table.
 */
public abstract class DictCore extends DictTable {
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

  /** Takes over all of another table into this empty one, where that is just copying arrays. */
  final boolean copyTable(DictCore d) {
    if (cells != null || d.cells != null || d.used != d.nentries || d.index == null) {
      return false;
    }
    kv = d.kv.clone();
    hashes = d.hashes == null ? null : d.hashes.clone();
    index = d.index.clone();
    nentries = d.nentries;
    usable = d.usable;
    used = d.used;
    first = 0;
    changes++;
    return true;
  }

  /** The value of a key, or null. */
  public final PyObject get(PyObject key) {
    return key.getClass() == PyStr.class ? get((PyStr) key) : get(key, Keys.hash(key));
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

  /**
   * The entry of a str key, or a negative number.
   *
   * @param guess where it was in this dict or one like it
   */
  final int entryOf(PyStr key, int guess) {
    return guess >= 0 && guess < nentries && kv[2 * guess] == key ? guess : find(key, key.hash());
  }

  /** Whether there is such a key. */
  public final boolean containsKey(PyObject key) {
    return find(key, Keys.hash(key)) >= 0;
  }

  // Change.

  /** Sets the value of a key. */
  public final void put(PyObject key, PyObject value) {
    put(key, Keys.hash(key), value);
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
    return putIfAbsent(key, Keys.hash(key), value);
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

  /** Removes a key; its value, or null when there was none. */
  public final PyObject remove(PyObject key) {
    return remove(key, Keys.hash(key));
  }

  /** As the other, with a known hash. */
  public final PyObject remove(PyObject key, long h) {
    int i = find(key, h);
    return i < 0 ? null : removeAt(i);
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
    return move(key, Keys.hash(key), last);
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
}
