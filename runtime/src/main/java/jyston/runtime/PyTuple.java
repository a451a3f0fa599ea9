package jyston.runtime;

import java.util.Arrays;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyClassMethod;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code tuple}. */
@PyClass(
    name = "tuple",
    sig = "(iterable=(), /)",
    doc =
        "Built-in immutable sequence.\n\n"
            + "If no argument is given, the constructor returns an empty tuple.\n"
            + "If iterable is specified the tuple is initialized from iterable's items.\n\n"
            + "If the argument is a tuple, the return value is the same object.")
public class PyTuple extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyTupleTable()).withPattern(PyType.SEQUENCE);

  /** {@code ()}. */
  public static final PyTuple EMPTY = new PyTuple(NO_ARGS);

  /** The items; never changed once published. */
  public final PyObject[] items;

  /** Wraps an array without copying it. */
  protected PyTuple(PyObject[] items) {
    this.items = items;
  }

  /** A tuple of an array that nobody else changes. */
  public static PyTuple wrap(PyObject[] items) {
    return items.length == 0 ? EMPTY : new PyTuple(items);
  }

  /** A tuple of the given items. */
  public static PyTuple of(PyObject... items) {
    return wrap(items);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  /** The number of items. */
  public final int size() {
    return items.length;
  }

  /** Item in range. */
  public final PyObject get(int i) {
    return items[i];
  }

  /** The items from..to in a new tuple. */
  public final PyTuple slice(int from, int to) {
    return from >= to ? EMPTY : wrap(Arrays.copyOfRange(items, from, to));
  }

  @Override
  public boolean isTrue() {
    return items.length != 0;
  }

  @Override
  public int len() {
    return items.length;
  }

  @Override
  public PyObject getItem(PyObject key) {
    if (key.getClass() == PyInt.class) {
      long i = ((PyInt) key).value;
      if (i < 0) {
        i += items.length;
      }
      if (i < 0 || i >= items.length) {
        throw Py.indexError("tuple index out of range");
      }
      return items[(int) i];
    }
    return subscript(key);
  }

  @Override
  public PyObject iter() {
    return new PyTupleIter(this);
  }

  @Override
  public boolean contains(PyObject v) {
    return find(v, 0, items.length) >= 0;
  }

  @Override
  public long hash() {
    return hashOf(items);
  }

  /** The hash of a tuple of these items (xxHash, as in CPython's {@code tuplehash}). */
  static long hashOf(PyObject[] items) {
    long acc = 2870177450012600261L;
    for (PyObject o : items) {
      acc += o.hash() * -4417276706812531889L;
      acc = Long.rotateLeft(acc, 31) * -7046029288634856825L;
    }
    acc += items.length ^ (2870177450012600261L ^ 3527539L);
    return acc == -1 ? 1546275796 : acc;
  }

  private int find(PyObject v, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Compare.identicalOrEqual(items[i], v)) {
        return i;
      }
    }
    return -1;
  }

  // Methods seen from Python.

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    Sequences.noKeywords(TYPE, cls, kwargs);
    if (args.length > 1) {
      throw Py.typeError("tuple expected at most 1 argument, got " + args.length);
    }
    PyObject iterable = args.length == 0 ? null : args[0];
    if (cls == TYPE) {
      if (iterable == null) {
        return EMPTY;
      }
      return iterable.getClass() == PyTuple.class ? iterable : wrap(Sequences.toArray(iterable));
    }
    return new PyTupleSub(cls, iterable == null ? NO_ARGS : Sequences.toArray(iterable));
  }

  @PyMethod(name = "__len__", doc = "Return len(self).")
  final int lenMethod() {
    return items.length;
  }

  @PyMethod(name = "__getitem__", doc = "Return self[key].")
  final PyObject subscript(PyObject key) {
    if (Ops.isIndex(key)) {
      long i = Ops.asIndex(key);
      if (i < 0) {
        i += items.length;
      }
      if (i < 0 || i >= items.length) {
        throw Py.indexError("tuple index out of range");
      }
      return items[(int) i];
    }
    if (!(key instanceof PySlice s)) {
      throw Py.typeError("tuple indices must be integers or slices, not " + key.type().name());
    }
    SliceArgs.Range r = SliceArgs.of(s, items.length);
    if (r.step() == 1) {
      return r.count() == items.length && getClass() == PyTuple.class
          ? this
          : slice(r.start(), r.start() + r.count());
    }
    PyObject[] a = new PyObject[r.count()];
    for (int k = 0, i = r.start(); k < a.length; k++, i += r.step()) {
      a[k] = items[i];
    }
    return wrap(a);
  }

  @PyMethod(name = "__contains__", doc = "Return bool(key in self).")
  final boolean containsMethod(PyObject v) {
    return find(v, 0, items.length) >= 0;
  }

  @PyMethod(name = "__iter__", doc = "Implement iter(self).")
  final PyObject iterMethod() {
    return new PyTupleIter(this);
  }

  @PyMethod(
      name = "index",
      sig = "(value, start=0, stop=sys.maxsize, /)",
      doc = "Return first index of value.\n\nRaises ValueError if the value is not present.")
  final long index(PyObject value, PyObject start, PyObject stop) {
    int n = items.length;
    int i = find(value, Sequences.bound(start, n, 0), Math.min(n, Sequences.bound(stop, n, n)));
    if (i < 0) {
      throw Py.valueError("tuple.index(x): x not in tuple");
    }
    return i;
  }

  @PyMethod(name = "count", doc = "Return number of occurrences of value.")
  final long count(PyObject value) {
    long c = 0;
    for (PyObject o : items) {
      if (Compare.identicalOrEqual(o, value)) {
        c++;
      }
    }
    return c;
  }

  @PyMethod(name = "__add__", doc = "Return self+value.")
  final PyObject add(PyObject o) {
    if (!(o instanceof PyTuple t)) {
      return Py.NotImplemented;
    }
    if (items.length == 0 && o.getClass() == PyTuple.class) {
      return o;
    }
    if (t.items.length == 0 && getClass() == PyTuple.class) {
      return this;
    }
    PyObject[] a = Arrays.copyOf(items, items.length + t.items.length);
    System.arraycopy(t.items, 0, a, items.length, t.items.length);
    return wrap(a);
  }

  @PyMethod(name = "__mul__", doc = "Return self*value.")
  final PyObject mul(PyObject o) {
    if (!Ops.isIndex(o)) {
      return SequenceErrors.repeatBy(o);
    }
    int n = items.length;
    int times = Sequences.times(o, n);
    if (n == 0 || times == 1) {
      if (getClass() == PyTuple.class) {
        return this;
      }
    }
    if (times == 0) {
      return EMPTY;
    }
    PyObject[] a = new PyObject[n * times];
    for (int i = 0; i < a.length; i += n) {
      System.arraycopy(items, 0, a, i, n);
    }
    return wrap(a);
  }

  @PyMethod(name = "__rmul__", doc = "Return value*self.")
  final PyObject rmul(PyObject o) {
    return mul(o);
  }

  @PyMethod(name = "__hash__", doc = "Return hash(self).")
  final long hashMethod() {
    return hashOf(items);
  }

  @PyMethod(name = "__repr__", doc = "Return repr(self).")
  PyObject repr() {
    if (items.length == 0) {
      return Py.str("()");
    }
    ThreadState ts = ThreadState.current();
    if (ts.reprEnter(this)) {
      return Py.str("(...)");
    }
    try {
      StringBuilder sb = new StringBuilder("(");
      for (int i = 0; i < items.length; i++) {
        if (i > 0) {
          sb.append(", ");
        }
        sb.append(Ops.repr(items[i]));
      }
      return Py.str(sb.append(items.length == 1 ? ",)" : ")").toString());
    } finally {
      ts.reprLeave(this);
    }
  }

  /** A comparison with another of its kind; NotImplemented for anything else. */
  final PyObject compare(PyObject o, int op) {
    if (!(o instanceof PyTuple t)) {
      return Py.NotImplemented;
    }
    PyObject[] x = items;
    PyObject[] y = t.items;
    int n = Math.min(x.length, y.length);
    for (int i = 0; i < n; i++) {
      if (!Compare.identicalOrEqual(x[i], y[i])) {
        if (op == Compare.EQ) {
          return Py.False;
        }
        return op == Compare.NE ? Py.True : Compare.rich(x[i], y[i], op);
      }
    }
    return Py.bool(Compare.compare((long) x.length, y.length, op));
  }

  @PyMethod(name = "__lt__", doc = "Return self<value.")
  final PyObject lt(PyObject o) {
    return compare(o, Compare.LT);
  }

  @PyMethod(name = "__le__", doc = "Return self<=value.")
  final PyObject le(PyObject o) {
    return compare(o, Compare.LE);
  }

  @PyMethod(name = "__eq__", doc = "Return self==value.")
  final PyObject eq(PyObject o) {
    return compare(o, Compare.EQ);
  }

  @PyMethod(name = "__ne__", doc = "Return self!=value.")
  final PyObject ne(PyObject o) {
    return compare(o, Compare.NE);
  }

  @PyMethod(name = "__gt__", doc = "Return self>value.")
  final PyObject gt(PyObject o) {
    return compare(o, Compare.GT);
  }

  @PyMethod(name = "__ge__", doc = "Return self>=value.")
  final PyObject ge(PyObject o) {
    return compare(o, Compare.GE);
  }

  @PyMethod(name = "__getnewargs__")
  final PyObject getNewArgs() {
    return PyTuple.of(wrap(items));
  }

  @PyMethod(name = "__sizeof__", doc = "Return the size of the tuple in memory, in bytes.")
  final long sizeof() {
    return 24 + 8L * items.length;
  }

  @PyClassMethod(name = "__class_getitem__", sig = "(object, /)", doc = "See PEP 585")
  static PyObject classGetItem(PyType cls, PyObject item) {
    return PyGenericAlias.of(cls, item);
  }
}
