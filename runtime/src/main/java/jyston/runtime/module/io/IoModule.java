package jyston.runtime.module.io;

import jyston.runtime.BuiltinTable;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyLong;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.Slot;
import jyston.runtime.Warnings;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;
import jyston.runtime.module.Modules;
import jyston.runtime.module.posix.FsPath;

/** {@code _io}. */
@PyModuleDef(
    name = "_io",
    doc =
        "The io module provides the Python interfaces to stream handling. The\n"
            + "builtin open function is defined in this module.")
public final class IoModule extends BuiltinModule {
  /** {@code io.DEFAULT_BUFFER_SIZE}. */
  public static final int DEFAULT_BUFFER_SIZE = 8192;

  private PyType unsupported;

  /** For the index. */
  public IoModule() {}

  @Override
  protected BuiltinTable table() {
    return new IoModuleTable(this);
  }

  @Override
  protected void init(PyModule m) {
    m.add("DEFAULT_BUFFER_SIZE", Py.integer(DEFAULT_BUFFER_SIZE));
    m.add("UnsupportedOperation", unsupportedOperation());
    m.add("BlockingIOError", PyBaseException.BLOCKING_IO_ERROR);
    m.add(
        PyIOBase.TYPE,
        PyIncrementalNewlineDecoder.TYPE,
        PyBufferedIOBase.TYPE,
        PyBytesIO.TYPE,
        PyBufferedReader.TYPE,
        PyBufferedRWPair.TYPE,
        PyBufferedRandom.TYPE,
        PyBufferedWriter.TYPE,
        PyRawIOBase.TYPE,
        PyFileIO.TYPE,
        PyTextIOBase.TYPE,
        PyStringIO.TYPE,
        PyTextIOWrapper.TYPE);
  }

  /** {@code io.UnsupportedOperation}. */
  PyType unsupportedOperation() {
    if (unsupported == null) {
      PyDict ns = new PyDict();
      ns.put(PyStr.intern("__module__"), PyStr.intern("io"));
      unsupported =
          (PyType)
              PyType.TYPE.call3(
                  PyStr.intern("UnsupportedOperation"),
                  PyTuple.of(PyBaseException.OS_ERROR, PyBaseException.VALUE_ERROR),
                  ns);
    }
    return unsupported;
  }

  /** Makes {@code older} the context of {@code newer}. */
  static void chain(PyException newer, PyException older) {
    newer.value().chain(older.value());
  }

  /** The encoding of the locale. */
  static PyStr localeEncoding() {
    PyObject flags = Modules.sysAttr("flags");
    boolean utf8 = flags != null && Ops.getAttr(flags, "utf8_mode").isTrue();
    return PyStr.intern(utf8 ? "utf-8" : "UTF-8");
  }

  /** The EncodingWarning of {@code -X warn_default_encoding} (PEP 597). */
  static void warnEncoding() {
    if (wantsEncodingWarning()) {
      Warnings.warn(PyBaseException.ENCODING_WARNING, "'encoding' argument not specified", 1);
    }
  }

  private static boolean wantsEncodingWarning() {
    PyObject flags = Modules.sysAttr("flags");
    return flags != null && Ops.getAttr(flags, "warn_default_encoding").isTrue();
  }

  @PyFunction(
      name = "text_encoding",
      sig = "(encoding, stacklevel=2, /)",
      doc =
          "A helper function to choose the text encoding.\n\n"
              + "When encoding is not None, this function returns it.\n"
              + "Otherwise, this function returns the default text encoding\n"
              + "(i.e. \"locale\" or \"utf-8\" depends on UTF-8 mode).\n\n"
              + "This function emits an EncodingWarning if encoding is None and\n"
              + "sys.flags.warn_default_encoding is true.\n\n"
              + "This can be used in APIs with an encoding=None parameter.\n"
              + "However, please consider using encoding=\"utf-8\" for new APIs.")
  static PyObject textEncoding(PyObject encoding, int stacklevel) {
    if (encoding != Py.None) {
      return encoding;
    }
    if (wantsEncodingWarning()) {
      Warnings.warn(
          PyBaseException.ENCODING_WARNING, "'encoding' argument not specified", stacklevel);
    }
    PyObject flags = Modules.sysAttr("flags");
    boolean utf8 = flags != null && Ops.getAttr(flags, "utf8_mode").isTrue();
    return PyStr.intern(utf8 ? "utf-8" : "locale");
  }

  @PyFunction(
      name = "open_code",
      sig = "(path)",
      doc =
          "Opens the provided file with the intent to import the contents.\n\n"
              + "This may perform extra validation beyond open(), but is otherwise"
              + " interchangeable\n"
              + "with calling open(path, 'rb').")
  static PyObject openCode(PyStr path) {
    return open(path, PyStr.intern("rb"), null, Py.None, Py.None, Py.None, true, Py.None);
  }

