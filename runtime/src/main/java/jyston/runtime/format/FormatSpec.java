package jyston.runtime.format;

import jyston.runtime.Py;
import jyston.runtime.PyException;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.ThreadState;

/**
 * A parsed format specification {@code [[fill]align][sign][z][#][0][width][grouping][.precision]
 * [type]} (CPython's {@code parse_internal_render_format_spec}). It serves {@code str.__format__}
 * and the numbers alike.
 */
public final class FormatSpec {
  /** The fill character, a code point. */
  public int fill = ' ';

  /** One of {@code < > = ^}; the type's default when not given. */
  public char align;

  /** {@code +}, {@code -}, space, or 0 when not given. */
  public char sign;

  /** Whether {@code z} was given: no negative zero. */
  public boolean noNegativeZero;

  /** Whether {@code #} was given. */
  public boolean alternate;

  /** Minimal width, or -1. */
  public long width = -1;

  /** {@code ,} or {@code _}, or 0 for none. */
  public char grouping;

  /** Precision, or -1. */
  public long precision = -1;

  /** The presentation type, a code point; the type's default when not given. */
  public int type;

  private FormatSpec() {}

  /**
   * Specifications parsed before, for those that are constants of the program. One for each thread.
   */
  public static final class Cache {
    private static final int SIZE = 32;
    private final PyStr[] texts = new PyStr[SIZE];
    private final FormatSpec[] specs = new FormatSpec[SIZE];
    private final char[] types = new char[SIZE];
  }

  /** One that may be changed. */
  FormatSpec copy() {
    FormatSpec f = new FormatSpec();
    f.fill = fill;
    f.align = align;
    f.sign = sign;
    f.noNegativeZero = noNegativeZero;
    f.alternate = alternate;
    f.width = width;
    f.grouping = grouping;
    f.precision = precision;
    f.type = type;
    return f;
  }

  /**
   * Parses a specification. The result is shared and not to be changed.
   *
   * @param spec the text
   * @param value the value to be formatted; its type's name is used in messages
   * @param defaultType the presentation type where none is given
   * @param defaultAlign the alignment where none is given
   * @throws PyException ValueError
   */
  public static FormatSpec parse(PyStr spec, PyObject value, char defaultType, char defaultAlign) {
    if (spec.getClass() != PyStr.class) {
      return parseNew(spec, value, defaultType, defaultAlign);
    }
    Cache c = ThreadState.current().formats;
    int i = (int) spec.hash() & Cache.SIZE - 1;
    if (c.texts[i] != spec || c.types[i] != defaultType) {
      c.specs[i] = parseNew(spec, value, defaultType, defaultAlign);
      c.texts[i] = spec;
      c.types[i] = defaultType;
    }
    return c.specs[i];
  }

  private static FormatSpec parseNew(
      PyStr spec, PyObject value, char defaultType, char defaultAlign) {
    FormatSpec f = new FormatSpec();
    f.align = defaultAlign;
    f.type = defaultType;
    int end = spec.length();
    int pos = 0;
    boolean fillGiven = false;
    boolean alignGiven = false;
    if (end >= 2 && isAlign(spec.codePointAt(1))) {
      f.fill = spec.codePointAt(0);
      f.align = (char) spec.codePointAt(1);
      fillGiven = true;
      alignGiven = true;
      pos = 2;
    } else if (end >= 1 && isAlign(spec.codePointAt(0))) {
      f.align = (char) spec.codePointAt(0);
      alignGiven = true;
      pos = 1;
    }
    int c = at(spec, pos);
    if (c == '+' || c == '-' || c == ' ') {
      f.sign = (char) c;
      c = at(spec, ++pos);
    }
    if (c == 'z') {
      f.noNegativeZero = true;
      c = at(spec, ++pos);
    }
    if (c == '#') {
      f.alternate = true;
      c = at(spec, ++pos);
    }
    if (!fillGiven && c == '0') {
      f.fill = '0';
      if (!alignGiven && defaultAlign == '>') {
        f.align = '=';
      }
      pos++;
    }
    int after = digits(spec, pos);
    if (after > pos) {
      f.width = number(spec, pos, after);
      pos = after;
    }
    c = at(spec, pos);
    if (c == ',') {
      f.grouping = ',';
      c = at(spec, ++pos);
    }
    if (c == '_') {
      if (f.grouping != 0) {
        throw bothGroupings();
      }
      f.grouping = '_';
      c = at(spec, ++pos);
      if (c == ',') {
        throw bothGroupings();
      }
    }
    if (c == '.') {
      pos++;
      after = digits(spec, pos);
      if (after == pos) {
        throw Py.valueError("Format specifier missing precision");
      }
      f.precision = number(spec, pos, after);
      pos = after;
    }
    if (end - pos > 1) {
      throw Py.valueError(
          "Invalid format specifier '"
              + spec
              + "' for object of type '"
              + value.type().name()
              + "'");
    }
    if (end - pos == 1) {
      f.type = spec.codePointAt(pos);
    }
    if (f.grouping != 0) {
      f.checkGrouping();
    }
    return f;
  }

