package jyston.runtime;

/** Items of memoryviews in the native single-character formats. */
final class MemoryFormat {
  private MemoryFormat() {}

  /** The format character of a native format, or 0. */
  static char single(String format) {
    int n = format.length();
    if (n == 0 || n > 2 || n == 2 && format.charAt(0) != '@') {
      return 0;
    }
    char c = format.charAt(n - 1);
    return size(c) == 0 ? 0 : c;
  }

  static int size(char c) {
    return switch (c) {
      case 'c', 'b', 'B', '?' -> 1;
      case 'h', 'H', 'e' -> 2;
      case 'i', 'I', 'f' -> 4;
      case 'l', 'L', 'q', 'Q', 'n', 'N', 'P', 'd' -> 8;
      default -> 0;
    };
  }

  private static long raw(PyBuffer b, int pos, int n) {
    long v = 0;
    for (int i = n - 1; i >= 0; i--) {
      v = v << 8 | (b.get(pos + i) & 255);
    }
    return v;
  }

  static PyObject unpack(PyBuffer b, int pos, char c) {
    return switch (c) {
      case 'B' -> PyInt.of(b.get(pos) & 255);
      case 'b' -> PyInt.of(b.get(pos));
      case 'c' -> PyBytes.of(new byte[] {b.get(pos)});
      case '?' -> Py.bool(b.get(pos) != 0);
      case 'h' -> PyInt.of((short) raw(b, pos, 2));
      case 'H' -> PyInt.of(raw(b, pos, 2));
      case 'i' -> PyInt.of((int) raw(b, pos, 4));
      case 'I' -> PyInt.of(raw(b, pos, 4));
      case 'l', 'q', 'n' -> PyInt.of(raw(b, pos, 8));
      case 'L', 'Q', 'N', 'P' -> unsigned(raw(b, pos, 8));
      case 'e' -> Py.real(Float.float16ToFloat((short) raw(b, pos, 2)));
      case 'f' -> Py.real(Float.intBitsToFloat((int) raw(b, pos, 4)));
      case 'd' -> Py.real(Double.longBitsToDouble(raw(b, pos, 8)));
      default -> throw unsupported(String.valueOf(c));
    };
  }

  private static PyObject unsigned(long v) {
    return v >= 0 ? PyInt.of(v) : PyLong.of(new java.math.BigInteger(Long.toUnsignedString(v)));
  }

  static PyException unsupported(String format) {
    return Py.error(
        PyBaseException.NOT_IMPLEMENTED_ERROR, "memoryview: format " + format + " not supported");
  }

  private static PyException badType(char c) {
    return Py.typeError("memoryview: invalid type for format '" + c + "'");
  }

  private static PyException badValue(char c) {
    return Py.valueError("memoryview: invalid value for format '" + c + "'");
  }

  static void pack(PyBuffer b, int pos, char c, PyObject v) {
    int n = size(c);
    long bits;
    switch (c) {
      case 'c' -> {
        if (!(v instanceof PyBytes y)) {
          throw badType(c);
        }
        if (y.value.length != 1) {
          throw badValue(c);
        }
        bits = y.value[0];
      }
      case '?' -> bits = v.isTrue() ? 1 : 0;
      case 'e', 'f', 'd' -> {
        double d;
        try {
          d = Ops.asDouble(v);
        } catch (PyException e) {
          throw e.matches(PyBaseException.TYPE_ERROR) ? badType(c) : e;
        }
        if (c == 'd') {
          bits = Double.doubleToRawLongBits(d);
        } else if (c == 'f') {
          float f = (float) d;
          if (Float.isInfinite(f) && !Double.isInfinite(d)) {
            throw badValue(c);
          }
          bits = Float.floatToRawIntBits(f);
        } else {
          short h = Float.floatToFloat16((float) d);
          if ((h & 0x7fff) == 0x7c00 && !Double.isInfinite(d)) {
            throw badValue(c);
          }
          bits = h;
        }
      }
      default -> {
        if (!Ops.isIndex(v)) {
          throw badType(c);
        }
        PyLong l = Ops.index(v);
        boolean signed = c >= 'a' && c <= 'z';
        java.math.BigInteger big = null;
        boolean ok;
        bits = l.longValue();
        if (n == 8 && !signed) {
          big = l.bigValue();
          ok = big.signum() >= 0 && big.bitLength() <= 64;
        } else if (!l.fitsLong()) {
          ok = false;
        } else if (signed) {
          int sh = 64 - 8 * n;
          ok = bits << sh >> sh == bits;
        } else {
          ok = bits >= 0 && bits >>> (8 * n) == 0;
        }
        if (!ok) {
          throw badValue(c);
        }
      }
    }
    for (int i = 0; i < n; i++) {
      b.put(pos + i, (byte) (bits >>> (8 * i)));
    }
  }
}
