package jyston.profiler;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TierOptionsTest {
  private static TierOptions parse(String... given) {
    Map<String, String> values = new HashMap<>(TierOptions.DEFAULTS);
    for (String g : given) {
      int eq = g.indexOf('=');
      assertTrue(values.containsKey(g.substring(0, eq)), g);
      values.put(g.substring(0, eq), g.substring(eq + 1));
    }
    return TierOptions.parse(values::get);
  }

  @Test
  void defaults() {
    TierOptions o = TierOptions.parse(TierOptions.DEFAULTS::get);
    assertEquals(Set.of(Tier.INTERPRETER, Tier.BASELINE), o.tiers());
    assertFalse(o.sync());
    assertEquals(0, o.deoptEvery());
    assertNull(o.only());
    assertNull(o.exclude());
    assertNull(o.trace());
    assertNull(o.dumpBytecode());
    assertInstanceOf(ThresholdPolicy.class, o.policy());
    assertTrue(o.policy().firstBudget() > 0);
  }

  @Test
  void values() {
    TierOptions o =
        parse(
            "tiers=0",
            "tier1-calls=1",
            "tier1-loops=2",
            "tier1-call-units=3",
            "tier1-method-bytes=5000",
            "code-cache-mb=4",
            "compile-sync=on",
            "compile-only=f*",
            "compile-exclude=*.g",
            "deopt-every=7",
            "trace-tiers=/tmp/x",
            "dump-bytecode=h",
            "tier1-direct-calls=off");
    assertEquals(
        new TierOptions(
            Set.of(Tier.INTERPRETER),
            1,
            2,
            3,
            5000,
            4,
            true,
            new NamePattern("f*"),
            new NamePattern("*.g"),
            7,
            "/tmp/x",
            new NamePattern("h"),
            EnumSet.complementOf(EnumSet.of(Optimisation.DIRECT_CALLS))),
        o);
    assertEquals(Decision.NEVER, o.policy().firstBudget());
    assertInstanceOf(FilteredPolicy.class, o.policy());
    assertEquals("on", parse("trace-tiers=on").trace());
    CodeProfile profile = new CodeProfile(Codes.function(Codes.LOOP));
    new Profiles(false, parse("tiers=0,1", "tier1-call-units=9", "tier1-calls=1").policy())
        .add(profile);
    assertFalse(profile.enter());
    assertEquals(0, profile.budget);
    assertTrue(profile.loop());
  }

  @Test
  void compilesBesideTheProgramUnlessThresholdsAreLow() {
    assertFalse(parse("tiers=0,1").sync());
    assertTrue(parse("tiers=0,1", "tier1-calls=1").sync());
    assertTrue(parse("tiers=0,1", "tier1-loops=99").sync());
    assertFalse(parse("tiers=0,1", "tier1-calls=1", "compile-sync=off").sync());
    assertTrue(parse("tiers=0,1", "compile-sync=on").sync());
  }

  @Test
  void everyOptionIsKnown() {
    TierOptions.DEFAULTS.forEach((k, v) -> assertNull(TierOptions.problem(k, v), k));
    assertThrows(IllegalArgumentException.class, () -> TierOptions.problem("tiers2", "0"));
  }

  @Test
  void compilesSynchronouslyIfAsked() {
    for (String sync : new String[] {"on", "off"}) {
      TierOptions o = parse("tiers=0,1", "compile-sync=" + sync, "tier1-calls=1");
      PromotionPolicy policy = o.policy();
      CodeProfile profile = new CodeProfile(Codes.function(Codes.LOOP));
      new Profiles(false, policy).add(profile);
      Thread[] ran = new Thread[1];
      CountDownLatch done = new CountDownLatch(1);
      try (Promotion p = o.promotion(policy, new TierEvents())) {
        p.compiler(
            Tier.BASELINE,
            new TierCompiler() {
              @Override
              public Made compile(CodeProfile c, EntryPoint entry) {
                ran[0] = Thread.currentThread();
                done.countDown();
                return new Made(0, 0);
              }

              @Override
              public void discard(CodeProfile c, EntryPoint entry) {}
            });
        assertFalse(profile.enter());
        assertTrue(profile.enter());
        p.ask(profile, Tier.INTERPRETER, EntryPoint.FUNCTION);
        assertDoesNotThrow(() -> done.await());
      }
      assertEquals(sync.equals("on"), ran[0] == Thread.currentThread());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "tiers=1; --vm-tiers takes 0 or 0,1, not '1'",
        "tiers=0,1,; --vm-tiers takes 0 or 0,1, not '0,1,'",
        "tiers=0,0; --vm-tiers takes 0 or 0,1, not '0,0'",
        "tiers=0,2; --vm-tiers takes 0 or 0,1, not '0,2'",
        "tier1-calls=0; --vm-tier1-calls takes a positive number, not '0'",
        "tier1-loops=many; --vm-tier1-loops takes a positive number, not 'many'",
        "tier1-loops=9999999999; --vm-tier1-loops takes a positive number, not '9999999999'",
        "tier1-call-units=-1; --vm-tier1-call-units takes a positive number, not '-1'",
        "compile-sync=yes; --vm-compile-sync takes one of auto, on, off, not 'yes'",
        "deopt-every=x; --vm-deopt-every takes off or a positive number, not 'x'",
        "trace-tiers=; --vm-trace-tiers takes on, off or a file, not ''",
        "compile-only=;"
            + " --vm-compile-only takes a name, in which * stands for any text, not ''",
        "dump-bytecode=;"
            + " --vm-dump-bytecode takes off or a name, in which * stands for any text, not ''"
      })
  void problems(String given, String message) {
    assertEquals(
        message, assertThrows(IllegalArgumentException.class, () -> parse(given)).getMessage());
  }
}
