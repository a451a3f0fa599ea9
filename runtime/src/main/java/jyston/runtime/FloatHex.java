package jyston.runtime;

import java.math.BigInteger;
import jyston.runtime.format.IntText;

/** {@code float.hex} and {@code float.fromhex}. */
final class FloatHex {
  private FloatHex() {}

  static String toHex(double d) {
    if (Double.isNaN(d)) {
      return "nan";
    }
    if (Double.isInfinite(d)) {
      return d > 0 ? "inf" : "-inf";
    }
    long bits = Double.doubleToRawLongBits(d);
    String sign = bits < 0 ? "-" : "";
    if (d == 0) {
      return sign + "0x0.0p+0";
    }
    int e = (int) (bits >>> 52) & 0x7FF;
    long m = bits & 0xFFFFFFFFFFFFFL;
    String digits = Long.toHexString(m | 1L << 52).substring(1);
    int exp = e == 0 ? -1022 : e - 1023;
    return sign + (e == 0 ? "0x0." : "0x1.") + digits + "p" + (exp < 0 ? "-" : "+") + Math.abs(exp);
  }

  private static PyException malformed() {
    return Py.valueError("invalid hexadecimal floating-point string");
  }

  private static PyException tooLarge() {
    return Py.overflowError("hexadecimal value too large to represent as a float");
  }

  static double parse(String text) {
    int i = 0;
    int n = text.length();
    while (i < n && IntText.isSpace(text.charAt(i))) {
      i++;
    }
    while (n > i && IntText.isSpace(text.charAt(n - 1))) {
      n--;
    }
    String s = text.substring(i, n);
    int end = FloatConv.scan(s, 0);
    if (end == s.length() && end > 0) {
      char last = s.charAt(end - 1);
      if (Character.isLetter(last) && !isHex(last) || last == 'f' || last == 'F') {
        char first = s.charAt(s.charAt(0) == '-' || s.charAt(0) == '+' ? 1 : 0);
        if (first == 'i' || first == 'I' || first == 'n' || first == 'N') {
          return FloatConv.value(s);
        }
      }
    }
    return hexadecimal(s);
  }

  private static boolean isHex(char c) {
    return c < 128 && Character.digit(c, 16) >= 0;
  }

  private static double hexadecimal(String s) {
    int i = 0;
    int n = s.length();
    boolean negative = false;
    if (i < n && (s.charAt(i) == '-' || s.charAt(i) == '+')) {
      negative = s.charAt(i++) == '-';
    }
    if (i + 1 < n && s.charAt(i) == '0' && (s.charAt(i + 1) | 32) == 'x') {
      i += 2;
    }
    StringBuilder digits = new StringBuilder();
    int fraction = 0;
    while (i < n && isHex(s.charAt(i))) {
      digits.append(s.charAt(i++));
    }
    if (i < n && s.charAt(i) == '.') {
      i++;
      while (i < n && isHex(s.charAt(i))) {
        digits.append(s.charAt(i++));
        fraction++;
      }
    }
    if (digits.isEmpty()) {
      throw malformed();
    }
    BigInteger exp = BigInteger.ZERO;
    if (i < n && (s.charAt(i) | 32) == 'p') {
      int start = ++i;
      if (i < n && (s.charAt(i) == '-' || s.charAt(i) == '+')) {
        i++;
      }
      int first = i;
      while (i < n && FloatConv.isDigit(s.charAt(i))) {
        i++;
      }
      if (i == first) {
        throw malformed();
      }
      exp = new BigInteger(s.substring(s.charAt(start) == '+' ? start + 1 : start, i));
    }
    if (i != n) {
      throw malformed();
    }
    BigInteger m = IntText.toBig(digits.toString(), 16);
    if (m.signum() == 0) {
      return negative ? -0.0 : 0.0;
    }
    exp = exp.subtract(BigInteger.valueOf(4L * fraction));
    BigInteger top = exp.add(BigInteger.valueOf(m.bitLength()));
    if (top.bitLength() > 40) {
      if (top.signum() > 0) {
        throw tooLarge();
      }
      return negative ? -0.0 : 0.0;
    }
    double d = scale(m, exp.longValue());
    if (Double.isInfinite(d)) {
      throw tooLarge();
    }
    return negative ? -d : d;
  }

  /** {@code m * 2**e} rounded half to even once; infinite when too large. */
  private static double scale(BigInteger m, long e) {
    long top = m.bitLength() + e;
    if (top > 1024) {
      return Double.POSITIVE_INFINITY;
    }
    if (top < -1074) {
      return 0.0;
    }
    // The weight of the last bit that a double of this size has.
    long last = Math.max(top - 53, -1074);
    long drop = last - e;
    BigInteger q = m;
    if (drop > 0) {
      q = m.shiftRight((int) drop);
      boolean half = m.testBit((int) drop - 1);
      boolean sticky = m.getLowestSetBit() < drop - 1;
      if (half && (sticky || q.testBit(0))) {
        q = q.add(BigInteger.ONE);
      }
      e = last;
    }
    if (e > 0 && q.bitLength() + e > 1024) {
      return Double.POSITIVE_INFINITY;
    }
    if (q.bitLength() <= 53) {
      return Math.scalb(q.doubleValue(), (int) Math.max(-3000, Math.min(3000, e)));
    }
    int zeros = q.getLowestSetBit();
    return Math.scalb(q.shiftRight(zeros).doubleValue(), (int) (e + zeros));
  }
}
