package jyston.cli;

/** A command line that cannot be run; carries what to print and the exit status. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  final int status;
  final boolean toStdout;

  UsageException(String text, int status, boolean toStdout) {
    super(text, null, false, false);
    this.status = status;
    this.toStdout = toStdout;
  }
}
