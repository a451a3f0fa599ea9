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

  private static int clipped(long v, int n) {
    return (int) (v < 0 ? Math.max(v + n, 0) : Math.min(v, n));
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
    lo = lo < 0 ? Math.max(lo + n, step < 0 ? -1 : 0) : Math.min(lo, step < 0 ? n - 1 : n);
    hi = hi < 0 ? Math.max(hi + n, step < 0 ? -1 : 0) : Math.min(hi, step < 0 ? n - 1 : n);
    long count =
        step < 0 ? hi < lo ? (lo - hi - 1) / -step + 1 : 0 : lo < hi ? (hi - lo - 1) / step + 1 : 0;
    return new Range((int) lo, (int) count, (int) step);
  }
}
