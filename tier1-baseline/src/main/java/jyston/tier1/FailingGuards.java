package jyston.tier1;

/** Lets every so many guards fail, so that tests go the ways that are rarely gone. */
public final class FailingGuards {
  private final int every;
  private int passed;

  /**
   * Counts from nothing.
   *
   * @param every how many guards it takes for one to fail; 1 for all
   */
  public FailingGuards(int every) {
    this.every = every;
  }

  /** Whether this guard is to fail. */
  public boolean now() {
    if (++passed < every) {
      return false;
    }
    passed = 0;
    return true;
  }
}
