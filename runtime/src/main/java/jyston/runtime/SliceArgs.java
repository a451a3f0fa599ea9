package jyston.runtime;

/** Start and end arguments of find-like methods, and slices of strings and bytes. */
public final class SliceArgs {
  private SliceArgs() {}

  /** An optional bound: saturated to the int range. */
  private static int bound(PyObject o, int deflt) {
    if (o == null || o == Py.None) {
      return deflt;
    }
    if (o.getClass() == PyInt.class) {
      return saturated(((PyInt) o).value);
    }
    if (!Ops.isIndex(o)) {
      throw Py.typeError("slice indices must be integers or None or have an __index__ method");
    }
    return saturated(Ops.index(o));
  }

  static int saturated(PyLong l) {
    if (!l.fitsLong()) {
      return l.signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
    }
    return saturated(l.longValue());
  }

  private static int saturated(long v) {
    return Math.clamp(v, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** Whether something may be a bound of {@link #from} and {@link #to}: an exact int, or None. */
  static boolean isPlain(PyObject o) {
    return o == Py.None || o.getClass() == PyInt.class;
  }

  /** The first index of {@code [lo:...]} of n items. */
  static int from(PyObject lo, int n) {
    return lo == Py.None ? 0 : clipped(((PyInt) lo).value, n);
  }

  /** The index behind the last of {@code [...:hi]} of n items; it may be less than the first. */
  static int to(PyObject hi, int n) {
    return hi == Py.None ? n : clipped(((PyInt) hi).value, n);
  }

  /** A bound of {@code [lo:hi]} of n items, in 0..n. */
  static int clipped(long v, int n) {
    return (int) (v < 0 ? Math.max(v + n, 0) : Math.min(v, n));
  }

  /** A bound of {@code [lo:hi:step]} of n items. */
  static int clipped(long v, int n, long step) {
    return step > 0 ? clipped(v, n) : (int) (v < 0 ? Math.max(v + n, -1) : Math.min(v, n - 1));
  }

  /** How many items there are from one bound to the other, by steps that are not 0. */
  static int count(int lo, int hi, long step) {
    if (step < 0) {
      return hi >= lo ? 0 : step == -1 ? lo - hi : (int) ((lo - hi - 1) / -step) + 1;
    }
    return lo >= hi ? 0 : step == 1 ? hi - lo : (int) ((hi - lo - 1) / step) + 1;
  }

  /** Start in 0.., maybe beyond the length. */
  public static int start(PyObject o, int n) {
    int i = bound(o, 0);
    return i < 0 ? Math.max(0, i + n) : i;
  }

  /** End in 0..n. */
  public static int end(PyObject o, int n) {
    int i = bound(o, n);
    return i < 0 ? Math.max(0, i + n) : Math.min(i, n);
  }

  /** First index, count and step of a slice of a sequence of n items. */
  public record Range(int start, int count, int step) {}

  public static Range of(PySlice s, int n) {
    long step = 1;
    if (s.step != Py.None) {
      step = bound(s.step, 1);
      if (step == 0) {
        throw Py.valueError("slice step cannot be zero");
      }
    }
    long lo = bound(s.start, step < 0 ? Integer.MAX_VALUE : 0);
    long hi = bound(s.stop, step < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE);
    int from = clipped(lo, n, step);
    return new Range(from, count(from, clipped(hi, n, step), step), (int) step);
  }
}
