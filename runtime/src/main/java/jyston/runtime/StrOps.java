package jyston.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import jyston.runtime.unicode.CharTable;

/** Searching, cutting and joining of text. */
public final class StrOps {
  private StrOps() {}

  private static final class Latin {
    static final PyStr[] ALL = new PyStr[256];

    static {
      for (int i = 0; i < 256; i++) {
        ALL[i] = PyStr.intern(String.valueOf((char) i));
      }
    }
  }

  /** The str of one code point; shared for Latin-1. */
  public static PyStr single(int cp) {
    return cp < 256 ? Latin.ALL[cp] : PyStr.ofCodePoint(cp);
  }

  /** {@code p[from:to]}, for bounds in range. */
  public static PyStr sub(PyStr p, int from, int to) {
    int n = to - from;
    if (n <= 1) {
      return n <= 0 ? PyStr.EMPTY : single(p.codePointAt(from));
    }
    if (p.bmp() != null) {
      return n == p.bmp().length() ? exact(p) : new PyStr(p.bmp().substring(from, to));
    }
    return n == p.cps.length ? exact(p) : PyStr.ofCodePoints(Arrays.copyOfRange(p.cps, from, to));
  }

  /** The exact str with the same text. */
  public static PyStr exact(PyStr p) {
    return p.getClass() == PyStr.class
        ? p
        : p.bmp() != null ? new PyStr(p.bmp()) : new PyStr(p.cps);
  }

  /** Index of {@code sub} in {@code p[from:to]}, or -1. */
  public static int indexOf(PyStr p, PyStr sub, int from, int to) {
    int m = sub.length();
    if (to - from < m || from > to) {
      return -1;
    }
    if (p.bmp() != null) {
      if (sub.bmp() == null) {
        return -1;
      }
      if (m == 1) {
        return p.bmp().indexOf(sub.bmp().charAt(0), from, to);
      }
      if (m < LONG_NEEDLE) {
        return p.bmp().indexOf(sub.bmp(), from, to);
      }
    }
    if (m == 0) {
      return from;
    }
    long work = 0;
    int first = sub.codePointAt(0);
    for (int i = from; i <= to - m; i++) {
      if (p.bmp() != null) {
        i = p.bmp().indexOf(first, i, to - m + 1);
        if (i < 0) {
          return -1;
        }
      } else if (p.cps[i] != first) {
        continue;
      }
      int k = 1;
      while (k < m && p.codePointAt(i + k) == sub.codePointAt(k)) {
        k++;
      }
      if (k == m) {
        return i;
      }
      work += k;
      if (work > 4L * (i - from) + 4096) {
        // Text that repeats itself: search in linear time from here.
        return kmp(p, sub, i + 1, to);
      }
    }
    return -1;
  }

  private static final int LONG_NEEDLE = 24;

  /** The search of Knuth, Morris and Pratt. */
  private static int kmp(PyStr p, PyStr sub, int from, int to) {
    int m = sub.length();
    int[] fail = new int[m];
    for (int i = 1, k = 0; i < m; i++) {
      while (k > 0 && sub.codePointAt(i) != sub.codePointAt(k)) {
        k = fail[k - 1];
      }
      if (sub.codePointAt(i) == sub.codePointAt(k)) {
        k++;
      }
      fail[i] = k;
    }
    int k = 0;
    for (int i = from; i < to; i++) {
      int c = p.codePointAt(i);
      while (k > 0 && c != sub.codePointAt(k)) {
        k = fail[k - 1];
      }
      if (c == sub.codePointAt(k) && ++k == m) {
        return i - m + 1;
      }
    }
    return -1;
  }

  /** Last index of {@code sub} in {@code p[from:to]}, or -1. */
  public static int lastIndexOf(PyStr p, PyStr sub, int from, int to) {
    int m = sub.length();
    if (to - from < m || from > to) {
      return -1;
    }
    if (p.bmp() != null) {
      if (sub.bmp() == null) {
        return -1;
      }
      int i = p.bmp().lastIndexOf(sub.bmp(), to - m);
      return i < from ? -1 : i;
    }
    if (m == 0) {
      return to;
    }
    int[] h = p.cps;
    int[] q = sub.codePoints();
    for (int i = to - m; i >= from; i--) {
      if (h[i] == q[0] && Arrays.equals(h, i + 1, i + m, q, 1, m)) {
        return i;
      }
    }
    return -1;
  }

  /** How often {@code sub} occurs in {@code p[from:to]} without overlap. */
  public static int count(PyStr p, PyStr sub, int from, int to) {
    if (from > to) {
      return 0;
    }
    int m = sub.length();
    if (m == 0) {
      return to - from + 1;
    }
    int c = 0;
    while ((from = indexOf(p, sub, from, to)) >= 0) {
      c++;
      from += m;
    }
    return c;
  }

