package jyston.stdlib.collections;

import jyston.runtime.Compare;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyGenericAlias;
import jyston.runtime.PyInstance;
import jyston.runtime.PyInt;
import jyston.runtime.PyList;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.Sequences;
import jyston.runtime.Slot;
import jyston.runtime.ThreadState;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyClassMethod;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code collections.deque}, on a ring of objects. */
@PyClass(
    name = "deque",
    module = "collections",
    doc = "A list-like sequence optimized for data accesses near its endpoints.")
public final class PyDeque extends PyInstance {
  /** The type. */
  public static final PyType TYPE =
      PyType.builtin(new PyDequeTable()).withWeakref().withPattern(PyType.SEQUENCE);

  private PyObject[] ring = new PyObject[16];
  private int head;
  private int size;

  /** The most items there may be, or -1. */
  private long maxlen = -1;

  /** Changes with every change of the items. */
  private int state;

  private PyDeque(PyType cls) {
    super(cls.rootShape(0));
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, jyston.runtime.PyDict kwargs) {
    return new PyDeque(cls);
  }

  @PyMethod(
      name = "__init__",
      sig = "(iterable=(), maxlen=None)",
      doc = "Initialize self.  See help(type(self)) for accurate signature.")
  void init(PyObject iterable, PyObject max) {
    long m = -1;
    if (max != null && max != Py.None) {
      if (!(max instanceof PyLong)) {
        throw Py.typeError("an integer is required");
      }
      m = Ops.asSize(max);
      if (m < 0) {
        throw Py.valueError("maxlen must be non-negative");
      }
    }
    maxlen = m;
    if (size > 0) {
      clear();
    }
    if (iterable != null) {
      extend(iterable);
    }
  }

  int size() {
    return size;
  }

  int state() {
    return state;
  }

  private int place(int i) {
    return (head + i) & (ring.length - 1);
  }

  PyObject get(int i) {
    return ring[place(i)];
  }

  private void grow() {
    PyObject[] n = new PyObject[ring.length * 2];
    for (int i = 0; i < size; i++) {
      n[i] = ring[place(i)];
    }
    ring = n;
    head = 0;
  }

  void addLast(PyObject v) {
    if (size == ring.length) {
      grow();
    }
    ring[place(size)] = v;
    size++;
    state++;
    if (maxlen >= 0 && size > maxlen) {
      removeFirst();
    }
  }

  private void addFirst(PyObject v) {
    if (size == ring.length) {
      grow();
    }
    head = (head - 1) & (ring.length - 1);
    ring[head] = v;
    size++;
    state++;
    if (maxlen >= 0 && size > maxlen) {
      removeLast();
    }
  }

  private PyObject removeFirst() {
    if (size == 0) {
      throw Py.indexError("pop from an empty deque");
    }
    PyObject v = ring[head];
    ring[head] = null;
    head = (head + 1) & (ring.length - 1);
    size--;
    state++;
    return v;
  }

  private PyObject removeLast() {
    if (size == 0) {
      throw Py.indexError("pop from an empty deque");
    }
    int s = place(size - 1);
    PyObject v = ring[s];
    ring[s] = null;
    size--;
    state++;
    return v;
  }

  private boolean plain() {
    return shape.type == TYPE;
  }

  @Override
  public boolean isTrue() {
    return plain() ? size != 0 : super.isTrue();
  }

  @Override
  public int len() {
    return plain() ? size : super.len();
  }

  @Override
  public PyObject iter() {
    return plain() ? new PyDequeIter(this, false) : super.iter();
  }

  @Override
  public long hash() {
    if (plain()) {
      throw Py.typeError("unhashable type: 'collections.deque'");
    }
    return super.hash();
  }

  // Methods seen from Python.

  @PyMethod(
      name = "append",
      sig = "(item, /)",
      doc = "Add an element to the right side of the deque.")
  void append(PyObject v) {
    addLast(v);
  }

  @PyMethod(
      name = "appendleft",
      sig = "(item, /)",
      doc = "Add an element to the left side of the deque.")
  void appendLeft(PyObject v) {
    addFirst(v);
  }

  @PyMethod(name = "pop", doc = "Remove and return the rightmost element.")
  PyObject pop() {
    return removeLast();
  }

  @PyMethod(name = "popleft", doc = "Remove and return the leftmost element.")
  PyObject popLeft() {
    return removeFirst();
  }

