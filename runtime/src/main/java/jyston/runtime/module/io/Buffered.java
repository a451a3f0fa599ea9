package jyston.runtime.module.io;

import java.util.Arrays;
import jyston.runtime.BytesBuilder;
import jyston.runtime.Interpreter;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyByteArray;
import jyston.runtime.PyBytes;
import jyston.runtime.PyException;
import jyston.runtime.PyLong;
import jyston.runtime.PyMemoryView;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.ThreadState;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PySetter;
import jyston.runtime.module.posix.Errno;

/**
 * What BufferedReader, BufferedWriter and BufferedRandom have in common (CPython's {@code
 * bufferedio.c}). The buffer holds either bytes read ahead, or bytes not yet written.
 */
abstract class Buffered extends PyBufferedIOBase {
  static final PyStr NAME = PyStr.intern("name");
  static final PyStr MODE = PyStr.intern("mode");
  private static final PyStr READALL = PyStr.intern("readall");
  private static final PyStr READINTO = PyStr.intern("readinto");
  private static final PyStr TELL = PyStr.intern("tell");
  private static final PyStr TRUNCATE = PyStr.intern("truncate");
  private static final PyStr FILENO = PyStr.intern("fileno");
  private static final PyStr ISATTY = PyStr.intern("isatty");
  private static final PyStr DEALLOC_WARN = PyStr.intern("_dealloc_warn");

  PyObject raw;
  boolean detached;
  private PyFileIO file;
  private boolean canRead;
  private boolean canWrite;
  private boolean finalizing;

  private byte[] buf;

  /** Bytes read ahead are buf[pos..end). */
  private int pos;

  private int end;

  /** Bytes to write are buf[0..pending). */
  private int pending;

  private final BufferLock lock = new BufferLock();

  Buffered(PyType cls) {
    super(cls);
  }

  final void start(PyObject rawFile, PyObject size, boolean read, boolean write) {
    long n = size == null ? IoModule.DEFAULT_BUFFER_SIZE : Ops.asSize(size);
    if (n <= 0) {
      throw Py.valueError("buffer size must be strictly positive");
    }
    raw = rawFile;
    detached = false;
    canRead = read;
    canWrite = write;
    file =
        rawFile.getClass() == PyFileIO.class && rawFile.type() == PyFileIO.TYPE
            ? (PyFileIO) rawFile
            : null;
    buf = new byte[(int) Math.min(n, 1 << 28)];
    pos = 0;
    end = 0;
    pending = 0;
    if (rawFile instanceof PyIOBase r && r.closesAtEnd()) {
      closeAtEnd();
    }
  }

  final PyObject checkInit() {
    if (raw == null) {
      throw detached ? Py.valueError("raw stream has been detached") : IoErrors.uninitialized();
    }
    return raw;
  }

  final boolean rawClosed() {
    return file != null ? file.fd() < 0 : raw.getAttr(CLOSED).isTrue();
  }

  final void checkUsable(String message) {
    checkInit();
    if (rawClosed()) {
      throw Py.valueError(message);
    }
  }

  // Access to the raw stream.

  /** Reads into an array: count, 0 at the end, -1 where it would block. */
  private int rawRead(byte[] b, int off, int len) {
    if (file != null) {
      return file.readBytes(b, off, len);
    }
    PyByteArray tmp = new PyByteArray(new byte[len]);
    PyObject r = Ops.callMethod(raw, READINTO, PyMemoryView.of(tmp, true));
    if (r == Py.None) {
      return -1;
    }
    PyLong l;
    try {
      l = Ops.index(r);
    } catch (PyException e) {
      PyException f = Py.error(PyBaseException.OS_ERROR, "raw readinto() failed");
      f.value().setCause(e.value());
      f.value().chain(e.value());
      throw f;
    }
    long n = l.longValue();
    if (!l.fitsLong() || n < 0 || n > len) {
      throw Py.error(
          PyBaseException.OS_ERROR,
          "raw readinto() returned invalid length "
              + l
              + " (should have been between 0 and "
              + len
              + ")");
    }
    byte[] got = PyBuffer.bytes(tmp);
    System.arraycopy(got, 0, b, off, (int) n);
    return (int) n;
  }

