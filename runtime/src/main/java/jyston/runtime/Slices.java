package jyston.runtime;

/** {@code o[lo:hi]}, read and assigned, without a slice object where it is simple. */
public final class Slices {
  private Slices() {}

  /** {@code o[lo:hi]}. */
  public static PyObject get(PyObject o, PyObject lo, PyObject hi) {
    if (SliceArgs.isPlain(lo) && SliceArgs.isPlain(hi)) {
      if (o.getClass() == PyList.class) {
        PyList l = (PyList) o;
        return l.slice(SliceArgs.from(lo, l.size()), SliceArgs.to(hi, l.size()));
      }
      if (o.getClass() == PyStr.class) {
        PyStr s = (PyStr) o;
        int n = s.length();
        int from = SliceArgs.from(lo, n);
        return StrOps.sub(s, from, Math.max(from, SliceArgs.to(hi, n)));
      }
    }
    return o.getItem(new PySlice(lo, hi, Py.None));
  }

  /** {@code o[lo:hi]} of a list; null, with nothing done, of anything else. */
  public static PyObject ofList(PyObject o, long lo, long hi) {
    if (o.getClass() != PyList.class) {
      return null;
    }
    PyList l = (PyList) o;
    int n = l.size();
    return l.slice(SliceArgs.clipped(lo, n), SliceArgs.clipped(hi, n));
  }

  /** The same with a step, which is not 0. */
  public static PyObject ofList(PyObject o, long lo, long hi, long step) {
    if (o.getClass() != PyList.class) {
      return null;
    }
    PyList l = (PyList) o;
    int n = l.size();
    int from = SliceArgs.clipped(lo, n, step);
    int count = SliceArgs.count(from, SliceArgs.clipped(hi, n, step), step);
    PyList out = new PyList();
    // With a step beyond all ints there is one item at most.
    out.copyStep(l, from, (int) step, count);
    return out;
  }

  /** {@code o[lo:hi] = value} of lists of one storage and as many items; else nothing is done. */
  public static boolean replace(PyObject o, long lo, long hi, PyObject value) {
    if (o.getClass() != PyList.class || value.getClass() != PyList.class || o == value) {
      return false;
    }
    PyList l = (PyList) o;
    int from = SliceArgs.clipped(lo, l.size());
    return l.replaceRange(from, Math.max(from, SliceArgs.clipped(hi, l.size())), (PyList) value);
  }

  /** {@code o[lo:hi] = value}. */
  public static void set(PyObject o, PyObject lo, PyObject hi, PyObject value) {
    if (o.getClass() == PyList.class
        && value.getClass() == PyList.class
        && o != value
        && SliceArgs.isPlain(lo)
        && SliceArgs.isPlain(hi)) {
      PyList l = (PyList) o;
      int from = SliceArgs.from(lo, l.size());
      int to = Math.max(from, SliceArgs.to(hi, l.size()));
      if (l.replaceRange(from, to, (PyList) value)) {
        return;
      }
    }
    o.setItem(new PySlice(lo, hi, Py.None), value);
  }
}