  @PyFunction(
      sig =
          "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True,"
              + " opener=None)",
      doc =
          "Open file and return a stream.  Raise OSError upon failure.\n\n"
              + "file is either a text or byte string giving the name (and the path\n"
              + "if the file isn't in the current working directory) of the file to\n"
              + "be opened or an integer file descriptor of the file to be\n"
              + "wrapped. (If a file descriptor is given, it is closed when the\n"
              + "returned I/O object is closed, unless closefd is set to False.)\n\n"
              + "mode is an optional string that specifies the mode in which the file\n"
              + "is opened. It defaults to 'r' which means open for reading in text\n"
              + "mode.  Other common values are 'w' for writing (truncating the file if\n"
              + "it already exists), 'x' for creating and writing to a new file, and\n"
              + "'a' for appending. In text mode, if encoding is not specified the\n"
              + "encoding used is platform dependent: locale.getencoding() is called to\n"
              + "get the current locale encoding.")
  static PyObject open(
      PyObject file,
      PyObject mode,
      PyObject buffering,
      PyObject encoding,
      PyObject errors,
      PyObject newline,
      boolean closefd,
      PyObject opener) {
    if (mode != null && !(mode instanceof PyStr)) {
      throw Py.typeError("open() argument 'mode' must be str, not " + Ops.typeName(mode));
    }
    optionalStr(encoding, "encoding");
    optionalStr(errors, "errors");
    optionalStr(newline, "newline");
    PyObject path = file;
    boolean number = file instanceof PyLong || Ops.isIndex(file) || isNumber(file);
    if (!number) {
      path = FsPath.fspath(file);
    }
    String m = mode == null ? "r" : mode.toString();
    boolean creating = false;
    boolean reading = false;
    boolean writing = false;
    boolean appending = false;
    boolean updating = false;
    boolean text = false;
    boolean binary = false;
    for (int i = 0; i < m.length(); i++) {
      char c = m.charAt(i);
      if (m.indexOf(c, i + 1) >= 0 || "xrwa+tb".indexOf(c) < 0) {
        throw Py.valueError("invalid mode: '" + m + "'");
      }
      creating |= c == 'x';
      reading |= c == 'r';
      writing |= c == 'w';
      appending |= c == 'a';
      updating |= c == '+';
      text |= c == 't';
      binary |= c == 'b';
    }
    if (text && binary) {
      throw Py.valueError("can't have text and binary mode at once");
    }
    if ((creating ? 1 : 0) + (reading ? 1 : 0) + (writing ? 1 : 0) + (appending ? 1 : 0) != 1) {
      throw Py.valueError("must have exactly one of create/read/write/append mode");
    }
    if (binary && given(encoding)) {
      throw Py.valueError("binary mode doesn't take an encoding argument");
    }
    if (binary && given(errors)) {
      throw Py.valueError("binary mode doesn't take an errors argument");
    }
    if (binary && given(newline)) {
      throw Py.valueError("binary mode doesn't take a newline argument");
    }
    int size = buffering == null ? -1 : Ops.asInt(buffering);
    if (binary && size == 1) {
      Warnings.warn(
          PyBaseException.RUNTIME_WARNING,
          "line buffering (buffering=1) isn't supported in binary mode, the default buffer size"
              + " will be used",
          1);
    }
    String rawMode =
        (creating ? "x" : "")
            + (reading ? "r" : "")
            + (writing ? "w" : "")
            + (appending ? "a" : "")
            + (updating ? "+" : "");
    PyFileIO raw = PyFileIO.open(path, rawMode, closefd, given(opener) ? opener : null);
    PyObject result = raw;
    try {
      boolean tty = size < 0 && raw.isatty().isTrue();
      boolean lineBuffering = false;
      if (size == 1 || tty) {
        size = -1;
        lineBuffering = true;
      }
      if (size < 0) {
        size = (int) raw.blockSize();
      }
      if (size < 0) {
        throw Py.valueError("invalid buffering size");
      }
      if (size == 0) {
        if (!binary) {
          throw Py.valueError("can't have unbuffered text I/O");
        }
        return result;
      }
      PyObject n = Py.integer(size);
      if (updating) {
        result = PyBufferedRandom.of(raw, n);
      } else if (reading) {
        result = PyBufferedReader.of(raw, n);
      } else {
        result = PyBufferedWriter.of(raw, n);
      }
      if (binary) {
        return result;
      }
      PyTextIOWrapper w =
          PyTextIOWrapper.of(result, encoding, errors, newline, lineBuffering, false);
      result = w;
      w.setAttr(PyStr.intern("mode"), mode == null ? PyStr.intern("r") : mode);
      return w;
    } catch (PyException e) {
      try {
        Ops.callMethod(result, "close");
      } catch (PyException e2) {
        chain(e2, e);
        throw e2;
      }
      throw e;
    }
  }

  private static boolean isNumber(PyObject o) {
    PyType t = o.type();
    return t.slot(Slot.INT) != null || t.slot(Slot.FLOAT) != null;
  }

  private static boolean given(PyObject o) {
    return o != null && o != Py.None;
  }

  private static void optionalStr(PyObject o, String name) {
    if (given(o) && !(o instanceof PyStr)) {
      throw Py.typeError(
          "open() argument '" + name + "' must be str or None, not " + Ops.typeName(o));
    }
  }
}
