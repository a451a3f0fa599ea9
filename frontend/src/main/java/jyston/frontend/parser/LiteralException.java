package jyston.frontend.parser;

/** A literal whose value cannot be computed. */
final class LiteralException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The token meant, or -1 for the parser's position. */
  final transient int token;

  /** Whether the error has a line but no column (numbers over the digit limit). */
  final transient boolean lineOnly;

  LiteralException(String message, int token, boolean lineOnly) {
    super(message, null, false, false);
    this.token = token;
    this.lineOnly = lineOnly;
  }
}
