package jyston.runtime.format;

import java.math.BigInteger;
import java.util.ArrayList;
import jyston.runtime.Interpreter;
import jyston.runtime.Py;
import jyston.runtime.PyException;
import jyston.runtime.PyLong;
import jyston.runtime.PyStr;

/** Text of ints, and ints from text (CPython's {@code PyLong_FromString}). */
public final class IntText {
  private IntText() {}

  /** Digit counts up to here are never limited. */
  private static final int THRESHOLD = 640;

  /** From here on parsing splits the digits, which makes it sub-quadratic. */
  private static final int CHUNK = 1200;

  /** Value of an ASCII character as a digit; 99 for none. */
  private static final byte[] DIGITS = new byte[128];

  static {
    for (int c = 0; c < DIGITS.length; c++) {
      int d = Character.digit(c, 36);
      DIGITS[c] = (byte) (d < 0 ? 99 : d);
    }
  }

  /**
   * Decimal digits with a minus where negative.
   *
   * @throws PyException ValueError beyond {@code sys.get_int_max_str_digits()}
   */
  public static String toDecimal(PyLong v) {
    if (v.fitsLong()) {
      return Long.toString(v.longValue());
    }
    BigInteger b = v.bigValue();
    int limit = 0;
    int bits = b.bitLength();
    if (bits > THRESHOLD * 3) {
      limit = Interpreter.current().intMaxStrDigits;
      if (limit > 0 && (bits - 1) * 0.3010299956639811 > limit + 1) {
        throw tooLong(limit);
      }
    }
    String s = bits <= Decimals.MAX_BITS ? Decimals.text(b) : b.toString();
    if (limit > 0 && s.length() - (b.signum() < 0 ? 1 : 0) > limit) {
      throw tooLong(limit);
    }
    return s;
  }

  private static PyException tooLong(int limit) {
    return Py.valueError(
        "Exceeds the limit ("
            + limit
            + " digits) for integer string conversion; use sys.set_int_max_str_digits()"
            + " to increase the limit");
  }

  /** Digits in a radix up to 36, without prefix; a minus where negative. */
  public static String toRadix(PyLong v, int radix) {
    return v.fitsLong() ? Long.toString(v.longValue(), radix) : v.bigValue().toString(radix);
  }

  /** {@code hex()}, {@code oct()}, {@code bin()}: digits with a prefix after the sign. */
  public static String withPrefix(PyLong v, int radix) {
    String p = radix == 16 ? "0x" : radix == 8 ? "0o" : "0b";
    String s = toRadix(v, radix);
    return s.charAt(0) == '-' ? "-" + p + s.substring(1) : p + s;
  }

