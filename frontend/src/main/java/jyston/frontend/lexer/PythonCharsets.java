package jyston.frontend.lexer;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Python's codec names as JDK charsets. */
final class PythonCharsets {
  private PythonCharsets() {}

  /**
   * The charset of a Python text encoding.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Charset lookup(String name) {
    String n = name.toLowerCase(Locale.ROOT).replace('_', '-');
    while (n.endsWith("-") || n.endsWith(".")) {
      n = n.substring(0, n.length() - 1);
    }
    return switch (n) {
      case "utf8", "u8", "utf", "utf-8", "cp65001" -> StandardCharsets.UTF_8;
      case "ascii", "us-ascii", "646", "us" -> StandardCharsets.US_ASCII;
      case "latin", "latin1", "l1", "8859", "iso8859", "iso8859-1", "iso-8859-1", "cp819" ->
          StandardCharsets.ISO_8859_1;
      case "sjis", "s-jis", "shiftjis", "shift-jis", "csshiftjis" -> Charset.forName("Shift_JIS");
      case "cp932", "932", "ms932", "mskanji", "ms-kanji" -> Charset.forName("windows-31j");
      case "cp949", "949", "ms949", "uhc" -> Charset.forName("x-windows-949");
      case "euckr", "ksc5601", "ks-c-5601", "ks-c-5601-1987", "ksx1001", "korean" ->
          Charset.forName("EUC-KR");
      case "eucjp", "ujis", "u-jis" -> Charset.forName("EUC-JP");
      case "big5hkscs", "hkscs" -> Charset.forName("Big5-HKSCS");
      case "cp950", "950", "ms950" -> Charset.forName("x-windows-950");
      case "johab", "cp1361", "ms1361" -> Charset.forName("x-Johab");
      case "cyrillic" -> Charset.forName("ISO-8859-5");
      case "mac-roman", "macroman", "macintosh" -> Charset.forName("x-MacRoman");
      default -> {
        if (n.startsWith("iso8859-")) {
          yield Charset.forName("ISO-8859-" + n.substring(8));
        }
        if (n.startsWith("latin-")) {
          yield Charset.forName("latin" + n.substring(6));
        }
        yield Charset.forName(n);
      }
    };
  }
}
