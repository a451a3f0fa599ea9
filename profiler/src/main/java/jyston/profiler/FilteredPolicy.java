package jyston.profiler;

/**
 * A policy for a choice of functions; the others stay in the interpreter.
 *
 * @param base decides for those chosen
 * @param only those to compile, or null for all
 * @param exclude those never to compile, or null for none
 */
public record FilteredPolicy(PromotionPolicy base, NamePattern only, NamePattern exclude)
    implements PromotionPolicy {
  @Override
  public int firstBudget() {
    return base.firstBudget();
  }

  @Override
  public int callUnits() {
    return base.callUnits();
  }

  @Override
  public Decision decide(Situation s) {
    String name = s.code().qualname();
    boolean chosen =
        (only == null || only.matches(name)) && (exclude == null || !exclude.matches(name));
    return chosen ? base.decide(s) : Decision.LEAVE;
  }

  @Override
  public Decision afterExit(Situation s) {
    return base.afterExit(s);
  }
}
