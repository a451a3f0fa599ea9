package jyston.runtime.module.marshal;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.IdentityHashMap;
import jyston.runtime.BytesBuilder;
import jyston.runtime.Codecs;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyBytes;
import jyston.runtime.PyCode;
import jyston.runtime.PyComplex;
import jyston.runtime.PyDict;
import jyston.runtime.PyFloat;
import jyston.runtime.PyFrozenSet;
import jyston.runtime.PyList;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PySet;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;

/** Writes values. */
final class MarshalWriter {
  private static final int MAX_DEPTH = 2000;
  private static final int FLAG_REF = 0x80;

  private final BytesBuilder out = new BytesBuilder(256);
  private final int version;
  private final boolean allowCode;
  private final IdentityHashMap<PyObject, Integer> refs = new IdentityHashMap<>();

  MarshalWriter(int version, boolean allowCode) {
    this.version = version;
    this.allowCode = allowCode;
  }

  byte[] toBytes() {
    return out.toBytes();
  }

  private void int32(long v) {
    for (int i = 0; i < 4; i++) {
      out.append((int) (v >>> 8 * i) & 0xFF);
    }
  }

  private void size(long n) {
    int32(n);
  }

  private void raw(byte[] b) {
    out.append(b, 0, b.length);
  }

  /** Writes a type byte; with a new reference, the flag. */
  private void type(char c, boolean ref) {
    out.append(c | (ref ? FLAG_REF : 0));
  }

  void write(PyObject v, int depth) {
    if (depth > MAX_DEPTH) {
      throw Py.valueError("object too deeply nested to marshal");
    }
    if (v == Py.None) {
      out.append('N');
    } else if (v == PyBaseException.STOP_ITERATION) {
      out.append('S');
    } else if (v == Py.Ellipsis) {
      out.append('.');
    } else if (v == Py.False) {
      out.append('F');
    } else if (v == Py.True) {
      out.append('T');
    } else if (!reference(v)) {
      complex(v, depth);
    }
  }

  private boolean ref;

  /** Writes a back reference if the object was written before. */
  private boolean reference(PyObject v) {
    ref = false;
    if (version < 3) {
      return false;
    }
    Integer i = refs.get(v);
    if (i != null) {
      out.append('r');
      int32(i);
      return true;
    }
    refs.put(v, refs.size());
    ref = true;
    return false;
  }

  private void complex(PyObject v, int depth) {
    boolean r = ref;
    PyType t = v.type();
    if (t == PyLong.TYPE) {
      integer((PyLong) v, r);
    } else if (t == PyFloat.TYPE) {
      if (version > 1) {
        type('g', r);
        real(((PyFloat) v).value);
      } else {
        type('f', r);
        text(((PyFloat) v).value);
      }
    } else if (t == PyComplex.TYPE) {
      PyComplex z = (PyComplex) v;
      if (version > 1) {
        type('y', r);
        real(z.real);
        real(z.imag);
      } else {
        type('x', r);
        text(z.real);
        text(z.imag);
      }
    } else if (t == PyBytes.TYPE) {
      byte[] b = ((PyBytes) v).value;
      type('s', r);
      size(b.length);
      raw(b);
    } else if (t == PyStr.TYPE) {
      string((PyStr) v, r);
    } else if (t == PyTuple.TYPE) {
      PyObject[] items = ((PyTuple) v).items;
      if (version >= 4 && items.length < 256) {
        type(')', r);
        out.append(items.length);
      } else {
        type('(', r);
        size(items.length);
      }
      for (PyObject x : items) {
        write(x, depth + 1);
      }
    } else if (t == PyList.TYPE) {
      PyList l = (PyList) v;
      type('[', r);
      size(l.size());
      for (int i = 0; i < l.size(); i++) {
        write(l.get(i), depth + 1);
      }
    } else if (t == PyDict.TYPE) {
      PyDict d = (PyDict) v;
      type('{', r);
      for (int i = d.next(0); i >= 0; i = d.next(i + 1)) {
        write(d.keyAt(i), depth + 1);
        write(d.valueAt(i), depth + 1);
      }
      out.append('0');
    } else if (t == PySet.TYPE || t == PyFrozenSet.TYPE) {
      set(v, t, r, depth);
    } else if (t == PyCode.TYPE) {
      if (!allowCode) {
        throw Py.valueError("marshalling code objects is disallowed");
      }
      PyCode c = (PyCode) v;
      type('c', r);
      byte[] b = Marshal.codeBytes(c);
      byte[] f = Codecs.encodeUtf8(c.filename, "surrogatepass");
      size(f.length);
      raw(f);
      size(b.length);
      raw(b);
    } else if (PyBuffer.isBuffer(v)) {
      byte[] b = PyBuffer.bytes(v);
      type('s', r);
      size(b.length);
      raw(b);
    } else {
      throw Py.valueError("unmarshallable object");
    }
  }

  /**
   * Elements go in the order of their marshalled bytes, so that output does not depend on hashes.
   */
  private void set(PyObject v, PyType t, boolean r, int depth) {
    type(t == PySet.TYPE ? '<' : '>', r);
    PyObject[] items = Ops.toArray(v);
    size(items.length);
    byte[][] keys = new byte[items.length][];
    Integer[] order = new Integer[items.length];
    for (int i = 0; i < items.length; i++) {
      keys[i] = Marshal.dump(items[i], version, allowCode);
      order[i] = i;
    }
    Arrays.sort(order, (a, b) -> Arrays.compareUnsigned(keys[a], keys[b]));
    for (int i : order) {
      write(items[i], depth + 1);
    }
  }

  private void integer(PyLong l, boolean r) {
    if (l.fitsLong() && l.longValue() == (int) l.longValue()) {
      type('i', r);
      int32(l.longValue());
      return;
    }
    type('l', r);
    BigInteger b = l.bigValue().abs();
    int digits = (b.bitLength() + 14) / 15;
    int32(l.signum() < 0 ? -digits : digits);
    byte[] be = b.toByteArray();
    for (int d = 0; d < digits; d++) {
      int v = 0;
      for (int bit = 0; bit < 15; bit++) {
        int at = d * 15 + bit;
        int byteIndex = be.length - 1 - (at >> 3);
        if (byteIndex >= 0 && (be[byteIndex] >> (at & 7) & 1) != 0) {
          v |= 1 << bit;
        }
      }
      out.append(v & 0xFF);
      out.append(v >> 8);
    }
  }

  private void real(double d) {
    long bits = Double.doubleToRawLongBits(d);
    for (int i = 0; i < 8; i++) {
      out.append((int) (bits >>> 8 * i) & 0xFF);
    }
  }

  private void text(double d) {
    byte[] b = Ops.repr(Py.real(d)).toString().getBytes(StandardCharsets.US_ASCII);
    out.append(b.length);
    raw(b);
  }

  private void string(PyStr s, boolean r) {
    boolean ascii = !s.isWide();
    for (int i = 0, n = s.length(); ascii && i < n; i++) {
      ascii = s.codePointAt(i) < 128;
    }
    boolean in = s.isInterned();
    if (version >= 4 && ascii) {
      byte[] b = s.javaString().getBytes(StandardCharsets.US_ASCII);
      if (b.length < 256) {
        type(in ? 'Z' : 'z', r);
        out.append(b.length);
      } else {
        type(in ? 'A' : 'a', r);
        size(b.length);
      }
      raw(b);
      return;
    }
    byte[] b = Codecs.encodeUtf8(s, "surrogatepass");
    type(version >= 3 && in ? 't' : 'u', r);
    size(b.length);
    raw(b);
  }
}
