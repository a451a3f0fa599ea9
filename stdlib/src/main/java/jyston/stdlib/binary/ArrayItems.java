package jyston.stdlib.binary;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyInt;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;

/** The items of arrays by type code, in little-endian bytes. */
final class ArrayItems {
  private ArrayItems() {}

  static final String CODES = "bBuwhHiIlLqQfd";

  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);
  private static final VarHandle FLOAT = view(float[].class);
  private static final VarHandle DOUBLE = view(double[].class);

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
  }

  /** Bytes per item, or 0 for no type code. */
  static int size(char code) {
    return switch (code) {
      case 'b', 'B' -> 1;
      case 'h', 'H' -> 2;
      case 'u', 'w', 'i', 'I', 'f' -> 4;
      case 'l', 'L', 'q', 'Q', 'd' -> 8;
      default -> 0;
    };
  }

  /** The item at a byte position. */
  static PyObject get(char code, byte[] b, int at) {
    return switch (code) {
      case 'b' -> PyInt.of(b[at]);
      case 'B' -> PyInt.of(b[at] & 0xFF);
      case 'h' -> PyInt.of((short) SHORT.get(b, at));
      case 'H' -> PyInt.of((short) SHORT.get(b, at) & 0xFFFF);
      case 'i' -> PyInt.of((int) INT.get(b, at));
      case 'I' -> PyInt.of((int) INT.get(b, at) & 0xFFFFFFFFL);
      case 'l', 'q' -> PyInt.of((long) LONG.get(b, at));
      case 'L', 'Q' -> StructLayout.unsigned((long) LONG.get(b, at));
      case 'f' -> Py.real((float) FLOAT.get(b, at));
      case 'd' -> Py.real((double) DOUBLE.get(b, at));
      default -> character((int) INT.get(b, at));
    };
  }

  private static PyStr character(int c) {
    if (c < 0 || c > 0x10FFFF) {
      throw Py.valueError(
          "character U+" + Integer.toHexString(c) + " is not in range [U+0000; U+10ffff]");
    }
    return PyStr.ofCodePoint(c);
  }

  /** What an item is stored as: the bits of {@link #store}. */
  static long convert(char code, PyObject v) {
    switch (code) {
      case 'd' -> {
        return Double.doubleToRawLongBits(Ops.asDouble(v));
      }
      case 'f' -> {
        return Float.floatToRawIntBits((float) Ops.asDouble(v));
      }
      case 'u', 'w' -> {
        if (!(v instanceof PyStr s) || s.length() != 1) {
          throw Py.typeError("array item must be unicode character");
        }
        return s.codePointAt(0);
      }
      default -> {}
    }
    PyLong l = Ops.index(v);
    return switch (code) {
      case 'b' -> between(small(l), -128, 127, "signed char");
      case 'B' -> between(small(l), 0, 255, "unsigned byte integer");
      case 'h' -> between(small(l), -32768, 32767, "signed short integer");
      case 'H' -> between(small(l), 0, 65535, "unsigned short");
      case 'i' -> between(small(l), Integer.MIN_VALUE, Integer.MAX_VALUE, "signed integer");
      case 'I' -> {
        long x = unsignedLong(l);
        if (x >>> 32 != 0) {
          throw Py.overflowError("unsigned int is greater than maximum");
        }
        yield x;
      }
      case 'L' -> unsignedLong(l);
      case 'l' -> Ops.asLong(l);
      case 'q' -> {
        if (!l.fitsLong()) {
          throw Py.overflowError("int too big to convert");
        }
        yield l.longValue();
      }
      default -> {
        if (l.signum() < 0) {
          throw Py.overflowError("can't convert negative int to unsigned");
        }
        if (l.bigValue().bitLength() > 64) {
          throw Py.overflowError("int too big to convert");
        }
        yield l.longValue();
      }
    };
  }

  private static long small(PyLong l) {
    if (!l.fitsLong()) {
      throw Py.overflowError("Python int too large to convert to C long");
    }
    return l.longValue();
  }

  private static long between(long x, long low, long high, String what) {
    if (x < low) {
      throw Py.overflowError(what + " is less than minimum");
    }
    if (x > high) {
      throw Py.overflowError(what + " is greater than maximum");
    }
    return x;
  }

  private static long unsignedLong(PyLong l) {
    if (l.signum() < 0) {
      throw Py.overflowError("can't convert negative value to unsigned int");
    }
    BigInteger b = l.bigValue();
    if (b.bitLength() > 64) {
      throw Py.overflowError("Python int too large to convert to C unsigned long");
    }
    return b.longValue();
  }

  /** Writes converted bits. */
  static void store(int size, byte[] b, int at, long bits) {
    switch (size) {
      case 1 -> b[at] = (byte) bits;
      case 2 -> SHORT.set(b, at, (short) bits);
      case 4 -> INT.set(b, at, (int) bits);
      default -> LONG.set(b, at, bits);
    }
  }

  /** The machine format code of a type code (PEP 3118's companion in array.c), or -1. */
  static int machineFormat(char code) {
    return switch (code) {
      case 'b' -> 1;
      case 'B' -> 0;
      case 'u' -> 20;
      case 'w' -> 20;
      case 'f' -> 14;
      case 'd' -> 16;
      case 'h' -> 4;
      case 'H' -> 2;
      case 'i' -> 8;
      case 'I' -> 6;
      case 'l', 'q' -> 12;
      case 'L', 'Q' -> 10;
      default -> -1;
    };
  }
}
