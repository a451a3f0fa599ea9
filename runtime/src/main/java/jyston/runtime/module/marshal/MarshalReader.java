package jyston.runtime.module.marshal;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import jyston.runtime.Codecs;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyByteArray;
import jyston.runtime.PyBytes;
import jyston.runtime.PyComplex;
import jyston.runtime.PyDict;
import jyston.runtime.PyException;
import jyston.runtime.PyFloat;
import jyston.runtime.PyFrozenSet;
import jyston.runtime.PyList;
import jyston.runtime.PyLong;
import jyston.runtime.PyMemoryView;
import jyston.runtime.PyObject;
import jyston.runtime.PySet;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;

/** Reads values, from bytes or piece by piece from a file object. */
final class MarshalReader {
  private static final int MAX_DEPTH = 2000;

  private byte[] buf;
  private int pos;
  private final PyObject file;
  private final boolean allowCode;
  private final ArrayList<PyObject> refs = new ArrayList<>();
  private int depth;

  MarshalReader(byte[] b, PyObject file, boolean allowCode) {
    this.buf = b;
    this.file = file;
    this.allowCode = allowCode;
  }

  PyObject readTop() {
    PyObject r = read();
    if (r == null) {
      throw Py.typeError("NULL object in marshal data for object");
    }
    return r;
  }

  private static PyException eof() {
    return Py.error(PyBaseException.EOF_ERROR, "EOF read where not expected");
  }

  private static PyException tooShort() {
    return Py.error(PyBaseException.EOF_ERROR, "marshal data too short");
  }

  /** Fills the buffer with the next bytes of the file. */
  private void fill(int n) {
    PyByteArray into = new PyByteArray(new byte[n]);
    PyMemoryView view = PyMemoryView.of(into, true);
    long got;
    try {
      got = Ops.asSize(Ops.callMethod(file, "readinto", view));
    } finally {
      view.release();
    }
    if (got > n) {
      throw Py.valueError(
          "read() returned too much data: " + n + " bytes requested, " + got + " returned");
    }
    if (got != n) {
      throw eof();
    }
    buf = into.copyBytes();
  }

  private int take(int n) {
    if (file != null) {
      fill(n);
      pos = n;
      return 0;
    }
    if (n > buf.length - pos) {
      throw tooShort();
    }
    int p = pos;
    pos += n;
    return p;
  }

  private int u8() {
    if (file == null && pos >= buf.length) {
      throw eof();
    }
    int p = take(1);
    return buf[p] & 0xFF;
  }

  private int int32() {
    int p = take(4);
    return buf[p] & 0xFF | (buf[p + 1] & 0xFF) << 8 | (buf[p + 2] & 0xFF) << 16 | buf[p + 3] << 24;
  }

  private int size(String what) {
    int n = int32();
    if (n < 0) {
      throw Py.valueError("bad marshal data (" + what + " size out of range)");
    }
    return n;
  }

  private byte[] bytes(int n) {
    int p = take(n);
    return Arrays.copyOfRange(buf, p, p + n);
  }

  private double real() {
    int p = take(8);
    long bits = 0;
    for (int i = 7; i >= 0; i--) {
      bits = bits << 8 | buf[p + i] & 0xFF;
    }
    return Double.longBitsToDouble(bits);
  }

  private double text() {
    byte[] b = bytes(u8());
    PyObject f = PyFloat.TYPE.call1(PyStr.of(new String(b, StandardCharsets.ISO_8859_1)));
    return ((PyFloat) f).value;
  }

  private PyObject keep(PyObject o, boolean flag) {
    if (flag) {
      refs.add(o);
    }
    return o;
  }

  private int reserve(boolean flag) {
    if (!flag) {
      return -1;
    }
    refs.add(null);
    return refs.size() - 1;
  }

  private PyObject fill(int at, PyObject o) {
    if (at >= 0) {
      refs.set(at, o);
    }
    return o;
  }

  private PyObject item(String what) {
    PyObject o = read();
    if (o == null) {
      throw Py.typeError("NULL object in marshal data for " + what);
    }
    return o;
  }

  /** Reads a value; null for the mark that ends a dict. */
  private PyObject read() {
    if (file == null && pos >= buf.length) {
      throw eof();
    }
    int code = u8();
    boolean flag = (code & 0x80) != 0;
    if (++depth > MAX_DEPTH) {
      depth--;
      throw Py.valueError("recursion limit exceeded");
    }
    try {
      return value((char) (code & 0x7F), flag);
    } finally {
      depth--;
    }
  }