  /**
   * The int of a literal as in {@code int(text, radix)}; whitespace and a sign may come first.
   *
   * @param text ASCII; other characters are malformed
   * @param radix 2 to 36, or 0 for the one the prefix says
   * @return null when malformed
   * @throws PyException ValueError when there are too many digits
   */
  public static PyLong parse(String text, int radix) {
    int n = text.length();
    int i = 0;
    while (i < n && isSpace(text.charAt(i))) {
      i++;
    }
    while (n > i && isSpace(text.charAt(n - 1))) {
      n--;
    }
    boolean negative = false;
    if (i < n && (text.charAt(i) == '+' || text.charAt(i) == '-')) {
      negative = text.charAt(i) == '-';
      i++;
    }
    int base = radix;
    boolean mustBeZero = false;
    if (i < n && text.charAt(i) == '0' && i + 1 < n) {
      int prefixed =
          switch (text.charAt(i + 1)) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
          };
      if (prefixed != 0 && (base == 0 || base == prefixed)) {
        base = prefixed;
        i += 2;
        if (i < n && text.charAt(i) == '_') {
          i++;
        }
      } else if (base == 0) {
        mustBeZero = true;
      }
    }
    if (base == 0) {
      base = 10;
    }
    if (i >= n || text.charAt(i) == '_') {
      return null;
    }
    boolean underscores = false;
    long small = 0;
    int digits = 0;
    char prev = 0;
    for (int k = i; k < n; k++) {
      char c = text.charAt(k);
      if (c == '_') {
        if (prev == '_') {
          return null;
        }
        underscores = true;
      } else {
        int d = c < 128 ? DIGITS[c] : base;
        if (d >= base) {
          return null;
        }
        digits++;
        if (digits <= 12) {
          small = small * base + d;
        }
      }
      prev = c;
    }
    if (prev == '_') {
      return null;
    }
    PyLong r;
    if (digits <= 12) {
      r = Py.integer(negative ? -small : small);
    } else {
      if (digits > THRESHOLD && (base & (base - 1)) != 0) {
        checkDigits(digits);
      }
      String s = text.substring(i, n);
      if (underscores) {
        s = s.replace("_", "");
      }
      BigInteger b = toBig(s, base);
      r = PyLong.of(negative ? b.negate() : b);
    }
    return mustBeZero && r.signum() != 0 ? null : r;
  }

  private static void checkDigits(int digits) {
    int limit = Interpreter.current().intMaxStrDigits;
    if (limit > 0 && digits > limit) {
      throw Py.valueError(
          "Exceeds the limit ("
              + limit
              + " digits) for integer string conversion: value has "
              + digits
              + " digits; use sys.set_int_max_str_digits() to increase the limit");
    }
  }

  /** Digits only, all of them valid in the radix. */
  public static BigInteger toBig(String digits, int radix) {
    int n = digits.length();
    if (n <= CHUNK) {
      return radix == 10 ? Decimals.value(digits) : new BigInteger(digits, radix);
    }
    if ((radix & (radix - 1)) == 0) {
      return powerOfTwo(digits, Integer.numberOfTrailingZeros(radix));
    }
    // Chunks of equal size from the right, then pairs of neighbours until one is left.
    ArrayList<BigInteger> parts = new ArrayList<>();
    for (int end = n; end > 0; end -= CHUNK) {
      String part = digits.substring(Math.max(0, end - CHUNK), end);
      parts.add(radix == 10 ? Decimals.value(part) : new BigInteger(part, radix));
    }
    BigInteger scale = BigInteger.valueOf(radix).pow(CHUNK);
    while (parts.size() > 1) {
      ArrayList<BigInteger> next = new ArrayList<>();
      for (int i = 0; i < parts.size(); i += 2) {
        next.add(
            i + 1 < parts.size()
                ? parts.get(i + 1).multiply(scale).add(parts.get(i))
                : parts.get(i));
      }
      parts = next;
      if (parts.size() > 1) {
        scale = scale.multiply(scale);
      }
    }
    return parts.get(0);
  }

  private static BigInteger powerOfTwo(String digits, int bits) {
    int n = digits.length();
    byte[] mag = new byte[(int) (((long) n * bits + 7) / 8) + 1];
    int at = mag.length - 1;
    int acc = 0;
    int have = 0;
    for (int i = n - 1; i >= 0; i--) {
      acc |= Character.digit(digits.charAt(i), 36) << have;
      have += bits;
      while (have >= 8) {
        mag[at--] = (byte) acc;
        acc >>>= 8;
        have -= 8;
      }
    }
    if (have > 0) {
      mag[at] = (byte) acc;
    }
    return new BigInteger(1, mag);
  }

  /** C's isspace. */
  public static boolean isSpace(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  /**
   * Text for number parsing: Unicode digits as ASCII ones, Unicode whitespace as spaces, other
   * characters beyond ASCII as {@code ?}.
   */
  public static String ascii(PyStr s) {
    int n = s.length();
    int plain = 0;
    while (plain < n && s.codePointAt(plain) < 127) {
      plain++;
    }
    if (plain == n) {
      return s.javaString();
    }
    StringBuilder sb = new StringBuilder(n);
    for (int i = 0; i < n; i++) {
      int c = s.codePointAt(i);
      if (c < 127) {
        sb.append((char) c);
      } else if (Character.isSpaceChar(c) || c == 0x85) {
        sb.append(' ');
      } else if (Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
        sb.append((char) ('0' + Character.digit(c, 10)));
      } else {
        sb.append('?');
      }
    }
    return sb.toString();
  }
}
