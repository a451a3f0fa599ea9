package jyston.stdlib.binary;

import java.util.Arrays;
import jyston.runtime.BufferSource;
import jyston.runtime.Compare;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyByteArray;
import jyston.runtime.PyBytes;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyGenericAlias;
import jyston.runtime.PyInstance;
import jyston.runtime.PyInt;
import jyston.runtime.PyList;
import jyston.runtime.PyLong;
import jyston.runtime.PyMemoryView;
import jyston.runtime.PyObject;
import jyston.runtime.PySlice;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.Sequences;
import jyston.runtime.SliceArgs;
import jyston.runtime.Warnings;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyClassMethod;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code array.array}: items of one primitive type in a byte array. */
@PyClass(name = "array", module = "array")
public final class PyArray extends PyInstance implements BufferSource {
  /** The type. */
  public static final PyType TYPE =
      PyType.builtin(PyArrayTable.INSTANCE).withWeakref().withPattern(PyType.SEQUENCE);

  private static final byte[] NONE = {};

  /** The type code. */
  final char code;

  /** Bytes per item. */
  final int itemsize;

  /** Items in little-endian order; longer than needed. */
  private byte[] data = NONE;

  private int size;
  private int exports;

  PyArray(PyType cls, char code) {
    super(cls.rootShape(0));
    this.code = code;
    this.itemsize = ArrayItems.size(code);
  }

  // Access for Java code.

  /** The number of items. */
  public int size() {
    return size;
  }

  /** The bytes behind the items; replaced when the array grows. */
  public byte[] data() {
    return data;
  }

  private PyObject item(int i) {
    return ArrayItems.get(code, data, i * itemsize);
  }

  private void checkResizable() {
    if (exports > 0) {
      throw Py.bufferError("cannot resize an array that is exporting buffers");
    }
  }

  /** Makes room for or removes items so that there are {@code n}; keeps those in front. */
  private void resize(int n) {
    if (n == size) {
      return;
    }
    checkResizable();
    long bytes = (long) n * itemsize;
    if (n < 0 || bytes > Integer.MAX_VALUE - 16) {
      throw Py.memoryError();
    }
    if (bytes > data.length) {
      long room = bytes + (bytes >> 3) + 16L * itemsize;
      data = Arrays.copyOf(data, (int) Math.min(room, Integer.MAX_VALUE - 16));
    } else if (bytes < data.length / 4) {
      data = Arrays.copyOf(data, (int) bytes);
    }
    size = n;
  }

  /** Replaces {@code count} items at a place by the items in some bytes. */
  private void splice(int at, int count, byte[] with, int bytes) {
    int n = bytes / itemsize;
    int old = size;
    if (n != count) {
      checkResizable();
    }
    int tail = (old - at - count) * itemsize;
    byte[] rest =
        n == count
            ? NONE
            : Arrays.copyOfRange(data, (at + count) * itemsize, (at + count) * itemsize + tail);
    long total = (long) old - count + n;
    if (total * itemsize > Integer.MAX_VALUE - 16) {
      throw Py.memoryError();
    }
    resize((int) total);
    System.arraycopy(with, 0, data, at * itemsize, bytes);
    if (n != count) {
      System.arraycopy(rest, 0, data, (at + n) * itemsize, tail);
    }
  }

  private void append(long bits) {
    resize(size + 1);
    ArrayItems.store(itemsize, data, (size - 1) * itemsize, bits);
  }

  private byte[] bytes() {
    return Arrays.copyOf(data, size * itemsize);
  }

