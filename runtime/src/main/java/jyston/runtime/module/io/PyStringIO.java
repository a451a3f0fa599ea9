package jyston.runtime.module.io;

import java.util.Arrays;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyDict;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code _io.StringIO}: appends go to a builder of chars; anything else to code points. */
@PyClass(
    name = "StringIO",
    module = "_io",
    base = PyTextIOBase.class,
    sig = "(initial_value='', newline='\\n')",
    doc =
        "Text I/O implementation using an in-memory buffer.\n\n"
            + "The initial_value argument sets the value of object.  The newline\n"
            + "argument is like the one of TextIOWrapper's constructor.")
public final class PyStringIO extends PyTextIOBase {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyStringIOTable.INSTANCE).withWeakref();

  /** All text so far when everything was appended and fits; else null. */
  private StringBuilder builder;

  private int[] buf;
  private int size;
  private long pos;
  private boolean ready;
  private boolean closed;
  private String readNl;
  private boolean readUniversal;
  private boolean readTranslate;
  private String writeNl;
  private NewlineState decoder;
  private PyStr newlineArg;

  private PyStringIO(PyType cls) {
    super(cls);
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    return new PyStringIO(cls);
  }

  @PyMethod(name = "__init__", sig = "(initial_value='', newline='\\n')")
  void init(PyObject value, PyObject newline) {
    ready = false;
    PyObject nl = newline == null ? PyStr.intern("\n") : newline;
    if (nl != Py.None && !(nl instanceof PyStr)) {
      throw Py.typeError("newline must be str or None, not " + nl.type().name());
    }
    newlineArg = nl instanceof PyStr s ? s : null;
    String n = newlineArg == null ? null : newlineArg.toString();
    if (n != null && !n.isEmpty() && !n.equals("\n") && !n.equals("\r") && !n.equals("\r\n")) {
      throw Py.valueError("illegal newline value: " + Ops.repr(nl));
    }
    if (value != null && value != Py.None && !(value instanceof PyStr)) {
      throw Py.typeError("initial_value must be str or None, not " + value.type().name());
    }
    readNl = n;
    readUniversal = n == null || n.isEmpty();
    readTranslate = n == null;
    writeNl = "\r".equals(n) || "\r\n".equals(n) ? n : null;
    decoder = readUniversal ? new NewlineState(readTranslate) : null;
    builder = new StringBuilder();
    buf = null;
    size = 0;
    pos = 0;
    closed = false;
    ready = true;
    if (value instanceof PyStr s && s.length() > 0) {
      writeText(s);
    }
    pos = 0;
  }

  private void check() {
    if (!ready) {
      throw IoErrors.uninitialized();
    }
    if (closed) {
      throw Py.valueError("I/O operation on closed file");
    }
  }

  private void useArray() {
    if (builder != null) {
      size = builder.length();
      buf = new int[Math.max(16, size)];
      for (int i = 0; i < size; i++) {
        buf[i] = builder.charAt(i);
      }
      builder = null;
    }
  }

  private int length() {
    return builder != null ? builder.length() : size;
  }

  private void writeText(PyStr text) {
    PyStr s = text;
    if (decoder != null) {
      s = decoder.process(s, true);
    }
    if (writeNl != null) {
      s = PyStr.of(s.javaString().replace("\n", writeNl));
    }
    int n = s.length();
    if (n == 0) {
      return;
    }
    if (builder != null) {
      if (pos == builder.length() && !s.isWide()) {
        builder.append(s.bmp());
        pos += n;
        return;
      }
      useArray();
    }
    long end = pos + n;
    if (end > Integer.MAX_VALUE - 16) {
      throw Py.overflowError("new position too large");
    }
    if (end > buf.length) {
      buf =
          Arrays.copyOf(
              buf, (int) Math.max(end, Math.min(buf.length * 2L, Integer.MAX_VALUE - 16)));
    }
    if (pos > size) {
      Arrays.fill(buf, size, (int) pos, 0);
    }
    int p = (int) pos;
    for (int i = 0; i < n; i++) {
      buf[p + i] = s.codePointAt(i);
    }
    pos = end;
    size = Math.max(size, (int) end);
  }

  private PyStr text(int from, int to) {
    if (from >= to) {
      return PyStr.EMPTY;
    }
    return builder != null
        ? PyStr.ofBmp(builder.substring(from, to))
        : PyStr.ofCodePoints(Arrays.copyOfRange(buf, from, to));
  }

  @Override
  @PyMethod
  PyObject write(PyObject s) {
    if (!(s instanceof PyStr t)) {
      throw Py.typeError("string argument expected, got '" + s.type().name() + "'");
    }
    check();
    writeText(t);
    return Py.integer(t.length());
  }

  @Override
  @PyMethod(sig = "(size=-1, /)")
  PyObject read(PyObject size) {
    check();
    long n = PyBufferedIOBase.size(size);
    int len = length();
    int p = (int) Math.min(pos, len);
    int end = n < 0 || n > len - p ? len : p + (int) n;
    if (pos > len) {
      return PyStr.EMPTY;
    }
    pos = end;
    return text(p, end);
  }

  private int at(int i) {
    return builder != null ? builder.charAt(i) : buf[i];
  }

  private PyStr line(long limit) {
    int len = length();
    if (pos >= len) {
      return PyStr.EMPTY;
    }
    int start = (int) pos;
    int stop = limit >= 0 && limit < len - start ? start + (int) limit : len;
    int end = stop;
    for (int i = start; i < stop; i++) {
      int c = at(i);
      if (readTranslate || !readUniversal && readNl.equals("\n")) {
        if (c == '\n') {
          end = i + 1;
          break;
        }
      } else if (readUniversal) {
        if (c == '\n' || c == '\r') {
          end = c == '\r' && i + 1 < stop && at(i + 1) == '\n' ? i + 2 : i + 1;
          break;
        }
      } else if (c == readNl.charAt(0)) {
        if (readNl.length() == 1) {
          end = i + 1;
          break;
        }
        if (i + 1 < stop && at(i + 1) == '\n') {
          end = i + 2;
          break;
        }
      }
    }
    pos = end;
    return text(start, end);
  }

  @Override
  @PyMethod(sig = "(size=-1, /)")
  PyObject readline(PyObject size) {
    check();
    return line(PyBufferedIOBase.size(size));
  }

  @Override
  @PyMethod(name = "__next__")
  PyObject next() {
    check();
    PyObject l = type().isHeap() ? callSelf(READLINE) : line(-1);
    if (!(l instanceof PyStr)) {
      throw Py.error(
          PyBaseException.OS_ERROR,
          "readline() should have returned a str object, not '" + l.type().name() + "'");
    }
    return l.len() == 0 ? null : l;
  }

  @Override
  public PyObject iterNext() {
    return type().isHeap() ? super.iterNext() : next();
  }

  @Override
  @PyMethod(sig = "(pos, whence=0, /)")
  PyObject seek(PyObject target, PyObject whence) {
    check();
    long t = Ops.asSize(target);
    int w = whence == null ? 0 : Ops.asInt(whence);
    if (w < 0 || w > 2) {
      throw Py.valueError("Invalid whence (" + w + ", should be 0, 1 or 2)");
    }
    if (t < 0 && w == 0) {
      throw Py.valueError("Negative seek position " + t);
    }
    if (w != 0 && t != 0) {
      throw Py.error(PyBaseException.OS_ERROR, "Can't do nonzero cur-relative seeks");
    }
    if (w == 1) {
      t = pos;
    } else if (w == 2) {
      t = length();
    }
    if (t > Integer.MAX_VALUE && t != pos) {
      useArray();
    }
    pos = t;
    return Py.integer(pos);
  }

  @Override
  @PyMethod
  PyObject tell() {
    check();
    return Py.integer(pos);
  }

  @Override
  @PyMethod(sig = "(pos=None, /)")
  PyObject truncate(PyObject n) {
    check();
    long k = n == null || n == Py.None ? pos : PyBufferedIOBase.size(n);
    if (k < 0) {
      throw Py.valueError("Negative size value " + k);
    }
    if (k < length()) {
      if (builder != null) {
        builder.setLength((int) k);
      } else {
        size = (int) k;
      }
    }
    return Py.integer(k);
  }

  @PyMethod(doc = "Retrieve the entire contents of the object.")
  PyObject getvalue() {
    check();
    return text(0, length());
  }

  @Override
  @PyMethod
  PyObject close() {
    closed = true;
    builder = null;
    buf = null;
    size = 0;
    markClosed();
    return Py.None;
  }

  @Override
  @PyMethod
  PyObject flush() {
    if (closed) {
      throw Py.valueError("I/O operation on closed file.");
    }
    return Py.None;
  }

  @Override
  @PyMethod
  PyObject readable() {
    check();
    return Py.True;
  }

  @Override
  @PyMethod
  PyObject writable() {
    check();
    return Py.True;
  }

  @Override
  @PyMethod
  PyObject seekable() {
    check();
    return Py.True;
  }

  @Override
  @PyGetter("closed")
  PyObject getClosed() {
    if (!ready) {
      throw IoErrors.uninitialized();
    }
    return Py.bool(closed);
  }

  @PyGetter("line_buffering")
  PyObject lineBuffering() {
    check();
    return Py.False;
  }

  @Override
  @PyGetter("newlines")
  PyObject getNewlines() {
    check();
    return decoder == null ? Py.None : decoder.newlines();
  }

  @PyMethod(name = "__getstate__")
  PyObject getstate() {
    PyObject v = getvalue();
    PyObject d = shape.count == 0 && !shape.dictMode ? Py.None : toDict().copy();
    return PyTuple.of(v, newlineArg == null ? Py.None : newlineArg, Py.integer(pos), d);
  }

  @PyMethod(name = "__setstate__")
  void setstate(PyObject state) {
    if (closed) {
      throw Py.valueError("I/O operation on closed file");
    }
    if (!(state instanceof PyTuple t) || t.size() < 4) {
      throw Py.typeError(
          type().name() + ".__setstate__ argument should be 4-tuple, got " + state.type().name());
    }
    PyObject v = t.get(0);
    if (!(v instanceof PyStr) && v != Py.None) {
      throw Py.typeError("initial_value must be str or None, not " + v.type().name());
    }
    init(PyStr.EMPTY, t.get(1));
    if (v instanceof PyStr s) {
      builder = null;
      buf = s.codePoints().clone();
      size = buf.length;
      if (buf.length == 0) {
        builder = new StringBuilder();
        buf = null;
      }
    }
    if (!(t.get(2) instanceof PyLong)) {
      throw Py.typeError("third item of state must be an integer, got " + t.get(2).type().name());
    }
    long p = Ops.asSize(t.get(2));
    if (p < 0) {
      throw Py.valueError("position value cannot be negative");
    }
    pos = p;
    if (t.get(3) != Py.None) {
      if (!(t.get(3) instanceof PyDict d)) {
        throw Py.typeError(
            "fourth item of state should be a dict, got a " + t.get(3).type().name());
      }
      toDict().update(d);
    }
  }
}
