package jyston.runtime;

import java.util.Arrays;

/**
 * The storage of a list: nothing, then longs or doubles while all items are exact ints (of 64 bits)
 * or exact floats, then objects. Storage only widens, until the list is cleared. No method here
 * runs Python code.
 */
public abstract class ListCore extends PyObject {
  /** Where the items are: exactly one of the three, none while the list is new. */
  private PyObject[] objects;

  private long[] longs;
  private double[] doubles;
  private int size;

  /** The number of items. */
  public final int size() {
    return size;
  }

  /** The array of a list of ints, of which {@link #size} are in use; null for any other list. */
  public final long[] longs() {
    return longs;
  }

  /** The array of a list of floats, of which {@link #size} are in use; null for any other list. */
  public final double[] doubles() {
    return doubles;
  }

  /** The array of a list of objects, of which {@link #size} are in use; null for any other list. */
  public final PyObject[] objects() {
    return objects;
  }

  /** Whether the list has never held anything since it was made or cleared. */
  final boolean isFresh() {
    return objects == null && longs == null && doubles == null;
  }

  /** Item in range. */
  public final PyObject get(int i) {
    PyObject[] o = objects;
    if (o != null) {
      return o[i];
    }
    long[] l = longs;
    return l != null ? PyInt.box(l[i]) : new PyFloat(doubles[i]);
  }

  /** Replaces an item in range. */
  public final void set(int i, PyObject v) {
    PyObject[] o = objects;
    if (o != null) {
      o[i] = v;
    } else if (longs != null && v.getClass() == PyInt.class) {
      longs[i] = ((PyInt) v).value;
    } else if (doubles != null && v.getClass() == PyFloat.class) {
      doubles[i] = ((PyFloat) v).value;
    } else {
      widen(size)[i] = v;
    }
  }

  /** Appends. */
  public final void add(PyObject v) {
    int n = size;
    PyObject[] o = objects;
    if (o != null) {
      if (n == o.length) {
        objects = o = Arrays.copyOf(o, appended(n));
      }
      o[n] = v;
      size = n + 1;
      return;
    }
    addNarrow(v);
  }

  /** Appends where the storage has room and fits; false: nothing was done. */
  final boolean addInRoom(PyObject v) {
    int n = size;
    if (objects != null) {
      if (n == objects.length) {
        return false;
      }
      objects[n] = v;
    } else if (longs != null) {
      if (n == longs.length || v.getClass() != PyInt.class) {
        return false;
      }
      longs[n] = ((PyInt) v).value;
    } else {
      if (doubles == null || n == doubles.length || v.getClass() != PyFloat.class) {
        return false;
      }
      doubles[n] = ((PyFloat) v).value;
    }
    size = n + 1;
    return true;
  }

  private void addNarrow(PyObject v) {
    int n = size;
    if (v.getClass() == PyInt.class && doubles == null) {
      addLong(((PyInt) v).value);
    } else if (v.getClass() == PyFloat.class && longs == null) {
      addDouble(((PyFloat) v).value);
    } else {
      widen(appended(n))[n] = v;
      size = n + 1;
    }
  }

  /** Appends an int. */
  public final void addLong(long v) {
    int n = size;
    if (longs == null) {
      if (!isFresh()) {
        add(PyInt.of(v));
        return;
      }
      longs = new long[4];
    } else if (n == longs.length) {
      longs = Arrays.copyOf(longs, appended(n));
    }
    longs[n] = v;
    size = n + 1;
  }

  /** Appends a float. */
  public final void addDouble(double v) {
    int n = size;
    if (doubles == null) {
      if (!isFresh()) {
        add(new PyFloat(v));
        return;
      }
      doubles = new double[4];
    } else if (n == doubles.length) {
      doubles = Arrays.copyOf(doubles, appended(n));
    }
    doubles[n] = v;
    size = n + 1;
  }

  /**
   * Room for one more item than n, and others to come: half as many, since the JVM cannot grow an
   * array where it is, as {@code realloc} can.
   */
  private static int appended(int n) {
    // A list that cannot grow by so much may still have room for one.
    return grown(Math.max(n + 1L, Math.min(n + (n * 3L >> 3) + 1, Integer.MAX_VALUE - 16)));
  }

