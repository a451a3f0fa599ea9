package jyston.frontend;

/** Receives the warnings of the tokenizer, the parser and the later stages. */
@FunctionalInterface
public interface WarningSink {
  /** Ignores every warning. */
  WarningSink NONE = (category, message, line, col, endLine, endCol) -> true;

  /**
   * Reports a warning.
   *
   * @param category the Python class, such as {@code "SyntaxWarning"}
   * @param message the text
   * @param line first line, from 1
   * @param col UTF-8 byte offset in that line, from 0
   * @param endLine last line
   * @param endCol UTF-8 byte offset after the last character
   * @return false if the filters make it an error; the caller then raises a SyntaxError
   */
  boolean warn(String category, String message, int line, int col, int endLine, int endCol);

  /**
   * As {@link #warn}, for what is not about the text but about the code: such a warning is given
   * once for a line, however often the line is compiled.
   */
  default boolean warnOfCode(
      String category, String message, int line, int col, int endLine, int endCol) {
    return warn(category, message, line, col, endLine, endCol);
  }
}
