package jyston.stdlib.binary;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.ArrayList;
import jyston.runtime.IntBytes;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyByteArray;
import jyston.runtime.PyBytes;
import jyston.runtime.PyException;
import jyston.runtime.PyInt;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;

/** A compiled struct format: what lies where, and how it is packed and unpacked. */
final class StructLayout {
  private static final VarHandle SHORT_LE = view(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORT_BE = view(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT_LE = view(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT_BE = view(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG_LE = view(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG_BE = view(long[].class, ByteOrder.BIG_ENDIAN);

  private static VarHandle view(Class<?> array, ByteOrder order) {
    return MethodHandles.byteArrayViewVarHandle(array, order);
  }

  /** A run of equal items; for s and p one item of {@code size} bytes. */
  private record Run(char code, int offset, int size, int count) {}

  /** The format text. */
  final String format;

  /** Bytes in all. */
  final int size;

  /** Values in all. */
  final int count;

  private final Run[] runs;
  private final boolean big;
  private final boolean isNative;

  private StructLayout(
      String format, int size, int count, Run[] runs, boolean big, boolean isNative) {
    this.format = format;
    this.size = size;
    this.count = count;
    this.runs = runs;
    this.big = big;
    this.isNative = isNative;
  }

  static StructLayout parse(String format) {
    int i = 0;
    int n = format.length();
    boolean big = false;
    boolean isNative = true;
    if (n > 0) {
      switch (format.charAt(0)) {
        case '<', '=' -> {
          isNative = false;
          i = 1;
        }
        case '>', '!' -> {
          isNative = false;
          big = true;
          i = 1;
        }
        case '@' -> i = 1;
        default -> {}
      }
    }
    ArrayList<Run> runs = new ArrayList<>();
    long size = 0;
    long count = 0;
    while (i < n) {
      char c = format.charAt(i++);
      if (isSpace(c)) {
        continue;
      }
      long num = 1;
      if (c >= '0' && c <= '9') {
        num = c - '0';
        while (i < n && (c = format.charAt(i)) >= '0' && c <= '9') {
          int d = c - '0';
          if (num > (Long.MAX_VALUE - d) / 10) {
            throw StructModule.error("total struct size too long");
          }
          num = num * 10 + d;
          i++;
        }
        if (i >= n) {
          throw StructModule.error("repeat count given without format specifier");
        }
        c = format.charAt(i++);
      }
      int item = itemSize(c, isNative);
      if (item < 0) {
        throw StructModule.error("bad char in struct format");
      }
      if (isNative && item > 1) {
        size = (size + item - 1) / item * item;
      }
      if (num > (Long.MAX_VALUE - size) / item) {
        throw StructModule.error("total struct size too long");
      }
      if (c == 's' || c == 'p') {
        runs.add(new Run(c, (int) size, (int) num, 1));
        count++;
      } else if (c != 'x') {
        if (num > 0) {
          runs.add(new Run(c, (int) size, item, (int) num));
        }
        count += num;
      }
      size += num * item;
    }
    if (size > Integer.MAX_VALUE - 16 || count > Integer.MAX_VALUE - 16) {
      throw Py.memoryError();
    }
    return new StructLayout(
        format, (int) size, (int) count, runs.toArray(new Run[0]), big, isNative);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  /** The size of a code, or -1 when there is no such code. */
  static int itemSize(char c, boolean isNative) {
    return switch (c) {
      case 'x', 'b', 'B', 'c', 's', 'p', '?' -> 1;
      case 'h', 'H', 'e' -> 2;
      case 'i', 'I', 'f' -> 4;
      case 'l', 'L' -> isNative ? 8 : 4;
      case 'q', 'Q', 'd' -> 8;
      case 'n', 'N', 'P' -> isNative ? 8 : -1;
      default -> -1;
    };
  }

  /** Packs values from {@code args[from]} on; the target bytes are zero before. */
  void pack(PyObject[] args, int from, byte[] out, int at) {
    int a = from;
    for (Run r : runs) {
      for (int k = 0; k < r.count; k++) {
        int pos = at + r.offset + k * r.size;
        PyObject v = args[a++];
        if (r.code == 's' || r.code == 'p') {
          packText(r, v, out, pos);
        } else {
          pack(r.code, v, out, pos);
        }
      }
    }
  }

  private static void packText(Run r, PyObject v, byte[] out, int pos) {
    byte[] b;
    if (v instanceof PyBytes || v instanceof PyByteArray) {
      b = PyBuffer.bytes(v);
    } else {
      throw StructModule.error("argument for '" + r.code + "' must be a bytes object");
    }
    if (r.code == 's') {
      System.arraycopy(b, 0, out, pos, Math.min(b.length, r.size));
    } else if (r.size > 0) {
      int n = Math.min(b.length, r.size - 1);
      System.arraycopy(b, 0, out, pos + 1, n);
      out[pos] = (byte) Math.min(n, 255);
    }
  }

  private void pack(char code, PyObject v, byte[] out, int pos) {
    switch (code) {
      case 'c' -> {
        if (!(v instanceof PyBytes b) || b.size() != 1) {
          throw StructModule.error("char format requires a bytes object of length 1");
        }
        out[pos] = b.value[0];
      }
      case '?' -> out[pos] = (byte) (v.isTrue() ? 1 : 0);
      case 'f' -> {
        double d = real(v);
        float f = (float) d;
        if (!isNative && Float.isInfinite(f) && !Double.isInfinite(d)) {
          throw Py.overflowError("float too large to pack with f format");
        }
        putInt(out, pos, Float.floatToRawIntBits(f));
      }
      case 'd' -> putLong(out, pos, Double.doubleToRawLongBits(real(v)));
      case 'e' -> putShort(out, pos, HalfFloat.of(real(v)));
      case 'b' -> out[pos] = (byte) signed(code, v, 8);
      case 'B' -> out[pos] = (byte) unsigned(code, v, 8);
      case 'h' -> putShort(out, pos, (short) signed(code, v, 16));
      case 'H' -> putShort(out, pos, (short) unsigned(code, v, 16));
      case 'i' -> putInt(out, pos, (int) signed(code, v, 32));
      case 'I' -> putInt(out, pos, (int) unsigned(code, v, 32));
      case 'l' -> {
        if (isNative) {
          putLong(out, pos, signed(code, v, 64));
        } else {
          putInt(out, pos, (int) signed(code, v, 32));
        }
      }
      case 'L' -> {
        if (isNative) {
          putLong(out, pos, unsigned(code, v, 64));
        } else {
          putInt(out, pos, (int) unsigned(code, v, 32));
        }
      }
      case 'q', 'n' -> putLong(out, pos, signed(code, v, 64));
      case 'Q', 'N' -> putLong(out, pos, unsigned(code, v, 64));
      default -> putLong(out, pos, pointer(v));
    }
  }

  private static double real(PyObject v) {
    try {
      return Ops.asDouble(v);
    } catch (PyException e) {
      if (e.matches(PyBaseException.TYPE_ERROR)) {
        throw StructModule.error("required argument is not a float");
      }
      throw e;
    }
  }

  private static PyLong integer(PyObject v) {
    if (v instanceof PyLong l) {
      return l;
    }
    if (Ops.isIndex(v)) {
      return Ops.index(v);
    }
    throw StructModule.error("required argument is not an integer");
  }

  private static long signed(char code, PyObject v, int bits) {
    PyLong l = integer(v);
    long x = l.longValue();
    if (!l.fitsLong() || x << (64 - bits) >> (64 - bits) != x) {
      BigInteger max = BigInteger.ONE.shiftLeft(bits - 1);
      throw outOfRange(code, max.negate(), max.subtract(BigInteger.ONE));
    }
    return x;
  }

  private static long unsigned(char code, PyObject v, int bits) {
    PyLong l = integer(v);
    if (l.signum() < 0 || l.bigValue().bitLength() > bits) {
      throw outOfRange(
          code, BigInteger.ZERO, BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
    }
    return l.longValue();
  }

  private static PyException outOfRange(char code, BigInteger low, BigInteger high) {
    return StructModule.error("'" + code + "' format requires " + low + " <= number <= " + high);
  }

  private static long pointer(PyObject v) {
    PyLong l = integer(v);
    if (l.bigValue().bitLength() > (l.signum() < 0 ? 63 : 64)) {
      throw StructModule.error("int too large to convert");
    }
    return l.longValue();
  }

  private void putShort(byte[] b, int at, short v) {
    if (big) {
      SHORT_BE.set(b, at, v);
    } else {
      SHORT_LE.set(b, at, v);
    }
  }

  private void putInt(byte[] b, int at, int v) {
    if (big) {
      INT_BE.set(b, at, v);
    } else {
      INT_LE.set(b, at, v);
    }
  }

  private void putLong(byte[] b, int at, long v) {
    if (big) {
      LONG_BE.set(b, at, v);
    } else {
      LONG_LE.set(b, at, v);
    }
  }

  /** The values of {@link #size} bytes. */
  PyObject[] unpack(byte[] b, int at) {
    PyObject[] out = new PyObject[count];
    int n = 0;
    for (Run r : runs) {
      for (int k = 0; k < r.count; k++) {
        int pos = at + r.offset + k * r.size;
        if (r.code == 's') {
          out[n++] = PyBytes.of(java.util.Arrays.copyOfRange(b, pos, pos + r.size));
        } else if (r.code == 'p') {
          int len = r.size == 0 ? 0 : Math.min(b[pos] & 0xFF, r.size - 1);
          out[n++] =
              len <= 0
                  ? PyBytes.EMPTY
                  : PyBytes.of(java.util.Arrays.copyOfRange(b, pos + 1, pos + 1 + len));
        } else {
          out[n++] = unpack(r.code, b, pos);
        }
      }
    }
    return out;
  }

  private PyObject unpack(char code, byte[] b, int pos) {
    return switch (code) {
      case 'c' -> PyBytes.of(new byte[] {b[pos]});
      case '?' -> Py.bool(b[pos] != 0);
      case 'f' -> Py.real(Float.intBitsToFloat(getInt(b, pos)));
      case 'd' -> Py.real(Double.longBitsToDouble(getLong(b, pos)));
      case 'e' -> Py.real(Float.float16ToFloat(getShort(b, pos)));
      case 'b' -> PyInt.of(b[pos]);
      case 'B' -> PyInt.of(b[pos] & 0xFF);
      case 'h' -> PyInt.of(getShort(b, pos));
      case 'H' -> PyInt.of(getShort(b, pos) & 0xFFFF);
      case 'i' -> PyInt.of(getInt(b, pos));
      case 'I' -> PyInt.of(getInt(b, pos) & 0xFFFFFFFFL);
      case 'l' -> PyInt.of(isNative ? getLong(b, pos) : getInt(b, pos));
      case 'L' -> isNative ? unsigned(getLong(b, pos)) : PyInt.of(getInt(b, pos) & 0xFFFFFFFFL);
      case 'q', 'n' -> PyInt.of(getLong(b, pos));
      default -> unsigned(getLong(b, pos));
    };
  }

  /** A 64-bit unsigned value. */
  static PyLong unsigned(long v) {
    return v >= 0
        ? PyInt.of(v)
        : IntBytes.fromBytes(
            new byte[] {
              (byte) (v >>> 56), (byte) (v >>> 48), (byte) (v >>> 40), (byte) (v >>> 32),
              (byte) (v >>> 24), (byte) (v >>> 16), (byte) (v >>> 8), (byte) v
            },
            false,
            false);
  }

  private short getShort(byte[] b, int at) {
    return big ? (short) SHORT_BE.get(b, at) : (short) SHORT_LE.get(b, at);
  }

  private int getInt(byte[] b, int at) {
    return big ? (int) INT_BE.get(b, at) : (int) INT_LE.get(b, at);
  }

  private long getLong(byte[] b, int at) {
    return big ? (long) LONG_BE.get(b, at) : (long) LONG_LE.get(b, at);
  }
}
