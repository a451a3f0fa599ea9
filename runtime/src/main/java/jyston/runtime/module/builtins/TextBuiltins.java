package jyston.runtime.module.builtins;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyByteArray;
import jyston.runtime.PyBytes;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;

/** The builtins that make and take text of one character or one number. */
final class TextBuiltins {
  private TextBuiltins() {}

  static PyObject radix(PyObject number, int base, String prefix) {
    PyLong l = Ops.index(number);
    String digits =
        l.fitsLong() && l.longValue() != Long.MIN_VALUE
            ? Long.toString(Math.abs(l.longValue()), base)
            : l.bigValue().abs().toString(base);
    return PyStr.ofBmp((l.signum() < 0 ? "-" : "") + prefix + digits);
  }

  static PyObject chr(int cp) {
    return cp < 128 ? PyStr.intern(String.valueOf((char) cp)) : PyStr.ofCodePoint(cp);
  }

  static long ord(PyObject c) {
    int n;
    if (c instanceof PyStr s) {
      n = s.length();
      if (n == 1) {
        return s.codePointAt(0);
      }
    } else if (c instanceof PyBytes b) {
      n = b.len();
      if (n == 1) {
        return b.value[0] & 0xFF;
      }
    } else if (c instanceof PyByteArray b) {
      n = b.len();
      if (n == 1) {
        return Ops.index(b.getItem(Py.integer(0))).longValue();
      }
    } else {
      throw Py.typeError("ord() expected string of length 1, but " + c.type().name() + " found");
    }
    throw Py.typeError("ord() expected a character, but string of length " + n + " found");
  }

  static PyObject ascii(PyObject o) {
    PyStr s = Ops.repr(o);
    int n = s.length();
    boolean plain = true;
    for (int i = 0; i < n && plain; i++) {
      plain = s.codePointAt(i) < 128;
    }
    if (plain) {
      return s;
    }
    StringBuilder sb = new StringBuilder(n + 16);
    for (int i = 0; i < n; i++) {
      int c = s.codePointAt(i);
      if (c < 128) {
        sb.append((char) c);
      } else if (c < 0x100) {
        hex(sb.append("\\x"), c, 2);
      } else if (c < 0x10000) {
        hex(sb.append("\\u"), c, 4);
      } else {
        hex(sb.append("\\U"), c, 8);
      }
    }
    return PyStr.ofBmp(sb.toString());
  }

  private static void hex(StringBuilder sb, int v, int digits) {
    for (int s = (digits - 1) * 4; s >= 0; s -= 4) {
      sb.append(Character.forDigit(v >> s & 15, 16));
    }
  }
}
