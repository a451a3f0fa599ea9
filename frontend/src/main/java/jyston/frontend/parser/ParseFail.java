package jyston.frontend.parser;

/** Thrown by the fast parser on the first error; the PEG machine then finds the message. */
final class ParseFail extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The one instance; it carries nothing. */
  static final ParseFail INSTANCE = new ParseFail();

  private ParseFail() {
    super(null, null, false, false);
  }
}
