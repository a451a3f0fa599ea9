package jyston.cli;

import jyston.profiler.TierOptions;

/**
 * The registry of Jyston's own options, those that CPython does not have. Each is given as {@code
 * --vm-NAME=VALUE} on the command line, or in the environment variable {@code JYSTON_OPTIONS}.
 */
public enum VmOption {
  /** {@code --vm-stats}. */
  STATS(
      "stats",
      "off",
      "off|text|json",
      "print what the tiers did to standard error at exit; --stats is short for text"),
  /** {@code --vm-feedback}. */
  FEEDBACK(
      "feedback",
      "off",
      "off|NAME",
      "print at exit what tier 0 has seen in functions of this qualified name (* stands for any"
          + " text)"),
  /** {@code --vm-tiers}. */
  TIERS("tiers", "0|0,1", "tiers in use; 0 is the interpreter, 1 makes JVM bytecode"),
  /** {@code --vm-tier1-calls}. */
  TIER1_CALLS("tier1-calls", "N", "calls of a function before tier 1 compiles it"),
  /** {@code --vm-tier1-loops}. */
  TIER1_LOOPS("tier1-loops", "N", "rounds of a loop before tier 1 compiles it while it runs"),
  /** {@code --vm-tier1-call-units}. */
  TIER1_CALL_UNITS(
      "tier1-call-units",
      "N",
      "how many rounds of its loops count as much as a call of a function"),
  /** {@code --vm-tier1-method-bytes}. */
  TIER1_METHOD_BYTES(
      "tier1-method-bytes",
      "N",
      "bytes of bytecode tier 1 puts in one method; HotSpot compiles none of more than 8000"),
  /** {@code --vm-code-cache-mb}. */
  CODE_CACHE_MB(
      "code-cache-mb", "N", "MiB of compiled code in use after which nothing more is compiled"),
  /** {@code --vm-compile-sync}. */
  COMPILE_SYNC(
      "compile-sync",
      "auto|on|off",
      "compile at once, in the thread that runs the program, for tests (auto: where thresholds are"
          + " below 100), or else beside it"),
  /** {@code --vm-compile-only}. */
  COMPILE_ONLY(
      "compile-only",
      "PATTERN",
      "compile only functions of this qualified name (* stands for any text)"),
  /** {@code --vm-compile-exclude}. */
  COMPILE_EXCLUDE(
      "compile-exclude",
      "off|PATTERN",
      "never compile functions of this qualified name (* stands for any text)"),
  /** {@code --vm-deopt-every}. */
  DEOPT_EVERY(
      "deopt-every", "off|N", "every so many guards, let one fail that holds, to test exits"),
  /** {@code --vm-trace-tiers}. */
  TRACE_TIERS(
      "trace-tiers",
      "on|off|FILE",
      "write a line for each compilation, entry into a running loop and exit to standard error or"
          + " a file"),
  /** {@code --vm-back-ends}. */
  BACK_ENDS(
      "back-ends",
      "off",
      "off|JARS",
      "ask the back ends in these jars about functions that are called often"),
  /** {@code --vm-dump-bytecode}. */
  DUMP_BYTECODE(
      "dump-bytecode",
      "off|NAME",
      "print the JVM bytecode made for functions of this qualified name (* stands for any text)"),
  /** {@code --vm-tier1-direct-calls}. */
  TIER1_DIRECT_CALLS(
      "tier1-direct-calls",
      "on|off",
      "tier 1 calls builtin functions and methods directly where a site always calls the same"),
  /** {@code --vm-tier1-parts}. */
  TIER1_PARTS(
      "tier1-parts",
      "on|off",
      "tier 1 divides code that one method cannot hold, instead of leaving it to tier 0"),
  /** {@code --vm-tier1-iteration}. */
  TIER1_ITERATION(
      "tier1-iteration",
      "on|off",
      "tier 1 goes through lists, tuples, strs, dicts, enumerate and zip itself, and makes no pairs"
          + " that are taken apart at once"),
  /** {@code --vm-tier1-inline-caches}. */
  TIER1_INLINE_CACHES(
      "tier1-inline-caches",
      "on|off",
      "tier 1 reads and writes attributes where the shapes seen have them"),
  /** {@code --vm-tier1-class-values}. */
  TIER1_CLASS_VALUES(
      "tier1-class-values",
      "on|off",
      "tier 1 takes what a class holds for a constant while the class stays as it is"),
  /** {@code --vm-tier1-branches}. */
  TIER1_BRANCHES(
      "tier1-branches",
      "on|off",
      "tier 1 branches on what a builtin function says without making a bool of it"),
  /** {@code --vm-tier1-late-frames}. */
  TIER1_LATE_FRAMES(
      "tier1-late-frames",
      "on|off",
      "tier 1 enters a call's frame where something may look at it first, which some calls never"
          + " come to"),
  /** {@code --vm-tier1-ranges}. */
  TIER1_RANGES(
      "tier1-ranges",
      "on|off",
      "tier 1 counts in local variables where a loop goes through a range, not in the iterator"),
  /** {@code --vm-tier1-sinks}. */
  TIER1_SINKS(
      "tier1-sinks",
      "on|off",
      "generators go on running in tier 1 while a builtin such as sum takes what they yield"),
  /** {@code --vm-tier1-loop-registers}. */
  TIER1_LOOP_REGISTERS(
      "tier1-loop-registers",
      "on|off",
      "tier 1 writes longer code for polls and exits, so that what loops compute may stay in the"
          + " processor's registers"),
  /** {@code --vm-tier1-operators}. */
  TIER1_OPERATORS(
      "tier1-operators",
      "on|off",
      "tier 1 calls the special methods of Python classes directly where operators lead to them"),
  /** {@code --vm-tier1-keywords}. */
  TIER1_KEYWORDS(
      "tier1-keywords",
      "on|off",
      "tier 1 puts arguments where the parameters of the function seen want them: keywords,"
          + " defaults, *args and **kwargs"),
  /** {@code --vm-tier1-slices}. */
  TIER1_SLICES(
      "tier1-slices",
      "on|off",
      "tier 1 takes slices of lists by unboxed bounds, without an object for the slice"),
  /** {@code --vm-tier1-complex}. */
  TIER1_COMPLEX(
      "tier1-complex", "on|off", "tier 1 keeps complex numbers in two local variables, unboxed"),
  /** {@code --vm-tier0-fuse}. */
  TIER0_FUSE(
      "tier0-fuse",
      "on",
      "on|off",
      "tier 0 makes one node of instructions that feed each other, and lets those of a block run"
          + " each other"),
  /** {@code --vm-tier0-caches}. */
  TIER0_CACHES(
      "tier0-caches", "on", "on|off", "tier 0 remembers lookups of names, attributes and methods"),
  /** {@code --vm-tier0-delegate}. */
  TIER0_DELEGATE(
      "tier0-delegate",
      "on",
      "on|off",
      "resuming a generator in yield from or await resumes what it delegates to directly"),
  /** {@code --vm-attribute-cache}. */
  ATTRIBUTE_CACHE(
      "attribute-cache",
      "on",
      "on|off",
      "classes remember how instances get to attributes, for sites that see too many classes to"
          + " remember it themselves"),
  /** {@code --vm-regex-bytecode}. */
  REGEX_BYTECODE(
      "regex-bytecode",
      "on",
      "on|off|always",
      "regular expressions that run long get bytecode of their own: on writes it beside the"
          + " program, always at once"),
  /** {@code --vm-dump-cfg}. */
  DUMP_CFG(
      "dump-cfg",
      "off",
      "off|text|dot|liveness|definedness|loops|dominators",
      "print the control-flow graphs of FILE [function] instead of running it, as text, as a"
          + " drawing or with the result of an analysis beside them; --dump-cfg and --dump-cfg=..."
          + " too"),
  /** {@code --vm-stack-mb}. */
  STACK_MB(
      "stack-mb", "3072", "N", "address space reserved for the stack of the main thread, in MiB"),
  /** {@code --vm-java-errors}. */
  JAVA_ERRORS(
      "java-errors",
      "off",
      "off|on",
      "show the Java stack trace behind a SystemError that the VM itself is to blame for");

