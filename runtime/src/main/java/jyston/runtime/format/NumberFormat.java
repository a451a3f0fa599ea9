package jyston.runtime.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyException;
import jyston.runtime.PyFloat;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.Slot;

/** Formatting of int, float and complex (CPython's {@code formatter_unicode.c}). */
public final class NumberFormat {
  private NumberFormat() {}

  /** {@code int.__format__}. */
  public static PyStr formatInt(PyLong v, PyStr spec) {
    if (spec.length() == 0) {
      return Ops.str(v);
    }
    FormatSpec f = FormatSpec.parse(spec, v, 'd', '>');
    return switch (f.type) {
      case 'b', 'c', 'd', 'o', 'x', 'X', 'n' -> integer(v, f);
      case 'e', 'E', 'f', 'F', 'g', 'G', '%' -> real(Ops.asDouble(v), f);
      default -> throw f.unknownType(v);
    };
  }

  private static PyStr integer(PyLong v, FormatSpec f) {
    if (f.precision != -1) {
      throw Py.valueError("Precision not allowed in integer format specifier");
    }
    if (f.noNegativeZero) {
      throw Py.valueError("Negative zero coercion (z) not allowed in integer format specifier");
    }
    if (f.type == 'c') {
      if (f.sign != 0) {
        throw Py.valueError("Sign not allowed with integer format specifier 'c'");
      }
      if (f.alternate) {
        throw Py.valueError("Alternate form (#) not allowed with integer format specifier 'c'");
      }
      long c = Ops.asLong(v);
      if (c < 0 || c > 0x10FFFF) {
        throw Py.overflowError("%c arg not in range(0x110000)");
      }
      PyStr one = PyStr.ofCodePoint((int) c);
      // Padding takes = for >.
      return f.pad(one);
    }
    String digits;
    String prefix = "";
    switch (f.type) {
      case 'b' -> {
        digits = IntText.toRadix(v, 2);
        prefix = "0b";
      }
      case 'o' -> {
        digits = IntText.toRadix(v, 8);
        prefix = "0o";
      }
      case 'x' -> {
        digits = IntText.toRadix(v, 16);
        prefix = "0x";
      }
      case 'X' -> {
        digits = IntText.toRadix(v, 16).toUpperCase(java.util.Locale.ROOT);
        prefix = "0X";
      }
      default -> digits = IntText.toDecimal(v);
    }
    boolean negative = v.signum() < 0;
    if (negative) {
      digits = digits.substring(1);
    }
    return number(negative, f.alternate ? prefix : "", digits, "", f);
  }

  /** {@code float.__format__}. */
  public static PyStr formatFloat(PyObject o, double v, PyStr spec) {
    if (spec.length() == 0) {
      return Ops.str(o);
    }
    FormatSpec f = FormatSpec.parse(spec, o, '\0', '>');
    return switch (f.type) {
      case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%' -> real(v, f);
      default -> throw f.unknownType(o);
    };
  }

  private static PyStr real(double value, FormatSpec f) {
    if (f.precision > Integer.MAX_VALUE) {
      throw Py.valueError("precision too big");
    }
    int flags = (f.alternate ? FloatFormat.ALT : 0) | (f.noNegativeZero ? FloatFormat.NO_NEG_0 : 0);
    double v = value;
    char type = (char) f.type;
    int precision = 6;
    boolean percent = false;
    switch (type) {
      case 0 -> {
        flags |= FloatFormat.ADD_DOT_0;
        type = 'r';
        precision = 0;
      }
      case 'n' -> type = 'g';
      case '%' -> {
        type = 'f';
        v *= 100;
        percent = true;
      }
      default -> {}
    }
    if (f.precision >= 0) {
      precision = (int) f.precision;
      if (type == 'r') {
        type = 'g';
      }
    }
    String s = FloatFormat.format(v, type, checkPrecision(precision), flags);
    if (percent) {
      s += "%";
    }
    if (f.sign != '+' && f.sign != ' ' && f.width == -1 && f.grouping == 0) {
      return PyStr.ofBmp(s);
    }
    boolean negative = s.charAt(0) == '-';
    int start = negative ? 1 : 0;
    int end = integerEnd(s, start);
    return number(negative, "", s.substring(start, end), s.substring(end), f);
  }

  /** Precisions that could not be held in memory fail before any work is done. */
  private static int checkPrecision(int p) {
    if (p > Integer.MAX_VALUE - 1024) {
      throw Py.memoryError();
    }
    return p;
  }

