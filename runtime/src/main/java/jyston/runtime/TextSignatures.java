package jyston.runtime;

/** What {@code __text_signature__} and the kind of a builtin method do not follow a rule for. */
final class TextSignatures {
  private TextSignatures() {}

  /** Whether a special method is a plain method in CPython, which adds it beside the C slot. */
  static boolean isPlainMethod(String owner, String name) {
    return switch (owner) {
      case "dict" -> name.equals("__contains__") || name.equals("__getitem__");
      case "list" -> name.equals("__getitem__");
      case "set", "frozenset" -> name.equals("__contains__");
      default -> false;
    };
  }

  /** The signature of a function whose Java method takes its arguments as they come, or null. */
  static String told(String owner, String name) {
    return owner.equals("builtins") && name.equals("sorted")
        ? "($module, iterable, /, *, key=None, reverse=False)"
        : null;
  }

  /**
   * The signature that a class's docstring begins with, or null: its name, parentheses, and a line
   * of two dashes.
   */
  static String inDoc(String name, PyObject doc) {
    if (!(doc instanceof PyStr d) || !d.javaString().startsWith(name + "(")) {
      return null;
    }
    String text = d.javaString();
    int end = text.indexOf(")\n--\n\n");
    int blank = text.indexOf("\n\n");
    return end < 0 || blank < end ? null : text.substring(name.length(), end + 1);
  }

  /** Whether CPython tells no signature, as it has none that the text can express. */
  static boolean isUntold(String owner, String name) {
    return switch (owner) {
      case "builtins" ->
          switch (name) {
            case "__build_class__", "dir", "getattr", "iter", "max", "min", "next", "vars" -> true;
            default -> false;
          };
      case "dict" -> name.equals("update");
      case "generator", "coroutine" -> name.equals("throw");
      case "async_generator" -> name.equals("athrow");
      default -> false;
    };
  }
}