  private int rawWrite(byte[] b, int off, int len) {
    if (file != null) {
      return file.writeBytes(b, off, len);
    }
    PyObject r =
        Ops.callMethod(
            raw, WRITE, PyMemoryView.of(PyBytes.of(Arrays.copyOfRange(b, off, off + len)), false));
    if (r == Py.None) {
      return -1;
    }
    PyLong l = Ops.index(r);
    long n = l.longValue();
    if (!l.fitsLong() || n < 0 || n > len) {
      throw Py.error(
          PyBaseException.OS_ERROR,
          "raw write() returned invalid length "
              + l
              + " (should have been between 0 and "
              + len
              + ")");
    }
    return (int) n;
  }

  private long rawTell() {
    if (file != null) {
      return file.seekTo(0, 1);
    }
    return offset(Ops.callMethod(raw, TELL));
  }

  private long rawSeek(long to, int whence) {
    if (file != null) {
      return file.seekTo(to, whence);
    }
    return offset(Ops.callMethod(raw, SEEK, Py.integer(to), Py.integer(whence)));
  }

  private static long offset(PyObject r) {
    long n = Ops.asLong(r);
    if (n < 0) {
      throw Py.error(PyBaseException.OS_ERROR, "Raw stream returned invalid position " + n);
    }
    return n;
  }

  // Buffer management; callers hold the lock.

  private int ahead() {
    return end - pos;
  }

  /** Drops bytes read ahead, moving the raw position back to where the reader is. */
  private void dropAhead() {
    if (end > pos) {
      rawSeek(pos - end, 1);
    }
    pos = 0;
    end = 0;
  }

  /** Writes out what is pending. */
  private void flushPending() {
    int done = 0;
    try {
      while (done < pending) {
        int n = rawWrite(buf, done, pending - done);
        if (n < 0) {
          throw blocking(0);
        }
        done += n;
        if (n == 0) {
          throw blocking(0);
        }
        if (file == null) {
          Interpreter in = ThreadState.current().interp;
          if (in.pollRequested()) {
            in.poll();
          }
        }
      }
    } finally {
      if (done > 0) {
        System.arraycopy(buf, done, buf, 0, pending - done);
        pending -= done;
      }
      if (pending == 0) {
        OpenFiles.current().clean(this);
      }
    }
  }

  private static PyException blocking(int written) {
    return new PyException(
        PyBaseException.BLOCKING_IO_ERROR,
        Py.integer(Errno.EAGAIN),
        PyStr.of("write could not complete without blocking"),
        Py.integer(written));
  }

  /** Fills an empty buffer: count, 0 at the end, -1 where it would block. */
  private int fill() {
    pos = 0;
    end = 0;
    int n = rawRead(buf, 0, buf.length);
    if (n > 0) {
      end = n;
    }
    return n;
  }

  private void beforeRead() {
    if (pending > 0) {
      flushPending();
    }
  }

  private void beforeWrite() {
    if (end > 0) {
      dropAhead();
    }
  }

  // Reading.

  final PyObject readImpl(long n) {
    checkUsable("read of closed file");
    lock.enter(this);
    try {
      beforeRead();
      return n < 0 ? readAllImpl() : readN((int) Math.min(n, Integer.MAX_VALUE - 16));
    } finally {
      lock.exit();
    }
  }

  private PyObject readAllImpl() {
    BytesBuilder out = null;
    byte[] head = Arrays.copyOfRange(buf, pos, end);
    pos = 0;
    end = 0;
    if (file != null) {
      byte[] rest = file.readRest();
      if (rest == null) {
        return head.length == 0 ? Py.None : PyBytes.of(head);
      }
      return PyBytes.of(join(head, rest));
    }
    PyObject readall = Ops.findAttr(raw, READALL);
    if (readall != null) {
      PyObject r = readall.call0();
      if (r != Py.None && !(r instanceof PyBytes)) {
        throw Py.typeError("readall() should return bytes");
      }
      if (r == Py.None) {
        return head.length == 0 ? Py.None : PyBytes.of(head);
      }
      return head.length == 0 ? r : PyBytes.of(join(head, ((PyBytes) r).value));
    }
    out = new BytesBuilder(8192);
    out.append(head, 0, head.length);
    while (true) {
      PyObject d = Ops.callMethod(raw, READ);
      if (d != Py.None && !(d instanceof PyBytes)) {
        throw Py.typeError("read() should return bytes");
      }
      if (d == Py.None || ((PyBytes) d).value.length == 0) {
        return out.size() == 0 ? d : PyBytes.of(out.toBytes());
      }
      byte[] b = ((PyBytes) d).value;
      out.append(b, 0, b.length);
    }
  }

