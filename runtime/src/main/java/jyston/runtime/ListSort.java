package jyston.runtime;

import java.util.Arrays;

/**
 * {@code list.sort}: a stable natural merge sort. It asks only "less than", and finds runs, gallops
 * and keeps its stack of runs the way Tim Peters describes in CPython's {@code listsort.txt}. When
 * a comparison raises, the list is left as some permutation of itself.
 */
abstract class ListSort {
  private static final int MIN_MERGE = 64;

  /** What is compared. */
  PyObject[] keys;

  /** What moves along with the keys; null when keys are the items. */
  PyObject[] values;

  private PyObject[] tmpKeys;
  private PyObject[] tmpValues;
  private int[] base;
  private int[] length;
  private int runs;

  abstract boolean lt(PyObject a, PyObject b);

  private static final class Generic extends ListSort {
    @Override
    boolean lt(PyObject a, PyObject b) {
      return Compare.test(a, b, Compare.LT);
    }
  }

  private static final class Tuples extends ListSort {
    @Override
    boolean lt(PyObject a, PyObject b) {
      PyObject[] x = ((PyTuple) a).items;
      PyObject[] y = ((PyTuple) b).items;
      int n = Math.min(x.length, y.length);
      for (int i = 0; i < n; i++) {
        if (!Compare.identicalOrEqual(x[i], y[i])) {
          return Compare.test(x[i], y[i], Compare.LT);
        }
      }
      return x.length < y.length;
    }
  }

  private static ListSort of(PyObject[] a) {
    for (PyObject o : a) {
      if (o.getClass() != PyTuple.class) {
        return new Generic();
      }
    }
    return new Tuples();
  }

  static void sort(PyList list, PyObject keyFunction, boolean reverse) {
    int n = list.size();
    if (keyFunction == null && (n < 2 || sortPrimitive(list, reverse))) {
      return;
    }
    // The list looks empty while user code runs, so that changes to it are noticed.
    PyList hidden = new PyList();
    hidden.steal(list);
    PyObject[] items = hidden.toArray();
    boolean modified;
    try {
      if (n > 0) {
        sortArray(items, keyFunction, reverse);
      }
    } finally {
      modified = !list.isFresh();
      list.adopt(items);
    }
    if (modified) {
      throw Py.valueError("list modified during sort");
    }
  }

