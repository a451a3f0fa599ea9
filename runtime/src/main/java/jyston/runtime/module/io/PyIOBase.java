package jyston.runtime.module.io;

import jyston.runtime.BytesBuilder;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBytes;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyInstance;
import jyston.runtime.PyList;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code _io._IOBase} (CPython's {@code iobase.c}). */
@PyClass(
    name = "_IOBase",
    module = "_io",
    doc =
        "The abstract base class for all I/O classes.\n\n"
            + "This class provides dummy implementations for many methods that\n"
            + "derived classes can override selectively; the default implementations\n"
            + "represent a file that cannot be read, written or seeked.")
public class PyIOBase extends PyInstance {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyIOBaseTable.INSTANCE).withDict().withWeakref();

  static final PyStr CLOSED = PyStr.intern("closed");
  static final PyStr FLUSH = PyStr.intern("flush");
  static final PyStr READ = PyStr.intern("read");
  static final PyStr READLINE = PyStr.intern("readline");
  static final PyStr PEEK = PyStr.intern("peek");
  static final PyStr WRITE = PyStr.intern("write");
  static final PyStr CLOSE = PyStr.intern("close");
  static final PyStr SEEK = PyStr.intern("seek");
  static final PyStr READABLE = PyStr.intern("readable");
  static final PyStr WRITABLE = PyStr.intern("writable");
  static final PyStr SEEKABLE = PyStr.intern("seekable");

  private boolean baseClosed;

  /** Where dropping the stream has to close it; else null. */
  private StreamEnd end;

  /** An instance of a class. */
  protected PyIOBase(PyType cls) {
    super(cls.rootShape(0));
    if (cls.isHeap()) {
      closeAtEnd();
    }
  }

  /**
   * Has the stream closed when it is garbage, or the interpreter ends. A {@code __del__} of a
   * Python class takes the place of that.
   */
  final void closeAtEnd() {
    if (end == null && !hasDel(type())) {
      end = new StreamEnd(this);
    }
  }

  /** Whether {@link #closeAtEnd} is in force. */
  final boolean closesAtEnd() {
    return end != null;
  }

  /** Undoes {@link #closeAtEnd}: the stream is closed, or another has taken over. */
  final void cancelEnd() {
    if (end != null) {
      end.cancel();
      end = null;
    }
  }

  /** Calls a method of this object. */
  final PyObject callSelf(PyStr name, PyObject... args) {
    return Ops.callMethod(this, name, args);
  }

  /** Whether {@code self.closed}. */
  final boolean closedNow() {
    return getAttr(CLOSED).isTrue();
  }

  final void checkOpen() {
    if (closedNow()) {
      throw Py.valueError("I/O operation on closed file.");
    }
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    return new PyIOBase(cls);
  }

  @PyMethod(
      sig = "(offset, whence=0, /)",
      doc =
          "Change the stream position to the given byte offset.\n\n"
              + "  offset\n    The stream position, relative to 'whence'.\n"
              + "  whence\n    The relative position to seek from.\n\n"
              + "The offset is interpreted relative to the position indicated by whence.\n"
              + "Values for whence are:\n\n"
              + "* os.SEEK_SET or 0 -- start of stream (the default); offset should be zero or"
              + " positive\n"
              + "* os.SEEK_CUR or 1 -- current stream position; offset may be negative\n"
              + "* os.SEEK_END or 2 -- end of stream; offset is usually negative\n\n"
              + "Return the new absolute position.")
  PyObject seek(PyObject offset, PyObject whence) {
    throw IoErrors.unsupported("seek");
  }

  @PyMethod(doc = "Return current stream position.")
  PyObject tell() {
    return callSelf(SEEK, Py.integer(0), Py.integer(1));
  }

  @PyMethod(
      sig = "(size=None, /)",
      doc =
          "Truncate file to size bytes.\n\n"
              + "File pointer is left unchanged. Size defaults to the current IO position\n"
              + "as reported by tell(). Return the new size.")
  PyObject truncate(PyObject size) {
    throw IoErrors.unsupported("truncate");
  }

  @PyMethod(
      doc =
          "Flush write buffers, if applicable.\n\n"
              + "This is not implemented for read-only and non-blocking streams.")
  PyObject flush() {
    if (baseClosed) {
      throw Py.valueError("I/O operation on closed file.");
    }
    return Py.None;
  }

  @PyMethod(
      doc =
          "Flush and close the IO object.\n\n"
              + "This method has no effect if the file is already closed.")
  PyObject close() {
    if (baseClosed) {
      return Py.None;
    }
    try {
      callSelf(FLUSH);
    } finally {
      markClosed();
    }
    return Py.None;
  }

  @PyGetter("closed")
  PyObject getClosed() {
    return Py.bool(baseClosed);
  }

  /** Marks the base part as closed. */
  final void markClosed() {
    baseClosed = true;
    cancelEnd();
  }

  @PyMethod(
      doc =
          "Return whether object supports random access.\n\n"
              + "If False, seek(), tell() and truncate() will raise OSError.\n"
              + "This method may need to do a test seek().")
  PyObject seekable() {
    return Py.False;
  }

  @PyMethod(
      doc = "Return whether object was opened for reading.\n\nIf False, read() will raise OSError.")
  PyObject readable() {
    return Py.False;
  }

  @PyMethod(
      doc =
          "Return whether object was opened for writing.\n\nIf False, write() will raise OSError.")
  PyObject writable() {
    return Py.False;
  }

  private PyObject check(PyStr method, String message) {
    PyObject r = callSelf(method);
    if (r != Py.True) {
      throw IoErrors.unsupported(message);
    }
    return r;
  }

  @PyMethod(name = "_checkClosed", sig = "(msg=None, /)")
  void checkClosedMethod(PyObject msg) {
    checkOpen();
  }

  @PyMethod(name = "_checkSeekable", sig = "(msg=None, /)")
  PyObject checkSeekable(PyObject msg) {
    return check(SEEKABLE, "File or stream is not seekable.");
  }

  @PyMethod(name = "_checkReadable", sig = "(msg=None, /)")
  PyObject checkReadable(PyObject msg) {
    return check(READABLE, "File or stream is not readable.");
  }

  @PyMethod(name = "_checkWritable", sig = "(msg=None, /)")
  PyObject checkWritable(PyObject msg) {
    return check(WRITABLE, "File or stream is not writable.");
  }

  @PyMethod(
      doc =
          "Return underlying file descriptor if one exists.\n\n"
              + "Raise OSError if the IO object does not use a file descriptor.")
  PyObject fileno() {
    throw IoErrors.unsupported("fileno");
  }

  @PyMethod(
      doc =
          "Return whether this is an 'interactive' stream.\n\n"
              + "Return False if it can't be determined.")
  PyObject isatty() {
    checkOpen();
    return Py.False;
  }

  @PyMethod(name = "__enter__")
  PyObject enter() {
    checkOpen();
    return this;
  }

  @PyMethod(name = "__exit__", sig = "(*args)")
  PyObject exit(PyObject[] args) {
    return callSelf(CLOSE);
  }

  @PyMethod(name = "__del__")
  void del() {
    PyObject closed;
    try {
      closed = getAttr(CLOSED);
    } catch (PyException e) {
      return;
    }
    if (!closed.isTrue()) {
      callSelf(CLOSE);
    }
  }

  @PyMethod(
      sig = "(size=-1, /)",
      doc =
          "Read and return a line from the stream.\n\n"
              + "If size is specified, at most size bytes will be read.\n\n"
              + "The line terminator is always b'\\n' for binary files; for text\n"
              + "files, the newlines argument to open can be used to select the line\n"
              + "terminator(s) recognized.")
  PyObject readline(PyObject size) {
    long limit = size == null || size == Py.None ? -1 : Ops.asSize(size);
    boolean canPeek = Ops.findAttr(this, PEEK) != null;
    BytesBuilder out = new BytesBuilder(128);
    while (limit < 0 || out.size() < limit) {
      int want = 1;
      if (canPeek) {
        PyObject p = callSelf(PEEK, Py.integer(1));
        if (!(p instanceof PyBytes ahead)) {
          throw Py.error(
              PyBaseException.OS_ERROR,
              "peek() should have returned a bytes object, not '" + p.type().name() + "'");
        }
        byte[] a = ahead.value;
        if (a.length > 0) {
          int n = 0;
          while (n < a.length && (limit < 0 || n < limit - out.size())) {
            if (a[n++] == '\n') {
              break;
            }
          }
          want = n;
        }
      }
      PyObject b = callSelf(READ, Py.integer(want));
      if (!(b instanceof PyBytes got)) {
        throw Py.error(
            PyBaseException.OS_ERROR,
            "read() should have returned a bytes object, not '" + b.type().name() + "'");
      }
      byte[] v = got.value;
      if (v.length == 0) {
        break;
      }
      out.append(v, 0, v.length);
      if (v[v.length - 1] == '\n') {
        break;
      }
    }
    return PyBytes.of(out.toBytes());
  }

  @Override
  public PyObject iter() {
    if (type().isHeap()) {
      return super.iter();
    }
    return iterMethod();
  }

  @PyMethod(name = "__iter__")
  PyObject iterMethod() {
    checkOpen();
    return this;
  }

  @PyMethod(name = "__next__")
  PyObject next() {
    PyObject line = callSelf(READLINE);
    return line.len() == 0 ? null : line;
  }

  @PyMethod(
      sig = "(hint=-1, /)",
      doc =
          "Return a list of lines from the stream.\n\n"
              + "hint can be specified to control the number of lines read: no more\n"
              + "lines will be read if the total size (in bytes/characters) of all\n"
              + "lines so far exceeds hint.")
  PyObject readlines(PyObject hint) {
    long limit = hint == null || hint == Py.None ? -1 : Ops.asSize(hint);
    PyList l = new PyList();
    PyObject it = iter();
    long total = 0;
    PyObject line;
    while ((line = it.iterNext()) != null) {
      l.add(line);
      total += line.len();
      if (limit > 0 && total >= limit) {
        break;
      }
    }
    return l;
  }

  @PyMethod(
      doc =
          "Write a list of lines to stream.\n\n"
              + "Line separators are not added, so it is usual for each of the\n"
              + "lines provided to have a line separator at the end.")
  void writelines(PyObject lines) {
    checkOpen();
    PyObject it = lines.iter();
    PyObject line;
    while ((line = it.iterNext()) != null) {
      callSelf(WRITE, line);
    }
  }

  /** Python's {@code __dict__} of the stream. */
  @PyGetter("__dict__")
  PyObject getDict() {
    return toDict();
  }
}
