package jyston.runtime;

import jyston.runtime.annotation.PyMethod;
import jyston.runtime.unicode.CharTable;

/** The str methods about character classes and case. */
public abstract class StrCase extends PyObject {
  private PyStr me() {
    return (PyStr) this;
  }

  private static boolean ascii(String s) {
    for (int i = 0; i < s.length(); i++) {
      if (s.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  static boolean isAsciiText(PyStr p) {
    return p.bmp() != null && ascii(p.bmp());
  }

  /** Whether every character has one of the bits, and there is one. */
  private boolean all(int bits) {
    PyStr p = me();
    int n = p.length();
    for (int i = 0; i < n; i++) {
      if (!CharTable.is(p.codePointAt(i), bits)) {
        return false;
      }
    }
    return n > 0;
  }

  @PyMethod(name = "isascii")
  boolean isAscii() {
    return isAsciiText(me());
  }

  @PyMethod(name = "isalpha")
  boolean isAlpha() {
    return all(CharTable.ALPHA);
  }

  @PyMethod(name = "isalnum")
  boolean isAlnum() {
    return all(CharTable.ALPHA | CharTable.DECIMAL | CharTable.DIGIT | CharTable.NUMERIC);
  }

  @PyMethod(name = "isdecimal")
  boolean isDecimal() {
    return all(CharTable.DECIMAL);
  }

  @PyMethod(name = "isdigit")
  boolean isDigit() {
    return all(CharTable.DIGIT);
  }

  @PyMethod(name = "isnumeric")
  boolean isNumeric() {
    return all(CharTable.NUMERIC);
  }

  @PyMethod(name = "isspace")
  boolean isSpace() {
    PyStr p = me();
    int n = p.length();
    for (int i = 0; i < n; i++) {
      if (!CharTable.isSpace(p.codePointAt(i))) {
        return false;
      }
    }
    return n > 0;
  }

  @PyMethod(name = "isprintable")
  boolean isPrintable() {
    PyStr p = me();
    int n = p.length();
    for (int i = 0; i < n; i++) {
      if (!CharTable.isPrintable(p.codePointAt(i))) {
        return false;
      }
    }
    return true;
  }

  @PyMethod(name = "isidentifier")
  boolean isIdentifier() {
    return isIdentifier(me());
  }

  /** {@code str.isidentifier}. */
  public static boolean isIdentifier(PyStr p) {
    int n = p.length();
    for (int i = 0; i < n; i++) {
      int c = p.codePointAt(i);
      boolean ok;
      if (c < 128) {
        ok = (c | 32) >= 'a' && (c | 32) <= 'z' || c == '_' || i > 0 && c >= '0' && c <= '9';
      } else {
        ok = CharTable.is(c, i == 0 ? CharTable.XID_START : CharTable.XID_CONTINUE);
      }
      if (!ok) {
        return false;
      }
    }
    return n > 0;
  }

  @PyMethod(name = "isupper")
  boolean isUpper() {
    return caseIs(CharTable.UPPER, CharTable.LOWER);
  }

  @PyMethod(name = "islower")
  boolean isLower() {
    return caseIs(CharTable.LOWER, CharTable.UPPER);
  }

  private boolean caseIs(int wanted, int unwanted) {
    PyStr p = me();
    int n = p.length();
    boolean seen = false;
    for (int i = 0; i < n; i++) {
      int f = CharTable.flags(p.codePointAt(i));
      if ((f & (unwanted | CharTable.TITLE)) != 0) {
        return false;
      }
      seen |= (f & wanted) != 0;
    }
    return seen;
  }

  @PyMethod(name = "istitle")
  boolean isTitle() {
    PyStr p = me();
    int n = p.length();
    boolean seen = false;
    boolean inWord = false;
    for (int i = 0; i < n; i++) {
      int f = CharTable.flags(p.codePointAt(i));
      if ((f & (CharTable.UPPER | CharTable.TITLE)) != 0) {
        if (inWord) {
          return false;
        }
        inWord = true;
        seen = true;
      } else if ((f & CharTable.LOWER) != 0) {
        if (!inWord) {
          return false;
        }
        seen = true;
      } else {
        inWord = false;
      }
    }
    return seen;
  }

  private static void appendMapped(StrBuilder b, int cp, int kind) {
    int[] m = CharTable.special(cp, kind);
    if (m == null) {
      b.append(CharTable.mapped(cp, kind));
    } else {
      for (int c : m) {
        b.append(c);
      }
    }
  }

  private static final int SIGMA = 0x3A3;

  /** The lower case of a capital sigma depends on whether it ends a word. */
  private static int lowerSigma(PyStr p, int i) {
    int n = p.length();
    int j = i - 1;
    while (j >= 0 && CharTable.is(p.codePointAt(j), CharTable.CASE_IGNORABLE)) {
      j--;
    }
    boolean last = j >= 0 && CharTable.is(p.codePointAt(j), CharTable.CASED);
    if (last) {
      j = i + 1;
      while (j < n && CharTable.is(p.codePointAt(j), CharTable.CASE_IGNORABLE)) {
        j++;
      }
      last = j == n || !CharTable.is(p.codePointAt(j), CharTable.CASED);
    }
    return last ? 0x3C2 : 0x3C3;
  }

  private static void appendLower(StrBuilder b, PyStr p, int i) {
    int c = p.codePointAt(i);
    if (c == SIGMA) {
      b.append(lowerSigma(p, i));
    } else {
      appendMapped(b, c, CharTable.TO_LOWER);
    }
  }

  @PyMethod(name = "lower")
  PyObject lower() {
    PyStr p = me();
    if (p.bmp() != null && ascii(p.bmp())) {
      return PyStr.ofBmp(p.bmp().toLowerCase(java.util.Locale.ROOT));
    }
    int n = p.length();
    StrBuilder b = new StrBuilder(n + 4);
    for (int i = 0; i < n; i++) {
      appendLower(b, p, i);
    }
    return b.build();
  }

  @PyMethod(name = "upper")
  PyObject upper() {
    PyStr p = me();
    if (p.bmp() != null && ascii(p.bmp())) {
      return PyStr.ofBmp(p.bmp().toUpperCase(java.util.Locale.ROOT));
    }
    return mapAll(p, CharTable.TO_UPPER);
  }

  private static PyStr mapAll(PyStr p, int kind) {
    int n = p.length();
    StrBuilder b = new StrBuilder(n + 4);
    for (int i = 0; i < n; i++) {
      appendMapped(b, p.codePointAt(i), kind);
    }
    return b.build();
  }

  @PyMethod(name = "casefold")
  PyObject caseFold() {
    PyStr p = me();
    if (p.bmp() != null && ascii(p.bmp())) {
      return PyStr.ofBmp(p.bmp().toLowerCase(java.util.Locale.ROOT));
    }
    return mapAll(p, CharTable.TO_FOLD);
  }

  @PyMethod(name = "swapcase")
  PyObject swapCase() {
    PyStr p = me();
    int n = p.length();
    StrBuilder b = new StrBuilder(n + 4);
    for (int i = 0; i < n; i++) {
      int c = p.codePointAt(i);
      int f = CharTable.flags(c);
      if ((f & CharTable.UPPER) != 0) {
        appendLower(b, p, i);
      } else if ((f & CharTable.LOWER) != 0) {
        appendMapped(b, c, CharTable.TO_UPPER);
      } else {
        b.append(c);
      }
    }
    return b.build();
  }

  @PyMethod(name = "capitalize")
  PyObject capitalize() {
    PyStr p = me();
    int n = p.length();
    StrBuilder b = new StrBuilder(n + 4);
    for (int i = 0; i < n; i++) {
      if (i == 0) {
        appendMapped(b, p.codePointAt(0), CharTable.TO_TITLE);
      } else {
        appendLower(b, p, i);
      }
    }
    return b.build();
  }

  @PyMethod(name = "title")
  PyObject title() {
    PyStr p = me();
    int n = p.length();
    StrBuilder b = new StrBuilder(n + 4);
    boolean cased = false;
    for (int i = 0; i < n; i++) {
      int c = p.codePointAt(i);
      if (cased) {
        appendLower(b, p, i);
      } else {
        appendMapped(b, c, CharTable.TO_TITLE);
      }
      cased = CharTable.is(c, CharTable.CASED);
    }
    return b.build();
  }
}
