package jyston.runtime;

/**
 * Keys that tables of sets and dicts compare by themselves: exact ints of 64 bits, exact strs and
 * None. Their hashes cost no more than reading them from an array does (a str remembers its own),
 * never change and run no code, and two of them are equal just where they have the same value. A
 * bool equals an int, and a tuple's hash takes long, so they are none.
 */
final class Keys {
  private Keys() {}

  /** Whether it is one of those. */
  static boolean plain(PyObject k) {
    Class<?> c = k.getClass();
    return c == PyInt.class || c == PyStr.class || c == PyNone.class;
  }

  /** The hash of any key; without a virtual call for the most frequent ones. */
  static long hash(PyObject k) {
    if (k.getClass() == PyInt.class) {
      return PyInt.hash(((PyInt) k).value);
    }
    return k.getClass() == PyStr.class ? ((PyStr) k).hash() : k.hash();
  }

  /** Whether a plain key is the same str as another, of which the hash is known. */
  static boolean sameStr(PyObject k, PyStr key, long h) {
    return k.getClass() == PyStr.class && ((PyStr) k).hash() == h && key.sameText((PyStr) k);
  }

  /** Whether a key is where it was; an int may have been put there anew. */
  static boolean stayed(PyObject k, PyObject there) {
    return there == k || there != null && Ops.same(k, there);
  }
}
