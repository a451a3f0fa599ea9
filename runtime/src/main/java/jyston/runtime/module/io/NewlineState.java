package jyston.runtime.module.io;

import jyston.runtime.Py;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.StrOps;

/** Universal newlines: what kinds were seen, and a carriage return that waits for its line feed. */
final class NewlineState {
  private static final int CR = 1;
  private static final int LF = 2;
  private static final int CRLF = 4;

  final boolean translate;
  boolean pendingCr;
  private int seen;

  NewlineState(boolean translate) {
    this.translate = translate;
  }

  void forgetSeen() {
    seen = 0;
  }

  /** Takes decoded text, gives the text to hand out. */
  PyStr process(PyStr in, boolean last) {
    PyStr s = in;
    if (pendingCr && (last || s.length() > 0)) {
      s = StrOps.concat(CARRIAGE_RETURN, s);
      pendingCr = false;
    }
    int n = s.length();
    if (!last && n > 0 && s.codePointAt(n - 1) == '\r') {
      s = StrOps.sub(s, 0, n - 1);
      pendingCr = true;
      n--;
    }
    if (n == 0) {
      return s;
    }
    if (!s.isWide()) {
      String t = s.bmp();
      if (t.indexOf('\r') < 0) {
        if ((seen & LF) == 0 && t.indexOf('\n') >= 0) {
          seen |= LF;
        }
        return s;
      }
      StringBuilder out = translate ? new StringBuilder(n) : null;
      for (int i = 0; i < n; i++) {
        char c = t.charAt(i);
        if (c == '\n') {
          seen |= LF;
        } else if (c == '\r') {
          if (i + 1 < n && t.charAt(i + 1) == '\n') {
            seen |= CRLF;
            if (!translate) {
              i++;
              continue;
            }
            i++;
          } else {
            seen |= CR;
          }
          c = '\n';
        }
        if (out != null) {
          out.append(c);
        }
      }
      return out == null ? s : PyStr.ofBmp(out.toString());
    }
    int[] cps = s.codePoints();
    int[] out = new int[n];
    int k = 0;
    for (int i = 0; i < n; i++) {
      int c = cps[i];
      if (c == '\n') {
        seen |= LF;
      } else if (c == '\r') {
        if (i + 1 < n && cps[i + 1] == '\n') {
          seen |= CRLF;
          i++;
        } else {
          seen |= CR;
        }
        c = '\n';
      }
      out[k++] = c;
    }
    return translate ? PyStr.ofCodePoints(java.util.Arrays.copyOf(out, k)) : s;
  }

  private static final PyStr CARRIAGE_RETURN = PyStr.intern("\r");

  /** The {@code newlines} attribute. */
  PyObject newlines() {
    PyObject cr = PyStr.intern("\r");
    PyObject lf = PyStr.intern("\n");
    PyObject crlf = PyStr.intern("\r\n");
    return switch (seen) {
      case CR -> cr;
      case LF -> lf;
      case CR | LF -> PyTuple.of(cr, lf);
      case CRLF -> crlf;
      case CR | CRLF -> PyTuple.of(cr, crlf);
      case LF | CRLF -> PyTuple.of(lf, crlf);
      case CR | LF | CRLF -> PyTuple.of(cr, lf, crlf);
      default -> Py.None;
    };
  }
}
