package jyston.runtime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyClassMethod;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code bytes}. */
@PyClass(
    name = "bytes",
    doc =
        "bytes(source=b'', encoding='utf-8', errors='strict')\n\n"
            + "Immutable sequence of integers in range(256), made from an iterable of integers, a"
            + " text and its encoding, an object with a buffer, or a size (zeros).")
public class PyBytes extends BytesLike {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyBytesTable.INSTANCE);

  /** {@code b''}. */
  public static final PyBytes EMPTY = new PyBytes(new byte[0]);

  private static final class Singles {
    static final PyBytes[] ALL = new PyBytes[256];

    static {
      for (int i = 0; i < 256; i++) {
        ALL[i] = new PyBytes(new byte[] {(byte) i});
      }
    }
  }

  /** The content; never changed. */
  public final byte[] value;

  private long hash;
  private boolean hashed;

  /** Wraps an array without copying. */
  protected PyBytes(byte[] value) {
    this.value = value;
  }

  /** Bytes of an array that nobody changes from now on. */
  public static PyBytes of(byte[] value) {
    return switch (value.length) {
      case 0 -> EMPTY;
      case 1 -> Singles.ALL[value[0] & 255];
      default -> new PyBytes(value);
    };
  }

  /** Bytes of the low halves of the characters. */
  public static PyBytes latin1(String s) {
    return of(s.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  final byte[] arr() {
    return value;
  }

  @Override
  final int off() {
    return 0;
  }

  @Override
  public final int size() {
    return value.length;
  }

  @Override
  final PyObject make(byte[] fresh) {
    return of(fresh);
  }

  @Override
  final PyObject same() {
    return getClass() == PyBytes.class ? this : of(value);
  }

  @Override
  public boolean isTrue() {
    return value.length != 0;
  }

  @Override
  public int len() {
    return value.length;
  }

  @Override
  public long hash() {
    if (!hashed) {
      hash = StrHash.of(value, 0, value.length);
      hashed = true;
    }
    return hash;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof PyBytes b && Arrays.equals(value, b.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  @Override
  public PyBuffer getBuffer(boolean writable) {
    if (writable) {
      throw Py.bufferError("Object is not writable.");
    }
    return PyBuffer.ofBytes(this, value, 0, value.length, true);
  }

  @PyNew(sig = "(source=b'', encoding='utf-8', errors='strict')")
  static PyObject new_(PyType cls, PyObject source, PyObject encoding, PyObject errors) {
    if (cls == TYPE) {
      if (source != null
          && source.getClass() == PyBytes.class
          && encoding == null
          && errors == null) {
        return source;
      }
      if (encoding != null || errors != null || source == null) {
        return of(build("bytes", source, encoding, errors));
      }
      PyObject r = viaBytes(source);
      return r != null ? r : of(build("bytes", source, encoding, errors));
    }
    PyObject r = source == null || encoding != null || errors != null ? null : viaBytes(source);
    return new PyBytesSub(
        cls, r != null ? ((PyBytes) r).value : build("bytes", source, encoding, errors));
  }

  /** {@code source.__bytes__()}, or null without one. */
  static PyObject viaBytes(PyObject source) {
    PyObject m = source.type().slot(Slot.BYTES);
    if (m == null || source.getClass() == PyBytes.class) {
      return null;
    }
    PyObject r = Slot.call(m, source);
    if (!(r instanceof PyBytes)) {
      throw Py.typeError("__bytes__ returned non-bytes (type " + r.type().name() + ")");
    }
    return r;
  }

  /** The bytes a constructor's arguments stand for. */
  static byte[] build(String fn, PyObject source, PyObject encoding, PyObject errors) {
    if (source == null) {
      if (encoding != null || errors != null) {
        throw Py.typeError(
            encoding != null
                ? "encoding without a string argument"
                : "errors without a string argument");
      }
      return EMPTY.value;
    }
    if (encoding != null) {
      checkText(fn, "encoding", encoding);
    }
    if (errors != null) {
      checkText(fn, "errors", errors);
    }
    if (source instanceof PyStr s) {
      if (encoding == null) {
        throw Py.typeError("string argument without an encoding");
      }
      PyObject r = Codecs.encode(s, encoding.toString(), errors == null ? null : errors.toString());
      return ((PyBytes) r).value;
    }
    if (encoding != null || errors != null) {
      throw Py.typeError(
          encoding != null
              ? "encoding without a string argument"
              : "errors without a string argument");
    }
    if (Ops.isIndex(source)) {
      long n;
      PyLong l = null;
      try {
        l = Ops.index(source);
      } catch (PyException e) {
        if (!e.matches(PyBaseException.TYPE_ERROR)) {
          throw e;
        }
      }
      if (l != null) {
        if (!l.fitsLong()) {
          throw Py.overflowError("cannot fit 'int' into an index-sized integer");
        }
        n = l.longValue();
        if (n < 0) {
          throw Py.valueError("negative count");
        }
        if (n > Integer.MAX_VALUE - 16) {
          throw Py.memoryError();
        }
        return new byte[(int) n];
      }
    }
    return fromObject(source);
  }

  static void checkText(String fn, String param, PyObject o) {
    if (!(o instanceof PyStr)) {
      throw Py.typeError(fn + "() argument '" + param + "' must be str, not " + Ops.typeName(o));
    }
  }

  /** Bytes from a buffer or an iterable of ints. */
  static byte[] fromObject(PyObject source) {
    if (PyBuffer.isBuffer(source)) {
      return PyBuffer.anyBytes(source).clone();
    }
    if (source instanceof PyStr
        || source.type().slot(Slot.ITER) == null && source.type().slot(Slot.GETITEM) == null) {
      throw Py.typeError("cannot convert '" + source.type().name() + "' object to bytes");
    }
    byte[] out = new byte[Math.min(Math.max(Ops.lengthHint(source, 16), 16), 1 << 20)];
    int n = 0;
    PyObject it = source.iter();
    PyObject x;
    while ((x = it.iterNext()) != null) {
      int b = byteValue(x, "bytes must be in range(0, 256)");
      if (n == out.length) {
        out = Arrays.copyOf(out, n * 2);
      }
      out[n++] = (byte) b;
    }
    return n == out.length ? out : Arrays.copyOf(out, n);
  }

  /** An int 0..255. */
  static int byteValue(PyObject x, String message) {
    PyLong l = Ops.index(x);
    long v = l.longValue();
    if (!l.fitsLong() || v < 0 || v > 255) {
      throw Py.valueError(message);
    }
    return (int) v;
  }

  @PyMethod(name = "__bytes__")
  PyObject toBytes() {
    return same();
  }

  @PyMethod(name = "__hash__")
  long hashMethod() {
    if (!hashed) {
      hash = StrHash.of(value, 0, value.length);
      hashed = true;
    }
    return hash;
  }

  @PyMethod(name = "__getnewargs__")
  PyObject getNewArgs() {
    return PyTuple.of(of(value));
  }

  @PyMethod(name = "__str__")
  PyObject str() {
    Warnings.bytesWarning("str() on a bytes instance");
    return Ops.repr(this);
  }

  @PyMethod(name = "__repr__")
  PyObject repr() {
    return PyStr.ofBmp(reprOf(value, 0, value.length));
  }

  @PyClassMethod(name = "fromhex")
  static PyObject fromHex(PyType cls, PyObject string) {
    PyBytes r = of(BytesHex.parse(string));
    return cls == TYPE ? r : cls.call1(r);
  }

  @PyMethod(name = "__iter__")
  PyObject iterMethod() {
    return new PyBytesIter(this, false);
  }

  @Override
  public PyObject iter() {
    return new PyBytesIter(this, false);
  }

  /** {@code repr} of bytes. */
  static String reprOf(byte[] a, int from, int to) {
    boolean single = false;
    boolean dbl = false;
    for (int i = from; i < to; i++) {
      single |= a[i] == '\'';
      dbl |= a[i] == '"';
    }
    char q = single && !dbl ? '"' : '\'';
    StringBuilder sb = new StringBuilder(to - from + 3).append('b').append(q);
    for (int i = from; i < to; i++) {
      int c = a[i] & 255;
      switch (c) {
        case '\t' -> sb.append("\\t");
        case '\n' -> sb.append("\\n");
        case '\r' -> sb.append("\\r");
        case '\\' -> sb.append("\\\\");
        default -> {
          if (c == q) {
            sb.append('\\').append(q);
          } else if (c < ' ' || c >= 127) {
            sb.append("\\x")
                .append(Character.forDigit(c >> 4, 16))
                .append(Character.forDigit(c & 15, 16));
          } else {
            sb.append((char) c);
          }
        }
      }
    }
    return sb.append(q).toString();
  }
}
