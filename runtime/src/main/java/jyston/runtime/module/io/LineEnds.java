package jyston.runtime.module.io;

import jyston.runtime.PyStr;

/** Where a line ends. */
final class LineEnds {
  private LineEnds() {}

  /** Index of a code point of the basic plane, or -1. */
  static int indexOf(PyStr s, int c, int from) {
    if (!s.isWide()) {
      return s.bmp().indexOf(c, from);
    }
    for (int i = from, n = s.length(); i < n; i++) {
      if (s.codePointAt(i) == c) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Index after the end of the line that starts at {@code from}, or -1.
   *
   * @param newline the line end, where neither universal nor translated
   */
  static int find(PyStr s, int from, String newline, boolean universal, boolean translated) {
    if (translated || !universal && newline.equals("\n")) {
      int i = indexOf(s, '\n', from);
      return i < 0 ? -1 : i + 1;
    }
    int n = s.length();
    if (universal) {
      for (int i = from; i < n; i++) {
        int c = s.codePointAt(i);
        if (c == '\n') {
          return i + 1;
        }
        if (c == '\r') {
          return i + 1 < n && s.codePointAt(i + 1) == '\n' ? i + 2 : i + 1;
        }
      }
      return -1;
    }
    if (newline.length() == 1) {
      int i = indexOf(s, newline.charAt(0), from);
      return i < 0 ? -1 : i + 1;
    }
    for (int i = indexOf(s, '\r', from); i >= 0 && i + 1 < n; i = indexOf(s, '\r', i + 1)) {
      if (s.codePointAt(i + 1) == '\n') {
        return i + 2;
      }
    }
    return -1;
  }
}
