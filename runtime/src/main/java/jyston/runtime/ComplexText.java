package jyston.runtime;

import jyston.runtime.format.FloatFormat;
import jyston.runtime.format.IntText;

/** Complex numbers from text and as text. */
final class ComplexText {
  private ComplexText() {}

  static String repr(double re, double im) {
    if (re == 0 && 1 / re > 0) {
      return FloatFormat.format(im, 'r', 0, 0) + "j";
    }
    return "("
        + FloatFormat.format(re, 'r', 0, 0)
        + FloatFormat.format(im, 'r', 0, FloatFormat.SIGN)
        + "j)";
  }

  /** The parts of {@code complex(text)}. */
  static double[] parse(PyStr text) {
    String s = IntText.ascii(text);
    if (s.indexOf('_') >= 0) {
      s = FloatConv.withoutUnderscores(s);
      if (s == null) {
        throw Py.valueError("could not convert string to complex: " + Ops.repr(text));
      }
    }
    double[] r = parts(s);
    if (r == null) {
      throw Py.valueError("complex() arg is a malformed string");
    }
    return r;
  }

  private static int skip(String s, int i) {
    while (i < s.length() && IntText.isSpace(s.charAt(i))) {
      i++;
    }
    return i;
  }

  private static double[] parts(String s) {
    int n = s.length();
    int i = skip(s, 0);
    boolean bracket = i < n && s.charAt(i) == '(';
    if (bracket) {
      i = skip(s, i + 1);
    }
    double re = 0;
    double im = 0;
    int end = FloatConv.scan(s, i);
    if (end != i) {
      double z = FloatConv.value(s.substring(i, end));
      char c = end < n ? s.charAt(end) : 0;
      i = end;
      if (c == '+' || c == '-') {
        re = z;
        end = FloatConv.scan(s, i);
        if (end != i) {
          im = FloatConv.value(s.substring(i, end));
          i = end;
        } else {
          im = c == '+' ? 1.0 : -1.0;
          i++;
        }
        if (i >= n || (s.charAt(i) | 32) != 'j') {
          return null;
        }
        i++;
      } else if (c == 'j' || c == 'J') {
        im = z;
        i++;
      } else {
        re = z;
      }
    } else {
      im = 1.0;
      if (i < n && (s.charAt(i) == '+' || s.charAt(i) == '-')) {
        im = s.charAt(i++) == '+' ? 1.0 : -1.0;
      }
      if (i >= n || (s.charAt(i) | 32) != 'j') {
        return null;
      }
      i++;
    }
    i = skip(s, i);
    if (bracket) {
      if (i >= n || s.charAt(i) != ')') {
        return null;
      }
      i = skip(s, i + 1);
    }
    return i == n ? new double[] {re, im} : null;
  }
}
