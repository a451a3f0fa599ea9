package jyston.frontend.cfg;

import java.util.List;
import jyston.frontend.ast.Const;
import jyston.frontend.ast.Expr;
import jyston.frontend.ast.Stmt;

/** Docstrings and their indentation ({@code _PyCompile_CleanDoc}). */
final class DocStrings {
  private DocStrings() {}

  /** The cleaned docstring constant of a body, or null. */
  static Object of(List<Stmt> body) {
    if (!body.isEmpty()
        && body.getFirst() instanceof Stmt.ExprStmt s
        && s.value() instanceof Expr.Constant c) {
      if (c.value() instanceof String doc) {
        return clean(doc);
      }
      if (c.value() instanceof Const.CodePoints) {
        return c.value();
      }
    }
    return null;
  }

  static String clean(String doc) {
    doc = expandTabs(doc);
    int n = doc.length();
    int i = 0;
    while (i < n && doc.charAt(i) == ' ') {
      i++;
    }
    int first = i;
    int margin = Integer.MAX_VALUE;
    int p = doc.indexOf('\n', first);
    int scan = p < 0 ? n : p + 1;
    while (scan < n) {
      int s = scan;
      while (scan < n && doc.charAt(scan) == ' ') {
        scan++;
      }
      if (scan < n && doc.charAt(scan) != '\n') {
        margin = Math.min(margin, scan - s);
      }
      int nl = doc.indexOf('\n', scan);
      if (nl < 0) {
        break;
      }
      scan = nl + 1;
    }
    if (margin == Integer.MAX_VALUE) {
      margin = 0;
    }
    if (first == 0 && margin == 0) {
      return doc;
    }
    StringBuilder b = new StringBuilder(n);
    int end = p < 0 ? n : p + 1;
    b.append(doc, first, end);
    while (end < n) {
      int s = end;
      int k = 0;
      while (k < margin && s < n && doc.charAt(s) == ' ') {
        s++;
        k++;
      }
      int nl = doc.indexOf('\n', s);
      end = nl < 0 ? n : nl + 1;
      b.append(doc, s, end);
    }
    return b.toString();
  }

  private static String expandTabs(String s) {
    if (s.indexOf('\t') < 0) {
      return s;
    }
    StringBuilder b = new StringBuilder(s.length() + 16);
    int col = 0;
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c == '\t') {
        int k = 8 - col % 8;
        b.repeat(' ', k);
        col += k;
      } else {
        b.append(c);
        col = c == '\n' || c == '\r' ? 0 : Character.isLowSurrogate(c) ? col : col + 1;
      }
    }
    return b.toString();
  }
}