  /** Sorts an array in place. */
  static void sortArray(PyObject[] items, PyObject keyFunction, boolean reverse) {
    PyObject[] keys = items;
    if (keyFunction != null) {
      keys = new PyObject[items.length];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = keyFunction.call1(items[i]);
      }
    }
    if (items.length < 2) {
      return;
    }
    if (PlainSort.sort(keys, items, reverse)) {
      return;
    }
    ListSort s = of(keys);
    s.keys = keys;
    s.values = keys == items ? null : items;
    if (reverse) {
      reverse(keys, 0, keys.length);
      if (s.values != null) {
        reverse(items, 0, items.length);
      }
    }
    try {
      s.run();
    } finally {
      if (reverse) {
        reverse(items, 0, items.length);
      }
    }
  }

  private static boolean sortPrimitive(PyList list, boolean reverse) {
    int n = list.size();
    if (list.longs() != null) {
      Arrays.sort(list.longs(), 0, n);
    } else if (list.doubles() != null) {
      double[] d = list.doubles();
      for (int i = 0; i < n; i++) {
        // Not a number has no order, and zeros of both signs are equal.
        if (d[i] != d[i] || d[i] == 0 && 1 / d[i] < 0) {
          return false;
        }
      }
      Arrays.sort(d, 0, n);
    } else {
      return false;
    }
    if (reverse) {
      list.reverseItems();
    }
    return true;
  }

  private static void reverse(PyObject[] a, int from, int to) {
    for (int i = from, j = to - 1; i < j; i++, j--) {
      PyObject t = a[i];
      a[i] = a[j];
      a[j] = t;
    }
  }

  private void run() {
    int n = keys.length;
    int minRun = minRun(n);
    // So few items are one run.
    base = new int[n < MIN_MERGE ? 1 : 64];
    length = new int[base.length];
    int lo = 0;
    while (lo < n) {
      int len = countRun(lo, n);
      if (len < minRun) {
        int forced = Math.min(minRun, n - lo);
        insertionSort(lo, lo + forced, lo + len);
        len = forced;
      }
      base[runs] = lo;
      length[runs++] = len;
      collapse();
      lo += len;
    }
    while (runs > 1) {
      int i = runs - 2;
      if (i > 0 && length[i - 1] < length[i + 1]) {
        i--;
      }
      mergeAt(i);
    }
  }

  private static int minRun(int n) {
    int r = 0;
    int m = n;
    while (m >= MIN_MERGE) {
      r |= m & 1;
      m >>= 1;
    }
    return m + r;
  }

  private int countRun(int lo, int hi) {
    int i = lo + 1;
    if (i == hi) {
      return 1;
    }
    if (lt(keys[i], keys[lo])) {
      i++;
      while (i < hi && lt(keys[i], keys[i - 1])) {
        i++;
      }
      reverse(keys, lo, i);
      if (values != null) {
        reverse(values, lo, i);
      }
    } else {
      i++;
      while (i < hi && !lt(keys[i], keys[i - 1])) {
        i++;
      }
    }
    return i - lo;
  }

  private void insertionSort(int lo, int hi, int start) {
    for (int i = start; i < hi; i++) {
      PyObject pivot = keys[i];
      int l = lo;
      int r = i;
      while (l < r) {
        int m = (l + r) >>> 1;
        if (lt(pivot, keys[m])) {
          r = m;
        } else {
          l = m + 1;
        }
      }
      System.arraycopy(keys, l, keys, l + 1, i - l);
      keys[l] = pivot;
      if (values != null) {
        PyObject v = values[i];
        System.arraycopy(values, l, values, l + 1, i - l);
        values[l] = v;
      }
    }
  }

  private void collapse() {
    while (runs > 1) {
      int i = runs - 2;
      if (i > 0 && length[i - 1] <= length[i] + length[i + 1]
          || i > 1 && length[i - 2] <= length[i - 1] + length[i]) {
        if (length[i - 1] < length[i + 1]) {
          i--;
        }
      } else if (length[i] > length[i + 1]) {
        return;
      }
      mergeAt(i);
    }
  }

  private void mergeAt(int i) {
    int a = base[i];
    int na = length[i];
    int b = base[i + 1];
    int nb = length[i + 1];
    length[i] = na + nb;
    if (i == runs - 3) {
      base[i + 1] = base[i + 2];
      length[i + 1] = length[i + 2];
    }
    runs--;
    int k = gallopRight(keys[b], keys, a, na, true);
    a += k;
    na -= k;
    if (na == 0) {
      return;
    }
    nb = gallopLeft(keys[a + na - 1], keys, b, nb, false);
    if (nb == 0) {
      return;
    }
    if (na <= nb) {
      mergeLow(a, na, b, nb);
    } else {
      mergeHigh(a, na, b, nb);
    }
  }

  /** How many items at the start of the run are not greater than key. */
  private int gallopRight(PyObject key, PyObject[] a, int from, int n, boolean fromStart) {
    int lo = 0;
    int hi = n;
    if (fromStart) {
      int step = 1;
      while (step <= n && !lt(key, a[from + step - 1])) {
        lo = step;
        step = step * 2 + 1;
      }
      hi = Math.min(n, step - 1);
    } else {
      int step = 1;
      while (step <= n && lt(key, a[from + n - step])) {
        hi = n - step;
        step = step * 2 + 1;
      }
      lo = Math.max(0, n - step + 1);
    }
    while (lo < hi) {
      int m = (lo + hi) >>> 1;
      if (lt(key, a[from + m])) {
        hi = m;
      } else {
        lo = m + 1;
      }
    }
    return lo;
  }

  /** How many items at the start of the run are less than key. */
  private int gallopLeft(PyObject key, PyObject[] a, int from, int n, boolean fromStart) {
    int lo = 0;
    int hi = n;
    if (fromStart) {
      int step = 1;
      while (step <= n && lt(a[from + step - 1], key)) {
        lo = step;
        step = step * 2 + 1;
      }
      hi = Math.min(n, step - 1);
    } else {
      int step = 1;
      while (step <= n && !lt(a[from + n - step], key)) {
        hi = n - step;
        step = step * 2 + 1;
      }
      lo = Math.max(0, n - step + 1);
    }
    while (lo < hi) {
      int m = (lo + hi) >>> 1;
      if (lt(a[from + m], key)) {
        lo = m + 1;
      } else {
        hi = m;
      }
    }
    return lo;
  }

  private void room(int n) {
    if (tmpKeys == null || tmpKeys.length < n) {
      tmpKeys = new PyObject[n];
      if (values != null) {
        tmpValues = new PyObject[n];
      }
    }
  }

  private void move(int from, int to, int n) {
    System.arraycopy(keys, from, keys, to, n);
    if (values != null) {
      System.arraycopy(values, from, values, to, n);
    }
  }

  private void save(int from, int n) {
    room(n);
    System.arraycopy(keys, from, tmpKeys, 0, n);
    if (values != null) {
      System.arraycopy(values, from, tmpValues, 0, n);
    }
  }

  private void restore(int from, int to, int n) {
    System.arraycopy(tmpKeys, from, keys, to, n);
    if (values != null) {
      System.arraycopy(tmpValues, from, values, to, n);
    }
  }

  private void mergeLow(int a, int na, int b, int nb) {
    save(a, na);
    int i = 0;
    int j = b;
    int end = b + nb;
    int to = a;
    int streakA = 0;
    int streakB = 0;
    try {
      while (i < na && j < end) {
        if (lt(keys[j], tmpKeys[i])) {
          move(j++, to++, 1);
          streakB++;
          streakA = 0;
        } else {
          restore(i++, to++, 1);
          streakA++;
          streakB = 0;
        }
        if (streakA >= 7 && i < na && j < end) {
          int k = gallopRight(keys[j], tmpKeys, i, na - i, true);
          restore(i, to, k);
          i += k;
          to += k;
          streakA = 0;
        } else if (streakB >= 7 && i < na && j < end) {
          int k = gallopLeft(tmpKeys[i], keys, j, end - j, true);
          move(j, to, k);
          j += k;
          to += k;
          streakB = 0;
        }
      }
    } finally {
      restore(i, to, na - i);
    }
  }

  private void mergeHigh(int a, int na, int b, int nb) {
    save(b, nb);
    int i = a + na - 1;
    int j = nb - 1;
    int to = b + nb - 1;
    int streakA = 0;
    int streakB = 0;
    try {
      while (i >= a && j >= 0) {
        if (lt(tmpKeys[j], keys[i])) {
          move(i--, to--, 1);
          streakA++;
          streakB = 0;
        } else {
          restore(j--, to--, 1);
          streakB++;
          streakA = 0;
        }
        if (streakA >= 7 && i >= a && j >= 0) {
          int k = i - a + 1 - gallopRight(tmpKeys[j], keys, a, i - a + 1, false);
          move(i - k + 1, to - k + 1, k);
          i -= k;
          to -= k;
          streakA = 0;
        } else if (streakB >= 7 && i >= a && j >= 0) {
          int k = j + 1 - gallopLeft(keys[i], tmpKeys, 0, j + 1, false);
          restore(j - k + 1, to - k + 1, k);
          j -= k;
          to -= k;
          streakB = 0;
        }
      }
    } finally {
      restore(0, to - j, j + 1);
    }
  }
}
