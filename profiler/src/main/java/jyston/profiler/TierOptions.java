package jyston.profiler;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a user may say about tiers; the names are those of the options, after {@code --vm-}.
 *
 * @param tiers {@code tiers}: those in use, always with the interpreter
 * @param calls {@code tier1-calls}: calls before a function is compiled
 * @param loops {@code tier1-loops}: back edges before a loop is compiled
 * @param callUnits {@code tier1-call-units}: how many back edges a call is worth
 * @param sync {@code compile-sync}: compile at once, in the thread that runs the program
 * @param only {@code compile-only}: functions to compile
 * @param exclude {@code compile-exclude}: functions not to compile, or null
 * @param deoptEvery {@code deopt-every}: every so many guards that are reached fail, 0 for none
 * @param trace {@code trace-tiers}: null, {@code on} for standard error, or a file
 * @param dumpBytecode {@code dump-bytecode}: functions whose bytecode is printed, or null
 */
public record TierOptions(
    Set<Tier> tiers,
    int calls,
    int loops,
    int callUnits,
    boolean sync,
    NamePattern only,
    NamePattern exclude,
    int deoptEvery,
    String trace,
    NamePattern dumpBytecode) {
  private static final Tier HIGHEST = Tier.BASELINE;
  private static final String OFF = "off";

  /** The default of each option, by name. */
  public static final Map<String, String> DEFAULTS =
      Map.of(
          "tiers",
          "0,1",
          "tier1-calls",
          "400",
          "tier1-loops",
          "2000",
          "tier1-call-units",
          "5",
          "compile-sync",
          OFF,
          "compile-only",
          "*",
          "compile-exclude",
          OFF,
          "deopt-every",
          OFF,
          "trace-tiers",
          OFF,
          "dump-bytecode",
          OFF);

  /** No option given. */
  public static final TierOptions DEFAULT = parse(DEFAULTS::get);

  /**
   * Reads options.
   *
   * @param value the text of an option by its name
   * @throws IllegalArgumentException with a message for the user
   */
  public static TierOptions parse(UnaryOperator<String> value) {
    return new TierOptions(
        tiers(value.apply("tiers")),
        number("tier1-calls", value),
        number("tier1-loops", value),
        number("tier1-call-units", value),
        flag("compile-sync", value),
        pattern("compile-only", value),
        optionalPattern("compile-exclude", value),
        value.apply("deopt-every").equals(OFF) ? 0 : number("deopt-every", value),
        value.apply("trace-tiers").equals(OFF) ? null : text("trace-tiers", value),
        optionalPattern("dump-bytecode", value));
  }

  private static IllegalArgumentException wrong(String name, String wanted, String value) {
    return new IllegalArgumentException(
        "--vm-" + name + " takes " + wanted + ", not '" + value + "'");
  }

  private static Set<Tier> tiers(String text) {
    Set<Tier> out = EnumSet.noneOf(Tier.class);
    for (String t : text.split(",", -1)) {
      Tier tier = null;
      for (Tier x : Tier.values()) {
        tier = x.compareTo(HIGHEST) <= 0 && t.equals("" + x.ordinal()) ? x : tier;
      }
      if (tier == null || !out.add(tier)) {
        throw wrong("tiers", "0 or 0,1", text);
      }
    }
    if (!out.contains(Tier.INTERPRETER)) {
      throw wrong("tiers", "0 or 0,1", text);
    }
    return Collections.unmodifiableSet(out);
  }

  private static int number(String name, UnaryOperator<String> value) {
    String v = value.apply(name);
    if (!v.matches("0*[1-9][0-9]{0,8}")) {
      throw wrong(name, "a positive number", v);
    }
    return Integer.parseInt(v);
  }

  private static boolean flag(String name, UnaryOperator<String> value) {
    String v = value.apply(name);
    if (!v.equals("on") && !v.equals(OFF)) {
      throw wrong(name, "one of on, off", v);
    }
    return v.equals("on");
  }

  private static String text(String name, UnaryOperator<String> value) {
    String v = value.apply(name);
    if (v.isEmpty()) {
      throw wrong(name, "on, off or a file", v);
    }
    return v;
  }

  private static NamePattern pattern(String name, UnaryOperator<String> value) {
    String v = value.apply(name);
    if (v.isEmpty()) {
      throw wrong(name, "a qualified name, in which * stands for any text", v);
    }
    return new NamePattern(v);
  }

  private static NamePattern optionalPattern(String name, UnaryOperator<String> value) {
    return value.apply(name).equals(OFF) ? null : pattern(name, value);
  }

  /** The policy that these options ask for. */
  public PromotionPolicy policy() {
    Map<Tier, ThresholdPolicy.Thresholds> thresholds = new EnumMap<>(Tier.class);
    if (tiers.contains(Tier.BASELINE)) {
      thresholds.put(Tier.BASELINE, new ThresholdPolicy.Thresholds(calls, loops));
    }
    PromotionPolicy p = new ThresholdPolicy(callUnits, thresholds);
    boolean all = only.toString().equals("*") && exclude == null;
    return all ? p : new FilteredPolicy(p, only, exclude);
  }

  /** A promotion as these options ask for, without compilers. */
  public Promotion promotion(TierEvents events) {
    return new Promotion(policy(), new CompileQueue(CompileQueue.CAPACITY, sync), events);
  }
}