  @PyMethod(name = "clear", doc = "Remove all elements from the deque.")
  void clear() {
    ring = new PyObject[16];
    head = 0;
    size = 0;
    state++;
  }

  @PyMethod(
      name = "extend",
      sig = "(iterable, /)",
      doc = "Extend the right side of the deque with elements from the iterable.")
  void extend(PyObject iterable) {
    PyObject it = iterable == this ? PyList.wrap(Sequences.toArray(this)).iter() : iterable.iter();
    PyObject x;
    while ((x = it.iterNext()) != null) {
      addLast(x);
    }
  }

  @PyMethod(
      name = "extendleft",
      sig = "(iterable, /)",
      doc = "Extend the left side of the deque with elements from the iterable.")
  void extendLeft(PyObject iterable) {
    PyObject it = iterable == this ? PyList.wrap(Sequences.toArray(this)).iter() : iterable.iter();
    PyObject x;
    while ((x = it.iterNext()) != null) {
      addFirst(x);
    }
  }

  private PyObject copyWith(PyObject iterable) {
    return maxlen < 0 ? type().call1(iterable) : type().call2(iterable, PyInt.of(maxlen));
  }

  private PyDeque plainCopy() {
    PyDeque d = new PyDeque(TYPE);
    d.maxlen = maxlen;
    d.ring = ring.clone();
    d.head = head;
    d.size = size;
    return d;
  }

  @PyMethod(name = "copy", doc = "Return a shallow copy of a deque.")
  PyObject copy() {
    if (plain()) {
      return plainCopy();
    }
    PyObject r = copyWith(this);
    if (!(r instanceof PyDeque)) {
      throw Py.typeError(type().name() + "() must return a deque, not " + r.type().name());
    }
    return r;
  }

  @PyMethod(name = "__copy__", doc = "Return a shallow copy of a deque.")
  PyObject copyHook() {
    return copy();
  }

  @PyMethod(name = "count", sig = "(value, /)", doc = "Return number of occurrences of value.")
  long count(PyObject v) {
    int start = state;
    long n = 0;
    for (int i = 0; i < size; i++) {
      if (Compare.identicalOrEqual(get(i), v)) {
        n++;
      }
      if (start != state) {
        throw Py.runtimeError("deque mutated during iteration");
      }
    }
    return n;
  }

  private int find(PyObject v, int from, int to) {
    int start = state;
    for (int i = from; i < to; i++) {
      boolean eq = Compare.identicalOrEqual(get(i), v);
      if (eq) {
        return i;
      }
      if (start != state) {
        throw Py.runtimeError("deque mutated during iteration");
      }
    }
    return -1;
  }

  @PyMethod(name = "__contains__", doc = "Return bool(key in self).")
  boolean containsMethod(PyObject v) {
    return find(v, 0, size) >= 0;
  }

  private int bound(PyObject o, int deflt) {
    if (o == null) {
      return deflt;
    }
    if (!Ops.isIndex(o)) {
      throw Py.typeError("slice indices must be integers or have an __index__ method");
    }
    PyLong l = Ops.index(o);
    long i = l.fitsLong() ? l.longValue() : l.signum() < 0 ? Long.MIN_VALUE / 2 : Long.MAX_VALUE;
    return (int) (i < 0 ? Math.max(0, i + size) : Math.min(i, size));
  }

  @PyMethod(
      name = "index",
      sig = "(value, start=0, stop=sys.maxsize, /)",
      doc = "Return first index of value.\n\nRaises ValueError if the value is not present.")
  long index(PyObject v, PyObject start, PyObject stop) {
    int i = find(v, bound(start, 0), bound(stop, size));
    if (i < 0) {
      throw Py.valueError(Ops.repr(v) + " is not in deque");
    }
    return i;
  }

  @PyMethod(name = "insert", sig = "(index, value, /)", doc = "Insert value before index.")
  void insert(PyObject index, PyObject v) {
    long i = Ops.asSize(index);
    if (maxlen >= 0 && size >= maxlen) {
      throw Py.indexError("deque already at its maximum size");
    }
    if (i >= size) {
      addLast(v);
      return;
    }
    if (i <= -size || i == 0) {
      addFirst(v);
      return;
    }
    int at = (int) (i < 0 ? i + size : i);
    addLast(v);
    for (int k = size - 1; k > at; k--) {
      ring[place(k)] = ring[place(k - 1)];
    }
    ring[place(at)] = v;
  }

