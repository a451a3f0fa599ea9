package jyston.tier1;

/** Why code is not compiled. */
class NotCompiled extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotCompiled(String reason) {
    super(reason, null, false, false);
  }
}
