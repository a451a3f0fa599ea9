package jyston.runtime;

import java.util.Arrays;
import jyston.runtime.annotation.PyMethod;

/** The methods of bytes and bytearray that look at ASCII classes, or pad. */
public abstract class BytesTests extends PyObject implements BufferSource {
  /** The storage; content is at {@link #off}. */
  abstract byte[] arr();

  abstract int off();

  /** The number of bytes. */
  public abstract int size();

  /** A new object of the builtin type over a fresh array. */
  abstract PyObject make(byte[] fresh);

  /** This when immutable and exact, else an exact copy. */
  abstract PyObject same();

  /** The content, copied. */
  public final byte[] copyBytes() {
    return Arrays.copyOfRange(arr(), off(), off() + size());
  }

  static boolean isSpace(int c) {
    return c == ' ' || c >= 9 && c <= 13;
  }

  static boolean isUpper(int c) {
    return c >= 'A' && c <= 'Z';
  }

  static boolean isLower(int c) {
    return c >= 'a' && c <= 'z';
  }

  static boolean isAlpha(int c) {
    return isUpper(c) || isLower(c);
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static final int ALPHA = 0;
  private static final int ALNUM = 1;
  private static final int DIGIT = 2;
  private static final int SPACE = 3;

  private boolean all(int what) {
    byte[] a = arr();
    int o = off();
    int n = size();
    for (int i = 0; i < n; i++) {
      int c = a[o + i];
      boolean ok =
          switch (what) {
            case ALPHA -> isAlpha(c);
            case ALNUM -> isAlpha(c) || isDigit(c);
            case DIGIT -> isDigit(c);
            default -> isSpace(c);
          };
      if (!ok) {
        return false;
      }
    }
    return n > 0;
  }

  @PyMethod(name = "isalpha")
  boolean isAlphaMethod() {
    return all(ALPHA);
  }

  @PyMethod(name = "isalnum")
  boolean isAlnumMethod() {
    return all(ALNUM);
  }

  @PyMethod(name = "isdigit")
  boolean isDigitMethod() {
    return all(DIGIT);
  }

  @PyMethod(name = "isspace")
  boolean isSpaceMethod() {
    return all(SPACE);
  }

  @PyMethod(name = "isascii")
  boolean isAscii() {
    byte[] a = arr();
    for (int i = off(), e = i + size(); i < e; i++) {
      if (a[i] < 0) {
        return false;
      }
    }
    return true;
  }

  @PyMethod(name = "isupper")
  boolean isUpperMethod() {
    boolean seen = false;
    byte[] a = arr();
    for (int i = off(), e = i + size(); i < e; i++) {
      if (isLower(a[i])) {
        return false;
      }
      seen |= isUpper(a[i]);
    }
    return seen;
  }

  @PyMethod(name = "islower")
  boolean isLowerMethod() {
    boolean seen = false;
    byte[] a = arr();
    for (int i = off(), e = i + size(); i < e; i++) {
      if (isUpper(a[i])) {
        return false;
      }
      seen |= isLower(a[i]);
    }
    return seen;
  }

  @PyMethod(name = "istitle")
  boolean isTitle() {
    boolean seen = false;
    boolean inWord = false;
    byte[] a = arr();
    for (int i = off(), e = i + size(); i < e; i++) {
      int c = a[i];
      if (isUpper(c)) {
        if (inWord) {
          return false;
        }
        inWord = true;
        seen = true;
      } else if (isLower(c)) {
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

  @PyMethod(name = "upper")
  PyObject upper() {
    byte[] r = copyBytes();
    for (int i = 0; i < r.length; i++) {
      if (isLower(r[i])) {
        r[i] -= 32;
      }
    }
    return make(r);
  }

  @PyMethod(name = "lower")
  PyObject lower() {
    byte[] r = copyBytes();
    for (int i = 0; i < r.length; i++) {
      if (isUpper(r[i])) {
        r[i] += 32;
      }
    }
    return make(r);
  }

  @PyMethod(name = "swapcase")
  PyObject swapCase() {
    byte[] r = copyBytes();
    for (int i = 0; i < r.length; i++) {
      if (isAlpha(r[i])) {
        r[i] ^= 32;
      }
    }
    return make(r);
  }

  @PyMethod(name = "capitalize")
  PyObject capitalize() {
    byte[] r = copyBytes();
    for (int i = 0; i < r.length; i++) {
      if (i == 0 ? isLower(r[i]) : isUpper(r[i])) {
        r[i] ^= 32;
      }
    }
    return make(r);
  }

  @PyMethod(name = "title")
  PyObject title() {
    byte[] r = copyBytes();
    boolean inWord = false;
    for (int i = 0; i < r.length; i++) {
      if (inWord ? isUpper(r[i]) : isLower(r[i])) {
        r[i] ^= 32;
      }
      inWord = isAlpha(r[i]);
    }
    return make(r);
  }

  @PyMethod(name = "expandtabs", sig = "(tabsize=8)")
  PyObject expandTabs(int tabsize) {
    byte[] a = arr();
    long total = 0;
    byte[] out = null;
    for (int pass = 0; pass < 2; pass++) {
      long col = 0;
      total = 0;
      for (int i = off(), e = i + size(); i < e; i++) {
        byte c = a[i];
        if (c == '\t') {
          if (tabsize > 0) {
            long k = tabsize - col % tabsize;
            col += k;
            if (out != null) {
              Arrays.fill(out, (int) total, (int) (total + k), (byte) ' ');
            }
            total += k;
          }
        } else {
          if (out != null) {
            out[(int) total] = c;
          }
          total++;
          col = c == '\n' || c == '\r' ? 0 : col + 1;
        }
      }
      if (pass == 0) {
        if (total > Integer.MAX_VALUE - 16) {
          throw Py.overflowError("result too long");
        }
        out = new byte[(int) total];
      }
    }
    return make(out);
  }

  private byte fill(String fn, PyObject fillchar) {
    if (fillchar == null) {
      return ' ';
    }
    if (fillchar instanceof BytesLike b && b.size() == 1) {
      return b.arr()[b.off()];
    }
    throw Py.typeError(
        fn + "() argument 2 must be a byte string of length 1, not " + Ops.typeName(fillchar));
  }

  private PyObject pad(long left, long right, byte fill) {
    left = Math.max(0, left);
    right = Math.max(0, right);
    int n = size();
    if (left == 0 && right == 0) {
      return same();
    }
    if (left + right + n > Integer.MAX_VALUE - 16) {
      throw Py.memoryError();
    }
    byte[] r = new byte[(int) (n + left + right)];
    Arrays.fill(r, 0, (int) left, fill);
    System.arraycopy(arr(), off(), r, (int) left, n);
    Arrays.fill(r, (int) left + n, r.length, fill);
    return make(r);
  }

  @PyMethod(name = "center", sig = "(width, fillchar=b' ', /)")
  PyObject center(long width, PyObject fillchar) {
    byte f = fill("center", fillchar);
    long d = width - size();
    long left = d / 2 + (d & width & 1);
    return d <= 0 ? same() : pad(left, d - left, f);
  }

  @PyMethod(name = "ljust", sig = "(width, fillchar=b' ', /)")
  PyObject ljust(long width, PyObject fillchar) {
    return pad(0, width - size(), fill("ljust", fillchar));
  }

  @PyMethod(name = "rjust", sig = "(width, fillchar=b' ', /)")
  PyObject rjust(long width, PyObject fillchar) {
    return pad(width - size(), 0, fill("rjust", fillchar));
  }

  @PyMethod(name = "zfill")
  PyObject zfill(long width) {
    long d = width - size();
    if (d <= 0) {
      return same();
    }
    if (width > Integer.MAX_VALUE - 16) {
      throw Py.memoryError();
    }
    byte[] r = new byte[(int) width];
    Arrays.fill(r, 0, (int) d, (byte) '0');
    System.arraycopy(arr(), off(), r, (int) d, size());
    if (size() > 0 && (r[(int) d] == '+' || r[(int) d] == '-')) {
      byte sign = r[(int) d];
      r[(int) d] = '0';
      r[0] = sign;
    }
    return make(r);
  }

  @PyMethod(name = "hex", sig = "(sep=b'', bytes_per_sep=1)")
  PyObject hex(PyObject sep, int bytesPerSep) {
    return BytesHex.format(arr(), off(), size(), sep, bytesPerSep);
  }
}
