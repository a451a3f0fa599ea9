package jyston.runtime.format;

/**
 * Text of floats that have few decimal digits, both ways. A decimal of at most 15 digits belongs to
 * one float, and no two of them to the same one, so whole numbers and one division give the right
 * answer; all else is left to general conversions.
 */
public final class ShortFloats {
  /** Powers of ten that are exact floats. */
  private static final double[] TENS = new double[23];

  private static final long LIMIT = 1_000_000_000_000_000L;

  static {
    double ten = 1;
    for (int i = 0; i < TENS.length; i++) {
      TENS[i] = ten;
      ten *= 10;
    }
  }

  private ShortFloats() {}

  /** {@code repr(v)} for v of at most 15 digits, three of them behind the point; or null. */
  static String repr(double v) {
    double scaled = v * 1000;
    long m = (long) scaled;
    if (m != scaled || m == 0 || m >= LIMIT || m <= -LIMIT || m / 1000.0 != v) {
      return null;
    }
    long a = Math.abs(m);
    long whole = a / 1000;
    int rest = (int) (a - whole * 1000);
    byte[] b = new byte[20];
    int n = b.length;
    if (rest == 0) {
      b[--n] = '0';
    } else {
      int digits = 3;
      for (; rest % 10 == 0; rest /= 10) {
        digits--;
      }
      for (; digits > 0; digits--, rest /= 10) {
        b[--n] = (byte) ('0' + rest % 10);
      }
    }
    b[--n] = '.';
    do {
      long q = whole / 10;
      b[--n] = (byte) ('0' + (whole - q * 10));
      whole = q;
    } while (whole != 0);
    if (m < 0) {
      b[--n] = '-';
    }
    return new String(b, n, b.length - n, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  /**
   * The float of a text that is a sign perhaps and at most 15 digits with a point among them
   * perhaps; nan for any other text.
   */
  public static double parse(String s, int from, int to) {
    int i = from;
    boolean minus = i < to && s.charAt(i) == '-';
    if (minus) {
      i++;
    }
    if (to - i > 16 || i == to) {
      return Double.NaN;
    }
    long m = 0;
    int point = -1;
    int first = i;
    for (; i < to; i++) {
      int c = s.charAt(i);
      if (c >= '0' && c <= '9') {
        m = m * 10 + (c - '0');
      } else if (c == '.' && point < 0) {
        point = i;
      } else {
        return Double.NaN;
      }
    }
    int digits = to - first - (point < 0 ? 0 : 1);
    if (digits == 0 || digits > 15) {
      return Double.NaN;
    }
    double d = point < 0 ? m : m / TENS[to - point - 1];
    return minus ? -d : d;
  }
}
