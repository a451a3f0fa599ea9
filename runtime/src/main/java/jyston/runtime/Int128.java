package jyston.runtime;

/**
 * Arithmetic of ints of up to 128 bits as pairs of longs, so that products and checksums a little
 * beyond 64 bits need no BigInteger. Every operation gives null where its result does not fit.
 */
final class Int128 {
  private Int128() {}

  /** 2**61 - 1, the modulus of hashes. */
  private static final long P = (1L << 61) - 1;

  /** Whether the operations here take it: exact ints only. */
  static boolean fits(PyLong a) {
    return a.getClass() == PyInt.class || a.getClass() == PyBigInt.class && ((PyBigInt) a).narrow;
  }

  /** The upper half of one that {@link #fits}; {@link PyLong#longValue} is the lower. */
  static long high(PyLong a) {
    return a.getClass() == PyInt.class ? ((PyInt) a).value >> 63 : ((PyBigInt) a).high;
  }

  /** The int of two halves. */
  static PyLong of(long high, long low) {
    return high == low >> 63 ? PyInt.of(low) : new PyBigInt(high, low);
  }

  static PyLong add(PyLong a, PyLong b) {
    long al = a.longValue();
    long ah = high(a);
    long bh = high(b);
    long low = al + b.longValue();
    long high = ah + bh + (Long.compareUnsigned(low, al) < 0 ? 1 : 0);
    return ((ah ^ high) & (bh ^ high)) < 0 ? null : of(high, low);
  }

  static PyLong sub(PyLong a, PyLong b) {
    long al = a.longValue();
    long bl = b.longValue();
    long ah = high(a);
    long bh = high(b);
    long high = ah - bh - (Long.compareUnsigned(al, bl) < 0 ? 1 : 0);
    return ((ah ^ bh) & (ah ^ high)) < 0 ? null : of(high, al - bl);
  }

  /** Takes factors from 0 to 2**64 - 1. */
  static PyLong mul(PyLong a, PyLong b) {
    if (high(a) != 0 || high(b) != 0) {
      return null;
    }
    long x = a.longValue();
    long y = b.longValue();
    long high = Math.unsignedMultiplyHigh(x, y);
    return high < 0 ? null : of(high, x * y);
  }

  static PyLong shiftLeft(PyLong a, long n) {
    long low = a.longValue();
    long high = high(a);
    if (n == 0) {
      return of(high, low);
    }
    if (n < 64) {
      long h = high << n | low >>> 64 - n;
      return h >> n == high ? of(h, low << n) : null;
    }
    if (n < 127 && high == low >> 63) {
      long h = low << n - 64;
      return h >> n - 64 == low ? of(h, 0) : null;
    }
    return null;
  }

  static PyLong shiftRight(PyLong a, int n) {
    long high = high(a);
    if (n >= 64) {
      return PyInt.of(high >> Math.min(n - 64, 63));
    }
    return n == 0 ? of(high, a.longValue()) : of(high >> n, a.longValue() >>> n | high << 64 - n);
  }

  /** {@code a % m} for m from 1 to 2**63 - 1. */
  static PyLong floorMod(PyLong a, long m) {
    long low = a.longValue();
    long high = high(a);
    boolean negative = high < 0;
    if (negative) {
      low = -low;
      high = ~high + (low == 0 ? 1 : 0);
    }
    long r = remainder(Long.remainderUnsigned(high, m), low, m);
    return PyInt.of(negative && r != 0 ? m - r : r);
  }

  /** The remainder of a number of two halves, the upper one below m (Knuth's algorithm D). */
  private static long remainder(long high, long low, long m) {
    if (high == 0) {
      return Long.remainderUnsigned(low, m);
    }
    int s = Long.numberOfLeadingZeros(m);
    long d = m << s;
    long top = s == 0 ? high : high << s | low >>> 64 - s;
    long rest = low << s;
    long r = step(top, rest >>> 32, d);
    return step(r, rest & 0xFFFFFFFFL, d) >>> s;
  }

  /** {@code (u * 2**32 + digit) % d} for u below d, whose highest bit is set. */
  private static long step(long u, long digit, long d) {
    long d1 = d >>> 32;
    long d0 = d & 0xFFFFFFFFL;
    long q = Long.divideUnsigned(u, d1);
    long r = u - q * d1;
    while (q >>> 32 != 0 || Long.compareUnsigned(q * d0, r << 32 | digit) > 0) {
      q--;
      r += d1;
      if (r >>> 32 != 0) {
        break;
      }
    }
    return (u << 32 | digit) - q * d;
  }

  static int compare(PyLong a, PyLong b) {
    int c = Long.compare(high(a), high(b));
    return c != 0 ? c : Long.compareUnsigned(a.longValue(), b.longValue());
  }

  /** The hash of a number of two halves. */
  static long hash(long givenHigh, long givenLow) {
    long low = givenLow;
    long high = givenHigh;
    boolean negative = high < 0;
    if (negative) {
      low = -low;
      high = ~high + (low == 0 ? 1 : 0);
    }
    // 2**64 is 8 modulo 2**61 - 1, and multiplying by 8 is a rotation of 61 bits.
    long h = fold(high);
    long r = fold(fold(low) + ((h << 3 & P) | h >>> 58));
    return negative ? r == 1 ? -2 : -r : r;
  }

  /** An unsigned long modulo 2**61 - 1. */
  private static long fold(long v) {
    long r = (v & P) + (v >>> 61);
    return r >= P ? r - P : r;
  }
}
