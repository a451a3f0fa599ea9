package jyston.runtime;

import java.util.Arrays;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyClassMethod;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code bytearray}. While a buffer of it is exported it cannot be resized. */
@PyClass(
    name = "bytearray",
    doc =
        "bytearray(source=b'', encoding='utf-8', errors='strict')\n\n"
            + "Mutable sequence of integers in range(256), made from an iterable of integers, a"
            + " text and its encoding, an object with a buffer, or a size (zeros).")
public class PyByteArray extends BytesLike {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyByteArrayTable.INSTANCE);

  private byte[] buf;
  private int start;
  private int size;
  private int exports;

  /** A bytearray over an array that nobody else keeps. */
  public PyByteArray(byte[] fresh) {
    buf = fresh;
    size = fresh.length;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  final byte[] arr() {
    return buf;
  }

  @Override
  final int off() {
    return start;
  }

  @Override
  public final int size() {
    return size;
  }

  @Override
  final PyObject make(byte[] fresh) {
    return new PyByteArray(fresh);
  }

  @Override
  final PyObject same() {
    return new PyByteArray(copyBytes());
  }

  @Override
  public int len() {
    return size;
  }

  @Override
  public boolean isTrue() {
    return size != 0;
  }

  @Override
  public PyBuffer getBuffer(boolean writable) {
    exports++;
    return PyBuffer.ofBytes(this, buf, start, size, false);
  }

  @Override
  public void releaseBuffer(PyBuffer b) {
    exports--;
  }

  private void checkResizable() {
    if (exports > 0) {
      throw Py.bufferError("Existing exports of data: object cannot be re-sized");
    }
  }

  /** Replaces {@code count} bytes at {@code at} by others. */
  public final void splice(int at, int count, byte[] with, int from, int n) {
    int grow = n - count;
    if (grow != 0) {
      checkResizable();
      checkSize((long) size + grow);
    }
    if (grow == 0) {
      System.arraycopy(with, from, buf, start + at, n);
      return;
    }
    if (at == 0 && grow < 0) {
      start -= grow;
      size += grow;
      System.arraycopy(with, from, buf, start, n);
      if (size == 0) {
        start = 0;
      }
      shrink();
      return;
    }
    int tail = size - at - count;
    if (start + size + grow > buf.length) {
      byte[] nb = new byte[(int) Math.min((size + grow) * 9L / 8 + 16, Integer.MAX_VALUE - 16)];
      System.arraycopy(buf, start, nb, 0, at);
      System.arraycopy(buf, start + at + count, nb, at + n, tail);
      buf = nb;
      start = 0;
    } else {
      System.arraycopy(buf, start + at + count, buf, start + at + n, tail);
    }
    System.arraycopy(with, from, buf, start + at, n);
    size += grow;
    shrink();
  }

  private void shrink() {
    if (buf.length > 64 && size < buf.length / 2) {
      buf = Arrays.copyOfRange(buf, start, start + size);
      start = 0;
    }
  }

  /** Appends bytes. */
  public final void addAll(byte[] a) {
    splice(size, 0, a, 0, a.length);
  }

  // Construction.

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    return cls == TYPE ? new PyByteArray(new byte[0]) : new PyByteArraySub(cls);
  }

  @PyMethod(name = "__init__", sig = "(source=b'', encoding='utf-8', errors='strict')")
  void init(PyObject source, PyObject encoding, PyObject errors) {
    if (size != 0) {
      splice(0, size, new byte[0], 0, 0);
    }
    if (source == null
        || source instanceof PyStr
        || encoding != null
        || errors != null
        || PyBuffer.isBuffer(source)) {
      addAll(PyBytes.build("bytearray", source, encoding, errors));
      return;
    }
    if (Ops.isIndex(source)) {
      addAll(PyBytes.build("bytearray", source, null, null));
      return;
    }
    if (source.type().slot(Slot.ITER) == null && source.type().slot(Slot.GETITEM) == null) {
      throw Py.typeError("cannot convert '" + source.type().name() + "' object to bytearray");
    }
    PyObject it = source.iter();
    PyObject x;
    while ((x = it.iterNext()) != null) {
      append(x);
    }
  }

  @PyClassMethod(name = "fromhex")
  static PyObject fromHex(PyType cls, PyObject string) {
    byte[] b = BytesHex.parse(string);
    return cls == TYPE ? new PyByteArray(b) : cls.call1(PyBytes.of(b));
  }

  // Text.

  @PyMethod(name = "__repr__")
  PyObject repr() {
    return PyStr.ofBmp(type().simpleName() + "(" + PyBytes.reprOf(buf, start, start + size) + ")");
  }

  @PyMethod(name = "__str__")
  PyObject str() {
    Warnings.bytesWarning("str() on a bytearray instance");
    return Ops.repr(this);
  }

  // Sequence.

  @PyMethod(name = "__iter__")
  PyObject iterMethod() {
    return new PyBytesIter(this, true);
  }

  @Override
  public PyObject iter() {
    return new PyBytesIter(this, true);
  }

  private int position(PyObject key, String message) {
    long i = Ops.asIndex(key);
    if (i < 0) {
      i += size;
    }
    if (i < 0 || i >= size) {
      throw Py.indexError(message);
    }
    return (int) i;
  }

  private static int value(PyObject v) {
    PyLong l = Ops.index(v);
    long x = l.longValue();
    if (!l.fitsLong() || x < 0 || x > 255) {
      throw Py.valueError("byte must be in range(0, 256)");
    }
    return (int) x;
  }

  @Override
  public void setItem(PyObject key, PyObject v) {
    if (!(key instanceof PySlice s)) {
      if (!Ops.isIndex(key)) {
        throw Py.typeError(
            "bytearray indices must be integers or slices, not " + key.type().name());
      }
      int i = position(key, "bytearray index out of range");
      if (v == null) {
        splice(i, 1, PyBytes.EMPTY.value, 0, 0);
      } else {
        int x = value(v);
        // The conversion may have run code that made us shorter.
        if (i >= size) {
          throw Py.indexError("bytearray index out of range");
        }
        buf[start + i] = (byte) x;
      }
      return;
    }
    byte[] with;
    if (v == null) {
      with = PyBytes.EMPTY.value;
    } else if (v == this) {
      with = copyBytes();
    } else if (PyBuffer.isBuffer(v)) {
      with = PyBuffer.anyBytes(v);
    } else if (v instanceof PyStr
        || Ops.isIndex(v)
        || v.type().slot(Slot.ITER) == null && v.type().slot(Slot.GETITEM) == null) {
      throw Py.typeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)");
    } else {
      PyByteArray t = new PyByteArray(new byte[0]);
      t.init(v, null, null);
      with = t.copyBytes();
    }
    SliceArgs.Range r = SliceArgs.of(s, size);
    if (r.step() == 1) {
      splice(r.start(), r.count(), with, 0, with.length);
      return;
    }
    if (with.length == 0) {
      if (r.count() == 0) {
        return;
      }
      checkResizable();
      boolean[] drop = new boolean[size];
      for (int i = 0, p = r.start(); i < r.count(); i++, p += r.step()) {
        drop[p] = true;
      }
      byte[] out = new byte[size - r.count()];
      int k = 0;
      for (int i = 0; i < size; i++) {
        if (!drop[i]) {
          out[k++] = buf[start + i];
        }
      }
      buf = out;
      start = 0;
      size = k;
      return;
    }
    if (with.length != r.count()) {
      throw Py.valueError(
          "attempt to assign bytes of size "
              + with.length
              + " to extended slice of size "
              + r.count());
    }
    for (int i = 0, p = r.start(); i < r.count(); i++, p += r.step()) {
      buf[start + p] = with[i];
    }
  }

  @PyMethod(name = "__setitem__")
  void setItemMethod(PyObject key, PyObject v) {
    setItemExact(key, v);
  }

  @PyMethod(name = "__delitem__")
  void delItemMethod(PyObject key) {
    setItemExact(key, null);
  }

  /** Item assignment that no subclass redirects. */
  void setItemExact(PyObject key, PyObject v) {
    setItem(key, v);
  }

  @PyMethod(name = "__iadd__")
  PyObject iadd(PyObject other) {
    if (!PyBuffer.isBuffer(other)) {
      throw Py.typeError("can't concat " + other.type().name() + " to " + type().name());
    }
    addAll(other == this ? copyBytes() : PyBuffer.anyBytes(other));
    return this;
  }

  @PyMethod(name = "__imul__")
  PyObject imul(PyObject times) {
    if (!Ops.isIndex(times)) {
      return Py.NotImplemented;
    }
    byte[] r = repeat(times);
    splice(0, size, r, 0, r.length);
    return this;
  }

  @PyMethod(name = "append")
  void append(PyObject item) {
    byte[] one = {(byte) value(item)};
    splice(size, 0, one, 0, 1);
  }

  @PyMethod(name = "insert")
  void insert(long index, PyObject item) {
    byte[] one = {(byte) value(item)};
    if (index < 0) {
      index = Math.max(0, index + size);
    }
    splice((int) Math.min(index, size), 0, one, 0, 1);
  }

  @PyMethod(name = "extend")
  void extend(PyObject iterable) {
    if (iterable == this) {
      addAll(copyBytes());
      return;
    }
    if (PyBuffer.isBuffer(iterable)) {
      addAll(PyBuffer.anyBytes(iterable));
      return;
    }
    if (iterable.type().slot(Slot.ITER) == null && iterable.type().slot(Slot.GETITEM) == null) {
      throw Py.typeError("can't extend bytearray with " + iterable.type().name());
    }
    BytesBuilder b = new BytesBuilder(16);
    PyObject it;
    it = iterable.iter();
    PyObject x;
    while ((x = it.iterNext()) != null) {
      if (iterable instanceof PyStr) {
        throw Py.typeError("expected iterable of integers; got: 'str'");
      }
      b.append(value(x));
    }
    addAll(b.toBytes());
  }

  @PyMethod(name = "pop", sig = "(index=-1, /)")
  int pop(long index) {
    if (size == 0) {
      throw Py.indexError("pop from empty bytearray");
    }
    if (index < 0) {
      index += size;
    }
    if (index < 0 || index >= size) {
      throw Py.indexError("pop index out of range");
    }
    checkResizable();
    int v = buf[start + (int) index] & 255;
    splice((int) index, 1, PyBytes.EMPTY.value, 0, 0);
    return v;
  }

  @PyMethod(name = "remove")
  void remove(PyObject item) {
    byte[] p = {(byte) value(item)};
    int i = indexOf(buf, start, start + size, p);
    if (i < 0) {
      throw Py.valueError("value not found in bytearray");
    }
    splice(i - start, 1, PyBytes.EMPTY.value, 0, 0);
  }

  @PyMethod(name = "clear")
  void clear() {
    splice(0, size, PyBytes.EMPTY.value, 0, 0);
  }

  @PyMethod(name = "reverse")
  void reverse() {
    for (int i = start, j = start + size - 1; i < j; i++, j--) {
      byte t = buf[i];
      buf[i] = buf[j];
      buf[j] = t;
    }
  }

  @PyMethod(name = "copy")
  PyObject copy() {
    return same();
  }

  @PyMethod(name = "__alloc__")
  int alloc() {
    return buf.length + 1;
  }

  @PyMethod(name = "__sizeof__")
  int sizeof() {
    return 56 + buf.length + 1;
  }

  private PyObject state() {
    return Ops.callMethod(this, Slot.NAMES[Slot.GETSTATE]);
  }

  @PyMethod(name = "__reduce__")
  PyObject reduce() {
    PyObject text =
        PyStr.ofBmp(new String(buf, start, size, java.nio.charset.StandardCharsets.ISO_8859_1));
    PyObject args = size == 0 ? PyTuple.EMPTY : PyTuple.of(text, PyStr.intern("latin-1"));
    return PyTuple.of(type(), args, state());
  }

  @PyMethod(name = "__reduce_ex__", sig = "(proto=0, /)")
  PyObject reduceEx(int proto) {
    if (proto < 3) {
      return reduce();
    }
    PyObject args = size == 0 ? PyTuple.EMPTY : PyTuple.of(PyBytes.of(copyBytes()));
    return PyTuple.of(type(), args, state());
  }

  @PyMethod(name = "__release_buffer__")
  void releaseBufferMethod(PyObject view) {
    PyMemoryView.releaseNative(this, view);
  }
}