  private static byte[] join(byte[] a, byte[] b) {
    if (a.length == 0) {
      return b;
    }
    byte[] r = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, r, a.length, b.length);
    return r;
  }

  private PyObject readN(int n) {
    if (n <= ahead()) {
      PyObject r = PyBytes.of(Arrays.copyOfRange(buf, pos, pos + n));
      pos += n;
      return r;
    }
    byte[] out = new byte[n];
    int got = ahead();
    System.arraycopy(buf, pos, out, 0, got);
    pos = 0;
    end = 0;
    while (got < n) {
      int want = n - got;
      int r;
      if (want >= buf.length) {
        r = rawRead(out, got, want - want % buf.length);
        if (r > 0) {
          got += r;
        }
      } else {
        r = fill();
        if (r > 0) {
          int k = Math.min(r, want);
          System.arraycopy(buf, 0, out, got, k);
          pos = k;
          got += k;
        }
      }
      if (r == 0 || r < 0) {
        if (r < 0 && got == 0) {
          return Py.None;
        }
        break;
      }
    }
    return PyBytes.of(got == n ? out : Arrays.copyOf(out, got));
  }

  final PyObject read1Impl(PyObject size) {
    checkInit();
    long n = size == null ? -1 : Ops.asSize(size);
    if (n < 0) {
      n = buf.length;
    }
    checkUsable("read of closed file");
    if (n == 0) {
      return PyBytes.EMPTY;
    }
    lock.enter(this);
    try {
      beforeRead();
      if (ahead() > 0) {
        int k = (int) Math.min(n, ahead());
        PyObject r = PyBytes.of(Arrays.copyOfRange(buf, pos, pos + k));
        pos += k;
        return r;
      }
      pos = 0;
      end = 0;
      byte[] out = new byte[(int) Math.min(n, 1 << 30)];
      int r = rawRead(out, 0, out.length);
      return PyBytes.of(r <= 0 ? new byte[0] : r == out.length ? out : Arrays.copyOf(out, r));
    } finally {
      lock.exit();
    }
  }

  final PyObject readintoImpl(PyObject target, boolean once, String where) {
    checkUsable("readinto of closed file");
    PyBuffer b = PyBuffer.writable(target, where);
    lock.enter(this);
    try {
      beforeRead();
      int len = b.length();
      int got = Math.min(len, ahead());
      b.copyFrom(b.start, buf, pos, got);
      pos += got;
      while (got < len) {
        int r;
        if (len - got > buf.length) {
          byte[] tmp = new byte[len - got];
          pos = 0;
          end = 0;
          r = rawRead(tmp, 0, tmp.length);
          if (r > 0) {
            b.copyFrom(b.start + got, tmp, 0, r);
            got += r;
          }
        } else if (once && got > 0) {
          break;
        } else {
          r = fill();
          if (r > 0) {
            int k = Math.min(r, len - got);
            b.copyFrom(b.start + got, buf, 0, k);
            pos = k;
            got += k;
          }
        }
        if (r < 0 && got == 0) {
          return Py.None;
        }
        if (r <= 0 || once) {
          break;
        }
      }
      return Py.integer(got);
    } finally {
      lock.exit();
      b.release();
    }
  }

  final PyObject peekImpl() {
    checkUsable("peek of closed file");
    lock.enter(this);
    try {
      beforeRead();
      if (ahead() == 0) {
        fill();
      }
      return PyBytes.of(Arrays.copyOfRange(buf, pos, end));
    } finally {
      lock.exit();
    }
  }

  final PyObject readlineImpl(long limit) {
    checkUsable("readline of closed file");
    for (int i = pos, e = limit >= 0 && limit < ahead() ? pos + (int) limit : end; i < e; i++) {
      if (buf[i] == '\n') {
        PyObject r = PyBytes.of(Arrays.copyOfRange(buf, pos, i + 1));
        pos = i + 1;
        return r;
      }
    }
    lock.enter(this);
    try {
      beforeRead();
      BytesBuilder out = null;
      while (true) {
        int room = limit < 0 ? ahead() : (int) Math.min(ahead(), limit);
        int i = pos;
        int e = pos + room;
        while (i < e && buf[i] != '\n') {
          i++;
        }
        boolean found = i < e;
        int k = (found ? i + 1 : e) - pos;
        boolean done = found || limit >= 0 && k >= limit;
        if (done && out == null) {
          PyObject r = PyBytes.of(Arrays.copyOfRange(buf, pos, pos + k));
          pos += k;
          return r;
        }
        if (out == null) {
          out = new BytesBuilder(k + 128);
        }
        out.append(buf, pos, k);
        pos += k;
        if (limit >= 0) {
          limit -= k;
        }
        if (done || fill() <= 0) {
          return PyBytes.of(out.toBytes());
        }
      }
    } finally {
      lock.exit();
    }
  }

  // Writing.

  /** Appends bytes to the buffer, writing out what does not fit. */
  final void writeBytes(byte[] a, int off, int len) {
    checkUsable("write to closed file");
    lock.enter(this);
    try {
      beforeWrite();
      if (len <= buf.length - pending) {
        if (len > 0 && pending == 0) {
          OpenFiles.current().dirty(this);
        }
        System.arraycopy(a, off, buf, pending, len);
        pending += len;
        return;
      }
      try {
        flushPending();
      } catch (PyException e) {
        if (!e.matches(PyBaseException.BLOCKING_IO_ERROR)) {
          throw e;
        }
        int k = Math.min(len, buf.length - pending);
        System.arraycopy(a, off, buf, pending, k);
        pending += k;
        if (k == len) {
          return;
        }
        throw blocking(k);
      }
      int done = 0;
      while (len - done > buf.length) {
        int n = rawWrite(a, off + done, len - done);
        if (n < 0) {
          int k = Math.min(len - done, buf.length);
          System.arraycopy(a, off + done, buf, 0, k);
          pending = k;
          OpenFiles.current().dirty(this);
          if (k < len - done) {
            throw blocking(done + k);
          }
          return;
        }
        done += n;
      }
      if (len > done) {
        System.arraycopy(a, off + done, buf, 0, len - done);
        pending = len - done;
        OpenFiles.current().dirty(this);
      }
    } finally {
      lock.exit();
    }
  }

  final PyObject writeImpl(PyObject b) {
    checkInit();
    if (b instanceof PyStr) {
      throw Py.typeError("a bytes-like object is required, not 'str'");
    }
    byte[] a = PyBuffer.bytes(b);
    writeBytes(a, 0, a.length);
    return Py.integer(a.length);
  }

  /** Writes pending bytes out; and gives up bytes read ahead. */
  final void flushImpl(boolean rewind) {
    lock.enter(this);
    try {
      if (pending > 0) {
        flushPending();
      }
      if (rewind && canRead && end > 0 && canWrite) {
        dropAhead();
      }
    } finally {
      lock.exit();
    }
  }

  @Override
  @PyMethod
  PyObject flush() {
    checkUsable("flush of closed file");
    if (canWrite) {
      flushImpl(true);
    } else {
      return Ops.callMethod(raw, FLUSH);
    }
    return Py.None;
  }

  @Override
  @PyMethod
  PyObject close() {
    checkInit();
    if (rawClosed()) {
      cancelEnd();
      return Py.None;
    }
    PyException error = null;
    if (finalizing) {
      deallocWarn(this);
    }
    try {
      callSelf(FLUSH);
    } catch (PyException e) {
      error = e;
    }
    try {
      Ops.callMethod(raw, CLOSE);
    } catch (PyException e) {
      if (error != null) {
        IoModule.chain(e, error);
      }
      error = e;
    }
    OpenFiles.current().clean(this);
    cancelEnd();
    pos = 0;
    end = 0;
    pending = 0;
    if (error != null) {
      throw error;
    }
    return Py.None;
  }

  @Override
  @PyMethod
  PyObject detach() {
    checkInit();
    callSelf(FLUSH);
    PyObject r = raw;
    raw = null;
    file = null;
    detached = true;
    cancelEnd();
    return r;
  }

  @Override
  @PyMethod
  PyObject tell() {
    checkInit();
    long p = rawTell();
    p -= ahead();
    p += pending;
    return Py.integer(Math.max(p, 0));
  }

  @Override
  @PyMethod(sig = "(target, whence=0, /)")
  PyObject seek(PyObject target, PyObject whence) {
    checkInit();
    int w = whence == null ? 0 : Ops.asInt(whence);
    if (w < 0 || w > 4) {
      throw Py.valueError("whence value " + w + " unsupported");
    }
    checkUsable("seek of closed file");
    if (Ops.callMethod(raw, SEEKABLE) != Py.True) {
      throw IoErrors.unsupported("File or stream is not seekable.");
    }
    long t = Ops.asLong(target);
    lock.enter(this);
    try {
      if ((w == 0 || w == 1) && canRead && ahead() > 0) {
        long current = rawTell() - ahead();
        long delta = w == 0 ? t - current : t;
        if (delta >= -pos && delta <= ahead()) {
          pos += (int) delta;
          // A device may tell nonsense about its position.
          return Py.integer(Math.max(0, current + delta));
        }
      }
      if (pending > 0) {
        flushPending();
      }
      if (w == 1) {
        t -= ahead();
      }
      long n = rawSeek(t, w);
      pos = 0;
      end = 0;
      return Py.integer(n);
    } finally {
      lock.exit();
    }
  }

  @Override
  @PyMethod(sig = "(pos=None, /)")
  PyObject truncate(PyObject size) {
    checkUsable("truncate of closed file");
    if (!canWrite) {
      throw IoErrors.unsupported("truncate");
    }
    flushImpl(true);
    PyObject p = size == null || size == Py.None ? tell() : size;
    return Ops.callMethod(raw, TRUNCATE, p);
  }

  @Override
  @PyMethod
  PyObject seekable() {
    return Ops.callMethod(checkInit(), SEEKABLE);
  }

  @Override
  @PyMethod
  PyObject readable() {
    PyObject r = checkInit();
    return canRead ? Ops.callMethod(r, READABLE) : Py.False;
  }

  @Override
  @PyMethod
  PyObject writable() {
    PyObject r = checkInit();
    return canWrite ? Ops.callMethod(r, WRITABLE) : Py.False;
  }

  @Override
  @PyMethod
  PyObject fileno() {
    return Ops.callMethod(checkInit(), FILENO);
  }

  @Override
  @PyMethod
  PyObject isatty() {
    return Ops.callMethod(checkInit(), ISATTY);
  }

  @PyMethod(name = "_dealloc_warn")
  void deallocWarn(PyObject source) {
    if (raw == null) {
      return;
    }
    try {
      Ops.callMethod(raw, DEALLOC_WARN, source);
    } catch (PyException e) {
      // As in CPython: raw streams of other kinds have no such method, and nobody is to be told.
      return;
    }
  }

  @PyMethod(name = "__getstate__")
  PyObject getstate() {
    throw Py.typeError("cannot pickle '" + type().name() + "' instances");
  }

  @PyMethod(name = "__repr__")
  PyObject repr() {
    String type = type().fullName();
    PyObject name = null;
    try {
      name = Ops.findAttr(this, NAME);
    } catch (PyException e) {
      if (!e.matches(PyBaseException.VALUE_ERROR)) {
        throw e;
      }
    }
    if (name == null) {
      return PyStr.of("<" + type + ">");
    }
    ThreadState ts = ThreadState.current();
    if (ts.reprEnter(this)) {
      throw Py.runtimeError("reentrant call inside " + type + ".__repr__");
    }
    try {
      return PyStr.of("<" + type + " name=" + Ops.repr(name) + ">");
    } finally {
      ts.reprLeave(this);
    }
  }

  @Override
  @PyGetter("closed")
  PyObject getClosed() {
    checkInit();
    return raw.getAttr(CLOSED);
  }

  @PyGetter("name")
  PyObject getName() {
    return checkInit().getAttr(NAME);
  }

  @PyGetter("mode")
  PyObject getMode() {
    return checkInit().getAttr(MODE);
  }

  @PyGetter(value = "raw", member = true)
  PyObject getRaw() {
    return raw == null ? Py.None : raw;
  }

  @PyGetter(value = "_finalizing", member = true)
  boolean getFinalizing() {
    return finalizing;
  }

  @PySetter(value = "_finalizing", member = true)
  void setFinalizing(PyObject v) {
    finalizing = v.isTrue();
  }

  final int bufferSize() {
    return buf.length;
  }

  /** Whether this reads a file directly, so that text may take bytes without Python calls. */
  final boolean plain() {
    return file != null && !type().isHeap();
  }

  static void checkCapability(PyObject raw, PyStr method, String message) {
    if (raw.getClass() == PyFileIO.class && raw.type() == PyFileIO.TYPE) {
      PyFileIO f = (PyFileIO) raw;
      PyObject r =
          method == READABLE ? f.readable() : method == WRITABLE ? f.writable() : f.seekable();
      if (r == Py.True) {
        return;
      }
    } else if (Ops.callMethod(raw, method) == Py.True) {
      return;
    }
    throw IoErrors.unsupported(message);
  }
}
