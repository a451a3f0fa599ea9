package jyston.runtime;

import java.util.Arrays;

/**
 * Sorting by keys that Java compares by itself: exact ints, floats, strs, or tuples of one shape
 * with those. Each key gives a long that orders most pairs; only ties look at the key. It runs no
 * Python code.
 */
final class PlainSort {
  private PlainSort() {}

  private static final class Item implements Comparable<Item> {
    /** Orders like the key, but for ties. */
    final long rank;

    /** Decides ties: a String, the items of a tuple, or null where the rank says all. */
    final Object rest;

    final PyObject value;

    Item(long rank, Object rest, PyObject value) {
      this.rank = rank;
      this.rest = rest;
      this.value = value;
    }

    @Override
    public int compareTo(Item o) {
      if (rank != o.rank) {
        return rank < o.rank ? -1 : 1;
      }
      if (rest == null) {
        return 0;
      }
      return rest instanceof String s
          ? s.compareTo((String) o.rest)
          : compareItems((PyObject[]) rest, (PyObject[]) o.rest);
    }
  }

  private static int compareItems(PyObject[] a, PyObject[] b) {
    for (int i = 0; i < a.length; i++) {
      PyObject x = a[i];
      PyObject y = b[i];
      int c = Long.compare(rank(x), rank(y));
      if (c == 0 && x.getClass() == PyStr.class) {
        c = ((PyStr) x).bmp().compareTo(((PyStr) y).bmp());
      }
      if (c != 0) {
        return c;
      }
    }
    return 0;
  }

  /** The order of a value that {@link #plain} takes, as a long. */
  private static long rank(PyObject o) {
    if (o.getClass() == PyInt.class) {
      return ((PyInt) o).value;
    }
    if (o.getClass() == PyFloat.class) {
      // Zeros of both signs are equal.
      long bits = Double.doubleToRawLongBits(((PyFloat) o).value + 0.0);
      return bits ^ (bits >> 63 & Long.MAX_VALUE);
    }
    String s = ((PyStr) o).bmp();
    int n = Math.min(4, s.length());
    long r = 0;
    for (int i = 0; i < n; i++) {
      r |= (long) s.charAt(i) << 48 - 16 * i;
    }
    return r ^ Long.MIN_VALUE;
  }

  /**
   * The order of Latin text as a long: seven characters, then the length as far as that tells more.
   * Two that tie are equal unless they are longer. {@link #NO_LATIN} where there is another
   * character among those.
   */
  private static long latinRank(String s) {
    int n = Math.min(LATIN, s.length());
    long r = 0;
    for (int i = 0; i < n; i++) {
      char c = s.charAt(i);
      if (c > 255) {
        return NO_LATIN;
      }
      r |= (long) c << 56 - 8 * i;
    }
    return (r | Math.min(LATIN + 1, s.length())) ^ Long.MIN_VALUE;
  }

  private static final int LATIN = 7;

  /** No rank, as its length is none. */
  private static final long NO_LATIN = -1;

  /** Sorts by strs that begin with Latin characters. */
  private static boolean sortLatin(PyObject[] keys, PyObject[] values, boolean reverse) {
    int n = keys.length;
    Item[] items = new Item[n];
    for (int i = 0; i < n; i++) {
      String s = ((PyStr) keys[i]).bmp();
      long rank = latinRank(s);
      if (rank == NO_LATIN) {
        return false;
      }
      items[reverse ? n - 1 - i : i] = new Item(rank, s.length() > LATIN ? s : null, values[i]);
    }
    finish(items, values, reverse);
    return true;
  }

  private static void finish(Item[] items, PyObject[] values, boolean reverse) {
    int n = items.length;
    Arrays.sort(items);
    for (int i = 0; i < n; i++) {
      values[i] = items[reverse ? n - 1 - i : i].value;
    }
  }

  private static boolean plain(PyObject o) {
    Class<?> c = o.getClass();
    return c == PyInt.class
        || c == PyStr.class && !((PyStr) o).isWide()
        || c == PyFloat.class && ((PyFloat) o).value == ((PyFloat) o).value;
  }

