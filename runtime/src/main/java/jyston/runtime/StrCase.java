package jyston.runtime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.unicode.CharTable;

/** The str methods about character classes and case. */
public abstract class StrCase extends PyObject {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private PyStr me() {
    return (PyStr) this;
  }

  /** From this length on, copying text shows sooner than its characters that it is ASCII. */
  private static final int LONG = 48;

  /** The bytes of text, or null where it is not ASCII. */
  static byte[] asciiBytes(String s) {
    int n = s.length();
    if (n > 0 && (s.charAt(0) | s.charAt(n - 1)) > 127) {
      return null;
    }
    // As UTF-8, any other character takes more than one byte.
    byte[] b = s.getBytes(UTF_8);
    return b.length == n ? b : null;
  }

  private static boolean ascii(String s) {
    int n = s.length();
    if (n >= LONG) {
      return asciiBytes(s) != null;
    }
    int i = 0;
    // Eight at a time, as most text is ASCII.
    for (; i + 8 <= n; i += 8) {
      int all =
          s.charAt(i)
              | s.charAt(i + 1)
              | s.charAt(i + 2)
              | s.charAt(i + 3)
              | s.charAt(i + 4)
              | s.charAt(i + 5)
              | s.charAt(i + 6)
              | s.charAt(i + 7);
      if (all > 127) {
        return false;
      }
    }
    for (; i < n; i++) {
      if (s.charAt(i) > 127) {
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

  /** A one in each byte. */
  private static final long EACH = 0x0101010101010101L;

  /** ASCII text with the letters of a range in the other case, or null for other text. */
  private static PyStr asciiCase(PyStr p, char from, char to) {
    String s = p.bmp();
    if (s == null) {
      return null;
    }
    int n = s.length();
    if (n == 1) {
      char c = s.charAt(0);
      return c > 127 ? null : StrOps.single(c >= from && c <= to ? c ^ 32 : c);
    }
    byte[] b = asciiBytes(s);
    if (b == null) {
      return null;
    }
    int i = 0;
    for (; i + 8 <= n; i += 8) {
      // Eight characters at once: the top bit of each says whether it is from, and beyond, a bound.
      long w = (long) WORDS.get(b, i);
      long in = w + (128 - from) * EACH & ~(w + (127 - to) * EACH) & 128 * EACH;
      WORDS.set(b, i, w ^ in >>> 2);
    }
    for (; i < n; i++) {
      int c = b[i];
      b[i] = (byte) (c >= from && c <= to ? c ^ 32 : c);
    }
    return n == 0 ? PyStr.EMPTY : new PyStr(new String(b, ISO_8859_1));
  }

  @PyMethod(name = "lower")
  PyObject lower() {
    PyStr p = me();
    PyStr fast = asciiCase(p, 'A', 'Z');
    if (fast != null) {
      return fast;
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
    PyStr fast = asciiCase(p, 'a', 'z');
    if (fast != null) {
      return fast;
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

  private static PyStr asciiTitle(String s) {
    int n = s.length();
    byte[] b = new byte[n];
    boolean cased = false;
    for (int i = 0; i < n; i++) {
      int c = s.charAt(i);
      int l = c | 32;
      boolean letter = l >= 'a' && l <= 'z';
      b[i] = (byte) (!letter ? c : cased ? l : c & ~32);
      cased = letter;
    }
    return n == 0 ? PyStr.EMPTY : new PyStr(new String(b, ISO_8859_1));
  }

  @PyMethod(name = "title")
  PyObject title() {
    PyStr p = me();
    int n = p.length();
    if (isAsciiText(p)) {
      return asciiTitle(p.bmp());
    }
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
