package jyston.stdlib.binary;

import jyston.runtime.Py;

/** IEEE half precision, rounded once from double. */
final class HalfFloat {
  private HalfFloat() {}

  static short of(double x) {
    int sign = Double.doubleToRawLongBits(x) < 0 ? 0x8000 : 0;
    if (x != x) {
      return (short) (sign | 0x7e00);
    }
    double a = Math.abs(x);
    if (Double.isInfinite(a)) {
      return (short) (sign | 0x7c00);
    }
    if (a == 0) {
      return (short) sign;
    }
    int e = Math.max(Math.getExponent(a), -14);
    // The significand in units of the last place, an integer after rounding half to even.
    int m = (int) Math.rint(Math.scalb(a, 10 - e));
    int bits = m >= 0x400 ? (e + 15 << 10) + (m - 0x400) : m;
    if (bits >= 0x7c00) {
      throw Py.overflowError("float too large to pack with e format");
    }
    return (short) (sign | bits);
  }
}
