package jyston.runtime;

import java.math.BigInteger;
import jyston.runtime.format.IntText;

/** Conversions to int (CPython's {@code PyNumber_Long} and {@code int.__new__}). */
public final class IntConv {
  private IntConv() {}

  /** {@code int(o)} as an exact int. */
  public static PyLong toInt(PyObject o) {
    if (o.getClass() == PyInt.class) {
      return (PyInt) o;
    }
    if (o.getClass() == PyFloat.class) {
      return fromDouble(((PyFloat) o).value);
    }
    if (o.getClass() == PyStr.class) {
      return parse((PyStr) o, 10);
    }
    PyType t = o.type();
    PyObject m = t.slot(Slot.INT);
    if (m != null) {
      PyObject r = Slot.call(m, o);
      if (!(r instanceof PyLong l)) {
        throw Py.typeError("__int__ returned non-int (type " + r.type().name() + ")");
      }
      if (l instanceof PyIntSub || l instanceof PyBool) {
        Warnings.deprecated(
            "__int__ returned non-int (type "
                + r.type().name()
                + ").  The ability to return an instance of a strict subclass of int is deprecated,"
                + " and may not be supported in a future version of Python.",
            1);
      }
      return l.exact();
    }
    if (t.slot(Slot.INDEX) != null) {
      return Ops.index(o).exact();
    }
    m = t.slot(Slot.TRUNC);
    if (m != null) {
      Warnings.deprecated("The delegation of int() to __trunc__ is deprecated.", 1);
      PyObject r = Slot.call(m, o);
      if (r instanceof PyLong l) {
        return l.exact();
      }
      if (r.type().slot(Slot.INDEX) == null) {
        throw Py.typeError("__trunc__ returned non-Integral (type " + r.type().name() + ")");
      }
      return Ops.index(r).exact();
    }
    if (o instanceof PyStr s) {
      return parse(s, 10);
    }
    if (PyBuffer.isBuffer(o)) {
      return parseBytes(o, 10);
    }
    throw Py.typeError(
        "int() argument must be a string, a bytes-like object or a real number, not '"
            + t.name()
            + "'");
  }

  /** {@code int(s, base)}. */
  public static PyLong parse(PyStr s, int base) {
    return checked(IntText.parse(IntText.ascii(s), base), s, base);
  }

  private static PyLong parseBytes(PyObject o, int base) {
    byte[] b = PyBuffer.bytes(o);
    String s = new String(b, java.nio.charset.StandardCharsets.ISO_8859_1);
    PyObject shown = o instanceof PyBytes || o instanceof PyByteArray ? o : PyBytes.of(b);
    return checked(IntText.parse(s, base), shown, base);
  }

  private static PyLong checked(PyLong r, PyObject text, int base) {
    if (r == null) {
      throw Py.error(
          PyBaseException.VALUE_ERROR,
          "invalid literal for int() with base " + base + ": " + shortRepr(text));
    }
    return r;
  }

  /** The repr cut to 200 characters ({@code %.200R}). */
  static String shortRepr(PyObject o) {
    PyObject shown = o instanceof PyByteArray b ? PyBytes.of(PyBuffer.bytes(b)) : o;
    String s = Ops.repr(shown).javaString();
    return s.codePointCount(0, s.length()) > 200 ? s.substring(0, s.offsetByCodePoints(0, 200)) : s;
  }

  /** {@code int(x, base)} with null for absent arguments. */
  static PyLong make(PyObject x, PyObject base) {
    if (x == null) {
      if (base != null) {
        throw Py.typeError("int() missing string argument");
      }
      return PyInt.of(0);
    }
    if (base == null) {
      return toInt(x);
    }
    PyLong b = Ops.index(base);
    long n = b.fitsLong() ? b.longValue() : -1;
    if (n != 0 && n < 2 || n > 36) {
      throw Py.valueError("int() base must be >= 2 and <= 36, or 0");
    }
    if (x instanceof PyStr s) {
      return parse(s, (int) n);
    }
    if (x instanceof PyBytes || x instanceof PyByteArray) {
      return parseBytes(x, (int) n);
    }
    throw Py.typeError("int() can't convert non-string with explicit base");
  }

  /** {@code int(d)}: truncates. */
  public static PyLong fromDouble(double d) {
    if (d > -0x1p63 && d < 0x1p63) {
      return PyInt.of((long) d);
    }
    if (Double.isNaN(d)) {
      throw Py.valueError("cannot convert float NaN to integer");
    }
    if (Double.isInfinite(d)) {
      throw Py.overflowError("cannot convert float infinity to integer");
    }
    return PyLong.of(integral(d));
  }

  /** A finite float without fraction as a BigInteger. */
  static BigInteger integral(double d) {
    int e = Math.getExponent(d);
    if (e < 63) {
      return BigInteger.valueOf((long) d);
    }
    long m = (Double.doubleToRawLongBits(d) & 0xFFFFFFFFFFFFFL) | 0x10000000000000L;
    BigInteger b = BigInteger.valueOf(m).shiftLeft(e - 52);
    return d < 0 ? b.negate() : b;
  }
}
