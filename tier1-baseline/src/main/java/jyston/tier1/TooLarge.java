package jyston.tier1;

/** Why code is not compiled: it would not fit the limits of a method or class. */
final class TooLarge extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooLarge(String reason) {
    super(reason, null, false, false);
  }
}
