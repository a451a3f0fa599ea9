package jyston.frontend.scope;

/** Private name mangling ({@code _Py_Mangle}). */
public final class Mangler {
  private Mangler() {}

  /** Mangles a name inside class {@code className}, which may be null. */
  public static String mangle(String className, String id) {
    if (className == null
        || id.length() < 2
        || id.charAt(0) != '_'
        || id.charAt(1) != '_'
        || id.endsWith("__")
        || id.indexOf('.') >= 0) {
      return id;
    }
    int i = 0;
    while (i < className.length() && className.charAt(i) == '_') {
      i++;
    }
    return i == className.length() ? id : "_" + className.substring(i) + id;
  }
}