  /** Whether all are of the class of the first and {@link #plain}. */
  private static boolean allPlain(PyObject[] a) {
    Class<?> c = a[0].getClass();
    for (PyObject o : a) {
      if (o.getClass() != c || !plain(o)) {
        return false;
      }
    }
    return true;
  }

  /** Whether all are tuples, not empty, of one length, with plain items of one class per place. */
  private static boolean allTuples(PyObject[] a) {
    PyObject[] first = ((PyTuple) a[0]).items;
    if (first.length == 0) {
      return false;
    }
    for (PyObject o : a) {
      if (o.getClass() != PyTuple.class) {
        return false;
      }
      PyObject[] items = ((PyTuple) o).items;
      if (items.length != first.length) {
        return false;
      }
      for (int i = 0; i < items.length; i++) {
        if (items[i].getClass() != first[i].getClass() || !plain(items[i])) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Sorts values stably by keys.
   *
   * @param keys one per value; may be the same array, and is not changed otherwise
   * @return false, with nothing done, where Python has to compare
   */
  static boolean sort(PyObject[] keys, PyObject[] values, boolean reverse) {
    boolean tuples = keys[0].getClass() == PyTuple.class;
    if (tuples ? !allTuples(keys) : !allPlain(keys)) {
      return false;
    }
    int n = keys.length;
    if (keys[0].getClass() == PyStr.class
        ? sortLatin(keys, values, reverse)
        : sortPacked(keys, values, tuples, reverse)) {
      return true;
    }
    Item[] items = new Item[n];
    for (int i = 0; i < n; i++) {
      PyObject k = keys[i];
      long rank;
      Object rest = null;
      if (tuples) {
        PyObject[] parts = ((PyTuple) k).items;
        rank = rank(parts[0]);
        rest = parts;
      } else {
        rank = rank(k);
        if (k.getClass() == PyStr.class) {
          rest = ((PyStr) k).bmp();
        }
      }
      // Reversing before and after keeps equal ones in their order.
      items[reverse ? n - 1 - i : i] = new Item(rank, rest, values[i]);
    }
    finish(items, values, reverse);
    return true;
  }

  /**
   * Sorts by ints, or tuples of ints, whose ranges are small enough for key and place to fit one
   * long: sorting those longs is stable and touches no object.
   *
   * @return false, with nothing done, where they do not fit
   */
  private static boolean sortPacked(
      PyObject[] keys, PyObject[] values, boolean tuples, boolean reverse) {
    int width = tuples ? ((PyTuple) keys[0]).items.length : 1;
    int n = keys.length;
    long[] low = new long[width];
    long[] range = new long[width];
    long room = Long.MAX_VALUE / n;
    for (int c = 0; c < width; c++) {
      if (part(keys[0], tuples, c).getClass() != PyInt.class) {
        return false;
      }
      long min = Long.MAX_VALUE;
      long max = Long.MIN_VALUE;
      for (PyObject k : keys) {
        long v = ((PyInt) part(k, tuples, c)).value;
        min = Math.min(min, v);
        max = Math.max(max, v);
      }
      low[c] = min;
      range[c] = max - min + 1;
      // Not positive: the range is beyond a long.
      if (range[c] <= 0 || (room /= range[c]) == 0) {
        return false;
      }
    }
    long[] packed = new long[n];
    for (int i = 0; i < n; i++) {
      PyObject k = keys[reverse ? n - 1 - i : i];
      long key = 0;
      for (int c = 0; c < width; c++) {
        key = key * range[c] + (((PyInt) part(k, tuples, c)).value - low[c]);
      }
      packed[i] = key * n + i;
    }
    Arrays.sort(packed);
    PyObject[] old = values.clone();
    for (int i = 0; i < n; i++) {
      int from = (int) (packed[i] % n);
      // Reversing before and after keeps equal ones in their order.
      values[reverse ? n - 1 - i : i] = old[reverse ? n - 1 - from : from];
    }
    return true;
  }

  private static PyObject part(PyObject key, boolean tuples, int place) {
    return tuples ? ((PyTuple) key).items[place] : key;
  }
}
