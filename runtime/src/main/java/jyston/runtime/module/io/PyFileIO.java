package jyston.runtime.module.io;

import java.util.Arrays;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBool;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyBytes;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.ThreadState;
import jyston.runtime.Unraisable;
import jyston.runtime.Warnings;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.annotation.PySetter;
import jyston.runtime.module.Modules;
import jyston.runtime.module.posix.Errno;
import jyston.runtime.module.posix.Fds;
import jyston.runtime.module.posix.FileStat;
import jyston.runtime.module.posix.FsPath;
import jyston.runtime.module.posix.OsErrors;

/** {@code _io.FileIO} (CPython's {@code fileio.c}). */
@PyClass(
    name = "FileIO",
    module = "_io",
    base = PyRawIOBase.class,
    sig = "(file, mode='r', closefd=True, opener=None)",
    doc =
        "Open a file.\n\n"
            + "The mode can be 'r' (default), 'w', 'x' or 'a' for reading,\n"
            + "writing, exclusive creation or appending.  The file will be created if it\n"
            + "doesn't exist when opened for writing or appending; it will be truncated\n"
            + "when opened for writing.  A FileExistsError will be raised if it already\n"
            + "exists when opened for creating. Opening a file for creating implies\n"
            + "writing so this mode behaves in a similar way to 'w'.Add a '+' to the mode\n"
            + "to allow simultaneous reading and writing. A custom opener can be used by\n"
            + "passing a callable as *opener*. The underlying file descriptor for the file\n"
            + "object is then obtained by calling opener with (*name*, *flags*).\n"
            + "*opener* must return an open file descriptor (passing os.open as *opener*\n"
            + "results in functionality similar to passing None).")
