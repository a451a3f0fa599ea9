package jyston.runtime;

/** "Did you mean" (CPython's {@code Python/suggestions.c}). */
public final class Suggestions {
  private static final int MAX_CANDIDATES = 750;
  private static final int MAX_LENGTH = 40;
  private static final int MOVE = 2;
  private static final int CASE = 1;

  private Suggestions() {}

  /** The candidate nearest to a name, or null when none is near enough. */
  public static String closest(PyStr name, PyObject[] candidates) {
    if (candidates.length >= MAX_CANDIDATES) {
      return null;
    }
    String n = name.javaString();
    int best = Integer.MAX_VALUE;
    String result = null;
    for (PyObject c : candidates) {
      if (!(c instanceof PyStr s)) {
        continue;
      }
      String t = s.javaString();
      if (t.equals(n)) {
        continue;
      }
      int max = (n.length() + t.length() + 3) * MOVE / 6;
      max = Math.min(max, best - 1);
      int d = distance(n, t, max);
      if (d <= max && d < best) {
        best = d;
        result = t;
      }
    }
    return result;
  }

  private static int substitution(char a, char b) {
    if ((a & 31) != (b & 31)) {
      return MOVE;
    }
    if (a == b) {
      return 0;
    }
    return Character.toLowerCase(a) == Character.toLowerCase(b) ? CASE : MOVE;
  }

  private static int distance(String a, String b, int max) {
    if (a.equals(b)) {
      return 0;
    }
    int start = 0;
    int ea = a.length();
    int eb = b.length();
    while (start < ea && start < eb && a.charAt(start) == b.charAt(start)) {
      start++;
    }
    while (ea > start && eb > start && a.charAt(ea - 1) == b.charAt(eb - 1)) {
      ea--;
      eb--;
    }
    a = a.substring(start, ea);
    b = b.substring(start, eb);
    if (a.isEmpty() || b.isEmpty()) {
      return (a.length() + b.length()) * MOVE;
    }
    if (a.length() > MAX_LENGTH || b.length() > MAX_LENGTH) {
      return max + 1;
    }
    if (b.length() < a.length()) {
      String t = a;
      a = b;
      b = t;
    }
    if ((b.length() - a.length()) * MOVE > max) {
      return max + 1;
    }
    int[] row = new int[a.length()];
    for (int i = 0; i < row.length; i++) {
      row[i] = (i + 1) * MOVE;
    }
    int result = 0;
    for (int j = 0; j < b.length(); j++) {
      int diag = j * MOVE;
      result = diag;
      int min = Integer.MAX_VALUE;
      for (int i = 0; i < row.length; i++) {
        int sub = diag + substitution(b.charAt(j), a.charAt(i));
        diag = row[i];
        result = Math.min(sub, Math.min(result, diag) + MOVE);
        row[i] = result;
        min = Math.min(min, result);
      }
      if (min > max) {
        return max + 1;
      }
    }
    return result;
  }
}
