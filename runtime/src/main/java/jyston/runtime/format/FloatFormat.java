package jyston.runtime.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Text of floats (CPython's {@code PyOS_double_to_string}). All roundings are exact. */
public final class FloatFormat {
  private FloatFormat() {}

  /** Always show a sign. */
  public static final int SIGN = 1;

  /** Append {@code .0} to what looks like an integer. */
  public static final int ADD_DOT_0 = 2;

  /** The alternate form: keep the point and trailing zeros. */
  public static final int ALT = 4;

  /** No sign for a zero. */
  public static final int NO_NEG_0 = 8;

  /** {@code repr(v)}. */
  public static String repr(double v) {
    String s = ShortFloats.repr(v);
    if (s != null) {
      return s;
    }
    double a = Math.abs(v);
    if (a >= 1e-3 && a < 1e7) {
      // Here Java writes the same: shortest digits, plain notation, at least one decimal.
      return Double.toString(v);
    }
    if (v == 0) {
      return 1 / v < 0 ? "-0.0" : "0.0";
    }
    return format(v, 'r', 0, ADD_DOT_0);
  }

  /**
   * Formats.
   *
   * @param code one of {@code e E f F g G r}; {@code r} is the shortest text that reads back
   * @param precision as in C's printf; ignored for {@code r}
   * @param flags a set of the constants above
   */
  public static String format(double v, char code, int precision, int flags) {
    boolean upper = code == 'E' || code == 'F' || code == 'G';
    char c = upper ? (char) (code + 32) : code;
    String s;
    if (Double.isNaN(v)) {
      s = (flags & SIGN) != 0 ? "+nan" : "nan";
    } else if (Double.isInfinite(v)) {
      s = v < 0 ? "-inf" : (flags & SIGN) != 0 ? "+inf" : "inf";
    } else {
      s = c == 'f' && flags == 0 && precision < POWERS.length ? fixed(v, precision) : null;
      if (s == null) {
        s = finite(v, c, precision, flags);
      }
    }
    return upper ? s.toUpperCase(java.util.Locale.ROOT) : s;
  }

  /** Powers of ten that are exact floats and leave room for digits before the point. */
  private static final long[] POWERS = new long[13];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  /**
   * Fixed notation of a number of moderate size, without big numbers, or null. The product with the
   * power of ten is {@code hi + lo} exactly; {@code hi} is below 2**52, so a half is a multiple of
   * its last place, and {@code lo} matters only where {@code hi} is at a half.
   */
  private static String fixed(double v, int precision) {
    double a = Math.abs(v);
    long power = POWERS[precision];
    double hi = a * power;
    if (hi >= 0x1p52 || a < 1e-200 && a != 0) {
      return null;
    }
    double lo = Math.fma(a, (double) power, -hi);
    long n = (long) hi;
    double above = hi - n - 0.5;
    if (above > 0 || above == 0 && (lo > 0 || lo == 0 && (n & 1) != 0)) {
      n++;
    }
    boolean negative = v < 0 || v == 0 && 1 / v < 0;
    long whole = n / power;
    StringBuilder sb = new StringBuilder(24);
    if (negative) {
      sb.append('-');
    }
    sb.append(whole);
    if (precision > 0) {
      // The one in front keeps the zeros, then becomes the point.
      int point = sb.length();
      sb.append(n - whole * power + power).setCharAt(point, '.');
    }
    return sb.toString();
  }

  private static String finite(double v, char code, int precision, int flags) {
    boolean negative = v < 0 || v == 0 && 1 / v < 0;
    double a = Math.abs(v);
    String digits;
    int point;
    switch (code) {
      case 'r' -> {
        if (a == 0) {
          digits = "0";
          point = 1;
        } else {
          Shortest s = Shortest.of(a);
          digits = s.digits;
          point = s.point;
        }
      }
      case 'f' -> {
        BigDecimal d = new BigDecimal(a);
        if (precision < d.scale()) {
          d = d.setScale(precision, RoundingMode.HALF_EVEN);
        }
        digits = strip(d.unscaledValue().toString());
        point = d.precision() - d.scale();
        if (digits.isEmpty()) {
          digits = "0";
          point = 1;
        }
      }
      default -> {
        int n = code == 'e' ? precision + 1 : precision == 0 ? 1 : precision;
        if (a == 0) {
          digits = "0";
          point = 1;
        } else {
          BigDecimal d = new BigDecimal(a);
          if (n < d.precision()) {
            d = d.round(new MathContext(n, RoundingMode.HALF_EVEN));
          }
          digits = strip(d.unscaledValue().toString());
          point = d.precision() - d.scale();
        }
      }
    }
    if ((flags & NO_NEG_0) != 0 && digits.equals("0")) {
      negative = false;
    }
    boolean alt = (flags & ALT) != 0;
    boolean dot0 = (flags & ADD_DOT_0) != 0;
    boolean exp = false;
    int end = digits.length();
    switch (code) {
      case 'e' -> {
        exp = true;
        end = precision + 1;
      }
      case 'f' -> end = point + precision;
      case 'g' -> {
        int n = precision == 0 ? 1 : precision;
        exp = point <= -4 || point > n - (dot0 ? 1 : 0);
        if (alt) {
          end = n;
        }
      }
      default -> exp = point <= -4 || point > 16;
    }
    int exponent = 0;
    int dp = point;
    if (exp) {
      exponent = point - 1;
      dp = 1;
    }
    int start = dp <= 0 ? dp - 1 : 0;
    end = !exp && dot0 ? Math.max(end, dp + 1) : Math.max(end, dp);
    StringBuilder sb = new StringBuilder(end - start + 10);
    if (negative) {
      sb.append('-');
    } else if ((flags & SIGN) != 0) {
      sb.append('+');
    }
    int n = digits.length();
    if (dp <= 0) {
      sb.append("0.").repeat('0', -dp);
      sb.append(digits, 0, n);
    } else if (dp >= n) {
      sb.append(digits).repeat('0', dp - n).append('.');
    } else {
      sb.append(digits, 0, dp).append('.').append(digits, dp, n);
    }
    if (end > Math.max(n, dp)) {
      sb.repeat('0', end - Math.max(n, dp));
    }
    if (sb.charAt(sb.length() - 1) == '.' && !alt) {
      sb.setLength(sb.length() - 1);
    }
    if (exp) {
      sb.append('e').append(exponent < 0 ? '-' : '+');
      int e = Math.abs(exponent);
      if (e < 10) {
        sb.append('0');
      }
      sb.append(e);
    }
    return sb.toString();
  }

  /** Without trailing zeros; empty for zero. */
  private static String strip(String s) {
    int n = s.length();
    while (n > 0 && s.charAt(n - 1) == '0') {
      n--;
    }
    return s.substring(0, n);
  }

  /**
   * The shortest digits that read back as a float.
   *
   * @param digits without zeros at either end
   * @param point the place of the decimal point, from the first digit
   */
  public record Shortest(String digits, int point) {
    /** Of a finite number above zero. */
    public static Shortest of(double a) {
      String s = Double.toString(a);
      int e = s.indexOf('E');
      int exp = 0;
      String m = s;
      if (e >= 0) {
        exp = Integer.parseInt(s, e + 1, s.length(), 10);
        m = s.substring(0, e);
      }
      int dot = m.indexOf('.');
      String d = m.substring(0, dot) + m.substring(dot + 1);
      int point = dot + exp;
      int lead = 0;
      while (d.charAt(lead) == '0') {
        lead++;
      }
      d = strip(d.substring(lead));
      point -= lead;
      // Java never tries a single digit, which can be enough among subnormals.
      return d.length() == 2 && a < 1e-300 ? oneDigit(a, d, point) : new Shortest(d, point);
    }

    private static Shortest oneDigit(double a, String d, int point) {
      int first = d.charAt(0) - '0';
      int near = d.charAt(1) >= '5' ? first + 1 : first;
      for (int c : new int[] {near, near == first ? first + 1 : first}) {
        if (c > 0 && Double.parseDouble(c + "E" + (point - 1)) == a) {
          return c == 10 ? new Shortest("1", point + 1) : new Shortest(String.valueOf(c), point);
        }
      }
      return new Shortest(d, point);
    }
  }
}
