package jyston.runtime.module.posix;

import jyston.runtime.Codecs;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyBytes;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.Slot;

/**
 * A path argument of an operating system function (CPython's {@code path_t}).
 *
 * @param bytes the encoded path; null for a descriptor and for None
 * @param text the path as str, when it was given as such or as a path object of str
 * @param fd the descriptor, or -1
 * @param object what the caller gave, after {@code __fspath__}
 */
public record FsPath(byte[] bytes, PyStr text, int fd, PyObject object) {

  /** Whether results should be bytes. */
  public boolean wantsBytes() {
    return bytes != null && text == null;
  }

  /** Whether a descriptor was given. */
  public boolean isFd() {
    return fd >= 0;
  }

  /** The path as Java text when it is plain ASCII, so that java.nio takes it; else null. */
  public String ascii() {
    if (bytes == null) {
      return null;
    }
    for (byte b : bytes) {
      if (b <= 0) {
        return null;
      }
    }
    return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  /** A path that has to be a str, bytes or path object. */
  public static FsPath of(PyObject o, String function, String argument) {
    return of(o, function, argument, false, false);
  }

  /** A path. */
  public static FsPath of(
      PyObject o, String function, String argument, boolean nullable, boolean allowFd) {
    String prefix = function == null ? "" : function + ": ";
    if (nullable && (o == null || o == Py.None)) {
      return new FsPath(null, null, -1, Py.None);
    }
    PyObject p = o;
    if (!(p instanceof PyStr) && !(p instanceof PyBytes)) {
      if (allowFd && Ops.isIndex(p)) {
        return new FsPath(null, null, fd(p), p);
      }
      PyObject m = p.type().slot(Slot.FSPATH);
      if (m == null) {
        throw Py.typeError(
            prefix
                + argument
                + " should be "
                + (allowFd && nullable
                    ? "string, bytes, os.PathLike, integer or None"
                    : allowFd
                        ? "string, bytes, os.PathLike or integer"
                        : nullable
                            ? "string, bytes, os.PathLike or None"
                            : "string, bytes or os.PathLike")
                + ", not "
                + p.type().name());
      }
      PyObject r = Slot.call(m, p);
      if (!(r instanceof PyStr) && !(r instanceof PyBytes)) {
        throw Py.typeError(
            "expected "
                + p.type().name()
                + ".__fspath__() to return str or bytes, not "
                + r.type().name());
      }
      p = r;
    }
    byte[] b = p instanceof PyStr s ? Codecs.fsEncode(s) : ((PyBytes) p).value;
    for (byte x : b) {
      if (x == 0) {
        throw Py.valueError(
            prefix
                + "embedded null "
                + (p instanceof PyStr ? "character" : "byte")
                + " in "
                + argument);
      }
    }
    return new FsPath(b, p instanceof PyStr s ? s : null, -1, p);
  }

  /** A file descriptor argument, as {@code _Py_Get... _fd_converter} checks it. */
  private static int fd(PyObject o) {
    PosixTypes.warnOfBool(o);
    jyston.runtime.PyLong l = Ops.index(o);
    if (!l.fitsLong() || l.longValue() > Integer.MAX_VALUE) {
      if (l.signum() < 0) {
        throw Py.overflowError("fd is less than minimum");
      }
      throw Py.overflowError("fd is greater than maximum");
    }
    if (l.longValue() < Integer.MIN_VALUE) {
      throw Py.overflowError("fd is less than minimum");
    }
    // Negative numbers reach the system call, which reports EBADF.
    return l.longValue() < 0 ? Integer.MAX_VALUE : (int) l.longValue();
  }

  /** {@code os.fspath(o)}. */
  public static PyObject fspath(PyObject o) {
    if (o instanceof PyStr || o instanceof PyBytes) {
      return o;
    }
    PyObject m = o.type().slot(Slot.FSPATH);
    if (m == null) {
      m = o.type().lookup(PyStr.intern("__fspath__"));
      if (m != null) {
        // There, but None: the call says what is wrong with it.
        return m.call0();
      }
      throw Py.typeError("expected str, bytes or os.PathLike object, not " + o.type().name());
    }
    PyObject r = Slot.call(m, o);
    if (!(r instanceof PyStr) && !(r instanceof PyBytes)) {
      throw Py.typeError(
          "expected "
              + o.type().name()
              + ".__fspath__() to return str or bytes, not "
              + r.type().name());
    }
    return r;
  }

  /** A path as str ({@code PyUnicode_FSDecoder}). */
  public static PyStr decode(PyObject o) {
    PyObject p = fspath(o);
    PyStr s = p instanceof PyStr t ? t : Codecs.fsDecode(((PyBytes) p).value);
    for (int i = 0, n = s.length(); i < n; i++) {
      if (s.codePointAt(i) == 0) {
        throw Py.valueError("embedded null character");
      }
    }
    return s;
  }

  /** Bytes of a path in the file system encoding ({@code PyUnicode_FSConverter}). */
  public static byte[] encode(PyObject o) {
    PyObject p = fspath(o);
    byte[] b = p instanceof PyStr s ? Codecs.fsEncode(s) : ((PyBytes) p).value;
    for (byte x : b) {
      if (x == 0) {
        throw Py.valueError("embedded null byte");
      }
    }
    return b;
  }

  /** Whether the object exports a buffer. */
  public static boolean isBytesLike(PyObject o) {
    return PyBuffer.isBuffer(o);
  }

  /** File system bytes as what the caller of this path wants: str or bytes. */
  public PyObject result(byte[] b) {
    return wantsBytes() ? PyBytes.of(b) : Codecs.fsDecode(b);
  }
}
