package jyston.profiler;

/** Says that a compiler does not take some code. Carries no stack trace: it is no error. */
public final class CompileException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param reason why, in a few words, for traces and reports
   */
  public CompileException(String reason) {
    super(reason, null, false, false);
  }
}
