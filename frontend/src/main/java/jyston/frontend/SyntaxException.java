package jyston.frontend;

/**
 * A rejected source text: CPython's {@code SyntaxError} and its subclasses as raised by tokenizer
 * and parser. Stackless; the runtime turns it into the Python exception.
 */
public final class SyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Which Python exception is meant. */
  public enum Kind {
    /** {@code SyntaxError}. */
    SYNTAX_ERROR("SyntaxError"),
    /** {@code IndentationError}. */
    INDENTATION_ERROR("IndentationError"),
    /** {@code TabError}. */
    TAB_ERROR("TabError"),
    /** {@code _IncompleteInputError}. */
    INCOMPLETE_INPUT("_IncompleteInputError"),
    /** {@code MemoryError}: the source nests too deeply. */
    MEMORY_ERROR("MemoryError"),
    /** {@code OverflowError}. */
    OVERFLOW_ERROR("OverflowError"),
    /** {@code ValueError}. */
    VALUE_ERROR("ValueError"),
    /** {@code RecursionError}: the compiler's own limit. */
    RECURSION_ERROR("RecursionError");

    private final String pythonName;

    Kind(String pythonName) {
      this.pythonName = pythonName;
    }

    /** The name of the Python class. */
    public String pythonName() {
      return pythonName;
    }
  }

  /** Stands for an attribute that is None. */
  public static final int NONE = Integer.MIN_VALUE;

  private final Kind kind;
  private final String filename;
  private final int line;
  private final int offset;
  private final int endLine;
  private final int endOffset;
  private final String text;

  /** Creates one; offsets count characters from 1, as the attributes of {@code SyntaxError} do. */
  public SyntaxException(
      Kind kind,
      String message,
      String filename,
      int line,
      int offset,
      int endLine,
      int endOffset,
      String text) {
    super(message, null, false, false);
    this.kind = kind;
    this.filename = filename;
    this.line = line;
    this.offset = offset;
    this.endLine = endLine;
    this.endOffset = endOffset;
    this.text = text;
  }

  /** A SyntaxError of the compiler, which does not have the source text at hand. */
  public static SyntaxException at(
      String message, String filename, int line, int offset, int endLine, int endOffset) {
    return new SyntaxException(
        Kind.SYNTAX_ERROR, message, filename, line, offset, endLine, endOffset, null);
  }

  /** A RecursionError of the compiler. */
  public static SyntaxException recursion(String message) {
    return new SyntaxException(Kind.RECURSION_ERROR, message, null, 0, 0, 0, 0, null);
  }

  /** The Python exception meant. */
  public Kind kind() {
    return kind;
  }

  /** The name of the source, as given to the parser. */
  public String filename() {
    return filename;
  }

  /** {@code SyntaxError.lineno}. */
  public int line() {
    return line;
  }

  /** {@code SyntaxError.offset}. */
  public int offset() {
    return offset;
  }

  /** {@code SyntaxError.end_lineno}. */
  public int endLine() {
    return endLine;
  }

  /** {@code SyntaxError.end_offset}. */
  public int endOffset() {
    return endOffset;
  }

  /** {@code SyntaxError.text}; null when the line cannot be shown. */
  public String text() {
    return text;
  }
}
