package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.annotation.PySetter;

/** {@code OSError}; its fields are null where not set. */
@PyClass(name = "OSError", base = PyBaseException.class)
public final class PyOSError extends PyBaseException {
  /** {@code errno}. */
  public PyObject errno;

  /** {@code strerror}. */
  public PyObject strerror;

  /** {@code filename}. */
  public PyObject filename;

  /** {@code filename2}. */
  public PyObject filename2;

  /** {@code characters_written}, or -1. */
  public long written = -1;

  PyOSError(PyType type) {
    super(type);
  }

  /** The subclass of OSError for an error number of this platform (Linux). */
  public static PyType typeFor(long errno) {
    return switch ((int) errno) {
      case 11, 114, 115 -> BLOCKING_IO_ERROR;
      case 32, 108 -> BROKEN_PIPE_ERROR;
      case 10 -> CHILD_PROCESS_ERROR;
      case 103 -> CONNECTION_ABORTED_ERROR;
      case 111 -> CONNECTION_REFUSED_ERROR;
      case 104 -> CONNECTION_RESET_ERROR;
      case 17 -> FILE_EXISTS_ERROR;
      case 2 -> FILE_NOT_FOUND_ERROR;
      case 21 -> IS_A_DIRECTORY_ERROR;
      case 20 -> NOT_A_DIRECTORY_ERROR;
      case 4 -> INTERRUPTED_ERROR;
      case 1, 13 -> PERMISSION_ERROR;
      case 3 -> PROCESS_LOOKUP_ERROR;
      case 110 -> TIMEOUT_ERROR;
      default -> OS_ERROR;
    };
  }

  /**
   * An OSError (or its subclass for the number).
   *
   * @param filename a path object, or null
   */
  public static PyException of(int errno, String strerror, PyObject filename) {
    return filename == null
        ? new PyException(OS_ERROR, Py.integer(errno), Py.str(strerror))
        : new PyException(OS_ERROR, Py.integer(errno), Py.str(strerror), filename);
  }

  static PyBaseException make(PyType cls, PyObject[] a) {
    PyOSError e = new PyOSError(chooseType(cls, a));
    e.fill(a);
    return e;
  }

  private static PyType chooseType(PyType cls, PyObject[] a) {
    if (cls == OS_ERROR
        && a.length >= 2
        && a.length <= 5
        && a[0] instanceof PyLong n
        && n.fitsLong()
        && n.longValue() == (int) n.longValue()) {
      return typeFor(n.longValue());
    }
    return cls;
  }

  /** Whether a Python {@code __init__} takes the arguments: then {@code __new__} ignores them. */
  private static boolean filledByInit(PyType cls) {
    return cls.heap
        && cls.slot(Slot.INIT) != OS_ERROR.slot(Slot.INIT)
        && cls.slot(Slot.NEW) == OS_ERROR.slot(Slot.NEW);
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject newOSError(PyType cls, PyObject[] a, PyDict kwargs) {
    if (filledByInit(cls)) {
      return new PyOSError(cls);
    }
    if (kwargs.size() != 0) {
      throw Py.typeError(cls.name() + "() takes no keyword arguments");
    }
    return make(cls, a);
  }

  @PyMethod(name = "__init__", sig = "(*args, **kwargs)")
  void initOSError(PyObject[] a, PyDict kwargs) {
    if (!filledByInit(type())) {
      return;
    }
    noKeywords(kwargs);
    fill(a);
  }

  private void fill(PyObject[] a) {
    args = PyTuple.wrap(a);
    if (a.length < 2 || a.length > 5) {
      return;
    }
    errno = a[0];
    strerror = a[1];
    // The fourth argument is winerror, which counts on Windows only.
    PyObject file = a.length > 2 ? a[2] : null;
    PyObject file2 = a.length > 4 ? a[4] : null;
    if (file == null || file == Py.None) {
      return;
    }
    if (type() == BLOCKING_IO_ERROR && isNumber(file)) {
      written = Ops.asSize(file);
      return;
    }
    filename = file;
    if (file2 != null && file2 != Py.None) {
      filename2 = file2;
    }
    args = PyTuple.of(a[0], a[1]);
  }

  private static boolean isNumber(PyObject o) {
    PyType t = o.type();
    return t.slot(Slot.INDEX) != null || t.slot(Slot.INT) != null || t.slot(Slot.FLOAT) != null;
  }

  @PyMethod(name = "__str__")
  PyObject osStr() {
    if (filename != null) {
      String s = "[Errno " + shown(errno) + "] " + shown(strerror) + ": " + Ops.repr(filename);
      return PyStr.of(filename2 == null ? s : s + " -> " + Ops.repr(filename2));
    }
    if (errno != null && strerror != null) {
      return PyStr.of("[Errno " + shown(errno) + "] " + shown(strerror));
    }
    return baseStr();
  }

  private static PyObject shown(PyObject o) {
    return o == null ? Py.None : o;
  }

  @PyMethod(name = "__reduce__")
  PyObject reduceOSError() {
    PyTuple a = args;
    if (a.size() == 2 && filename != null) {
      a =
          filename2 == null
              ? PyTuple.of(a.get(0), a.get(1), filename)
              : PyTuple.of(a.get(0), a.get(1), filename, Py.None, filename2);
    }
    return reduceWith(a, hasOwnState() ? toDict() : null);
  }

  @PyGetter(value = "errno", member = true, doc = "POSIX exception code")
  PyObject getErrno() {
    return shown(errno);
  }

  @PySetter(value = "errno", member = true)
  void setErrno(PyObject v) {
    errno = v;
  }

  @PyGetter(value = "strerror", member = true, doc = "exception strerror")
  PyObject getStrerror() {
    return shown(strerror);
  }

  @PySetter(value = "strerror", member = true)
  void setStrerror(PyObject v) {
    strerror = v;
  }

  @PyGetter(value = "filename", member = true, doc = "exception filename")
  PyObject getFilename() {
    return shown(filename);
  }

  @PySetter(value = "filename", member = true)
  void setFilename(PyObject v) {
    filename = v;
  }

  @PyGetter(value = "filename2", member = true, doc = "second exception filename")
  PyObject getFilename2() {
    return shown(filename2);
  }

  @PySetter(value = "filename2", member = true)
  void setFilename2(PyObject v) {
    filename2 = v;
  }

  @PyGetter("characters_written")
  PyObject getWritten() {
    if (written == -1) {
      throw Py.attributeError("characters_written");
    }
    return Py.integer(written);
  }

  @PySetter("characters_written")
  void setWritten(PyObject v) {
    if (v == null) {
      if (written == -1) {
        throw Py.attributeError("characters_written");
      }
      written = -1;
      return;
    }
    PyLong n = Ops.index(v);
    if (!n.fitsLong()) {
      throw Py.valueError("cannot fit '" + v.type().name() + "' into an index-sized integer");
    }
    written = n.longValue();
  }
}
