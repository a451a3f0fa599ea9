package jyston.tests;

/**
 * What a program did.
 *
 * @param status the exit status, or -1 when it was killed after the time allowed
 */
public record Outcome(int status, String stdout, String stderr) {
  /** Everything in one text, for comparing and showing. */
  public String text() {
    return "--- stdout\n" + stdout + "--- stderr\n" + stderr + "--- status " + status + "\n";
  }
}
