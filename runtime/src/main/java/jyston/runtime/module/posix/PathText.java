package jyston.runtime.module.posix;

import java.util.ArrayList;

/** Path text without the file system. */
final class PathText {
  private PathText() {}

  static int rootLength(String s) {
    if (!s.startsWith("/")) {
      return 0;
    }
    return s.startsWith("//") && !s.startsWith("///") ? 2 : 1;
  }

  static String norm(String path) {
    if (path.isEmpty()) {
      return ".";
    }
    String p = path;
    int root = rootLength(p);
    ArrayList<String> parts = new ArrayList<>();
    int i = root;
    int n = p.length();
    while (i <= n) {
      int j = p.indexOf('/', i);
      if (j < 0) {
        j = n;
      }
      String c = p.substring(i, j);
      i = j + 1;
      if (c.isEmpty() || c.equals(".")) {
        continue;
      }
      if (!c.equals("..")
          || root == 0 && parts.isEmpty()
          || !parts.isEmpty() && parts.get(parts.size() - 1).equals("..")) {
        parts.add(c);
      } else if (!parts.isEmpty()) {
        parts.remove(parts.size() - 1);
      }
    }
    String r = p.substring(0, root) + String.join("/", parts);
    return r.isEmpty() ? "." : r;
  }
}
