package jyston.runtime;

/** Subscripts of lists: reading, assigning and deleting indices and slices. */
final class ListSlices {
  private ListSlices() {}

  private static int index(PyList l, PyObject key, String message) {
    long i = Ops.asIndex(key);
    int n = l.size();
    if (i < 0) {
      i += n;
    }
    if (i < 0 || i >= n) {
      throw Py.indexError(message);
    }
    return (int) i;
  }

  static PyObject get(PyList l, PyObject key) {
    if (key instanceof PySlice s) {
      SliceArgs.Range r = SliceArgs.of(s, l.size());
      if (r.step() == 1) {
        return l.slice(r.start(), r.start() + r.count());
      }
      PyList out = new PyList();
      out.copyStep(l, r.start(), r.step(), r.count());
      return out;
    }
    if (Ops.isIndex(key)) {
      return l.get(index(l, key, "list index out of range"));
    }
    throw Py.typeError("list indices must be integers or slices, not " + key.type().name());
  }

  static void assign(PyList l, PyObject key, PyObject value) {
    if (!(key instanceof PySlice) && Ops.isIndex(key)) {
      int i = index(l, key, "list assignment index out of range");
      if (value == null) {
        l.removeRange(i, i + 1);
      } else {
        l.set(i, value);
      }
      return;
    }
    if (!(key instanceof PySlice s)) {
      throw Py.typeError("list indices must be integers or slices, not " + key.type().name());
    }
    if (value == null) {
      delete(l, SliceArgs.of(s, l.size()));
      return;
    }
    SliceArgs.Range r = SliceArgs.of(s, l.size());
    if (r.step() == 1) {
      if (value.getClass() == PyList.class
          && value != l
          && l.replaceRange(r.start(), r.start() + r.count(), (PyList) value)) {
        return;
      }
      PyObject[] a = items(value, "must assign iterable to extended slice");
      // Iterating may have changed the list.
      r = SliceArgs.of(s, l.size());
      l.replaceRange(r.start(), r.start() + r.count(), a, a.length);
      return;
    }
    PyObject[] a = items(value, "must assign iterable to extended slice");
    r = SliceArgs.of(s, l.size());
    if (a.length != r.count()) {
      throw Py.valueError(
          "attempt to assign sequence of size "
              + a.length
              + " to extended slice of size "
              + r.count());
    }
    for (int k = 0, i = r.start(); k < a.length; k++, i += r.step()) {
      l.set(i, a[k]);
    }
  }

  private static PyObject[] items(PyObject value, String message) {
    return Sequences.fast(value, message);
  }

  private static void delete(PyList l, SliceArgs.Range r) {
    int n = r.count();
    if (n == 0) {
      return;
    }
    int start = r.start();
    int step = r.step();
    if (step < 0) {
      start += step * (n - 1);
      step = -step;
    }
    if (step == 1) {
      l.removeRange(start, start + n);
      return;
    }
    int to = start;
    int next = start;
    int gone = 0;
    for (int i = start; i < l.size(); i++) {
      if (gone < n && i == next) {
        gone++;
        next += step;
      } else {
        l.set(to++, l.get(i));
      }
    }
    l.removeRange(to, l.size());
  }
}
