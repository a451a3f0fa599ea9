package jyston.runtime;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * An exported buffer (CPython's {@code Py_buffer}): storage plus layout. Positions are byte offsets
 * in the storage; item (i, j, ...) is at {@code start + i * strides[0] + j * strides[1] ...}.
 */
public final class PyBuffer {
  /** Flag of {@code __buffer__}: write access. */
  public static final int WRITABLE = 1;

  /** Flags of {@code __buffer__}: everything, read access. */
  public static final int FULL_RO = 0x11C;

  /** Flags of {@code __buffer__}: everything, write access. */
  public static final int FULL = 0x11D;

  /** The exporter. */
  public final PyObject owner;

  /** Whether writing is not allowed. */
  public final boolean readonly;

  /** Item format in struct syntax; {@code B} for plain bytes. */
  public final String format;

  /** Bytes per item. */
  public final int itemsize;

  /** Items per dimension; empty for a scalar. */
  public final int[] shape;

  /** Bytes from one item to the next, per dimension. */
  public final int[] strides;

  /** Offset of the first item. */
  public final int start;

  private final byte[] bytes;
  private final MemorySegment segment;
  private boolean released;
  private PyMemoryView pythonView;

  private PyBuffer(
      PyObject owner,
      byte[] bytes,
      MemorySegment segment,
      boolean readonly,
      String format,
      int itemsize,
      int[] shape,
      int[] strides,
      int start) {
    this.owner = owner;
    this.bytes = bytes;
    this.segment = segment;
    this.readonly = readonly;
    this.format = format;
    this.itemsize = itemsize;
    this.shape = shape;
    this.strides = strides;
    this.start = start;
  }

  /** A buffer of plain bytes. */
  public static PyBuffer ofBytes(
      PyObject owner, byte[] bytes, int start, int length, boolean readonly) {
    return new PyBuffer(
        owner, bytes, null, readonly, "B", 1, new int[] {length}, new int[] {1}, start);
  }

  /** A one-dimensional contiguous buffer over any memory (arrays, mapped files). */
  public static PyBuffer ofSegment(
      PyObject owner,
      MemorySegment segment,
      String format,
      int itemsize,
      int items,
      boolean readonly) {
    return new PyBuffer(
        owner,
        null,
        segment,
        readonly,
        format,
        itemsize,
        new int[] {items},
        new int[] {itemsize},
        0);
  }

  /** A view of the same storage with another layout. */
  public PyBuffer layout(
      boolean ro, String fmt, int size, int[] newShape, int[] newStrides, int newStart) {
    return new PyBuffer(owner, bytes, segment, ro, fmt, size, newShape, newStrides, newStart);
  }

  /** The same memory for another owner. */
  PyBuffer ownedBy(PyObject newOwner) {
    return new PyBuffer(
        newOwner, bytes, segment, readonly, format, itemsize, shape, strides, start);
  }

  /** Number of items times item size. */
  public int length() {
    int n = itemsize;
    for (int s : shape) {
      n *= s;
    }
    return n;
  }

  /** Number of dimensions. */
  public int ndim() {
    return shape.length;
  }

  /** Byte at a position of the storage. */
  public byte get(int pos) {
    return bytes != null ? bytes[pos] : segment.get(ValueLayout.JAVA_BYTE, pos);
  }

  /** Sets the byte at a position of the storage. */
  public void put(int pos, byte b) {
    if (bytes != null) {
      bytes[pos] = b;
    } else {
      segment.set(ValueLayout.JAVA_BYTE, pos, b);
    }
  }

  /** The backing byte array when there is one (contiguous buffers start at {@link #start}). */
  public byte[] array() {
    return bytes;
  }

  /** The storage as a memory segment. */
  public MemorySegment segment() {
    return segment != null ? segment : MemorySegment.ofArray(bytes);
  }

  /** Whether items follow each other in C order. */
  public boolean isContiguous() {
    return cContiguous(shape, strides, itemsize);
  }

  static boolean cContiguous(int[] shape, int[] strides, int itemsize) {
    int expect = itemsize;
    for (int s : shape) {
      if (s == 0) {
        return true;
      }
    }
    for (int i = shape.length - 1; i >= 0; i--) {
      if (shape[i] != 1 && strides[i] != expect) {
        return false;
      }
      expect *= shape[i];
    }
    return true;
  }

  /** Whether items follow each other in Fortran order. */
  public boolean isFortranContiguous() {
    int expect = itemsize;
    for (int s : shape) {
      if (s == 0) {
        return true;
      }
    }
    for (int i = 0; i < shape.length; i++) {
      if (shape[i] != 1 && strides[i] != expect) {
        return false;
      }
      expect *= shape[i];
    }
    return true;
  }

  /** The content in C order, copied. */
  public byte[] toBytes() {
    byte[] out = new byte[length()];
    if (isContiguous()) {
      copyTo(start, out, 0, out.length);
    } else {
      copyItems(out, 0, 0, start);
    }
    return out;
  }

  private int copyItems(byte[] out, int at, int dim, int pos) {
    if (dim == shape.length) {
      copyTo(pos, out, at, itemsize);
      return at + itemsize;
    }
    for (int i = 0; i < shape[dim]; i++) {
      at = copyItems(out, at, dim + 1, pos + i * strides[dim]);
    }
    return at;
  }

  /** Copies bytes out of the storage. */
  public void copyTo(int pos, byte[] out, int at, int n) {
    if (bytes != null) {
      System.arraycopy(bytes, pos, out, at, n);
    } else {
      MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, pos, out, at, n);
    }
  }

  /** Copies bytes into the storage. */
  public void copyFrom(int pos, byte[] src, int from, int n) {
    if (bytes != null) {
      System.arraycopy(src, from, bytes, pos, n);
    } else {
      MemorySegment.copy(src, from, segment, ValueLayout.JAVA_BYTE, pos, n);
    }
  }

  /** Gives the buffer back to its exporter; again is harmless. */
  public void release() {
    if (released) {
      return;
    }
    released = true;
    if (pythonView != null) {
      releaseWrapped(pythonView);
    } else if (owner instanceof BufferSource s) {
      PyObject m = pythonRelease();
      if (m != null) {
        PyMemoryView v = PyMemoryView.restricted(this);
        callRelease(m, v);
        v.end();
      }
      s.releaseBuffer(this);
    }
  }

  /** Gives back what a {@code __buffer__} in Python returned. */
  private void releaseWrapped(PyMemoryView v) {
    v.releaseBuffer(this);
    PyObject m = v.exporter() == owner ? null : pythonRelease();
    if (m == null) {
      v.releaseQuietly();
    } else {
      // It may keep the view, so the view is its to release.
      callRelease(m, v);
    }
  }

  /** The {@code __release_buffer__} of a Python class, or null. */
  private PyObject pythonRelease() {
    PyType t = owner.type();
    PyObject m = t.isHeap() ? t.slot(Slot.RELEASE_BUFFER) : null;
    return m == null || isNative(m) ? null : m;
  }

  private void callRelease(PyObject m, PyMemoryView v) {
    try {
      Slot.call(m, owner, v);
    } catch (PyException e) {
      Unraisable.write(
          e, "Exception ignored in __release_buffer__ of " + owner.type().name(), null);
    }
  }

  /** Whether the object exports a buffer. */
  public static boolean isBuffer(PyObject o) {
    return o instanceof BufferSource || o.type().slot(Slot.BUFFER) != null;
  }

  /** The object's buffer with whatever layout it has (PyBUF_FULL_RO). */
  public static PyBuffer full(PyObject o, boolean writable) {
    PyType t = o.type();
    if (o instanceof BufferSource s && (!t.isHeap() || isNative(t.slot(Slot.BUFFER)))) {
      return s.getBuffer(writable);
    }
    PyObject m = t.slot(Slot.BUFFER);
    if (m == null) {
      throw Py.typeError("a bytes-like object is required, not '" + t.name() + "'");
    }
    PyObject r = Slot.call(m, o, Py.integer(writable ? FULL : FULL_RO));
    if (!(r instanceof PyMemoryView v)) {
      throw Py.typeError("__buffer__ returned non-memoryview object");
    }
    PyBuffer b = v.getBuffer(writable).ownedBy(o);
    b.pythonView = v;
    return b;
  }

  private static boolean isNative(PyObject m) {
    return m instanceof PyBuiltinDescr;
  }

  /**
   * The object's bytes, readable and contiguous (PyBUF_SIMPLE).
   *
   * @throws PyException TypeError "a bytes-like object is required", BufferError
   */
  public static PyBuffer of(PyObject o) {
    PyBuffer b = full(o, false);
    if (!b.isContiguous()) {
      b.release();
      throw Py.bufferError("memoryview: underlying buffer is not C-contiguous");
    }
    return b;
  }

  /**
   * The object's bytes for writing.
   *
   * @param where start of the message, such as {@code "readinto() argument"}
   */
  public static PyBuffer writable(PyObject o, String where) {
    if (!isBuffer(o)) {
      throw Py.typeError(where + " must be read-write bytes-like object, not " + Ops.typeName(o));
    }
    PyBuffer b;
    try {
      b = full(o, true);
    } catch (PyException e) {
      if (!e.matches(PyBaseException.BUFFER_ERROR)) {
        throw e;
      }
      throw Py.typeError(where + " must be read-write bytes-like object, not " + Ops.typeName(o));
    }
    if (b.readonly || !b.isContiguous()) {
      b.release();
      throw Py.typeError(where + " must be read-write bytes-like object, not " + Ops.typeName(o));
    }
    return b;
  }

  /** The object's bytes: the array of a {@code bytes} itself (not to be changed), else a copy. */
  public static byte[] bytes(PyObject o) {
    if (o instanceof PyBytes b && !b.type().isHeap()) {
      return b.value;
    }
    PyBuffer b = of(o);
    try {
      return b.toBytes();
    } finally {
      b.release();
    }
  }

  /** As {@link #bytes(PyObject)}, for buffers of any layout. */
  public static byte[] anyBytes(PyObject o) {
    if (o instanceof PyBytes b && !b.type().isHeap()) {
      return b.value;
    }
    PyBuffer b = full(o, false);
    try {
      return b.toBytes();
    } finally {
      b.release();
    }
  }
}