  // Construction.

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    if (cls == TYPE && kwargs.len() > 0) {
      throw Py.typeError("array.array() takes no keyword arguments");
    }
    if (args.length == 0 || args.length > 2) {
      throw Py.typeError(
          "array() takes at "
              + (args.length == 0 ? "least 1 argument" : "most 2 arguments")
              + " ("
              + args.length
              + " given)");
    }
    char c = typeCode(args[0], "array() argument 1");
    PyObject init = args.length == 2 ? args[1] : null;
    if (c == 'u') {
      Warnings.warn(
          PyBaseException.DEPRECATION_WARNING,
          "The 'u' type code is deprecated and will be removed in Python 3.16",
          1);
    }
    boolean unicode = c == 'u' || c == 'w';
    if (init != null && !unicode) {
      if (init instanceof PyStr) {
        throw Py.typeError("cannot use a str to initialize an array with typecode '" + c + "'");
      }
      if (init instanceof PyArray a && (a.code == 'u' || a.code == 'w')) {
        throw Py.typeError(
            "cannot use a unicode array to initialize an array with typecode '" + c + "'");
      }
    }
    if (ArrayItems.size(c) == 0) {
      throw Py.valueError("bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)");
    }
    PyArray r = new PyArray(cls, c);
    if (init == null) {
      return r;
    }
    if (init instanceof PyArray a && a.code == c) {
      r.splice(0, 0, a.data, a.size * a.itemsize);
    } else if (init instanceof PyBytes || init instanceof PyByteArray) {
      r.frombytes(init);
    } else if (init instanceof PyStr s && unicode) {
      r.fromunicode(s);
    } else {
      r.extendIterable(init);
    }
    return r;
  }

  static char typeCode(PyObject o, String where) {
    if (!(o instanceof PyStr s) || s.length() != 1) {
      throw Py.typeError(where + " must be a unicode character, not " + o.type().name());
    }
    int c = s.codePointAt(0);
    return c > 0xFFFF ? 0 : (char) c;
  }

  private void extendIterable(PyObject o) {
    if (o instanceof PyList l && code != 'u') {
      for (int i = 0; i < l.size(); i++) {
        append(ArrayItems.convert(code, l.get(i)));
      }
      return;
    }
    PyObject it = o.iter();
    PyObject x;
    while ((x = it.iterNext()) != null) {
      append(ArrayItems.convert(code, x));
    }
  }

  // Sequence protocol.

  @Override
  public int len() {
    return shape.type == TYPE ? size : super.len();
  }

  @PyMethod(name = "__len__")
  long length() {
    return size;
  }

  @Override
  public boolean isTrue() {
    return shape.type == TYPE ? size != 0 : super.isTrue();
  }

  @Override
  public PyObject getItem(PyObject key) {
    return shape.type == TYPE ? get(key) : super.getItem(key);
  }

  @Override
  public void setItem(PyObject key, PyObject value) {
    if (shape.type != TYPE) {
      super.setItem(key, value);
    } else if (value == null) {
      delete(key);
    } else {
      put(key, value);
    }
  }

  private int position(PyObject key, String message) {
    long i = key instanceof PyInt k ? k.value : Ops.asIndex(key);
    if (i < 0) {
      i += size;
    }
    if (i < 0 || i >= size) {
      throw Py.indexError(message);
    }
    return (int) i;
  }

  @PyMethod(name = "__getitem__")
  PyObject get(PyObject key) {
    if (Ops.isIndex(key)) {
      return item(position(key, "array index out of range"));
    }
    if (!(key instanceof PySlice s)) {
      throw Py.typeError("array indices must be integers");
    }
    SliceArgs.Range r = SliceArgs.of(s, size);
    PyArray out = new PyArray(TYPE, code);
    out.resize(r.count());
    if (r.step() == 1) {
      System.arraycopy(data, r.start() * itemsize, out.data, 0, r.count() * itemsize);
    } else {
      for (int i = 0, p = r.start(); i < r.count(); i++, p += r.step()) {
        System.arraycopy(data, p * itemsize, out.data, i * itemsize, itemsize);
      }
    }
    return out;
  }

  @PyMethod(name = "__setitem__")
  void put(PyObject key, PyObject value) {
    if (Ops.isIndex(key)) {
      int i = position(key, "array assignment index out of range");
      long bits = ArrayItems.convert(code, value);
      // The conversion may have run code that made the array shorter.
      if (i >= size) {
        throw Py.indexError("array assignment index out of range");
      }
      ArrayItems.store(itemsize, data, i * itemsize, bits);
      return;
    }
    if (!(key instanceof PySlice s)) {
      throw Py.typeError("array indices must be integers");
    }
    if (!(value instanceof PyArray a)) {
      throw Py.typeError(
          "can only assign array (not \"" + value.type().name() + "\") to array slice");
    }
    if (a.code != code) {
      throw Py.typeError("bad argument type for built-in operation");
    }
    assign(SliceArgs.of(s, size), a.bytes());
  }

  @PyMethod(name = "__delitem__")
  void delete(PyObject key) {
    if (Ops.isIndex(key)) {
      splice(position(key, "array assignment index out of range"), 1, NONE, 0);
      return;
    }
    if (!(key instanceof PySlice s)) {
      throw Py.typeError("array indices must be integers");
    }
    SliceArgs.Range r = SliceArgs.of(s, size);
    if (r.count() > 0) {
      assign(r, NONE);
    }
  }

  private void assign(SliceArgs.Range r, byte[] with) {
    int n = with.length / itemsize;
    if (r.step() == 1) {
      splice(r.start(), r.count(), with, with.length);
    } else if (n == 0) {
      checkResizable();
      int kept = 0;
      int step = Math.abs(r.step());
      int low = r.step() > 0 ? r.start() : r.start() + (r.count() - 1) * r.step();
      int high = low + (r.count() - 1) * step;
      for (int i = 0; i < size; i++) {
        if (r.count() == 0 || i < low || i > high || (i - low) % step != 0) {
          System.arraycopy(data, i * itemsize, data, kept++ * itemsize, itemsize);
        }
      }
      resize(kept);
    } else if (n != r.count()) {
      throw Py.valueError(
          "attempt to assign array of size " + n + " to extended slice of size " + r.count());
    } else {
      for (int i = 0, p = r.start(); i < n; i++, p += r.step()) {
        System.arraycopy(with, i * itemsize, data, p * itemsize, itemsize);
      }
    }
  }

  @Override
  public PyObject iter() {
    return shape.type == TYPE ? new PyArrayIterator(this) : super.iter();
  }

  @PyMethod(name = "__iter__")
  PyObject iterator() {
    return new PyArrayIterator(this);
  }

  @Override
  public boolean contains(PyObject value) {
    return shape.type == TYPE ? has(value) : super.contains(value);
  }

  @PyMethod(name = "__contains__")
  boolean has(PyObject key) {
    return find(key, 0, Integer.MAX_VALUE) >= 0;
  }

  private int find(PyObject v, int from, int to) {
    for (int i = from; i < to && i < size; i++) {
      if (Compare.identicalOrEqual(item(i), v)) {
        return i;
      }
    }
    return -1;
  }

  // Operators.

  @PyMethod(name = "__add__")
  PyObject add(PyObject value) {
    if (!(value instanceof PyArray a)) {
      throw Py.typeError("can only append array (not \"" + value.type().name() + "\") to array");
    }
    if (a.code != code) {
      throw Py.typeError("bad argument type for built-in operation");
    }
    PyArray r = new PyArray(TYPE, code);
    r.splice(0, 0, data, size * itemsize);
    r.splice(r.size, 0, a.data, a.size * itemsize);
    return r;
  }

  @PyMethod(name = "__iadd__")
  PyObject iadd(PyObject value) {
    if (!(value instanceof PyArray a)) {
      throw Py.typeError("can only extend array with array (not \"" + value.type().name() + "\")");
    }
    extendArray(a);
    return this;
  }

  private void extendArray(PyArray a) {
    if (a.code != code) {
      throw Py.typeError("can only extend with array of same kind");
    }
    splice(size, 0, a == this ? bytes() : a.data, a.size * itemsize);
  }

  private static PyException notMultiplier(PyObject o) {
    return Py.typeError("can't multiply sequence by non-int of type '" + o.type().name() + "'");
  }

  private byte[] repeated(PyObject times) {
    if (!Ops.isIndex(times)) {
      throw notMultiplier(times);
    }
    long n = Math.max(0, Ops.asSize(times));
    int unit = size * itemsize;
    if (unit > 0 && n > (Integer.MAX_VALUE - 16) / unit) {
      throw Py.memoryError();
    }
    byte[] r = new byte[(int) (unit * (unit == 0 ? 0 : n))];
    for (int at = 0; at < r.length; at += unit) {
      System.arraycopy(data, 0, r, at, unit);
    }
    return r;
  }

  @PyMethod(name = "__mul__")
  PyObject mul(PyObject value) {
    byte[] b = repeated(value);
    PyArray r = new PyArray(TYPE, code);
    r.splice(0, 0, b, b.length);
    return r;
  }

  @PyMethod(name = "__rmul__")
  PyObject rmul(PyObject value) {
    return mul(value);
  }

  @PyMethod(name = "__imul__")
  PyObject imul(PyObject value) {
    byte[] b = repeated(value);
    splice(0, size, b, b.length);
    return this;
  }

  private PyObject compare(PyObject o, int op) {
    if (!(o instanceof PyArray a)) {
      return Py.NotImplemented;
    }
    if (size != a.size && (op == Compare.EQ || op == Compare.NE)) {
      return Py.bool(op == Compare.NE);
    }
    int i = 0;
    for (; i < size && i < a.size; i++) {
      PyObject x = item(i);
      PyObject y = a.item(i);
      if (!Compare.equal(x, y)) {
        return op == Compare.EQ ? Py.False : op == Compare.NE ? Py.True : Compare.rich(x, y, op);
      }
    }
    return Py.bool(Compare.compare((long) size, (long) a.size, op));
  }

  @PyMethod(name = "__lt__")
  PyObject lt(PyObject value) {
    return compare(value, Compare.LT);
  }

  @PyMethod(name = "__le__")
  PyObject le(PyObject value) {
    return compare(value, Compare.LE);
  }

  @PyMethod(name = "__eq__")
  PyObject eq(PyObject value) {
    return compare(value, Compare.EQ);
  }

  @PyMethod(name = "__ne__")
  PyObject ne(PyObject value) {
    return compare(value, Compare.NE);
  }

  @PyMethod(name = "__gt__")
  PyObject gt(PyObject value) {
    return compare(value, Compare.GT);
  }

  @PyMethod(name = "__ge__")
  PyObject ge(PyObject value) {
    return compare(value, Compare.GE);
  }

  @PyMethod(name = "__repr__")
  PyObject repr() {
    String name = type().simpleName();
    if (size == 0) {
      return PyStr.of(name + "('" + code + "')");
    }
    PyObject v = code == 'u' || code == 'w' ? tounicode() : tolist();
    return PyStr.of(name + "('" + code + "', " + Ops.repr(v) + ")");
  }

  // Buffer.

  @Override
  public PyBuffer getBuffer(boolean writable) {
    exports++;
    return PyBuffer.ofBytes(this, data, 0, size * itemsize, false)
        .layout(
            false,
            code == 'u' ? "w" : String.valueOf(code),
            itemsize,
            new int[] {size},
            new int[] {itemsize},
            0);
  }

  @Override
  public void releaseBuffer(PyBuffer buffer) {
    exports--;
  }

  @PyMethod(name = "__buffer__", sig = "(flags, /)")
  PyObject bufferMethod(int flags) {
    return PyMemoryView.ofNative(this, flags);
  }

  @PyMethod(name = "__release_buffer__", sig = "(buffer, /)")
  void releaseBufferMethod(PyObject buffer) {
    PyMemoryView.releaseNative(this, buffer);
  }

  // Methods.

  @PyMethod(sig = "(v, /)", doc = "Append new value v to the end of the array.")
  void append(PyObject v) {
    append(ArrayItems.convert(code, v));
  }

  @PyMethod(
      name = "buffer_info",
      doc =
          "Return a tuple (address, length) giving the current memory address and the length"
              + " in items of the buffer used to hold array's contents.\n\n"
              + "The length should be multiplied by the itemsize attribute to calculate\n"
              + "the buffer length in bytes.")
  PyObject bufferInfo() {
    return PyTuple.of(PyInt.of(System.identityHashCode(data) * 16L), PyInt.of(size));
  }

  @PyMethod(
      doc =
          "Byteswap all items of the array.\n\n"
              + "If the items in the array are not 1, 2, 4, or 8 bytes in size, RuntimeError is\n"
              + "raised.")
  void byteswap() {
    for (int i = 0; i < size; i++) {
      for (int lo = i * itemsize, hi = lo + itemsize - 1; lo < hi; lo++, hi--) {
        byte t = data[lo];
        data[lo] = data[hi];
        data[hi] = t;
      }
    }
  }

  @PyMethod(doc = "Remove all items from the array.")
  void clear() {
    resize(0);
  }

  @PyMethod(sig = "(v, /)", doc = "Return number of occurrences of v in the array.")
  long count(PyObject v) {
    long n = 0;
    for (int i = 0; i < size; i++) {
      if (Compare.identicalOrEqual(item(i), v)) {
        n++;
      }
    }
    return n;
  }

  @PyMethod(sig = "(bb, /)", doc = "Append items to the end of the array.")
  void extend(PyObject bb) {
    if (bb instanceof PyArray a) {
      extendArray(a);
    } else {
      extendIterable(bb);
    }
  }

  @PyMethod(
      sig = "(buffer, /)",
      doc =
          "Appends items from the string, interpreting it as an array of machine values, as if"
              + " it had been read from a file using the fromfile() method.")
  void frombytes(PyObject buffer) {
    byte[] b = PyBuffer.bytes(buffer);
    if (b.length % itemsize != 0) {
      throw Py.valueError("bytes length not a multiple of item size");
    }
    splice(size, 0, b, b.length);
  }

  @PyMethod(
      sig = "(f, n, /)",
      doc = "Read n objects from the file object f and append them to the end of the array.")
  void fromfile(PyObject f, long n) {
    if (n < 0) {
      throw Py.valueError("negative count");
    }
    if (n > Long.MAX_VALUE / itemsize) {
      throw Py.memoryError();
    }
    PyObject b = Ops.callMethod(f, "read", PyInt.of(n * itemsize));
    if (!(b instanceof PyBytes bytes)) {
      throw Py.typeError("read() didn't return bytes");
    }
    boolean shortRead = bytes.size() != n * itemsize;
    frombytes(b);
    if (shortRead) {
      throw Py.error(PyBaseException.EOF_ERROR, "read() didn't return enough bytes");
    }
  }

  @PyMethod(sig = "(list, /)", doc = "Append items to array from list.")
  void fromlist(PyObject list) {
    if (!(list instanceof PyList l)) {
      throw Py.typeError("arg must be list");
    }
    int n = l.size();
    long[] bits = new long[n];
    for (int i = 0; i < n; i++) {
      bits[i] = ArrayItems.convert(code, l.get(i));
      if (l.size() != n) {
        throw Py.runtimeError("list changed size during iteration");
      }
    }
    if (n > 0) {
      int old = size;
      resize(old + n);
      for (int i = 0; i < n; i++) {
        ArrayItems.store(itemsize, data, (old + i) * itemsize, bits[i]);
      }
    }
  }

  @PyMethod(
      sig = "(ustr, /)",
      doc =
          "Extends this array with data from the unicode string ustr.\n\n"
              + "The array must be a unicode type array; otherwise a ValueError is raised.\n"
              + "Use array.frombytes(ustr.encode(...)) to append Unicode data to an array of\n"
              + "some other type.")
  void fromunicode(PyStr ustr) {
    if (code != 'u' && code != 'w') {
      throw Py.valueError("fromunicode() may only be called on unicode type arrays ('u' or 'w')");
    }
    int old = size;
    resize(old + ustr.length());
    for (int i = 0; i < ustr.length(); i++) {
      ArrayItems.store(4, data, (old + i) * 4, ustr.codePointAt(i));
    }
  }

  @PyMethod(
      doc =
          "Extends this array with data from the unicode string ustr.\n\n"
              + "Convert the array to a unicode string.  The array must be a unicode type array;\n"
              + "otherwise a ValueError is raised.  Use array.tobytes().decode() to obtain a\n"
              + "unicode string from an array of some other type.")
  PyObject tounicode() {
    if (code != 'u' && code != 'w') {
      throw Py.valueError("tounicode() may only be called on unicode type arrays ('u' or 'w')");
    }
    int[] cps = new int[size];
    for (int i = 0; i < size; i++) {
      cps[i] = ((PyStr) item(i)).codePointAt(0);
    }
    return PyStr.ofCodePoints(cps);
  }

  @PyMethod(
      sig = "(v, start=0, stop=sys.maxsize, /)",
      doc =
          "Return index of first occurrence of v in the array.\n\n"
              + "Raise ValueError if the value is not present.")
  PyObject index(PyObject v, PyObject start, PyObject stop) {
    int i = find(v, SliceArgs.start(start, size), SliceArgs.end(stop, size));
    if (i < 0) {
      throw Py.valueError("array.index(x): x not in array");
    }
    return PyInt.of(i);
  }

  @PyMethod(sig = "(i, v, /)", doc = "Insert a new item v into the array before position i.")
  void insert(long i, PyObject v) {
    long at = i < 0 ? Math.max(0, i + size) : Math.min(i, size);
    byte[] one = new byte[itemsize];
    ArrayItems.store(itemsize, one, 0, ArrayItems.convert(code, v));
    splice((int) Math.min(at, size), 0, one, itemsize);
  }

  @PyMethod(
      sig = "(i=-1, /)",
      doc = "Return the i-th element and delete it from the array.\n\ni defaults to -1.")
  PyObject pop(long i) {
    if (size == 0) {
      throw Py.indexError("pop from empty array");
    }
    long at = i < 0 ? i + size : i;
    if (at < 0 || at >= size) {
      throw Py.indexError("pop index out of range");
    }
    PyObject r = item((int) at);
    splice((int) at, 1, NONE, 0);
    return r;
  }

  @PyMethod(sig = "(v, /)", doc = "Remove the first occurrence of v in the array.")
  void remove(PyObject v) {
    int i = find(v, 0, Integer.MAX_VALUE);
    if (i < 0) {
      throw Py.valueError("array.remove(x): x not in array");
    }
    splice(i, 1, NONE, 0);
  }

  @PyMethod(doc = "Reverse the order of the items in the array.")
  void reverse() {
    byte[] old = bytes();
    for (int i = 0; i < size; i++) {
      System.arraycopy(old, i * itemsize, data, (size - 1 - i) * itemsize, itemsize);
    }
  }

  @PyMethod(
      doc = "Convert array to an array of machine values and return the bytes" + " representation.")
  PyObject tobytes() {
    return PyBytes.of(bytes());
  }

  @PyMethod(sig = "(f, /)", doc = "Write all items (as machine values) to the file object f.")
  void tofile(PyObject f) {
    int n = size * itemsize;
    for (int at = 0; at < n; at += 65536) {
      byte[] part = Arrays.copyOfRange(data, at, Math.min(n, at + 65536));
      Ops.callMethod(f, "write", PyBytes.of(part));
    }
  }

  @PyMethod(doc = "Convert array to an ordinary list with the same items.")
  PyObject tolist() {
    PyObject[] r = new PyObject[size];
    for (int i = 0; i < r.length; i++) {
      r[i] = item(i);
    }
    return PyList.wrap(r);
  }

  @PyMethod(name = "__copy__", doc = "Return a copy of the array.")
  PyObject copy() {
    PyArray r = new PyArray(TYPE, code);
    r.splice(0, 0, data, size * itemsize);
    return r;
  }

  @PyMethod(name = "__deepcopy__", sig = "(unused, /)", doc = "Return a copy of the array.")
  PyObject deepcopy(PyObject unused) {
    return copy();
  }

  @PyMethod(name = "__sizeof__", doc = "Size of the array in memory, in bytes.")
  long sizeof() {
    return 80L + (long) size * itemsize;
  }

  @PyMethod(
      name = "__reduce_ex__",
      sig = "(value, /)",
      doc = "Return state information for" + " pickling.")
  PyObject reduce(PyObject value) {
    if (!(value instanceof PyLong p)) {
      throw Py.typeError("__reduce_ex__ argument should be an integer");
    }
    PyObject dict = Ops.findAttr(this, PyStr.intern("__dict__"));
    PyObject state = dict == null ? Py.None : dict;
    PyStr c = PyStr.ofCodePoint(code);
    if (p.longValue() < 3) {
      return PyTuple.of(type(), PyTuple.of(c, tolist()), state);
    }
    return PyTuple.of(
        ArrayModule.reconstructor(),
        PyTuple.of(type(), c, PyInt.of(ArrayItems.machineFormat(code)), tobytes()),
        state);
  }

  @PyGetter(value = "typecode", doc = "the typecode character used to create the array")
  PyObject typecode() {
    return PyStr.ofCodePoint(code);
  }

  @PyGetter(value = "itemsize", doc = "the size, in bytes, of one array item")
  long getItemsize() {
    return itemsize;
  }

  @PyClassMethod(name = "__class_getitem__", sig = "(object, /)", doc = "See PEP 585")
  static PyObject classGetItem(PyType cls, PyObject object) {
    return PyGenericAlias.of(cls, object);
  }

  /** {@code array.arrayiterator}. */
  @PyClass(name = "arrayiterator", module = "array", subclassable = false)
  public static final class PyArrayIterator extends PyObject {
    /** The type. */
    public static final PyType TYPE = PyType.builtin(PyArrayIteratorTable.INSTANCE);

    private PyArray array;
    private long at;

    PyArrayIterator(PyArray array) {
      this.array = array;
    }

    @Override
    public PyType type() {
      return TYPE;
    }

    @Override
    @PyMethod(name = "__iter__")
    public PyObject iter() {
      return this;
    }

    @Override
    @PyMethod(name = "__next__")
    public PyObject iterNext() {
      if (array == null) {
        return null;
      }
      if (at < array.size) {
        return array.item((int) at++);
      }
      array = null;
      return null;
    }

    @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
    PyObject reduce() {
      if (array == null) {
        return PyTuple.of(Sequences.builtin("iter"), PyTuple.of(PyTuple.EMPTY));
      }
      return PyTuple.of(Sequences.builtin("iter"), PyTuple.of(array), PyInt.of(at));
    }

    @PyMethod(
        name = "__setstate__",
        sig = "(state, /)",
        doc = "Set state information for" + " unpickling.")
    void setState(PyObject state) {
      long i = Ops.asSize(state);
      if (array != null) {
        at = Math.max(0, Math.min(i, array.size));
      }
    }
  }
}