  /** Whether {@code p[from:to]} starts (or ends) with {@code x}. */
  static boolean tail(PyStr p, PyStr x, int from, int to, boolean suffix) {
    int m = x.length();
    if (from > to || to - from < m) {
      return false;
    }
    return regionEquals(p, suffix ? to - m : from, x);
  }

  static boolean regionEquals(PyStr p, int at, PyStr x) {
    if (p.bmp() != null) {
      return x.bmp() != null && p.bmp().startsWith(x.bmp(), at);
    }
    int m = x.length();
    for (int i = 0; i < m; i++) {
      if (p.cps[at + i] != x.codePointAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** {@code a + b}. */
  public static PyStr concat(PyStr a, PyStr b) {
    if (a.isWide() || b.isWide()) {
      return new StrBuilder(a.length() + b.length()).append(a).append(b).build();
    }
    if (a.length() == 0) {
      return exact(b);
    }
    if (b.length() == 0) {
      return exact(a);
    }
    BytesLike.checkSize((long) a.length() + b.length());
    return PyStr.concatBmp(a, b);
  }

  /** {@code a + b} where nothing more will be appended to. */
  static PyStr glue(PyStr a, PyStr b) {
    int n = a.length();
    int m = b.length();
    return a.isWide() || b.isWide() || n == 0 || m == 0 || (n | m) >= 1 << 29
        ? concat(a, b)
        : new PyStr(a.bmp().concat(b.bmp()));
  }

  /** {@code p * k}. */
  public static PyStr repeat(PyStr p, long k) {
    int n = p.length();
    if (k <= 0 || n == 0) {
      return PyStr.EMPTY;
    }
    if (k == 1) {
      return exact(p);
    }
    if (k > Integer.MAX_VALUE || k * n > Integer.MAX_VALUE - 16) {
      throw k > Long.MAX_VALUE / n
          ? Py.overflowError("repeated string is too long")
          : Py.memoryError();
    }
    if (p.bmp() != null) {
      return new PyStr(p.bmp().repeat((int) k));
    }
    int[] r = new int[(int) (n * k)];
    for (int i = 0; i < r.length; i += n) {
      System.arraycopy(p.cps, 0, r, i, n);
    }
    return new PyStr(r);
  }

  /** Order by code points. */
  public static int compare(PyStr a, PyStr b) {
    if (a.bmp() != null && b.bmp() != null) {
      return a.bmp().compareTo(b.bmp());
    }
    int n = Math.min(a.length(), b.length());
    for (int i = 0; i < n; i++) {
      int d = a.codePointAt(i) - b.codePointAt(i);
      if (d != 0) {
        return d;
      }
    }
    return a.length() - b.length();
  }

  /** {@code p.replace(old, with, max)}; max below 0 means all. */
  public static PyStr replace(PyStr p, PyStr old, PyStr with, long max) {
    if (max == 0) {
      return exact(p);
    }
    if (max < 0) {
      max = Long.MAX_VALUE;
    }
    int n = p.length();
    int m = old.length();
    if (m == 0) {
      if (n == 0) {
        return exact(with);
      }
      StrBuilder b = new StrBuilder();
      int i = 0;
      while (i < n && max-- > 0) {
        b.append(with).append(p.codePointAt(i++));
      }
      if (i == n && max > 0) {
        b.append(with);
      }
      return b.append(p, i, n).build();
    }
    int i = indexOf(p, old, 0, n);
    if (i < 0) {
      return exact(p);
    }
    if (p.bmp() != null && with.bmp() != null && max == Long.MAX_VALUE && growthOk(p, old, with)) {
      return m == 1 && with.bmp().length() == 1
          ? new PyStr(p.bmp().replace(old.bmp().charAt(0), with.bmp().charAt(0)))
          : PyStr.ofBmp(p.bmp().replace(old.bmp(), with.bmp()));
    }
    if (!growthOk(p, old, with)) {
      long total = n + (long) count(p, old, 0, n) * (with.length() - m);
      if (max == Long.MAX_VALUE && total > Integer.MAX_VALUE - 16) {
        throw Py.overflowError("replace string is too long");
      }
    }
    StrBuilder b = new StrBuilder(n + 16);
    int from = 0;
    while (i >= 0 && max-- > 0) {
      b.append(p, from, i).append(with);
      from = i + m;
      i = indexOf(p, old, from, n);
    }
    return b.append(p, from, n).build();
  }

  private static boolean growthOk(PyStr p, PyStr old, PyStr with) {
    return (long) p.length() * Math.max(1, with.length()) < 1L << 28;
  }

  private static PyList list(ArrayList<PyObject> out) {
    return PyList.wrap(out.toArray(PyObject.NO_ARGS));
  }

  /** {@code p.split(sep, max)}; sep null for white space. */
  public static PyList split(PyStr p, PyStr sep, int max) {
    String text = p.bmp();
    if (text != null && sep != null && sep.bmp() != null) {
      return splitText(p, text, sep.bmp(), max);
    }
    if (sep == null && text != null) {
      return splitSpace(p, text, max);
    }
    ArrayList<PyObject> out = new ArrayList<>();
    int n = p.length();
    int i = 0;
    if (sep == null) {
      while (true) {
        while (i < n && CharTable.isSpace(p.codePointAt(i))) {
          i++;
        }
        if (i == n) {
          return list(out);
        }
        if (max-- == 0) {
          out.add(sub(p, i, n));
          return list(out);
        }
        int j = i;
        while (j < n && !CharTable.isSpace(p.codePointAt(j))) {
          j++;
        }
        out.add(sub(p, i, j));
        i = j;
      }
    }
    int m = sep.length();
    int j;
    while (max-- > 0 && (j = indexOf(p, sep, i, n)) >= 0) {
      out.add(sub(p, i, j));
      i = j + m;
    }
    out.add(sub(p, i, n));
    return list(out);
  }

  /** For each ASCII character whether it is white space. */
  private static final boolean[] SPACE = new boolean[128];

  static {
    for (int c = 0; c < SPACE.length; c++) {
      SPACE[c] = CharTable.isSpace(c);
    }
  }

  private static boolean isSpace(int c) {
    return c < 128 ? SPACE[c] : CharTable.isSpace(c);
  }

  private static PyList splitSpace(PyStr p, String text, int max) {
    int n = text.length();
    PyObject[] out = new PyObject[6];
    int count = 0;
    int i = 0;
    while (true) {
      while (i < n && isSpace(text.charAt(i))) {
        i++;
      }
      if (i == n) {
        break;
      }
      int j = i + 1;
      if (count == max) {
        j = n;
      } else {
        while (j < n && !isSpace(text.charAt(j))) {
          j++;
        }
      }
      if (count == out.length) {
        out = Arrays.copyOf(out, count * 2);
      }
      out[count++] = sub(p, i, j);
      i = j;
    }
    return PyList.wrap(count == out.length ? out : Arrays.copyOf(out, count));
  }

  private static PyList splitText(PyStr p, String text, String sep, int max) {
    int m = sep.length();
    // A string of one character is searched for faster as the character.
    int c = m == 1 ? sep.charAt(0) : -1;
    PyObject[] out = new PyObject[6];
    int count = 0;
    int i = 0;
    int j;
    while (count < max && (j = c >= 0 ? text.indexOf(c, i) : text.indexOf(sep, i)) >= 0) {
      if (count + 1 == out.length) {
        out = Arrays.copyOf(out, count * 2 + 2);
      }
      out[count++] = sub(p, i, j);
      i = j + m;
    }
    out[count++] = sub(p, i, text.length());
    return PyList.wrap(count == out.length ? out : Arrays.copyOf(out, count));
  }

  /** {@code p.rsplit(sep, max)}. */
  public static PyList rsplit(PyStr p, PyStr sep, int max) {
    ArrayList<PyObject> out = new ArrayList<>();
    int e = p.length();
    if (sep == null) {
      while (true) {
        while (e > 0 && CharTable.isSpace(p.codePointAt(e - 1))) {
          e--;
        }
        if (e == 0) {
          break;
        }
        if (max-- == 0) {
          out.add(sub(p, 0, e));
          break;
        }
        int j = e;
        while (j > 0 && !CharTable.isSpace(p.codePointAt(j - 1))) {
          j--;
        }
        out.add(sub(p, j, e));
        e = j;
      }
    } else {
      int j;
      while (max-- > 0 && (j = lastIndexOf(p, sep, 0, e)) >= 0) {
        out.add(sub(p, j + sep.length(), e));
        e = j;
      }
      out.add(sub(p, 0, e));
    }
    java.util.Collections.reverse(out);
    return list(out);
  }

  /** Most characters are beyond the controls and before the others that break a line. */
  private static boolean isLineBreak(char c) {
    return (c < ' ' || c > '~') && CharTable.isLineBreak(c);
  }

  /** {@code p.splitlines(keep)}. */
  public static PyList splitLines(PyStr p, boolean keep) {
    ArrayList<PyObject> out = new ArrayList<>();
    int n = p.length();
    String text = p.bmp();
    int i = 0;
    while (i < n) {
      int j = i;
      if (text != null) {
        while (j < n && !isLineBreak(text.charAt(j))) {
          j++;
        }
      } else {
        while (j < n && !CharTable.isLineBreak(p.codePointAt(j))) {
          j++;
        }
      }
      int end = j;
      if (j < n) {
        j += p.codePointAt(j) == '\r' && j + 1 < n && p.codePointAt(j + 1) == '\n' ? 2 : 1;
      }
      out.add(sub(p, i, keep ? j : end));
      i = j;
    }
    return list(out);
  }

  /** {@code sep.join(items)}. */
  public static PyStr join(PyStr sep, PyObject[] items) {
    int n = items.length;
    if (n == 0) {
      return PyStr.EMPTY;
    }
    if (n == 1 && items[0].getClass() == PyStr.class) {
      return (PyStr) items[0];
    }
    long total = (long) sep.length() * (n - 1);
    boolean wide = sep.isWide();
    for (int i = 0; i < n; i++) {
      if (!(items[i] instanceof PyStr p)) {
        throw Py.typeError(
            "sequence item " + i + ": expected str instance, " + items[i].type().name() + " found");
      }
      total += p.length();
      wide |= p.isWide();
    }
    if (total > Integer.MAX_VALUE - 16) {
      throw Py.overflowError("join() result is too long for a Python string");
    }
    if (!wide) {
      if (total == 0) {
        return PyStr.EMPTY;
      }
      return total / n < SHORT_PIECE
          ? joinShort(sep.bmp(), items, (int) total)
          : joinLong(sep.bmp(), items);
    }
    StrBuilder b = new StrBuilder((int) total);
    for (int i = 0; i < n; i++) {
      if (i > 0) {
        b.append(sep);
      }
      b.append((PyStr) items[i]);
    }
    return b.build();
  }

  /** Up to this length on average, pieces are appended faster than gathered for the JDK. */
  private static final int SHORT_PIECE = 8;

  private static PyStr joinLong(String sep, PyObject[] items) {
    String[] texts = new String[items.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = ((PyStr) items[i]).bmp();
    }
    return new PyStr(String.join(sep, texts));
  }

  private static PyStr joinShort(String sep, PyObject[] items, int total) {
    StringBuilder b = new StringBuilder(total);
    boolean first = true;
    int m = sep.length();
    for (PyObject o : items) {
      if (first) {
        first = false;
      } else if (m == 1) {
        b.append(sep.charAt(0));
      } else if (m != 0) {
        b.append(sep);
      }
      String s = ((PyStr) o).bmp();
      if (s.length() == 1) {
        b.append(s.charAt(0));
      } else {
        b.append(s);
      }
    }
    return new PyStr(b.toString());
  }

  /** {@code repr(p)}. */
  public static PyStr repr(PyStr p) {
    return quote(p, false);
  }

  /** {@code ascii(p)}. */
  public static PyStr ascii(PyStr p) {
    return quote(p, true);
  }

  /** {@code ascii} of any object. */
  public static PyStr asciiOf(PyObject o) {
    PyStr r = Ops.repr(o);
    if (StrCase.isAsciiText(r)) {
      return r;
    }
    StrBuilder b = new StrBuilder(r.length() + 16);
    for (int i = 0; i < r.length(); i++) {
      int c = r.codePointAt(i);
      if (c < 128) {
        b.append(c);
      } else {
        escape(b, c);
      }
    }
    return b.build();
  }

  private static PyStr quote(PyStr p, boolean asciiOnly) {
    int n = p.length();
    boolean single = false;
    boolean dbl = false;
    boolean plain = true;
    for (int i = 0; i < n; i++) {
      int c = p.codePointAt(i);
      single |= c == '\'';
      dbl |= c == '"';
      plain &= c >= ' ' && c < 127 && c != '\\';
    }
    char q = single && !dbl ? '"' : '\'';
    StrBuilder b = new StrBuilder(n + 2).append(q);
    if (plain && !(single && dbl)) {
      return b.append(p).append(q).build();
    }
    for (int i = 0; i < n; i++) {
      int c = p.codePointAt(i);
      if (c == q || c == '\\') {
        b.append('\\').append(c);
      } else if (c == '\t') {
        b.append("\\t");
      } else if (c == '\n') {
        b.append("\\n");
      } else if (c == '\r') {
        b.append("\\r");
      } else if (c < 128 ? c >= ' ' && c != 127 : !asciiOnly && CharTable.isPrintable(c)) {
        b.append(c);
      } else {
        escape(b, c);
      }
    }
    return b.append(q).build();
  }

  /** Appends {@code \x}, {@code \}{@code u} or {@code \U} with the code point. */
  public static void escape(StrBuilder b, int c) {
    int digits;
    if (c < 256) {
      b.append("\\x");
      digits = 2;
    } else if (c <= 0xFFFF) {
      b.append("\\u");
      digits = 4;
    } else {
      b.append("\\U");
      digits = 8;
    }
    for (int i = digits - 1; i >= 0; i--) {
      b.append(Character.forDigit(c >>> (4 * i) & 15, 16));
    }
  }
}
