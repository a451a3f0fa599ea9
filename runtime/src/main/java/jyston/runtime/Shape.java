package jyston.runtime;

import java.util.HashMap;

/**
 * A hidden class: which attribute names an instance holds and in which slot. Immutable but for its
 * transition table; instances of one class that set the same names in the same order share it.
 */
public final class Shape {
  /** Above this many attributes an instance turns to a plain dict. */
  static final int MAX_KEYS = 256;

  private static final int LINEAR = 8;

  /** The Python class of the instances. */
  public final PyType type;

  /** How many slots are fields of the instance; the others are in its overflow array. */
  public final int inline;

  /** How many leading slots belong to {@code __slots__} members, and are not in the dict. */
  public final int hidden;

  /** How many slots are in use, the hidden ones included. */
  public final int count;

  /** Whether instances keep their attributes in {@link PyInstance#dict}. */
  public final boolean dictMode;

  /** Tells shapes of a type apart in tables. */
  final int hash;

  final Shape parent;
  final PyStr key;
  private PyStr lastName;
  private Shape lastNext;
  private HashMap<PyStr, Shape> transitions;
  private PyStr[] keys;

  /** Positions in {@link #keys}, plus one, by the hash of the name; open addressing. */
  private int[] index;

  private Shape(PyType type, int inline, int hidden, boolean dictMode, Shape parent, PyStr key) {
    this.type = type;
    this.inline = inline;
    this.hidden = hidden;
    this.dictMode = dictMode;
    this.parent = parent;
    this.key = key;
    this.count = parent == null ? hidden : parent.count + 1;
    this.hash = parent == null ? inline : 31 * parent.hash + key.cacheHash();
  }

  static Shape root(PyType type, int inline, int hidden, boolean dictMode) {
    return new Shape(type, inline, hidden, dictMode, null, null);
  }

  /** Names in slot order, without the hidden slots: slot {@code hidden + i} holds name i. */
  public PyStr[] keys() {
    PyStr[] k = keys;
    if (k == null) {
      k = new PyStr[count - hidden];
      for (Shape s = this; s.parent != null; s = s.parent) {
        k[s.count - 1 - hidden] = s.key;
      }
      keys = k;
    }
    return k;
  }

  /**
   * Slot of a name, or -1.
   *
   * @param name interned
   */
  public int find(PyStr name) {
    PyStr[] k = keys();
    if (k.length <= LINEAR) {
      for (int i = 0; i < k.length; i++) {
        if (k[i] == name) {
          return hidden + i;
        }
      }
      return -1;
    }
    int[] t = index;
    if (t == null) {
      t = makeIndex(k);
    }
    int mask = t.length - 1;
    for (int i = spread(name) & mask; ; i = i + 1 & mask) {
      int at = t[i] - 1;
      if (at < 0) {
        return -1;
      }
      if (k[at] == name) {
        return hidden + at;
      }
    }
  }

  private static int spread(PyStr name) {
    int h = name.cacheHash();
    return h ^ h >>> 16;
  }

  private int[] makeIndex(PyStr[] k) {
    int[] t = new int[Integer.highestOneBit(k.length) << 2];
    int mask = t.length - 1;
    for (int at = 0; at < k.length; at++) {
      int i = spread(k[at]) & mask;
      while (t[i] != 0) {
        i = i + 1 & mask;
      }
      t[i] = at + 1;
    }
    index = t;
    return t;
  }

  /** The shape after adding a name (interned) that this one does not have. */
  public Shape with(PyStr name) {
    if (name == lastName) {
      return lastNext;
    }
    HashMap<PyStr, Shape> t = transitions;
    if (t == null) {
      t = new HashMap<>(4);
      transitions = t;
    }
    Shape s = t.get(name);
    if (s == null) {
      s = new Shape(type, inline, hidden, false, this, name);
      t.put(name, s);
    }
    lastName = name;
    lastNext = s;
    return s;
  }
}
