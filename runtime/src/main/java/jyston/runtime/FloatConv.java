package jyston.runtime;

import jyston.runtime.format.IntText;
import jyston.runtime.format.ShortFloats;

/** Conversions to float (CPython's {@code PyFloat_AsDouble} and {@code float.__new__}). */
public final class FloatConv {
  private FloatConv() {}

  private static final double NEGATIVE_NAN = Double.longBitsToDouble(0xFFF8L << 48);

  /** A float argument: float, {@code __float__}, {@code __index__}. */
  public static double asDouble(PyObject o) {
    if (o instanceof PyFloat f) {
      return f.value;
    }
    PyType t = o.type();
    PyObject m = t.slot(Slot.FLOAT);
    if (m == null) {
      if (t.slot(Slot.INDEX) != null) {
        return Ops.index(o).toDouble();
      }
      throw Py.typeError("must be real number, not " + t.name());
    }
    return viaFloat(m, o);
  }

  private static double viaFloat(PyObject m, PyObject o) {
    if (o instanceof PyLong l && !l.type().isHeap()) {
      return l.toDouble();
    }
    PyObject r = Slot.call(m, o);
    if (!(r instanceof PyFloat f)) {
      throw Py.typeError(
          o.type().name() + ".__float__ returned non-float (type " + r.type().name() + ")");
    }
    if (f.getClass() != PyFloat.class) {
      Warnings.deprecated(
          o.type().name()
              + ".__float__ returned non-float (type "
              + r.type().name()
              + ").  The ability to return an instance of a strict subclass of float is"
              + " deprecated, and may not be supported in a future version of Python.",
          1);
    }
    return f.value;
  }

  /** {@code float(o)}. */
  public static double toFloat(PyObject o) {
    if (o.getClass() == PyFloat.class) {
      return ((PyFloat) o).value;
    }
    if (o.getClass() == PyStr.class) {
      return parse((PyStr) o);
    }
    PyType t = o.type();
    PyObject m = t.slot(Slot.FLOAT);
    if (m != null) {
      return viaFloat(m, o);
    }
    if (t.slot(Slot.INDEX) != null) {
      return Ops.index(o).toDouble();
    }
    if (o instanceof PyStr s) {
      return parse(s);
    }
    if (PyBuffer.isBuffer(o)) {
      byte[] b = PyBuffer.bytes(o);
      String s = new String(b, java.nio.charset.StandardCharsets.ISO_8859_1);
      return checked(s, o);
    }
    throw Py.typeError(
        "float() argument must be a string or a real number, not '" + t.name() + "'");
  }

  /** {@code float(s)}. */
  public static double parse(PyStr s) {
    String t = s.bmp();
    if (t != null) {
      int from = 0;
      int to = t.length();
      while (from < to && t.charAt(from) == ' ') {
        from++;
      }
      while (to > from && t.charAt(to - 1) == ' ') {
        to--;
      }
      double d = ShortFloats.parse(t, from, to);
      if (d == d) {
        return d;
      }
    }
    return checked(IntText.ascii(s), s);
  }

  private static double checked(String text, PyObject shown) {
    int i = 0;
    int n = text.length();
    while (i < n && IntText.isSpace(text.charAt(i))) {
      i++;
    }
    while (n > i && IntText.isSpace(text.charAt(n - 1))) {
      n--;
    }
    String s = text.substring(i, n);
    if (s.indexOf('_') >= 0) {
      s = withoutUnderscores(s);
    }
    if (s != null && !s.isEmpty()) {
      int end = scan(s, 0);
      if (end == s.length()) {
        return value(s);
      }
    }
    throw Py.valueError("could not convert string to float: " + Ops.repr(shown));
  }

  /** The text without underscores, or null when one is not between digits. */
  static String withoutUnderscores(String s) {
    StringBuilder sb = new StringBuilder(s.length());
    char prev = 0;
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c == '_') {
        if (!isDigit(prev)) {
          return null;
        }
      } else {
        if (prev == '_' && !isDigit(c)) {
          return null;
        }
        sb.append(c);
      }
      prev = c;
    }
    return prev == '_' ? null : sb.toString();
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /**
   * The end of the float literal at a place of a text: sign, then digits with point and exponent,
   * or inf, infinity, nan. The place itself when there is none.
   */
  static int scan(String s, int start) {
    int n = s.length();
    int i = start;
    if (i < n && (s.charAt(i) == '+' || s.charAt(i) == '-')) {
      i++;
    }
    int first = i;
    while (i < n && isDigit(s.charAt(i))) {
      i++;
    }
    int digits = i - first;
    if (i < n && s.charAt(i) == '.') {
      int dot = ++i;
      while (i < n && isDigit(s.charAt(i))) {
        i++;
      }
      digits += i - dot;
    }
    if (digits == 0) {
      for (String word : new String[] {"infinity", "inf", "nan"}) {
        if (s.regionMatches(true, first, word, 0, word.length())) {
          return first + word.length();
        }
      }
      return start;
    }
    if (i < n && (s.charAt(i) == 'e' || s.charAt(i) == 'E')) {
      int k = i + 1;
      if (k < n && (s.charAt(k) == '+' || s.charAt(k) == '-')) {
        k++;
      }
      int exp = k;
      while (k < n && isDigit(s.charAt(k))) {
        k++;
      }
      if (k > exp) {
        i = k;
      }
    }
    return i;
  }

  /** The value of a literal that {@link #scan} accepted as a whole. */
  static double value(String s) {
    char c = s.charAt(s.length() - 1);
    if (c == 'f' || c == 'F' || c == 'y' || c == 'Y') {
      return s.charAt(0) == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (c == 'n' || c == 'N') {
      return s.charAt(0) == '-' ? NEGATIVE_NAN : Double.NaN;
    }
    return Double.parseDouble(s);
  }
}
