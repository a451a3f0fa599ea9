package jyston.runtime.module.builtins;

/** Reads a line from the terminal with editing; the command line provides it. */
@FunctionalInterface
public interface LineReader {
  /**
   * Reads a line.
   *
   * @return the line without its end, or null at the end of input
   */
  String readLine(String prompt);
}