  /** Room for n items and some more. */
  private static int grown(long n) {
    if (n > Integer.MAX_VALUE - 16) {
      throw Py.memoryError();
    }
    return (int) Math.min(n + (n >> 3) + 6, Integer.MAX_VALUE - 16);
  }

  /** Turns to object storage with at least so much room. */
  private PyObject[] widen(int capacity) {
    PyObject[] o = new PyObject[Math.max(capacity, size)];
    if (longs != null) {
      for (int i = 0; i < size; i++) {
        o[i] = PyInt.of(longs[i]);
      }
    } else if (doubles != null) {
      for (int i = 0; i < size; i++) {
        o[i] = new PyFloat(doubles[i]);
      }
    } else if (objects != null) {
      System.arraycopy(objects, 0, o, 0, size);
    }
    longs = null;
    doubles = null;
    objects = o;
    return o;
  }

  /** Takes an array that nobody else keeps as the items of a fresh list. */
  final void adopt(PyObject[] a) {
    adopt(a, a.length);
  }

  /** Takes the first n items of an array that nobody else keeps, into primitives when all fit. */
  final void adopt(PyObject[] a, int n) {
    clear();
    if (n == 0) {
      return;
    }
    Class<?> c = a[0].getClass();
    if (c == PyInt.class) {
      long[] l = new long[n];
      for (int i = 0; i < n; i++) {
        if (a[i].getClass() != PyInt.class) {
          l = null;
          break;
        }
        l[i] = ((PyInt) a[i]).value;
      }
      longs = l;
    } else if (c == PyFloat.class) {
      double[] d = new double[n];
      for (int i = 0; i < n; i++) {
        if (a[i].getClass() != PyFloat.class) {
          d = null;
          break;
        }
        d[i] = ((PyFloat) a[i]).value;
      }
      doubles = d;
    }
    size = n;
    if (longs == null && doubles == null) {
      objects = a;
    }
  }

  /** Takes an array of ints that nobody else keeps. */
  final void adopt(long[] a, int n) {
    clear();
    longs = a;
    size = n;
  }

  /** Takes an array of floats that nobody else keeps. */
  final void adopt(double[] a, int n) {
    clear();
    doubles = a;
    size = n;
  }

  /** Takes over the storage of another list, which becomes fresh. */
  final void steal(ListCore o) {
    objects = o.objects;
    longs = o.longs;
    doubles = o.doubles;
    size = o.size;
    o.clear();
  }

  /** Inserts before an index in range. */
  public final void insert(int i, PyObject v) {
    add(v);
    int n = size - 1 - i;
    if (n <= 0) {
      return;
    }
    if (longs != null) {
      System.arraycopy(longs, i, longs, i + 1, n);
      longs[i] = ((PyInt) v).value;
    } else if (doubles != null) {
      System.arraycopy(doubles, i, doubles, i + 1, n);
      doubles[i] = ((PyFloat) v).value;
    } else {
      System.arraycopy(objects, i, objects, i + 1, n);
      objects[i] = v;
    }
  }

  /** Removes the items from..to. */
  public final void removeRange(int from, int to) {
    int tail = size - to;
    int left = size - (to - from);
    if (longs != null) {
      System.arraycopy(longs, to, longs, from, tail);
    } else if (doubles != null) {
      System.arraycopy(doubles, to, doubles, from, tail);
    } else if (objects != null) {
      System.arraycopy(objects, to, objects, from, tail);
      Arrays.fill(objects, left, size, null);
    }
    size = left;
    shrink();
  }

  private void shrink() {
    if (objects != null && objects.length > 64 && size < objects.length >> 2) {
      objects = Arrays.copyOf(objects, grown(size));
    }
  }

  /** Removes an item in range and gives it. */
  public final PyObject removeAt(int i) {
    PyObject v = get(i);
    if (i == size - 1) {
      size--;
      if (objects != null) {
        objects[i] = null;
        shrink();
      }
    } else {
      removeRange(i, i + 1);
    }
    return v;
  }

  /** Removes all items; the storage starts again from nothing. */
  public final void clear() {
    objects = null;
    longs = null;
    doubles = null;
    size = 0;
  }