public final class PyFileIO extends PyRawIOBase {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyFileIOTable.INSTANCE).withWeakref();

  private static final PyStr NAME = PyStr.intern("name");

  private int fd = -1;
  private boolean created;
  private boolean readable;
  private boolean writable;
  private boolean appending;
  private int seekable = -1;
  private boolean closefd = true;
  private boolean finalizing;
  private long blksize = IoModule.DEFAULT_BUFFER_SIZE;

  private PyFileIO(PyType cls) {
    super(cls);
  }

  /** An open file over a descriptor that is known to be good. */
  public static PyFileIO ofFd(int fd, boolean write, boolean closefd, PyObject name) {
    PyFileIO f = new PyFileIO(TYPE);
    f.fd = fd;
    f.readable = !write;
    f.writable = write;
    f.closefd = closefd;
    f.setOwn(NAME, name);
    if (closefd) {
      f.closeAtEnd();
    }
    return f;
  }

  /** {@code FileIO(file, mode)}. */
  public static PyFileIO open(PyObject file, String mode, boolean closefd, PyObject opener) {
    PyFileIO f = new PyFileIO(TYPE);
    f.init(file, mode, closefd, opener);
    return f;
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    return new PyFileIO(cls);
  }

  @PyMethod(name = "__init__", sig = "(file, mode='r', closefd=True, opener=None)")
  void initMethod(PyObject file, PyStr mode, PyObject closefd, PyObject opener) {
    init(
        file,
        mode == null ? "r" : mode.toString(),
        closefd == null || closefd.isTrue(),
        opener == Py.None ? null : opener);
  }

  private static PyException badMode() {
    return Py.valueError(
        "Must have exactly one of create/read/write/append mode and at most one plus");
  }

  void init(PyObject file, String mode, boolean close, PyObject opener) {
    if (fd >= 0) {
      if (closefd) {
        internalClose();
      } else {
        fd = -1;
      }
    }
    created = false;
    readable = false;
    writable = false;
    appending = false;
    seekable = -1;
    int given = -1;
    if (file instanceof PyBool) {
      Warnings.warn(PyBaseException.RUNTIME_WARNING, "bool is used as a file descriptor", 1);
    }
    if (file instanceof PyLong) {
      given = Ops.asInt(file);
      if (given < 0) {
        throw Py.valueError("negative file descriptor");
      }
    }
    int flags = 0;
    boolean rwa = false;
    boolean plus = false;
    for (int i = 0; i < mode.length(); i++) {
      switch (mode.charAt(i)) {
        case 'x' -> {
          if (rwa) {
            throw badMode();
          }
          rwa = true;
          created = true;
          writable = true;
          flags |= Fds.O_EXCL | Fds.O_CREAT;
        }
        case 'r' -> {
          if (rwa) {
            throw badMode();
          }
          rwa = true;
          readable = true;
        }
        case 'w' -> {
          if (rwa) {
            throw badMode();
          }
          rwa = true;
          writable = true;
          flags |= Fds.O_CREAT | Fds.O_TRUNC;
        }
        case 'a' -> {
          if (rwa) {
            throw badMode();
          }
          rwa = true;
          writable = true;
          appending = true;
          flags |= Fds.O_APPEND | Fds.O_CREAT;
        }
        case 'b' -> {}
        case '+' -> {
          if (plus) {
            throw badMode();
          }
          readable = true;
          writable = true;
          plus = true;
        }
        default -> throw Py.valueError("invalid mode: " + mode);
      }
    }
    if (!rwa) {
      throw badMode();
    }
    flags |= readable && writable ? Fds.O_RDWR : writable ? Fds.O_WRONLY : 0;
    flags |= Fds.O_CLOEXEC;
    FsPath path = null;
    if (given < 0) {
      path = FsPath.of(file, null, "path");
      if (path.text() == null && !(path.object() instanceof PyBytes)) {
        throw Py.typeError("expected str, bytes or os.PathLike object");
      }
    }
    Modules.audit("open", file, PyStr.of(mode), Py.integer(flags));
    boolean ownFd = true;
    if (given >= 0) {
      fd = given;
      closefd = close;
      ownFd = false;
    } else {
      closefd = true;
      if (!close) {
        throw Py.valueError("Cannot use closefd=False with file name");
      }
      if (opener == null) {
        int r = Fds.open(path, Fds.AT_FDCWD, flags, 0666);
        if (r < 0) {
          throw OsErrors.of(-r, file);
        }
        fd = r;
      } else {
        PyObject r = opener.call2(file, Py.integer(flags));
        if (!(r instanceof PyLong)) {
          throw Py.typeError("expected integer from opener");
        }
        fd = Ops.asInt(r);
        if (fd < 0) {
          int bad = fd;
          fd = -1;
          throw Py.valueError("opener returned " + bad);
        }
        Fds.setInheritable(fd, false);
      }
    }
    try {
      FileStat.Result st = FileStat.ofFd(fd);
      if (st.stat() == null) {
        if (st.errno() == Errno.EBADF) {
          throw OsErrors.of(Errno.EBADF, file);
        }
      } else {
        if (st.stat().isDirectory()) {
          throw OsErrors.of(Errno.EISDIR, file);
        }
        if (st.stat().blksize() > 1) {
          blksize = st.stat().blksize();
        }
      }
      setAttr(NAME, file);
      if (appending) {
        long r = Fds.lseek(fd, 0, 2);
        if (r < 0 && r != -Errno.ESPIPE) {
          throw OsErrors.of((int) -r);
        }
      }
    } catch (PyException e) {
      if (ownFd) {
        internalClose();
      } else {
        fd = -1;
      }
      throw e;
    }
    if (closefd) {
      closeAtEnd();
    }
  }

  private void internalClose() {
    int f = fd;
    fd = -1;
    cancelEnd();
    if (f >= 0) {
      int r = Fds.close(f);
      if (r < 0) {
        throw OsErrors.of(-r);
      }
    }
  }

  private void checkFd() {
    if (fd < 0) {
      throw IoErrors.closed();
    }
  }

  private void checkMode(boolean ok, String action) {
    if (!ok) {
      throw IoErrors.unsupported("File not open for " + action);
    }
  }

  @Override
  @PyMethod(
      doc =
          "Close the file.\n\n"
              + "A closed file cannot be used for further I/O operations.  close() may be\n"
              + "called more than once without error.")
  PyObject close() {
    PyException error = null;
    if (finalizing) {
      deallocWarn(this);
    }
    try {
      super.close();
    } catch (PyException e) {
      error = e;
    }
    if (!closefd) {
      fd = -1;
    } else {
      internalClose();
    }
    if (error != null) {
      throw error;
    }
    return Py.None;
  }

  @Override
  @PyMethod(doc = "True if file supports random-access.")
  PyObject seekable() {
    checkFd();
    return Py.bool(canSeek());
  }

  boolean canSeek() {
    if (seekable < 0) {
      seekable = Fds.lseek(fd, 0, 1) >= 0 ? 1 : 0;
    }
    return seekable == 1;
  }

  @Override
  @PyMethod(doc = "True if file was opened in a read mode.")
  PyObject readable() {
    checkFd();
    return Py.bool(readable);
  }

  @Override
  @PyMethod(doc = "True if file was opened in a write mode.")
  PyObject writable() {
    checkFd();
    return Py.bool(writable);
  }

  @Override
  @PyMethod(doc = "Return the underlying file descriptor (an integer).")
  PyObject fileno() {
    checkFd();
    return Py.integer(fd);
  }

  /** Reads; the number of bytes, 0 at the end, or -1 where it would block. */
  int readBytes(byte[] b, int off, int len) {
    checkFd();
    checkMode(readable, "reading");
    int r = Fds.read(fd, b, off, len);
    if (r < 0) {
      if (r == -Errno.EAGAIN) {
        return -1;
      }
      throw OsErrors.of(-r);
    }
    return r;
  }

  /** Writes; the number of bytes, or -1 where it would block. */
  int writeBytes(byte[] b, int off, int len) {
    checkFd();
    checkMode(writable, "writing");
    int r = Fds.write(fd, b, off, len);
    if (r < 0) {
      if (r == -Errno.EAGAIN) {
        return -1;
      }
      throw OsErrors.of(-r);
    }
    return r;
  }

  @PyMethod(doc = "Same as RawIOBase.readinto().")
  PyObject readinto(PyObject buffer) {
    checkFd();
    checkMode(readable, "reading");
    PyBuffer b = PyBuffer.writable(buffer, "readinto() argument");
    try {
      byte[] a = new byte[b.length()];
      int n = readBytes(a, 0, a.length);
      if (n < 0) {
        return Py.None;
      }
      b.copyFrom(b.start, a, 0, n);
      return Py.integer(n);
    } finally {
      b.release();
    }
  }

  @PyMethod(
      sig = "(size=-1, /)",
      doc =
          "Read at most size bytes, returned as bytes.\n\n"
              + "Only makes one system call, so less data may be returned than requested.\n"
              + "In non-blocking mode, returns None if no data is available.\n"
              + "Return an empty bytes object at EOF.")
  PyObject read(PyObject size) {
    checkFd();
    checkMode(readable, "reading");
    long n = size == null || size == Py.None ? -1 : PyBufferedIOBase.size(size);
    if (n < 0) {
      return readall();
    }
    byte[] a = new byte[(int) Math.min(n, 0x7FFFF000L)];
    int r = readBytes(a, 0, a.length);
    return r < 0 ? Py.None : PyBytes.of(r == a.length ? a : Arrays.copyOf(a, r));
  }

  /** The rest of the file; null where nothing was there and reading would block. */
  byte[] readRest() {
    long size = 0;
    FileStat st = FileStat.ofFd(fd).stat();
    if (st != null && st.isRegular()) {
      long pos = Fds.lseek(fd, 0, 1);
      if (pos >= 0 && st.size() > pos) {
        size = st.size() - pos;
      }
    }
    if (size > Integer.MAX_VALUE - 64) {
      throw Py.overflowError(
          "unbounded read returned more bytes than a Python bytes object can hold");
    }
    byte[] a = new byte[size > 0 ? (int) size + 1 : IoModule.DEFAULT_BUFFER_SIZE];
    int n = 0;
    while (true) {
      if (n == a.length) {
        a = Arrays.copyOf(a, Math.max(a.length + (a.length >> 1), a.length + 8192));
      }
      int r = readBytes(a, n, a.length - n);
      if (r == 0) {
        break;
      }
      if (r < 0) {
        if (n == 0) {
          return null;
        }
        break;
      }
      n += r;
    }
    return n == a.length ? a : Arrays.copyOf(a, n);
  }

  @PyMethod(
      doc =
          "Read all data from the file, returned as bytes.\n\n"
              + "In non-blocking mode, returns as much as is immediately available,\n"
              + "or None if no data is available.  Return an empty bytes object at EOF.")
  PyObject readall() {
    checkFd();
    byte[] b = readRest();
    return b == null ? Py.None : PyBytes.of(b);
  }

  @PyMethod(
      doc =
          "Write buffer b to file, return number of bytes written.\n\n"
              + "Only makes one system call, so not all of the data may be written.\n"
              + "The number of bytes actually written is returned.  In non-blocking mode,\n"
              + "returns None if the write would block.")
  PyObject write(PyObject b) {
    checkFd();
    checkMode(writable, "writing");
    byte[] a = PyBuffer.bytes(b);
    int n = writeBytes(a, 0, a.length);
    return n < 0 ? Py.None : Py.integer(n);
  }

  /** Moves the position. */
  long seekTo(long offset, int whence) {
    checkFd();
    long r = Fds.lseek(fd, offset, whence);
    if (seekable < 0) {
      seekable = r >= 0 ? 1 : 0;
    }
    if (r < 0) {
      throw OsErrors.of((int) -r);
    }
    return r;
  }

  @Override
  @PyMethod(
      sig = "(pos, whence=0, /)",
      doc =
          "Move to new file position and return the file position.\n\n"
              + "Argument offset is a byte count.  Optional argument whence defaults to\n"
              + "SEEK_SET or 0 (offset from start of file, offset should be >= 0); other values\n"
              + "are SEEK_CUR or 1 (move relative to current position, positive or negative),\n"
              + "and SEEK_END or 2 (move relative to end of file, usually negative, although\n"
              + "many platforms allow seeking beyond the end of a file).\n\n"
              + "Note that not all file objects are seekable.")
  PyObject seek(PyObject pos, PyObject whence) {
    checkFd();
    return Py.integer(seekTo(Ops.asLong(pos), whence == null ? 0 : Ops.asInt(whence)));
  }

  @Override
  @PyMethod(doc = "Current file position.\n\nCan raise OSError for non seekable files.")
  PyObject tell() {
    return Py.integer(seekTo(0, 1));
  }

  @Override
  @PyMethod(
      sig = "(size=None, /)",
      doc =
          "Truncate the file to at most size bytes and return the truncated size.\n\n"
              + "Size defaults to the current file position, as returned by tell().\n"
              + "The current file position is changed to the value of size.")
  PyObject truncate(PyObject size) {
    checkFd();
    checkMode(writable, "writing");
    PyObject s = size == null || size == Py.None ? tell() : size;
    long n = Ops.asLong(s);
    int r = Fds.truncate(fd, n);
    if (r < 0) {
      throw OsErrors.of(-r);
    }
    return s;
  }

  @Override
  @PyMethod(doc = "True if the file is connected to a TTY device.")
  PyObject isatty() {
    checkFd();
    return Py.bool(Fds.isatty(fd));
  }

  @PyMethod(name = "_dealloc_warn")
  void deallocWarn(PyObject source) {
    if (fd < 0 || !closefd) {
      return;
    }
    try {
      Warnings.resource(source, "unclosed file " + Ops.repr(source));
    } catch (PyException e) {
      if (!e.matches(PyBaseException.WARNING)) {
        throw e;
      }
      Unraisable.write(e, null, this);
    }
  }

  private String mode() {
    if (created) {
      return readable ? "xb+" : "xb";
    }
    if (appending) {
      return readable ? "ab+" : "ab";
    }
    if (readable) {
      return writable ? "rb+" : "rb";
    }
    return "wb";
  }

  @PyMethod(name = "__repr__")
  PyObject repr() {
    String type = type().fullName();
    if (fd < 0) {
      return PyStr.of("<" + type + " [closed]>");
    }
    String tail = " mode='" + mode() + "' closefd=" + (closefd ? "True" : "False") + ">";
    PyObject name = Ops.findAttr(this, NAME);
    if (name == null) {
      return PyStr.of("<" + type + " fd=" + fd + tail);
    }
    ThreadState ts = ThreadState.current();
    if (ts.reprEnter(this)) {
      throw Py.runtimeError("reentrant call inside " + type + ".__repr__");
    }
    try {
      return PyStr.of("<" + type + " name=" + Ops.repr(name) + tail);
    } finally {
      ts.reprLeave(this);
    }
  }

  @PyMethod(name = "__getstate__")
  PyObject getstate() {
    throw Py.typeError("cannot pickle '" + type().name() + "' instances");
  }

  @Override
  @PyGetter(value = "closed", doc = "True if the file is closed")
  PyObject getClosed() {
    return Py.bool(fd < 0);
  }

  @PyGetter(value = "closefd", doc = "True if the file descriptor will be closed by close().")
  PyObject getClosefd() {
    return Py.bool(closefd);
  }

  @PyGetter(value = "mode", doc = "String giving the file mode")
  PyObject getMode() {
    return PyStr.of(mode());
  }

  @PyGetter(value = "_blksize", member = true)
  long getBlksize() {
    return blksize;
  }

  @PySetter(value = "_blksize", member = true)
  void setBlksize(PyObject v) {
    blksize = Ops.asLong(v);
  }

  @PyGetter(value = "_finalizing", member = true)
  boolean getFinalizing() {
    return finalizing;
  }

  @PySetter(value = "_finalizing", member = true)
  void setFinalizing(PyObject v) {
    finalizing = v.isTrue();
  }

  /** The descriptor, or -1. */
  int fd() {
    return fd;
  }

  long blockSize() {
    return blksize;
  }
}
