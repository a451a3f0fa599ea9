package jyston.profiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import jyston.frontend.code.Code;
import jyston.profiler.CodeHistory.State;
import jyston.profiler.CodeHistory.Unit;
import jyston.profiler.CodeHistory.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A call counts 10; 100 calls or 500 back edges. */
class ThresholdPolicyTest {
  private static final Code CODE = Codes.function(Codes.LOOP);
  private static final EntryPoint LOOP = EntryPoint.loop(3);
  private final ThresholdPolicy policy =
      new ThresholdPolicy(10, Map.of(Tier.BASELINE, new ThresholdPolicy.Thresholds(100, 500)));

  private static Unit unit(EntryPoint e, State state, boolean pending) {
    return new Unit(Tier.BASELINE, e, state, pending, null, 0, 0, 0);
  }

  private static Unit left(EntryPoint e, State state, int exits, int loopExits, int again) {
    return new Unit(Tier.BASELINE, e, state, false, null, exits, loopExits, again);
  }

  private static Situation at(EntryPoint e, long entries, long backEdges, Unit... units) {
    return new Situation(
        CODE, Tier.INTERPRETER, e, entries, backEdges, new View(List.of(units), 0, 0));
  }

  private static String text(Decision d) {
    return switch (d) {
      case Decision.Stay s -> s.budget() == Decision.NEVER ? "never" : "stay " + s.budget();
      case Decision.Compile c -> c.tier().label + " " + c.entry() + " " + c.budget();
      case Decision.GiveUp g -> "give up " + g.entry();
    };
  }

  @ParameterizedTest
  @CsvSource({
    // what is asked at, entries, back edges -> decision
    "function,    1,    0, stay 500", // the loop threshold is nearer
    "function,   60,    0, stay 400",
    "function,   99,  0, stay 10",
    "function,  100,    0, stay 64", // reached, not exceeded
    "function,  101,    0, tier1 function 64",
    "function,    1,  991, tier1 function 64", // back edges heat the function, too
    "loop,        1,  500, stay 490",
    "loop,        1,  501, tier1 loop@3 489",
    "loop,      200,  300, tier1 function 64"
  })
  void thresholds(String where, long entries, long backEdges, String decision) {
    EntryPoint e = where.equals("loop") ? LOOP : EntryPoint.FUNCTION;
    assertEquals(decision, text(policy.decide(at(e, entries, backEdges))));
  }

  @ParameterizedTest
  @CsvSource({
    // state of the loop, pending; state of the function, pending; asked at a loop -> decision
    "NONE,     false, NONE,     false, tier1 loop@3 64",
    "NONE,     true,  NONE,     false, stay 64",
    "READY,    false, NONE,     false, tier1 function 64",
    "READY,    false, NONE,     true,  stay 64",
    "READY,    false, READY,    false, stay 64",
    "FAILED,   false, NONE,     false, tier1 function 64",
    "FAILED,   false, FAILED,   false, stay 500",
    "GIVEN_UP, false, GIVEN_UP, false, stay 500",
    "GIVEN_UP, false, READY,    false, stay 500"
  })
  void whatWasTried(
      State loop, boolean loopPending, State function, boolean functionPending, String decision) {
    Situation s =
        at(
            LOOP,
            1000,
            1000,
            unit(LOOP, loop, loopPending),
            unit(EntryPoint.FUNCTION, function, functionPending));
    assertEquals(decision, text(policy.decide(s)));
  }

  @ParameterizedTest
  @CsvSource({
    // exits, of them in loops, recompilations so far -> decision
    "  99,  4, 0, never",
    " 100,  0, 0, tier1 function 64",
    "   5,  5, 0, tier1 function 64",
    " 199,  9, 1, never",
    "  10, 10, 1, tier1 function 64",
    "1599, 79, 4, never",
    "1600,  0, 4, give up function",
    "  80, 80, 4, give up function"
  })
  void exits(int exits, int loopExits, int again, String decision) {
    Unit u = left(EntryPoint.FUNCTION, State.READY, exits, loopExits, again);
    Situation s =
        new Situation(CODE, Tier.BASELINE, EntryPoint.FUNCTION, 0, 0, new View(List.of(u), 0, 0));
    assertEquals(decision, text(policy.afterExit(s)));
  }

  @Test
  void saysWhy() {
    Decision d = policy.decide(at(EntryPoint.FUNCTION, 101, 7));
    assertEquals("101 calls, 7 back edges", assertInstanceOf(Decision.Compile.class, d).reason());
    Unit u = left(EntryPoint.FUNCTION, State.READY, 1600, 3, 4);
    Situation s =
        new Situation(CODE, Tier.BASELINE, EntryPoint.FUNCTION, 0, 0, new View(List.of(u), 0, 0));
    assertEquals(
        "after 4 recompilations still 1600 exits, 3 of them in loops",
        assertInstanceOf(Decision.GiveUp.class, policy.afterExit(s)).reason());
  }

  @Test
  void codeThatBecomesInvalidAgainAndAgainIsGivenUp() {
    Unit u = left(EntryPoint.FUNCTION, State.NONE, 0, 0, 3);
    assertEquals("tier1 function 64", text(policy.decide(at(u.entry(), 1000, 0, u))));
    u = left(EntryPoint.FUNCTION, State.NONE, 0, 0, 4);
    assertEquals("give up function", text(policy.decide(at(u.entry(), 1000, 0, u))));
  }

  @Test
  void thresholdsOfTheCodeGoFirst() {
    Situation s =
        new Situation(
            CODE, Tier.INTERPRETER, EntryPoint.FUNCTION, 3, 0, new View(List.of(), 2, 50));
    assertEquals("tier1 function 64", text(policy.decide(s)));
  }

  @Test
  void firstBudgetIsTheNearestThreshold() {
    assertEquals(500, policy.firstBudget());
    PromotionPolicy none = new ThresholdPolicy(10, Map.of());
    assertEquals(Decision.NEVER, none.firstBudget());
    assertSame(Decision.LEAVE, none.decide(at(EntryPoint.FUNCTION, 1 << 20, 1 << 20)));
    assertThrows(IllegalArgumentException.class, () -> new ThresholdPolicy.Thresholds(0, 1));
  }

  @Test
  void filtersByName() {
    Situation s = at(EntryPoint.FUNCTION, 1000, 0);
    NamePattern f = new NamePattern("f");
    NamePattern other = new NamePattern("g*");
    assertEquals("tier1 function 64", text(new FilteredPolicy(policy, f, other).decide(s)));
    assertEquals("never", text(new FilteredPolicy(policy, other, null).decide(s)));
    assertEquals("never", text(new FilteredPolicy(policy, null, f).decide(s)));
    assertTrue(new NamePattern("A.*.<locals>*").matches("A.run.<locals>.inner"));
  }
}