  private static PyException bothGroupings() {
    return Py.valueError("Cannot specify both ',' and '_'.");
  }

  private void checkGrouping() {
    switch (type) {
      case 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F', 0 -> {
        return;
      }
      case 'b', 'o', 'x', 'X' -> {
        if (grouping == '_') {
          return;
        }
      }
      default -> {}
    }
    throw Py.valueError("Cannot specify '" + grouping + "' with '" + shown(type, 32, 128) + "'.");
  }

  private static String shown(int type, int above, int below) {
    return type > above && type < below
        ? String.valueOf((char) type)
        : "\\x" + Integer.toHexString(type);
  }

  /** The error for a presentation type that the value's type does not have. */
  public PyException unknownType(PyObject value) {
    return Py.valueError(
        "Unknown format code '"
            + shown(type, 32, 128)
            + "' for object of type '"
            + value.type().name()
            + "'");
  }

  private static int at(PyStr s, int i) {
    return i < s.length() ? s.codePointAt(i) : -1;
  }

  private static boolean isAlign(int c) {
    return c == '<' || c == '>' || c == '=' || c == '^';
  }

  private static int digits(PyStr s, int i) {
    while (i < s.length() && digit(s.codePointAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  private static int digit(int c) {
    return c < 128
        ? c >= '0' && c <= '9' ? c - '0' : -1
        : Character.isDigit(c) ? Character.digit(c, 10) : -1;
  }

  private static long number(PyStr s, int from, int to) {
    long v = 0;
    for (int i = from; i < to; i++) {
      int d = digit(s.codePointAt(i));
      if (v > (Long.MAX_VALUE - d) / 10) {
        throw Py.valueError("Too many decimal digits in format string");
      }
      v = v * 10 + d;
    }
    return v;
  }

  /**
   * The text padded to the width with the fill character ({@code =} pads as {@code >} does).
   *
   * @throws PyException MemoryError when it would not fit
   */
  public PyStr pad(PyStr text) {
    long missing = width - text.length();
    if (missing <= 0) {
      return text;
    }
    long left =
        switch (align) {
          case '<' -> 0;
          case '^' -> missing / 2;
          default -> missing;
        };
    if (width > Integer.MAX_VALUE - 16) {
      throw Py.memoryError();
    }
    if (fill < 0x10000 && !text.isWide() && !Character.isSurrogate((char) fill)) {
      StringBuilder sb = new StringBuilder((int) width);
      sb.repeat(fill, (int) left).append(text.bmp()).repeat(fill, (int) (missing - left));
      return PyStr.ofBmp(sb.toString());
    }
    int[] cps = new int[(int) width];
    java.util.Arrays.fill(cps, fill);
    for (int i = 0; i < text.length(); i++) {
      cps[(int) left + i] = text.codePointAt(i);
    }
    return PyStr.ofCodePoints(cps);
  }
}