  private PyObject value(char type, boolean flag) {
    switch (type) {
      case '0':
        return null;
      case 'N':
        return Py.None;
      case 'S':
        return PyBaseException.STOP_ITERATION;
      case '.':
        return Py.Ellipsis;
      case 'F':
        return Py.False;
      case 'T':
        return Py.True;
      case 'i':
        return keep(Py.integer(int32()), flag);
      case 'I':
        {
          long lo = int32() & 0xFFFFFFFFL;
          return keep(Py.integer(lo | (long) int32() << 32), flag);
        }
      case 'l':
        return keep(bigint(), flag);
      case 'f':
        return keep(Py.real(text()), flag);
      case 'g':
        return keep(Py.real(real()), flag);
      case 'x':
        {
          double re = text();
          return keep(new PyComplex(re, text()), flag);
        }
      case 'y':
        {
          double re = real();
          return keep(new PyComplex(re, real()), flag);
        }
      case 's':
        return keep(PyBytes.of(bytes(size("bytes object"))), flag);
      case 'A', 'a':
        return keep(ascii(size("string"), type == 'A'), flag);
      case 'Z', 'z':
        return keep(ascii(u8(), type == 'Z'), flag);
      case 't', 'u':
        {
          PyStr s = Codecs.decodeUtf8(bytes(size("string")), "surrogatepass");
          return keep(type == 't' ? s.interned() : s, flag);
        }
      case ')':
        return tuple(u8(), flag);
      case '(':
        return tuple(size("tuple"), flag);
      case '[':
        {
          int n = size("list");
          PyList l = new PyList();
          keep(l, flag);
          for (int i = 0; i < n; i++) {
            l.add(item("list"));
          }
          return l;
        }
      case '{':
        {
          PyDict d = new PyDict();
          keep(d, flag);
          PyObject k;
          while ((k = read()) != null) {
            PyObject v = read();
            if (v == null) {
              break;
            }
            d.put(k, v);
          }
          return d;
        }
      case '<', '>':
        return set(type, flag);
      case 'c':
        return code(flag);
      case 'r':
        {
          int n = int32();
          if (n < 0 || n >= refs.size() || refs.get(n) == null) {
            throw Py.valueError("bad marshal data (invalid reference)");
          }
          return refs.get(n);
        }
      default:
        throw Py.valueError("bad marshal data (unknown type code)");
    }
  }

  private PyObject code(boolean flag) {
    if (!allowCode) {
      throw Py.valueError("unmarshalling code objects is disallowed");
    }
    int at = reserve(flag);
    byte[] f = bytes(size("string"));
    byte[] b = bytes(size("bytes object"));
    try {
      return fill(at, Marshal.codeOf(b, Codecs.decodeUtf8(f, "surrogatepass").javaString()));
    } catch (PyException e) {
      throw e;
    } catch (RuntimeException e) {
      throw Py.valueError("bad marshal data (code object)");
    }
  }

  private PyObject set(char type, boolean flag) {
    int n = size("set");
    if (type == '<') {
      PySet s = new PySet();
      keep(s, flag);
      for (int i = 0; i < n; i++) {
        Ops.callMethod(s, "add", item("set"));
      }
      return s;
    }
    int at = reserve(flag);
    PyObject[] items = new PyObject[n];
    for (int i = 0; i < n; i++) {
      items[i] = item("set");
    }
    return fill(at, PyFrozenSet.of(items));
  }

  private PyObject tuple(int n, boolean flag) {
    int at = reserve(flag);
    if (file == null && n > buf.length - pos) {
      throw eof();
    }
    PyObject[] items = new PyObject[n];
    for (int i = 0; i < n; i++) {
      items[i] = item("tuple");
    }
    return fill(at, PyTuple.wrap(items));
  }

  private PyStr ascii(int n, boolean intern) {
    String s = new String(bytes(n), StandardCharsets.ISO_8859_1);
    return intern ? PyStr.intern(s) : PyStr.of(s);
  }

  private PyObject bigint() {
    int n = int32();
    if (n == Integer.MIN_VALUE) {
      throw Py.valueError("bad marshal data (long size out of range)");
    }
    int digits = Math.abs(n);
    byte[] le = new byte[(digits * 15 + 7) / 8 + 2];
    for (int d = 0; d < digits; d++) {
      int p = take(2);
      int v = buf[p] & 0xFF | buf[p + 1] << 8;
      if (v < 0 || v > 0x7FFF) {
        throw Py.valueError("bad marshal data (digit out of range in long)");
      }
      if (v == 0 && d == digits - 1) {
        throw Py.valueError("bad marshal data (unnormalized long data)");
      }
      for (int bit = 0; bit < 15; bit++) {
        if ((v >> bit & 1) != 0) {
          int at = d * 15 + bit;
          le[at >> 3] |= (byte) (1 << (at & 7));
        }
      }
    }
    byte[] be = new byte[le.length];
    for (int i = 0; i < le.length; i++) {
      be[le.length - 1 - i] = le[i];
    }
    BigInteger b = new BigInteger(1, be);
    return PyLong.of(n < 0 ? b.negate() : b);
  }
}