  private static int integerEnd(String s, int start) {
    int end = start;
    while (end < s.length() && s.charAt(end) >= '0' && s.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  /** Puts sign, prefix, grouped digits, the rest and padding together. */
  private static PyStr number(
      boolean negative, String prefix, String digits, String rest, FormatSpec f) {
    if (f.width > Integer.MAX_VALUE - 1024) {
      throw Py.memoryError();
    }
    if (f.grouping == 0 && f.align != '^' && f.fill < Character.MIN_SURROGATE) {
      return plain(negative, prefix, digits, rest, f);
    }
    StringBuilder sb = new StringBuilder();
    int fixed = sign(negative, f, sb) + prefix.length() + rest.length();
    long minDigits = f.fill == '0' && f.align == '=' ? f.width - fixed : 0;
    sb.append(prefix);
    int head = sb.length();
    String grouped = digits.isEmpty() ? "" : group(digits, minDigits, f);
    long missing = f.width - (fixed + (long) grouped.length());
    if (f.align == '=' && missing > 0) {
      StringBuilder padded = new StringBuilder().append(sb, 0, head);
      padded.repeat(f.fill, (int) missing).append(grouped).append(rest);
      return PyStr.of(padded.toString());
    }
    String text = sb.append(grouped).append(rest).toString();
    return missing > 0 ? f.pad(PyStr.ofBmp(text)) : PyStr.ofBmp(text);
  }

  /** {@link #number} without separators and centring: everything in one buffer. */
  private static PyStr plain(
      boolean negative, String prefix, String digits, String rest, FormatSpec f) {
    boolean signed = negative || f.sign == '+' || f.sign == ' ';
    int length = (signed ? 1 : 0) + prefix.length() + digits.length() + rest.length();
    int missing = (int) Math.max(0, f.width - length);
    if (f.fill > 255) {
      StringBuilder sb = new StringBuilder(length + missing);
      if (f.align == '>') {
        sb.repeat(f.fill, missing);
      }
      sign(negative, f, sb);
      sb.append(prefix);
      if (f.align == '=') {
        sb.repeat(f.fill, missing);
      }
      sb.append(digits).append(rest);
      if (f.align == '<') {
        sb.repeat(f.fill, missing);
      }
      return PyStr.ofBmp(sb.toString());
    }
    byte[] b = new byte[length + missing];
    int n = f.align == '>' ? fill(b, 0, missing, f) : 0;
    if (signed) {
      b[n++] = (byte) (negative ? '-' : f.sign);
    }
    n = put(b, n, prefix);
    if (f.align == '=') {
      n = fill(b, n, missing, f);
    }
    n = put(b, put(b, n, digits), rest);
    if (f.align == '<') {
      fill(b, n, missing, f);
    }
    return PyStr.ofBmp(new String(b, StandardCharsets.ISO_8859_1));
  }

  private static int fill(byte[] b, int at, int count, FormatSpec f) {
    Arrays.fill(b, at, at + count, (byte) f.fill);
    return at + count;
  }

  /** Writes ASCII text. */
  @SuppressWarnings("deprecation") // The lower bytes of characters are just what is wanted.
  private static int put(byte[] b, int at, String s) {
    s.getBytes(0, s.length(), b, at);
    return at + s.length();
  }

  private static int sign(boolean negative, FormatSpec f, StringBuilder sb) {
    if (negative) {
      sb.append('-');
      return 1;
    }
    if (f.sign == '+' || f.sign == ' ') {
      sb.append(f.sign);
      return 1;
    }
    return 0;
  }

  /** Digits with separators, filled with zeros in front up to the minimal width. */
  private static String group(String digits, long min, FormatSpec f) {
    if (f.grouping == 0) {
      return min > digits.length()
          ? new StringBuilder().repeat('0', (int) min - digits.length()).append(digits).toString()
          : digits;
    }
    int size = f.type == 'b' || f.type == 'o' || f.type == 'x' || f.type == 'X' ? 4 : 3;
    StringBuilder reversed = new StringBuilder();
    long left = min;
    int remaining = digits.length();
    while (true) {
      int len = (int) Math.min(size, Math.max(Math.max(remaining, left), 1));
      int chars = Math.max(0, Math.min(remaining, len));
      for (int i = 0; i < chars; i++) {
        reversed.append(digits.charAt(--remaining));
      }
      reversed.repeat('0', len - chars);
      left -= len;
      if (remaining <= 0 && left <= 0) {
        return reversed.reverse().toString();
      }
      left--;
      reversed.append(f.grouping);
    }
  }

  /** {@code complex.__format__}. */
  public static PyStr formatComplex(PyObject o, double re, double im, PyStr spec) {
    if (spec.length() == 0) {
      return Ops.str(o);
    }
    FormatSpec f = FormatSpec.parse(spec, o, '\0', '>').copy();
    switch (f.type) {
      case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n' -> {}
      default -> throw f.unknownType(o);
    }
    if (f.precision > Integer.MAX_VALUE) {
      throw Py.valueError("precision too big");
    }
    if (f.fill == '0') {
      throw Py.valueError("Zero padding is not allowed in complex format specifier");
    }
    if (f.align == '=') {
      throw Py.valueError("'=' alignment flag is not allowed in complex format specifier");
    }
    int flags = (f.alternate ? FloatFormat.ALT : 0) | (f.noNegativeZero ? FloatFormat.NO_NEG_0 : 0);
    char type = (char) f.type;
    int precision = 6;
    boolean skipReal = false;
    boolean parens = false;
    if (type == 0) {
      type = 'r';
      precision = 0;
      skipReal = re == 0 && 1 / re > 0;
      parens = !skipReal;
    } else if (type == 'n') {
      type = 'g';
    }
    if (f.precision >= 0) {
      precision = checkPrecision((int) f.precision);
      if (type == 'r') {
        type = 'g';
      }
    }
    StringBuilder sb = new StringBuilder(parens ? "(" : "");
    if (!skipReal) {
      part(FloatFormat.format(re, type, precision, flags), f, sb);
      f.sign = '+';
    }
    part(FloatFormat.format(im, type, precision, flags), f, sb);
    sb.append('j');
    if (parens) {
      sb.append(')');
    }
    return f.pad(PyStr.ofBmp(sb.toString()));
  }

  private static void part(String s, FormatSpec f, StringBuilder sb) {
    boolean negative = s.charAt(0) == '-';
    int start = negative ? 1 : 0;
    int end = integerEnd(s, start);
    sign(negative, f, sb);
    if (end > start) {
      sb.append(group(s.substring(start, end), 0, f));
    }
    sb.append(s, end, s.length());
  }

  // The % operator of str and bytes.

  /**
   * The digits of {@code %d %i %u %x %X %o}: sign when negative, prefix for the alternate form,
   * zeros up to the precision. Padding to the width is the caller's.
   *
   * @param precision minimal number of digits, or -1
   * @throws PyException TypeError when the value is no number of the kind
   */
  public static String percentInt(PyObject v, char conversion, boolean alternate, int precision) {
    boolean radix = conversion == 'x' || conversion == 'X' || conversion == 'o';
    PyLong i = v instanceof PyLong l ? l : toInt(v, conversion, radix);
    if (precision > Integer.MAX_VALUE - 1024) {
      throw Py.overflowError("precision too large");
    }
    String s =
        switch (conversion) {
          case 'o' -> IntText.toRadix(i, 8);
          case 'x' -> IntText.toRadix(i, 16);
          case 'X' -> IntText.toRadix(i, 16).toUpperCase(java.util.Locale.ROOT);
          default -> IntText.toDecimal(i);
        };
    boolean negative = s.charAt(0) == '-';
    int count = s.length() - (negative ? 1 : 0);
    if (!(alternate && radix) && precision <= count) {
      return s;
    }
    StringBuilder sb = new StringBuilder(Math.max(count, precision) + 3);
    if (negative) {
      sb.append('-');
    }
    if (alternate && radix) {
      sb.append('0').append(conversion);
    }
    sb.repeat('0', Math.max(0, precision - count));
    return sb.append(s, negative ? 1 : 0, s.length()).toString();
  }

  private static PyLong toInt(PyObject v, char conversion, boolean radix) {
    boolean number =
        v.type().slot(Slot.INDEX) != null
            || v.type().slot(Slot.INT) != null
            || v.type().slot(Slot.FLOAT) != null;
    if (number) {
      try {
        if (radix) {
          return Ops.index(v);
        }
        if (v instanceof PyFloat || v.type().slot(Slot.INT) != null || Ops.isIndex(v)) {
          return jyston.runtime.IntConv.toInt(v);
        }
      } catch (PyException e) {
        if (!e.matches(PyBaseException.TYPE_ERROR)) {
          throw e;
        }
      }
    }
    throw Py.typeError(
        "%"
            + conversion
            + " format: "
            + (radix ? "an integer" : "a real number")
            + " is required, not "
            + v.type().name());
  }

  /**
   * The text of {@code %e %f %g} and their capitals. A sign other than minus and padding are the
   * caller's.
   *
   * @param precision as given, or -1 for the default
   */
  public static String percentFloat(PyObject v, char conversion, boolean alternate, int precision) {
    double d = Ops.asDouble(v);
    int p = precision < 0 ? 6 : precision;
    return FloatFormat.format(d, conversion, checkPrecision(p), alternate ? FloatFormat.ALT : 0);
  }
}
