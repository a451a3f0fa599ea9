package jyston.profiler;

import java.util.EnumMap;
import java.util.Map;

/**
 * The default policy: fixed numbers of calls and of back edges lead to compilation; compiled code
 * that is left too often is compiled anew, each time with twice the patience, and in the end given
 * up. What failed to compile is not tried again.
 */
public final class ThresholdPolicy implements PromotionPolicy {
  /** Exits outside loops after which code is compiled anew for the first time. */
  public static final int EXITS = 100;

  /** Exits inside loops after which code is compiled anew for the first time. */
  public static final int LOOP_EXITS = 5;

  /** How many times code is compiled anew. */
  public static final int RECOMPILATIONS = 4;

  /** Units until the interpreter looks again whether a compilation has finished. */
  static final int RECHECK = 64;

  private final int callUnits;
  private final Map<Tier, Thresholds> thresholds = new EnumMap<>(Tier.class);

  /**
   * When code moves to a tier.
   *
   * @param calls how many calls a function makes below the tier before it is compiled
   * @param loops how many back edges before a loop is
   */
  public record Thresholds(int calls, int loops) {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException where one is not positive
     */
    public Thresholds {
      if (calls < 1 || loops < 1) {
        throw new IllegalArgumentException("thresholds must be positive");
      }
    }
  }

  /**
   * Makes a policy.
   *
   * @param callUnits units a call counts
   * @param thresholds of each tier above the interpreter that is in use
   */
  public ThresholdPolicy(int callUnits, Map<Tier, Thresholds> thresholds) {
    if (callUnits < 1) {
      throw new IllegalArgumentException("a call must count");
    }
    this.callUnits = callUnits;
    this.thresholds.putAll(thresholds);
  }

  @Override
  public int callUnits() {
    return callUnits;
  }

  @Override
  public int firstBudget() {
    Tier target = above(Tier.INTERPRETER);
    if (target == null) {
      return Decision.NEVER;
    }
    Thresholds t = thresholds.get(target);
    return clamp(Math.min((long) callUnits * t.calls, t.loops));
  }

  private Tier above(Tier tier) {
    for (Tier t : thresholds.keySet()) {
      if (t.compareTo(tier) > 0) {
        return t;
      }
    }
    return null;
  }

  @Override
  public Decision decide(Situation s) {
    Tier target = above(s.tier());
    if (target == null) {
      return Decision.LEAVE;
    }
    CodeHistory.View h = s.history();
    Thresholds given = thresholds.get(target);
    long calls = h.calls() > 0 ? h.calls() : given.calls;
    long loops = h.loops() > 0 ? h.loops() : given.loops;
    long units = callUnits * s.entries() + s.backEdges();
    CodeHistory.Unit function = h.unit(target, EntryPoint.FUNCTION);
    CodeHistory.Unit here = h.unit(target, s.at());
    int next = budget(function, callUnits * calls - units, loops, loops - s.backEdges());
    if (s.at().isLoop()) {
      if (here.pending()) {
        return new Decision.Stay(RECHECK);
      }
      if (here.state() == CodeHistory.State.NONE && s.backEdges() > loops) {
        return start(here, next, s.backEdges() + " back edges");
      }
      next = here.state() == CodeHistory.State.READY ? Math.min(next, RECHECK) : next;
    }
    if (function.pending()) {
      return new Decision.Stay(RECHECK);
    }
    if (function.state() == CodeHistory.State.NONE && units > callUnits * calls) {
      return start(function, RECHECK, s.entries() + " calls, " + s.backEdges() + " back edges");
    }
    return new Decision.Stay(next);
  }

  /** Compiles for the first time, or again after what was compiled became invalid. */
  private static Decision start(CodeHistory.Unit u, int budget, String why) {
    int n = u.recompilations();
    return n >= RECOMPILATIONS
        ? new Decision.GiveUp(
            u.tier(), u.entry(), budget, "after " + n + " recompilations invalid again")
        : new Decision.Compile(u.tier(), u.entry(), budget, why);
  }

  /** Units until the next threshold comes into reach. */
  private static int budget(
      CodeHistory.Unit function, long untilFunction, long loops, long untilLoop) {
    long loop = untilLoop > 0 ? untilLoop : loops;
    if (function.state() != CodeHistory.State.NONE) {
      return clamp(loop);
    }
    return clamp(Math.min(loop, untilFunction > 0 ? untilFunction : RECHECK));
  }

  private static int clamp(long units) {
    return (int) Math.min(Math.max(units, 1), Decision.NEVER);
  }

  /** Exits outside loops that code takes before it is compiled anew. */
  public static int exitLimit(int recompilations) {
    return EXITS << recompilations;
  }

  /** Exits inside loops that code takes before it is compiled anew. */
  public static int loopExitLimit(int recompilations) {
    return LOOP_EXITS << recompilations;
  }

  @Override
  public Decision afterExit(Situation s) {
    CodeHistory.Unit u = s.history().unit(s.tier(), s.at());
    int n = u.recompilations();
    if (u.state() != CodeHistory.State.READY
        || u.pending()
        || u.exits() < exitLimit(n) && u.loopExits() < loopExitLimit(n)) {
      return Decision.LEAVE;
    }
    String why = u.exits() + " exits, " + u.loopExits() + " of them in loops";
    if (n >= RECOMPILATIONS) {
      return new Decision.GiveUp(
          s.tier(), s.at(), RECHECK, "after " + n + " recompilations still " + why);
    }
    return new Decision.Compile(s.tier(), s.at(), RECHECK, why);
  }
}
