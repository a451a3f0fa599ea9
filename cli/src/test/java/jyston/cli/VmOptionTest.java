package jyston.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import jyston.profiler.Decision;
import jyston.profiler.TierOptions;
import org.junit.jupiter.api.Test;

class VmOptionTest {
  private static Tiers tiers(String... args) throws UsageException {
    return new Tiers(CommandLine.parse(args, Map.of()), false);
  }

  @Test
  void defaultsAreAmongTheValues() {
    for (VmOption o : VmOption.values()) {
      assertNull(o.problem(o.deflt), o.key);
      assertEquals(o, VmOption.of(o.key));
    }
  }

  @Test
  void optionsOfTheTiersAreRegistered() {
    for (String key : TierOptions.DEFAULTS.keySet()) {
      assertNotNull(VmOption.of(key), key);
      assertTrue(VmOption.help().contains("--vm-" + key + "="), key);
    }
  }

  @Test
  void optionsReachThePolicy() throws UsageException {
    try (Tiers t = tiers("--vm-tiers=0,1", "--vm-tier1-calls=3", "--vm-tier1-call-units=7")) {
      assertEquals(21, t.policy.firstBudget());
      assertEquals(7, t.policy.callUnits());
    }
    try (Tiers t = tiers("--vm-tiers=0", "--vm-compile-only=f*")) {
      assertEquals(Decision.NEVER, t.policy.firstBudget());
      assertTrue(t.options.only().matches("foo"));
    }
  }
}
