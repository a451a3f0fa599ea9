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