  private void removeAt(int i) {
    for (int k = i; k < size - 1; k++) {
      ring[place(k)] = ring[place(k + 1)];
    }
    removeLast();
  }

  @PyMethod(name = "remove", sig = "(value, /)", doc = "Remove first occurrence of value.")
  void remove(PyObject v) {
    int start = state;
    int n = size;
    for (int i = 0; i < n; i++) {
      boolean eq = Compare.identicalOrEqual(get(i), v);
      if (start != state) {
        throw Py.indexError("deque mutated during remove().");
      }
      if (eq) {
        removeAt(i);
        return;
      }
    }
    throw Py.valueError(Ops.repr(v) + " is not in deque");
  }

  @PyMethod(name = "reverse", doc = "Reverse *IN PLACE*.")
  void reverse() {
    for (int i = 0, j = size - 1; i < j; i++, j--) {
      PyObject t = get(i);
      ring[place(i)] = get(j);
      ring[place(j)] = t;
    }
  }

  @PyMethod(
      name = "rotate",
      sig = "(n=1, /)",
      doc = "Rotate the deque n steps to the right.  If n is negative, rotates left.")
  void rotate(PyObject n) {
    long k = n == null ? 1 : Ops.asSize(n);
    if (size < 2) {
      return;
    }
    int r = (int) Math.floorMod(k, (long) size);
    if (r == 0) {
      return;
    }
    state++;
    if (r <= size / 2) {
      for (int i = 0; i < r; i++) {
        int last = place(size - 1);
        PyObject v = ring[last];
        ring[last] = null;
        head = (head - 1) & (ring.length - 1);
        ring[head] = v;
      }
    } else {
      for (int i = size - r; i > 0; i--) {
        PyObject v = ring[head];
        ring[head] = null;
        head = (head + 1) & (ring.length - 1);
        ring[place(size - 1)] = v;
      }
    }
  }

  @PyGetter(value = "maxlen", doc = "maximum size of a deque or None if unbounded")
  PyObject getMaxlen() {
    return maxlen < 0 ? Py.None : PyInt.of(maxlen);
  }

  @PyMethod(name = "__len__", doc = "Return len(self).")
  int lenMethod() {
    return size;
  }

  private int at(PyObject key) {
    long i = Ops.asIndex(key);
    if (i < 0) {
      i += size;
    }
    if (i < 0 || i >= size) {
      throw Py.indexError("deque index out of range");
    }
    return (int) i;
  }

  private void checkKey(PyObject key) {
    if (!Ops.isIndex(key)) {
      throw Py.typeError("sequence index must be integer, not '" + key.type().name() + "'");
    }
  }

  @PyMethod(name = "__getitem__", doc = "Return self[key].")
  PyObject getItemMethod(PyObject key) {
    checkKey(key);
    return get(at(key));
  }

  @PyMethod(name = "__setitem__", doc = "Set self[key] to value.")
  void setItemMethod(PyObject key, PyObject v) {
    checkKey(key);
    ring[place(at(key))] = v;
  }

  @PyMethod(name = "__delitem__", doc = "Delete self[key].")
  void delItemMethod(PyObject key) {
    checkKey(key);
    removeAt(at(key));
  }

  @PyMethod(name = "__iter__", doc = "Implement iter(self).")
  PyObject iterMethod() {
    return new PyDequeIter(this, false);
  }

  @PyMethod(name = "__reversed__", doc = "Return a reverse iterator over the deque.")
  PyObject reversed() {
    return new PyDequeReverseIter(this);
  }

  @PyMethod(name = "__add__", doc = "Return self+value.")
  PyObject add(PyObject o) {
    if (!(o instanceof PyDeque)) {
      if (o.type().slot(Slot.ADD + 1) != null) {
        return Py.NotImplemented;
      }
      throw Py.typeError("can only concatenate deque (not \"" + o.type().name() + "\") to deque");
    }
    PyObject r = copy();
    ((PyDeque) r).extend(o);
    return r;
  }

  @PyMethod(name = "__iadd__", doc = "Implement self+=value.")
  PyObject iadd(PyObject o) {
    extend(o);
    return this;
  }

