package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyClassMethod;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code list}. */
@PyClass(
    name = "list",
    sig = "(iterable=(), /)",
    doc =
        "Built-in mutable sequence.\n\n"
            + "If no argument is given, the constructor creates a new empty list.\n"
            + "The argument must be an iterable if specified.")
public class PyList extends ListCore {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyListTable()).withPattern(PyType.SEQUENCE);

  /** An empty list. */
  public PyList() {}

  /** A list over an array that nobody else keeps. */
  public static PyList wrap(PyObject[] items) {
    PyList l = new PyList();
    l.adopt(items);
    return l;
  }

  /** A list over the first n items of an array that nobody else keeps. */
  public static PyList wrap(PyObject[] items, int n) {
    PyList l = new PyList();
    l.adopt(items, n);
    return l;
  }

  /** A list of the given items. */
  public static PyList of(PyObject... items) {
    return wrap(items.clone());
  }

  /** A list of ints over an array that nobody else keeps. */
  public static PyList wrap(long[] items) {
    PyList l = new PyList();
    if (items.length > 0) {
      l.adopt(items, items.length);
    }
    return l;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public boolean isTrue() {
    return size() != 0;
  }

  @Override
  public int len() {
    return size();
  }

  @Override
  public PyObject getItem(PyObject key) {
    if (key.getClass() == PyInt.class) {
      long i = ((PyInt) key).value;
      int n = size();
      if (i < 0) {
        i += n;
      }
      if (i < 0 || i >= n) {
        throw Py.indexError("list index out of range");
      }
      return get((int) i);
    }
    return subscript(key);
  }

  @Override
  public void setItem(PyObject key, PyObject value) {
    if (key.getClass() == PyInt.class && value != null) {
      long i = ((PyInt) key).value;
      int n = size();
      if (i < 0) {
        i += n;
      }
      if (i < 0 || i >= n) {
        throw Py.indexError("list assignment index out of range");
      }
      set((int) i, value);
      return;
    }
    ListSlices.assign(this, key, value);
  }

  @Override
  public PyObject iter() {
    return new PyListIter(this);
  }

  @Override
  public boolean contains(PyObject v) {
    return find(v, 0, Integer.MAX_VALUE) >= 0;
  }

  @Override
  public long hash() {
    throw Py.typeError("unhashable type: '" + type().name() + "'");
  }

  /** The items from..to in a new list. */
  public final PyList slice(int from, int to) {
    PyList l = new PyList();
    l.copyRange(this, from, to);
    return l;
  }

  /** The index of the first item equal to v in from..to, or -1; items may change meanwhile. */
  final int find(PyObject v, int from, int to) {
    if (longs() != null && v.getClass() == PyInt.class) {
      long x = ((PyInt) v).value;
      long[] a = longs();
      for (int i = from, n = Math.min(size(), to); i < n; i++) {
        if (a[i] == x) {
          return i;
        }
      }
      return -1;
    }
    for (int i = from; i < to && i < size(); i++) {
      if (Compare.identicalOrEqual(get(i), v)) {
        return i;
      }
    }
    return -1;
  }

  /** Appends all items of an iterable. */
  public final void extend(PyObject o) {
    if (o instanceof PyList l && (o.getClass() == PyList.class || o == this || plainIter(o))) {
      addAll(l);
      return;
    }
    if (o.getClass() == PyTuple.class) {
      PyTuple t = (PyTuple) o;
      addAll(t.items, t.items.length);
      return;
    }
    PyObject it = o.iter();
    Sequences.lengthHint(o, 8);
    new Appending(this).drain(it);
  }

  /** Appends items. */
  private static final class Appending extends Sink {
    private final PyList list;

    Appending(PyList list) {
      this.list = list;
    }

    @Override
    public boolean take(PyObject item) {
      return list.addInRoom(item);
    }

    @Override
    protected boolean takeAny(PyObject item) {
      list.add(item);
      return true;
    }
  }

  private static boolean plainIter(PyObject o) {
    return o.type().slot(Slot.ITER) == TYPE.slot(Slot.ITER);
  }

  // Methods seen from Python.

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    return cls == TYPE ? new PyList() : new PyListSub(cls);
  }

  @PyMethod(
      name = "__init__",
      sig = "(*args, **kwargs)",
      doc = "Initialize self.  See help(type(self)) for accurate signature.")
  void init(PyObject[] args, PyDict kwargs) {
    if (kwargs.size() > 0 && type().slot(Slot.NEW) == TYPE.slot(Slot.NEW)) {
      throw Py.typeError("list() takes no keyword arguments");
    }
    if (args.length > 1) {
      throw Py.typeError("list expected at most 1 argument, got " + args.length);
    }
    clear();
    if (args.length == 1) {
      extend(args[0]);
    }
  }

  @PyMethod(name = "__len__", doc = "Return len(self).")
  final int lenMethod() {
    return size();
  }

  @PyMethod(name = "__getitem__", doc = "Return self[index].")
  final PyObject subscript(PyObject key) {
    return ListSlices.get(this, key);
  }

  @PyMethod(name = "__setitem__", doc = "Set self[key] to value.")
  final void setItemMethod(PyObject key, PyObject value) {
    ListSlices.assign(this, key, value);
  }

  @PyMethod(name = "__delitem__", doc = "Delete self[key].")
  final void delItemMethod(PyObject key) {
    ListSlices.assign(this, key, null);
  }

  @PyMethod(name = "__contains__", doc = "Return bool(key in self).")
  final boolean containsMethod(PyObject v) {
    return find(v, 0, Integer.MAX_VALUE) >= 0;
  }

  @PyMethod(name = "__iter__", doc = "Implement iter(self).")
  final PyObject iterMethod() {
    return new PyListIter(this);
  }

  @PyMethod(name = "__reversed__", doc = "Return a reverse iterator over the list.")
  final PyObject reversed() {
    return new PyListReverseIter(this);
  }

  @PyMethod(name = "append", doc = "Append object to the end of the list.")
  final void append(PyObject object) {
    add(object);
  }

  @PyMethod(name = "extend", doc = "Extend list by appending elements from the iterable.")
  final void extendMethod(PyObject iterable) {
    extend(iterable);
  }

  @PyMethod(name = "insert", doc = "Insert object before index.")
  final void insertMethod(PyObject index, PyObject object) {
    long i = Ops.asSize(index);
    int n = size();
    insert((int) (i < 0 ? Math.max(0, i + n) : Math.min(i, n)), object);
  }

  @PyMethod(
      name = "pop",
      sig = "(index=-1, /)",
      doc =
          "Remove and return item at index (default last).\n\n"
              + "Raises IndexError if list is empty or index is out of range.")
  final PyObject pop(PyObject index) {
    long i = index == null ? -1 : Ops.asSize(index);
    int n = size();
    if (n == 0) {
      throw Py.indexError("pop from empty list");
    }
    if (i < 0) {
      i += n;
    }
    if (i < 0 || i >= n) {
      throw Py.indexError("pop index out of range");
    }
    return removeAt((int) i);
  }

  @PyMethod(
      name = "remove",
      doc = "Remove first occurrence of value.\n\nRaises ValueError if the value is not present.")
  final void remove(PyObject value) {
    int i = find(value, 0, Integer.MAX_VALUE);
    if (i < 0) {
      throw Py.valueError("list.remove(x): x not in list");
    }
    if (i < size()) {
      removeRange(i, i + 1);
    }
  }

  @PyMethod(
      name = "index",
      sig = "(value, start=0, stop=sys.maxsize, /)",
      doc = "Return first index of value.\n\nRaises ValueError if the value is not present.")
  final long index(PyObject value, PyObject start, PyObject stop) {
    int from = Sequences.bound(start, size(), 0);
    int to = Sequences.bound(stop, size(), Integer.MAX_VALUE);
    int i = find(value, from, to);
    if (i < 0) {
      throw Py.valueError(Ops.repr(value) + " is not in list");
    }
    return i;
  }

  @PyMethod(name = "count", doc = "Return number of occurrences of value.")
  final long count(PyObject value) {
    long c = 0;
    for (int i = 0; i < size(); i++) {
      if (Compare.identicalOrEqual(get(i), value)) {
        c++;
      }
    }
    return c;
  }

  @PyMethod(name = "reverse", doc = "Reverse *IN PLACE*.")
  final void reverse() {
    reverseItems();
  }

  @PyMethod(name = "copy", doc = "Return a shallow copy of the list.")
  final PyObject copy() {
    return slice(0, size());
  }

  @PyMethod(name = "clear", doc = "Remove all items from list.")
  final void clearMethod() {
    clear();
  }

  @PyMethod(
      name = "sort",
      sig = "(*, key=None, reverse=False)",
      doc =
          "Sort the list in ascending order and return None.\n\n"
              + "The sort is in-place (i.e. the list itself is modified) and stable (i.e. the\n"
              + "order of two equal elements is maintained).\n\n"
              + "If a key function is given, apply it once to each list item and sort them,\n"
              + "ascending or descending, according to their function values.\n\n"
              + "The reverse flag can be set to sort in descending order.")
  public final void sort(PyObject key, PyObject reverse) {
    ListSort.sort(this, key == Py.None ? null : key, reverse != null && reverse.isTrue());
  }

  @PyMethod(name = "__add__", doc = "Return self+value.")
  final PyObject add_(PyObject o) {
    if (!(o instanceof PyList l)) {
      return Py.NotImplemented;
    }
    PyList r = slice(0, size());
    r.addAll(l);
    return r;
  }

  @PyMethod(name = "__iadd__", doc = "Implement self+=value.")
  final PyObject iadd(PyObject o) {
    extend(o);
    return this;
  }

  @PyMethod(name = "__mul__", doc = "Return self*value.")
  final PyObject mul(PyObject o) {
    if (!Ops.isIndex(o)) {
      return SequenceErrors.repeatBy(o);
    }
    int times = Sequences.times(o, size());
    PyList r = slice(0, times == 0 ? 0 : size());
    r.repeat(times);
    return r;
  }

  @PyMethod(name = "__rmul__", doc = "Return value*self.")
  final PyObject rmul(PyObject o) {
    return mul(o);
  }

  @PyMethod(name = "__imul__", doc = "Implement self*=value.")
  final PyObject imul(PyObject o) {
    if (!Ops.isIndex(o)) {
      return SequenceErrors.repeatBy(o);
    }
    repeat(Sequences.times(o, size()));
    return this;
  }

  @PyMethod(name = "__repr__", doc = "Return repr(self).")
  final PyObject repr() {
    if (size() == 0) {
      return Py.str("[]");
    }
    ThreadState ts = ThreadState.current();
    if (ts.reprEnter(this)) {
      return Py.str("[...]");
    }
    try {
      StringBuilder sb = new StringBuilder("[");
      for (int i = 0; i < size(); i++) {
        if (i > 0) {
          sb.append(", ");
        }
        sb.append(Ops.repr(get(i)));
      }
      return Py.str(sb.append(']').toString());
    } finally {
      ts.reprLeave(this);
    }
  }

  /** A comparison with another of its kind; NotImplemented for anything else. */
  final PyObject compare(PyObject o, int op) {
    if (!(o instanceof PyList l)) {
      return Py.NotImplemented;
    }
    if (size() != l.size() && (op == Compare.EQ || op == Compare.NE)) {
      return Py.bool(op == Compare.NE);
    }
    int i = equalPrefix(l);
    while (i < size() && i < l.size() && Compare.identicalOrEqual(get(i), l.get(i))) {
      i++;
    }
    // The comparison may have shortened either list.
    if (i >= size() || i >= l.size()) {
      return Py.bool(Compare.compare((long) size(), l.size(), op));
    }
    return op == Compare.EQ
        ? Py.False
        : op == Compare.NE ? Py.True : Compare.rich(get(i), l.get(i), op);
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

  @PyMethod(name = "__sizeof__", doc = "Return the size of the list in memory, in bytes.")
  final long sizeof() {
    return 40 + 8L * size();
  }

  @PyClassMethod(name = "__class_getitem__", sig = "(object, /)", doc = "See PEP 585")
  static PyObject classGetItem(PyType cls, PyObject item) {
    return PyGenericAlias.of(cls, item);
  }
}