  /** Name after {@code --vm-}. */
  public final String key;

  /** Value when the option is not given. */
  public final String deflt;

  /** The values it takes. */
  public final String values;

  /** What it does. */
  public final String doc;

  VmOption(String key, String deflt, String values, String doc) {
    this.key = key;
    this.deflt = deflt;
    this.values = values;
    this.doc = doc;
  }

  /** An option of the tiers, which know its default and what it takes. */
  VmOption(String key, String values, String doc) {
    this(key, TierOptions.DEFAULTS.get(key), values, doc);
  }

  /** The option of a name, or null. */
  static VmOption of(String key) {
    for (VmOption o : values()) {
      if (o.key.equals(key)) {
        return o;
      }
    }
    return null;
  }

  /** What is wrong with a value, or null. */
  String problem(String value) {
    if (TierOptions.DEFAULTS.containsKey(key)) {
      return TierOptions.problem(key, value);
    }
    if (values.equals("N")) {
      return value.matches("[1-9][0-9]{0,5}") ? null : "a positive number";
    }
    for (String v : values.split("\\|")) {
      if (v.equals("NAME") || v.equals("JARS") ? !value.isEmpty() : v.equals(value)) {
        return null;
      }
    }
    return "one of " + values.replace("|", ", ");
  }

  /** The text of {@code --vm-help}. */
  static String help() {
    StringBuilder sb =
        new StringBuilder(
            "Options of the Jyston VM, on the command line before the program or in"
                + " JYSTON_OPTIONS:\n");
    for (VmOption o : values()) {
      sb.append("--vm-").append(o.key).append('=').append(o.values).append('\n');
      sb.append("         ").append(o.doc).append(" (default: ").append(o.deflt).append(")\n");
    }
    sb.append("-JOPTION : pass OPTION to the Java virtual machine\n");
    return sb.toString();
  }
}
