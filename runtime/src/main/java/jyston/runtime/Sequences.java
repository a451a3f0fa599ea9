package jyston.runtime;

import java.util.Arrays;

/** What sequences and iterables share: collecting items, unpacking, bounds (PEP 424 hints too). */
public final class Sequences {
  private Sequences() {}

  /** A builtin of the running code by name, for {@code __reduce__} of iterators. */
  public static PyObject builtin(String name) {
    ThreadState ts = ThreadState.current();
    PyObject all = ts.frame == null ? ts.interp.builtins : ts.frame.builtins;
    PyStr n = PyStr.intern(name);
    PyObject f = Ops.findItem(all, n);
    if (f == null) {
      throw new PyException(PyBaseException.ATTRIBUTE_ERROR, Py.str(name));
    }
    return f;
  }

  /** Whether iterating over a list subclass instance is what list does. */
  private static boolean plainIter(PyObject o, PyType t) {
    return o.type() == t || o.type().slot(Slot.ITER) == t.slot(Slot.ITER);
  }

  /** All items of an iterable, in a new array. */
  public static PyObject[] toArray(PyObject iterable) {
    if (iterable instanceof PyList l && plainIter(iterable, PyList.TYPE)) {
      return l.toArray();
    }
    if (iterable instanceof PyTuple t && plainIter(iterable, PyTuple.TYPE)) {
      return t.items.length == 0 ? PyObject.NO_ARGS : t.items.clone();
    }
    if (iterable.getClass() == PyDict.class) {
      return ((PyDict) iterable).keys();
    }
    PyObject it = iterable.iter();
    return drain(it, lengthHint(iterable, 8));
  }

  /** What is left of an iterator. */
  static PyObject[] drain(PyObject it, int hint) {
    Items s = new Items(hint);
    s.drain(it);
    return s.n == s.items.length ? s.items : Arrays.copyOf(s.items, s.n);
  }

  /** Keeps items in an array. */
  private static final class Items extends Sink {
    private PyObject[] items;
    private int n;

    Items(int hint) {
      items = new PyObject[Math.max(4, Math.min(hint, 1 << 16))];
    }

    @Override
    public boolean take(PyObject item) {
      if (n == items.length) {
        return false;
      }
      items[n++] = item;
      return true;
    }

    @Override
    protected boolean takeAny(PyObject item) {
      items = Arrays.copyOf(items, n + (n >> 1) + 8);
      return take(item);
    }
  }

  /**
   * The items of an iterable, for reading only (CPython's {@code PySequence_Fast}).
   *
   * @param message of the TypeError when it is not iterable
   */
  public static PyObject[] fast(PyObject o, String message) {
    if (o instanceof PyTuple t && plainIter(o, PyTuple.TYPE)) {
      return t.items;
    }
    if (o instanceof PyList l && plainIter(o, PyList.TYPE)) {
      return l.toArray();
    }
    PyObject it;
    try {
      it = o.iter();
    } catch (PyException e) {
      if (e.matches(PyBaseException.TYPE_ERROR)) {
        throw Py.typeError(message);
      }
      throw e;
    }
    return drain(it, 8);
  }

  /** {@code len(o)}, or a hint, or the default (PEP 424). */
  public static int lengthHint(PyObject o, int deflt) {
    PyType t = o.type();
    if (t.slot(Slot.LEN) != null) {
      try {
        return o.len();
      } catch (PyException e) {
        if (!e.matches(PyBaseException.TYPE_ERROR)) {
          throw e;
        }
      }
    }
    PyObject m = t.slot(Slot.LENGTH_HINT);
    if (m == null) {
      return deflt;
    }
    PyObject r;
    try {
      r = Slot.call(m, o);
    } catch (PyException e) {
      if (e.matches(PyBaseException.TYPE_ERROR)) {
        return deflt;
      }
      throw e;
    }
    if (r == Py.NotImplemented) {
      return deflt;
    }
    if (!(r instanceof PyLong n)) {
      throw Py.typeError("__length_hint__ must be an integer, not " + r.type().name());
    }
    if (!n.fitsLong()) {
      throw Py.overflowError("Python int too large to convert to C ssize_t");
    }
    if (n.signum() < 0) {
      throw Py.valueError("__length_hint__() should return >= 0");
    }
    return (int) Math.min(Integer.MAX_VALUE, n.longValue());
  }