  /** Copies items of another list of the same storage into a fresh list. */
  final void copyRange(ListCore o, int from, int to) {
    if (from >= to) {
      return;
    }
    if (o.longs != null) {
      longs = Arrays.copyOfRange(o.longs, from, to);
    } else if (o.doubles != null) {
      doubles = Arrays.copyOfRange(o.doubles, from, to);
    } else {
      objects = Arrays.copyOfRange(o.objects, from, to);
    }
    size = to - from;
  }

  /** Copies every step-th item of another list into a fresh list. */
  final void copyStep(ListCore o, int start, int step, int count) {
    if (count == 0) {
      return;
    }
    if (o.longs != null) {
      longs = step == -1 ? back(o.longs, start, count) : every(o.longs, start, step, count);
    } else if (o.doubles != null) {
      double[] a = new double[count];
      for (int k = 0, i = start; k < count; k++, i += step) {
        a[k] = o.doubles[i];
      }
      doubles = a;
    } else {
      PyObject[] a = new PyObject[count];
      for (int k = 0, i = start; k < count; k++, i += step) {
        a[k] = o.objects[i];
      }
      objects = a;
    }
    size = count;
  }

  private static long[] every(long[] from, int start, int step, int count) {
    long[] a = new long[count];
    for (int k = 0, i = start; k < count; k++, i += step) {
      a[k] = from[i];
    }
    return a;
  }

  /** The same by a step of -1, which HotSpot checks for all items at once. */
  private static long[] back(long[] from, int start, int count) {
    long[] a = new long[count];
    for (int k = 0; k < count; k++) {
      a[k] = from[start - k];
    }
    return a;
  }

  /** Appends the items of another list, which may be this one. */
  final void addAll(ListCore o) {
    int n = o.size;
    if (n == 0) {
      return;
    }
    if (isFresh()) {
      copyRange(o, 0, n);
      return;
    }
    long total = (long) size + n;
    if (longs != null && o.longs != null) {
      if (total > longs.length) {
        longs = Arrays.copyOf(longs, grown(total));
      }
      System.arraycopy(o.longs, 0, longs, size, n);
    } else if (doubles != null && o.doubles != null) {
      if (total > doubles.length) {
        doubles = Arrays.copyOf(doubles, grown(total));
      }
      System.arraycopy(o.doubles, 0, doubles, size, n);
    } else {
      PyObject[] src = o.objects;
      if (objects == null || total > objects.length) {
        widen(grown(total));
      }
      if (src == null) {
        for (int i = 0; i < n; i++) {
          objects[size + i] = o.get(i);
        }
      } else {
        System.arraycopy(o.objects, 0, objects, size, n);
      }
    }
    size = (int) total;
  }

  /**
   * How many leading items are identical or equal to those of another list, as far as that can be
   * told without running Python code: at least the number of them.
   */
  final int equalPrefix(ListCore o) {
    int n = Math.min(size, o.size);
    if (longs != null && o.longs != null) {
      int i = Arrays.mismatch(longs, 0, n, o.longs, 0, n);
      return i < 0 ? n : i;
    }
    int i = 0;
    if (doubles != null && o.doubles != null) {
      while (i < n
          && (doubles[i] == o.doubles[i]
              || Double.doubleToRawLongBits(doubles[i])
                  == Double.doubleToRawLongBits(o.doubles[i]))) {
        i++;
      }
    } else if (objects != null && o.objects != null) {
      while (i < n && sameItem(objects[i], o.objects[i])) {
        i++;
      }
    }
    return i;
  }

  private static boolean sameItem(PyObject a, PyObject b) {
    return a == b
        || a.getClass() == PyStr.class
            && b.getClass() == PyStr.class
            && ((PyStr) a).sameText((PyStr) b);
  }

