package jyston.runtime.module.io;

import java.util.Arrays;
import jyston.runtime.BufferSource;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyBytes;
import jyston.runtime.PyDict;
import jyston.runtime.PyList;
import jyston.runtime.PyLong;
import jyston.runtime.PyMemoryView;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code _io.BytesIO}. */
@PyClass(
    name = "BytesIO",
    module = "_io",
    base = PyBufferedIOBase.class,
    sig = "(initial_bytes=b'')",
    doc = "Buffered I/O implementation using an in-memory bytes buffer.")
public final class PyBytesIO extends PyBufferedIOBase {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyBytesIOTable.INSTANCE).withWeakref();

  private static final byte[] NOTHING = {};

  private byte[] buf = NOTHING;
  private int size;
  private long pos;
  private boolean closed;
  private int exports;

  /** What {@code getbuffer()} views: it keeps the stream from changing its size. */
  private static final class Export extends PyObject implements BufferSource {
    final PyBytesIO owner;

    Export(PyBytesIO owner) {
      this.owner = owner;
    }

    @Override
    public PyType type() {
      return PyType.OBJECT;
    }

    @Override
    public PyBuffer getBuffer(boolean writable) {
      owner.exports++;
      return PyBuffer.ofBytes(this, owner.buf, 0, owner.size, false);
    }

    @Override
    public void releaseBuffer(PyBuffer buffer) {
      owner.exports--;
    }
  }

  private PyBytesIO(PyType cls) {
    super(cls);
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    return new PyBytesIO(cls);
  }

  @PyMethod(name = "__init__", sig = "(initial_bytes=b'')")
  void init(PyObject initial) {
    checkExports();
    size = 0;
    pos = 0;
    buf = NOTHING;
    if (initial != null && initial != Py.None) {
      byte[] b = PyBuffer.bytes(initial);
      buf = b.clone();
      size = b.length;
    }
  }

  private void checkOpenBytes() {
    if (closed) {
      throw Py.valueError("I/O operation on closed file.");
    }
  }

  private void checkExports() {
    if (exports > 0) {
      throw Py.error(
          PyBaseException.BUFFER_ERROR, "Existing exports of data: object cannot be re-sized");
    }
  }

  private int available() {
    return pos >= size ? 0 : size - (int) pos;
  }

  private PyObject take(int n) {
    if (n == 0) {
      return PyBytes.EMPTY;
    }
    int p = (int) pos;
    pos += n;
    return PyBytes.of(Arrays.copyOfRange(buf, p, p + n));
  }

  @Override
  @PyMethod(sig = "(size=-1, /)")
  PyObject read(PyObject n) {
    checkOpenBytes();
    long k = size(n);
    int a = available();
    return take(k < 0 || k > a ? a : (int) k);
  }

  @Override
  @PyMethod(sig = "(size=-1, /)")
  PyObject read1(PyObject n) {
    return read(n);
  }

  @Override
  @PyMethod
  PyObject readinto(PyObject buffer) {
    checkOpenBytes();
    PyBuffer b = PyBuffer.writable(buffer, "readinto() argument");
    try {
      int n = Math.min(available(), b.length());
      if (n > 0) {
        b.copyFrom(b.start, buf, (int) pos, n);
        pos += n;
      }
      return Py.integer(n);
    } finally {
      b.release();
    }
  }

  private int lineLength(long limit) {
    int a = available();
    if (limit >= 0 && limit < a) {
      a = (int) limit;
    }
    int p = (int) pos;
    for (int i = 0; i < a; i++) {
      if (buf[p + i] == '\n') {
        return i + 1;
      }
    }
    return a;
  }

  @Override
  @PyMethod(sig = "(size=-1, /)")
  PyObject readline(PyObject n) {
    checkOpenBytes();
    return take(lineLength(size(n)));
  }

  @Override
  @PyMethod(sig = "(size=None, /)")
  PyObject readlines(PyObject hint) {
    checkOpenBytes();
    long limit = size(hint);
    PyList l = new PyList();
    long total = 0;
    int n;
    while ((n = lineLength(-1)) > 0) {
      l.add(take(n));
      total += n;
      if (limit > 0 && total >= limit) {
        break;
      }
    }
    return l;
  }

  @Override
  @PyMethod(name = "__iter__")
  PyObject iterMethod() {
    checkOpenBytes();
    return this;
  }

  @Override
  @PyMethod(name = "__next__")
  PyObject next() {
    checkOpenBytes();
    int n = lineLength(-1);
    return n == 0 ? null : take(n);
  }

  @Override
  public PyObject iterNext() {
    return type().isHeap() ? super.iterNext() : next();
  }

  @Override
  @PyMethod
  PyObject write(PyObject b) {
    checkOpenBytes();
    checkExports();
    if (b instanceof PyStr) {
      throw Py.typeError("a bytes-like object is required, not 'str'");
    }
    byte[] a = PyBuffer.bytes(b);
    if (closed) {
      throw Py.valueError("I/O operation on closed file.");
    }
    checkExports();
    if (a.length == 0) {
      return Py.integer(0);
    }
    long end = pos + a.length;
    if (end > Integer.MAX_VALUE - 16) {
      throw Py.overflowError("new position too large");
    }
    if (end > buf.length) {
      buf =
          Arrays.copyOf(
              buf, (int) Math.max(end, Math.min(buf.length * 2L + 64, Integer.MAX_VALUE - 16)));
    }
    if (pos > size) {
      Arrays.fill(buf, size, (int) pos, (byte) 0);
    }
    System.arraycopy(a, 0, buf, (int) pos, a.length);
    pos = end;
    size = Math.max(size, (int) end);
    return Py.integer(a.length);
  }

  @Override
  @PyMethod
  void writelines(PyObject lines) {
    checkOpenBytes();
    PyObject it = lines.iter();
    PyObject line;
    while ((line = it.iterNext()) != null) {
      write(line);
    }
  }

  @Override
  @PyMethod(sig = "(pos, whence=0, /)")
  PyObject seek(PyObject target, PyObject whence) {
    checkOpenBytes();
    long t = Ops.asSize(target);
    int w = whence == null ? 0 : Ops.asInt(whence);
    if (t < 0 && w == 0) {
      throw Py.valueError("negative seek value " + t);
    }
    long base =
        switch (w) {
          case 0 -> 0;
          case 1 -> pos;
          case 2 -> size;
          default -> throw Py.valueError("invalid whence (" + w + ", should be 0, 1 or 2)");
        };
    if (t > 0 && base > Long.MAX_VALUE - t) {
      throw Py.overflowError("new position too large");
    }
    pos = Math.max(0, base + t);
    return Py.integer(pos);
  }

  @Override
  @PyMethod
  PyObject tell() {
    checkOpenBytes();
    return Py.integer(pos);
  }

  @Override
  @PyMethod(sig = "(size=None, /)")
  PyObject truncate(PyObject n) {
    checkOpenBytes();
    checkExports();
    long k;
    if (n == null || n == Py.None) {
      k = pos;
    } else {
      k = Ops.asSize(n);
      if (k < 0) {
        throw Py.valueError("negative size value " + k);
      }
    }
    if (k < size) {
      size = (int) k;
      buf = Arrays.copyOf(buf, size);
    }
    return Py.integer(k);
  }

  @PyMethod(doc = "Retrieve the entire contents of the BytesIO object.")
  PyObject getvalue() {
    checkOpenBytes();
    return PyBytes.of(Arrays.copyOf(buf, size));
  }

  @PyMethod(doc = "Get a read-write view over the contents of the BytesIO object.")
  PyObject getbuffer() {
    checkOpenBytes();
    return PyMemoryView.of(new Export(this), true);
  }

  @Override
  @PyMethod
  PyObject flush() {
    checkOpenBytes();
    return Py.None;
  }

  @Override
  @PyMethod
  PyObject close() {
    checkExports();
    closed = true;
    buf = NOTHING;
    size = 0;
    return Py.None;
  }

  @Override
  @PyGetter(value = "closed", doc = "True if the file is closed.")
  PyObject getClosed() {
    return Py.bool(closed);
  }

  @Override
  @PyMethod
  PyObject isatty() {
    checkOpenBytes();
    return Py.False;
  }

  @Override
  @PyMethod
  PyObject readable() {
    checkOpenBytes();
    return Py.True;
  }

  @Override
  @PyMethod
  PyObject writable() {
    checkOpenBytes();
    return Py.True;
  }

  @Override
  @PyMethod
  PyObject seekable() {
    checkOpenBytes();
    return Py.True;
  }

  @PyMethod(name = "__getstate__")
  PyObject getstate() {
    PyObject v = getvalue();
    PyObject d = shape.count == 0 && !shape.dictMode ? Py.None : toDict().copy();
    return PyTuple.of(v, Py.integer(pos), d);
  }

  @PyMethod(name = "__setstate__")
  void setstate(PyObject state) {
    if (!(state instanceof PyTuple t) || t.size() < 3) {
      throw Py.typeError(
          type().name() + ".__setstate__ argument should be 3-tuple, got " + state.type().name());
    }
    checkExports();
    size = 0;
    pos = 0;
    buf = NOTHING;
    write(t.get(0));
    if (!(t.get(1) instanceof PyLong)) {
      throw Py.typeError("second item of state must be an integer, got " + t.get(1).type().name());
    }
    long p = Ops.asSize(t.get(1));
    if (p < 0) {
      throw Py.valueError("position value cannot be negative");
    }
    pos = p;
    if (t.get(2) != Py.None) {
      if (!(t.get(2) instanceof PyDict d)) {
        throw Py.typeError("third item of state should be a dict, got a " + t.get(2).type().name());
      }
      toDict().update(d);
    }
  }
}
