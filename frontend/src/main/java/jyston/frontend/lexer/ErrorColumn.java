package jyston.frontend.lexer;

/** Conversion of byte columns to the character offsets of a SyntaxError. */
public final class ErrorColumn {
  private ErrorColumn() {}

  /**
   * {@code _PyPegen_byte_offset_to_character_offset}: a byte column from 1 in the text [from, to)
   * to a character column from 1, at most one behind its end.
   */
  public static int of(SourceText source, int from, int to, int col) {
    if (col <= 0) {
      return 0;
    }
    if (source.isAscii()) {
      return Math.min(col, to - from + 1);
    }
    // CPython counts in the line as decoded with "replace" and encoded again.
    byte[] shown = SourceText.encode(source.decode(from, to));
    if (col > shown.length) {
      return characters(shown, shown.length) + 1;
    }
    return characters(shown, col);
  }

  private static int characters(byte[] utf8, int length) {
    String s = SourceText.decodeUtf8(utf8, 0, length);
    return s.codePointCount(0, s.length());
  }
}
