package jyston.profiler;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
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
 * @param methodBytes {@code tier1-method-bytes}: bytes of bytecode a method may have
 * @param codeCacheMb {@code code-cache-mb}: MiB of compiled code after which nothing is compiled
 * @param sync {@code compile-sync}: compile at once, in the thread that runs the program; with
 *     {@code auto} where thresholds are so low that somebody looks at the compiler
 * @param only {@code compile-only}: functions to compile, or null for all
 * @param exclude {@code compile-exclude}: functions not to compile, or null
 * @param deoptEvery {@code deopt-every}: every so many guards that are reached fail, 0 for none
 * @param trace {@code trace-tiers}: null, {@code on} for standard error, or a file
 * @param dumpBytecode {@code dump-bytecode}: functions whose bytecode is printed, or null
 * @param optimisations those that are not turned off
 */
public record TierOptions(
    Set<Tier> tiers,
    int calls,
    int loops,
    int callUnits,
    int methodBytes,
    int codeCacheMb,
    boolean sync,
    NamePattern only,
    NamePattern exclude,
    int deoptEvery,
    String trace,
    NamePattern dumpBytecode,
    Set<Optimisation> optimisations) {
  private static final String ON = "on";
  private static final String OFF = "off";
  private static final String AUTO = "auto";

  /** With thresholds below this, code is compiled at once unless told otherwise. */
  private static final int LOW = 100;

  private static final int MAX_DIGITS = 9;
  private static final long MIB = 1L << 20;

  private static final Map<String, String> PLAIN =
      Map.ofEntries(
          Map.entry("tiers", "0,1"),
          Map.entry("tier1-calls", "400"),
          Map.entry("tier1-loops", "2000"),
          Map.entry("tier1-call-units", "5"),
          Map.entry("tier1-method-bytes", "8000"),
          Map.entry("compile-sync", AUTO),
          Map.entry("compile-only", "*"),
          Map.entry("compile-exclude", OFF),
          Map.entry("code-cache-mb", "64"),
          Map.entry("deopt-every", OFF),
          Map.entry("trace-tiers", OFF),
          Map.entry("dump-bytecode", OFF));

  /** The default of each option, by name. */
  public static final Map<String, String> DEFAULTS = defaults();

  /**
   * What an option takes, where it does not take a value.
   *
   * @param name one of {@link #DEFAULTS}
   * @return words for an error message, or null where all is well
   */
  public static String problem(String name, String value) {
    return switch (name) {
      case "tiers" -> value.equals("0") || value.equals("0,1") ? null : "0 or 0,1";
      case "tier1-calls", "tier1-loops", "tier1-call-units", "code-cache-mb" ->
          number(value) > 0 ? null : "a positive number";
      case "tier1-method-bytes" ->
          number(value) >= 1000 && number(value) <= 60000 ? null : "a number from 1000 to 60000";
      case "deopt-every" ->
          value.equals(OFF) || number(value) > 0 ? null : "off or a positive number";
      case "compile-sync" ->
          value.equals(AUTO) || onOrOff(value) == null ? null : "one of auto, on, off";
      case "trace-tiers" -> value.isEmpty() ? "on, off or a file" : null;
      case "compile-only" -> value.isEmpty() ? "a name, in which * stands for any text" : null;
      case "compile-exclude", "dump-bytecode" ->
          value.isEmpty() ? "off or a name, in which * stands for any text" : null;
      default -> {
        if (!DEFAULTS.containsKey(name)) {
          throw new IllegalArgumentException("no option of the tiers: " + name);
        }
        yield onOrOff(value);
      }
    };
  }

  /**
   * Reads options.
   *
   * @param value the text of an option by its name, as {@link #DEFAULTS} has it
   * @throws IllegalArgumentException with a message for the user
   */
  public static TierOptions parse(UnaryOperator<String> value) {
    for (String name : DEFAULTS.keySet()) {
      String v = value.apply(name);
      String problem = problem(name, v);
      if (problem != null) {
        throw new IllegalArgumentException(
            "--vm-" + name + " takes " + problem + ", not '" + v + "'");
      }
    }
    String only = value.apply("compile-only");
    String every = value.apply("deopt-every");
    String trace = value.apply("trace-tiers");
    EnumSet<Optimisation> applied = EnumSet.allOf(Optimisation.class);
    applied.removeIf(o -> value.apply(o.option).equals(OFF));
    return new TierOptions(
        value.apply("tiers").equals("0")
            ? Set.of(Tier.INTERPRETER)
            : Set.of(Tier.INTERPRETER, Tier.BASELINE),
        number(value.apply("tier1-calls")),
        number(value.apply("tier1-loops")),
        number(value.apply("tier1-call-units")),
        number(value.apply("tier1-method-bytes")),
        number(value.apply("code-cache-mb")),
        sync(value),
        only.equals("*") ? null : new NamePattern(only),
        pattern(value.apply("compile-exclude")),
        every.equals(OFF) ? 0 : number(every),
        trace.equals(OFF) ? null : trace,
        pattern(value.apply("dump-bytecode")),
        applied);
  }

  private static Map<String, String> defaults() {
    Map<String, String> all = new HashMap<>(PLAIN);
    for (Optimisation o : Optimisation.values()) {
      all.put(o.option, "on");
    }
    return Map.copyOf(all);
  }

  private static String onOrOff(String value) {
    return value.equals(ON) || value.equals(OFF) ? null : "one of on, off";
  }

  private static boolean sync(UnaryOperator<String> value) {
    String v = value.apply("compile-sync");
    return v.equals(AUTO)
        ? number(value.apply("tier1-calls")) < LOW || number(value.apply("tier1-loops")) < LOW
        : v.equals(ON);
  }

  /** A number of digits, or -1 for anything else. */
  private static int number(String text) {
    if (text.isEmpty() || text.length() > MAX_DIGITS) {
      return -1;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return -1;
      }
    }
    return Integer.parseInt(text);
  }

  private static NamePattern pattern(String text) {
    return text.equals(OFF) ? null : new NamePattern(text);
  }

  /** The policy that these options ask for. */
  public PromotionPolicy policy() {
    Map<Tier, ThresholdPolicy.Thresholds> thresholds = new EnumMap<>(Tier.class);
    if (tiers.contains(Tier.BASELINE)) {
      thresholds.put(Tier.BASELINE, new ThresholdPolicy.Thresholds(calls, loops));
    }
    PromotionPolicy p = new ThresholdPolicy(callUnits, thresholds);
    return only == null && exclude == null ? p : new FilteredPolicy(p, only, exclude);
  }

  /** What carries the policy out, without compilers yet. */
  public Promotion promotion(PromotionPolicy policy, TierEvents events) {
    CodeBook book = new CodeBook(codeCacheMb * MIB);
    return new Promotion(policy, new CompileQueue(CompileQueue.CAPACITY, sync), events, book);
  }
}