  /**
   * The items of an unpacking assignment with {@code n} targets.
   *
   * @return an array for reading only
   */
  public static PyObject[] unpack(PyObject o, int n) {
    PyObject[] a;
    if (o.getClass() == PyTuple.class) {
      a = ((PyTuple) o).items;
    } else if (o.getClass() == PyList.class) {
      a = ((PyList) o).toArray();
    } else {
      return unpackIter(o, n);
    }
    if (a.length == n) {
      return a;
    }
    throw a.length < n ? tooFew(n, a.length) : tooMany(n);
  }

  private static PyException tooFew(int n, int got) {
    return Py.valueError("not enough values to unpack (expected " + n + ", got " + got + ")");
  }

  private static PyException tooMany(int n) {
    return Py.valueError("too many values to unpack (expected " + n + ")");
  }

  private static PyObject unpackable(PyObject o) {
    PyType t = o.type();
    if (t.slot(Slot.ITER) == null && t.slot(Slot.GETITEM) == null) {
      throw Py.typeError("cannot unpack non-iterable " + t.name() + " object");
    }
    return o.iter();
  }

  private static PyObject[] unpackIter(PyObject o, int n) {
    PyObject it = unpackable(o);
    PyObject[] a = new PyObject[n];
    for (int i = 0; i < n; i++) {
      PyObject x = it.iterNext();
      if (x == null) {
        throw tooFew(n, i);
      }
      a[i] = x;
    }
    if (it.iterNext() != null) {
      throw tooMany(n);
    }
    return a;
  }

  /** As {@link #unpack} with a starred target, whose value is the list at index {@code before}. */
  public static PyObject[] unpackEx(PyObject o, int before, int after) {
    PyObject it = unpackable(o);
    PyObject[] a = new PyObject[before + 1 + after];
    for (int i = 0; i < before; i++) {
      PyObject x = it.iterNext();
      if (x == null) {
        throw tooFewEx(before + after, i);
      }
      a[i] = x;
    }
    PyObject[] rest = drain(it, 8);
    if (rest.length < after) {
      throw tooFewEx(before + after, before + rest.length);
    }
    int mid = rest.length - after;
    System.arraycopy(rest, mid, a, before + 1, after);
    a[before] = PyList.wrap(Arrays.copyOf(rest, mid));
    return a;
  }

  private static PyException tooFewEx(int n, int got) {
    return Py.valueError(
        "not enough values to unpack (expected at least " + n + ", got " + got + ")");
  }

  /** A start or stop argument of {@code index}: clipped, negative ones from the end. */
  static int bound(PyObject o, int size, int deflt) {
    if (o == null) {
      return deflt;
    }
    if (!Ops.isIndex(o)) {
      throw Py.typeError("slice indices must be integers or have an __index__ method");
    }
    int i = SliceArgs.saturated(Ops.index(o));
    return i < 0 ? Math.max(0, i + size) : i;
  }

  /**
   * Refuses keyword arguments to {@code __new__}, unless a subclass has an {@code __init__} of its
   * own that takes them.
   */
  public static void noKeywords(PyType base, PyType cls, PyDict kwargs) {
    if (kwargs.size() > 0 && (cls == base || cls.slot(Slot.INIT) == base.slot(Slot.INIT))) {
      throw Py.typeError(base.simpleName() + "() takes no keyword arguments");
    }
  }

  /** The factor of a repetition: 0 for negative; checked against the memory there can be. */
  static int times(PyObject o, int size) {
    long t = Math.max(0, Ops.asSize(o));
    if (size > 0 && t > (Integer.MAX_VALUE - 16) / size) {
      throw Py.memoryError();
    }
    return (int) Math.min(t, Integer.MAX_VALUE);
  }
}
