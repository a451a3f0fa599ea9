package jyston.runtime.codec;

/** The builtin error handlers, and everything else. */
enum ErrorMode {
  STRICT,
  IGNORE,
  REPLACE,
  XMLCHARREFREPLACE,
  BACKSLASHREPLACE,
  NAMEREPLACE,
  SURROGATEESCAPE,
  SURROGATEPASS,
  CUSTOM;

  static ErrorMode of(String name) {
    if (name == null) {
      return STRICT;
    }
    return switch (name) {
      case "strict" -> STRICT;
      case "ignore" -> IGNORE;
      case "replace" -> REPLACE;
      case "xmlcharrefreplace" -> XMLCHARREFREPLACE;
      case "backslashreplace" -> BACKSLASHREPLACE;
      case "namereplace" -> NAMEREPLACE;
      case "surrogateescape" -> SURROGATEESCAPE;
      case "surrogatepass" -> SURROGATEPASS;
      default -> CUSTOM;
    };
  }
}