  private void repeat(PyObject n) {
    long times = Math.max(0, Ops.asSize(n));
    if (size == 0 || times == 1) {
      return;
    }
    if (times == 0) {
      clear();
      return;
    }
    if (maxlen < 0 && times > (Integer.MAX_VALUE >> 2) / size) {
      throw Py.memoryError();
    }
    PyObject[] all = Sequences.toArray(new PyDequeIter(this, false));
    if (maxlen >= 0 && (double) times * size > maxlen + 2.0 * size) {
      // Only the last maxlen items can stay; whole rounds before them need not be added.
      times = maxlen / size + 2;
    }
    for (long t = 1; t < times; t++) {
      for (PyObject x : all) {
        addLast(x);
      }
    }
  }

  @PyMethod(name = "__mul__", doc = "Return self*value.")
  PyObject mul(PyObject n) {
    if (!Ops.isIndex(n)) {
      return Py.NotImplemented;
    }
    PyObject r = copy();
    ((PyDeque) r).repeat(n);
    return r;
  }

  @PyMethod(name = "__rmul__", doc = "Return value*self.")
  PyObject rmul(PyObject n) {
    return mul(n);
  }

  @PyMethod(name = "__imul__", doc = "Implement self*=value.")
  PyObject imul(PyObject n) {
    if (!Ops.isIndex(n)) {
      return Py.NotImplemented;
    }
    repeat(n);
    return this;
  }

  @PyMethod(name = "__repr__", doc = "Return repr(self).")
  PyObject repr() {
    ThreadState ts = ThreadState.current();
    if (ts.reprEnter(this)) {
      return Py.str("[...]");
    }
    try {
      PyObject l = PyList.wrap(Sequences.toArray(this));
      return Py.str(
          type().simpleName()
              + "("
              + Ops.repr(l)
              + (maxlen < 0 ? ")" : ", maxlen=" + maxlen + ")"));
    } finally {
      ts.reprLeave(this);
    }
  }

  private PyObject compare(PyObject o, int op) {
    if (!(o instanceof PyDeque d)) {
      return Py.NotImplemented;
    }
    if (o == this && op != Compare.LT && op != Compare.GT && op != Compare.NE) {
      return Py.True;
    }
    if (size != d.size && (op == Compare.EQ || op == Compare.NE)) {
      return Py.bool(op == Compare.NE);
    }
    PyObject a = new PyDequeIter(this, false);
    PyObject b = new PyDequeIter(d, false);
    for (; ; ) {
      PyObject x = a.iterNext();
      PyObject y = b.iterNext();
      if (x == null || y == null) {
        return Py.bool(Compare.compare(x == null ? y == null ? 0L : -1L : 1L, 0L, op));
      }
      if (!Compare.identicalOrEqual(x, y)) {
        return op == Compare.EQ ? Py.False : op == Compare.NE ? Py.True : Compare.rich(x, y, op);
      }
    }
  }

  @PyMethod(name = "__lt__", doc = "Return self<value.")
  PyObject lt(PyObject o) {
    return compare(o, Compare.LT);
  }

  @PyMethod(name = "__le__", doc = "Return self<=value.")
  PyObject le(PyObject o) {
    return compare(o, Compare.LE);
  }

  @PyMethod(name = "__eq__", doc = "Return self==value.")
  PyObject eq(PyObject o) {
    return compare(o, Compare.EQ);
  }

  @PyMethod(name = "__ne__", doc = "Return self!=value.")
  PyObject ne(PyObject o) {
    return compare(o, Compare.NE);
  }

  @PyMethod(name = "__gt__", doc = "Return self>value.")
  PyObject gt(PyObject o) {
    return compare(o, Compare.GT);
  }

  @PyMethod(name = "__ge__", doc = "Return self>=value.")
  PyObject ge(PyObject o) {
    return compare(o, Compare.GE);
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    PyObject st = Ops.callMethod(this, Slot.NAMES[Slot.GETSTATE]);
    PyObject args = maxlen < 0 ? PyTuple.EMPTY : PyTuple.of(PyTuple.EMPTY, PyInt.of(maxlen));
    return PyTuple.of(type(), args, st, iter());
  }

  @PyMethod(name = "__sizeof__", doc = "Return the size of the deque in memory, in bytes.")
  long sizeof() {
    return 56 + 528L * Math.max(1, (size + 63) / 64);
  }

  @PyClassMethod(name = "__class_getitem__", sig = "(object, /)", doc = "See PEP 585")
  static PyObject classGetItem(PyType cls, PyObject item) {
    return PyGenericAlias.of(cls, item);
  }
}
