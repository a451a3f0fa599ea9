package jyston.runtime.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import jyston.frontend.SyntaxException;
import jyston.frontend.lexer.SourceText;
import jyston.runtime.PyStr;

/** Source lines for error displays (CPython's {@code PyErr_ProgramText}). */
public final class SourceLines {
  private SourceLines() {}

  /** A line (from 1) of a file with its newline, or null when it cannot be read. */
  public static PyStr line(String file, int line) {
    if (line < 1 || file.startsWith("<")) {
      return null;
    }
    try {
      SourceText text = SourceText.ofBytes(Files.readAllBytes(Path.of(file)), file);
      byte[] b = text.bytes();
      int length = text.length();
      int start = 0;
      for (int n = 1; n < line; n++) {
        while (start < length && b[start] != '\n') {
          start++;
        }
        if (start >= length) {
          return null;
        }
        start++;
      }
      int end = start;
      while (end < length && b[end] != '\n') {
        end++;
      }
      if (end < length) {
        end++;
      }
      return start == end ? null : PyStr.of(text.decode(start, end));
    } catch (IOException | InvalidPathException | SyntaxException e) {
      return null;
    }
  }
}
