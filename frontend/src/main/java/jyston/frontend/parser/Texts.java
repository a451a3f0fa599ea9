package jyston.frontend.parser;

import java.util.Arrays;
import jyston.frontend.ast.Const;

/** Python str values that may hold lone surrogates: String or {@link Const.CodePoints}. */
final class Texts {
  private Texts() {}

  /** Collects code points. */
  static final class Builder {
    private int[] points = new int[16];
    private int count;

    void append(int cp) {
      if (count == points.length) {
        points = Arrays.copyOf(points, count * 2);
      }
      points[count++] = cp;
    }

    void append(String s) {
      for (int i = 0; i < s.length(); ) {
        int cp = s.codePointAt(i);
        append(cp);
        i += Character.charCount(cp);
      }
    }

    Object build() {
      return new Const.CodePoints(Arrays.copyOf(points, count));
    }
  }

  /** A Java string as a value; unpaired surrogates lead to {@link Const.CodePoints}. */
  static Object ofJava(String s) {
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < s.length()
          && Character.isLowSurrogate(s.charAt(i + 1))) {
        i++;
        continue;
      }
      Builder b = new Builder();
      b.append(s);
      return b.build();
    }
    return s;
  }

  static boolean isEmpty(Object text) {
    return text instanceof String s
        ? s.isEmpty()
        : text instanceof Const.CodePoints c && c.points().length == 0;
  }

  /** Whether a constant's value is a str. */
  static boolean isText(Object value) {
    return value instanceof String || value instanceof Const.CodePoints;
  }

  static Object concat(Object a, Object b) {
    if (a instanceof String s && b instanceof String t) {
      return s.concat(t);
    }
    Builder out = new Builder();
    add(out, a);
    add(out, b);
    return out.build();
  }

  private static void add(Builder out, Object text) {
    if (text instanceof Const.CodePoints c) {
      for (int cp : c.points()) {
        out.append(cp);
      }
    } else {
      out.append((String) text);
    }
  }
}