  /** Appends the items of an array. */
  final void addAll(PyObject[] a, int n) {
    if (n == 0) {
      return;
    }
    if (isFresh()) {
      adopt(Arrays.copyOf(a, n), n);
      return;
    }
    long total = (long) size + n;
    int from = 0;
    if (longs != null) {
      if (total > longs.length) {
        longs = Arrays.copyOf(longs, grown(total));
      }
      long[] l = longs;
      int at = size;
      while (from < n && a[from].getClass() == PyInt.class) {
        l[at++] = ((PyInt) a[from++]).value;
      }
      size = at;
    } else if (doubles != null) {
      if (total > doubles.length) {
        doubles = Arrays.copyOf(doubles, grown(total));
      }
      double[] d = doubles;
      int at = size;
      while (from < n && a[from].getClass() == PyFloat.class) {
        d[at++] = ((PyFloat) a[from++]).value;
      }
      size = at;
    }
    if (from == n) {
      return;
    }
    if (objects == null) {
      widen(grown(total));
    } else if (total > objects.length) {
      objects = Arrays.copyOf(objects, grown(total));
    }
    System.arraycopy(a, from, objects, size, n - from);
    size = (int) total;
  }

  /** Repeats the items in place. */
  final void repeat(int times) {
    long total = (long) size * times;
    if (total == 0) {
      clear();
      return;
    }
    if (total > Integer.MAX_VALUE - 16) {
      throw Py.memoryError();
    }
    int n = size;
    int t = (int) total;
    if (longs != null) {
      longs = Arrays.copyOf(longs, t);
      if (n == 1) {
        Arrays.fill(longs, longs[0]);
      } else {
        for (int i = n; i < t; i += n) {
          System.arraycopy(longs, 0, longs, i, n);
        }
      }
    } else if (doubles != null) {
      doubles = Arrays.copyOf(doubles, t);
      if (n == 1) {
        Arrays.fill(doubles, doubles[0]);
      } else {
        for (int i = n; i < t; i += n) {
          System.arraycopy(doubles, 0, doubles, i, n);
        }
      }
    } else {
      objects = Arrays.copyOf(objects, t);
      if (n == 1) {
        Arrays.fill(objects, objects[0]);
      } else {
        for (int i = n; i < t; i += n) {
          System.arraycopy(objects, 0, objects, i, n);
        }
      }
    }
    size = t;
  }

  /** Replaces the items from..to by the first n of an array. */
  final void replaceRange(int from, int to, PyObject[] a, int n) {
    if (from == size) {
      addAll(a, n);
      return;
    }
    PyObject[] o = objects == null ? widen(size) : objects;
    int tail = size - to;
    long total = (long) from + n + tail;
    if (total > o.length) {
      o = Arrays.copyOf(o, grown(total));
      objects = o;
    }
    System.arraycopy(o, to, o, from + n, tail);
    System.arraycopy(a, 0, o, from, n);
    if (total < size) {
      Arrays.fill(o, (int) total, size, null);
    }
    size = (int) total;
  }

  /**
   * Replaces the items from..to by as many of another list with the same storage, none being the
   * other's; false where that is not so.
   */
  final boolean replaceRange(int from, int to, ListCore o) {
    int n = o.size;
    if (n != to - from) {
      return false;
    }
    if (longs != null && o.longs != null) {
      System.arraycopy(o.longs, 0, longs, from, n);
    } else if (doubles != null && o.doubles != null) {
      System.arraycopy(o.doubles, 0, doubles, from, n);
    } else if (objects != null && o.objects != null) {
      System.arraycopy(o.objects, 0, objects, from, n);
    } else {
      return false;
    }
    return true;
  }

  /** Reverses in place. */
  final void reverseItems() {
    int i = 0;
    int j = size - 1;
    if (longs != null) {
      for (; i < j; i++, j--) {
        long t = longs[i];
        longs[i] = longs[j];
        longs[j] = t;
      }
    } else if (doubles != null) {
      for (; i < j; i++, j--) {
        double t = doubles[i];
        doubles[i] = doubles[j];
        doubles[j] = t;
      }
    } else if (objects != null) {
      for (; i < j; i++, j--) {
        PyObject t = objects[i];
        objects[i] = objects[j];
        objects[j] = t;
      }
    }
  }

  /** The items in a new array. */
  public final PyObject[] toArray() {
    if (objects != null) {
      return Arrays.copyOf(objects, size);
    }
    if (size == 0) {
      return NO_ARGS;
    }
    PyObject[] a = new PyObject[size];
    for (int i = 0; i < a.length; i++) {
      a[i] = get(i);
    }
    return a;
  }
}
