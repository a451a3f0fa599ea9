package jyston.tests;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A way to run Jyston that must not change what a program prints.
 *
 * @param some the programs it is for, by file name; null for all
 */
public record Mode(String name, List<String> options, Set<String> some) {
  private static final List<String> TIER1 =
      List.of(
          "--vm-tiers=0,1",
          "--vm-tier1-calls=1",
          "--vm-tier1-loops=1",
          "--vm-regex-bytecode=always");

  /** Programs that go many ways, for modes that are costly or seldom differ from others. */
  private static final Set<String> SEVERAL =
      Set.of(
          "basics.py",
          "classes.py",
          "containers.py",
          "except_places.py",
          "generators.py",
          "hot_calls.py",
          "hot_frames.py",
          "hot_generators.py",
          "hot_handlers.py",
          "hot_keywords.py",
          "hot_loops.py",
          "large_code.py",
          "storms.py",
          "unboxed.py");

  /** Every mode that there is. */
  public static final List<Mode> ALL =
      List.of(
          new Mode("tier0", List.of("--vm-tiers=0")),
          new Mode(
              "plain",
              List.of(
                  "--vm-tiers=0",
                  "--vm-tier0-fuse=off",
                  "--vm-tier0-caches=off",
                  "--vm-tier0-delegate=off",
                  "--vm-attribute-cache=off",
                  "--vm-regex-bytecode=off")),
          new Mode("tier1", TIER1),
          // When code is ready that is compiled beside the program, nobody can tell beforehand.
          new Mode("default", List.of("--vm-compile-sync=on"), SEVERAL),
          new Mode("background", List.of(), SEVERAL),
          new Mode(
              "background1",
              Stream.concat(TIER1.stream(), Stream.of("--vm-compile-sync=off")).toList(),
              SEVERAL),
          new Mode(
              "parts",
              Stream.concat(TIER1.stream(), Stream.of("--vm-tier1-method-bytes=1000")).toList(),
              SEVERAL),
          failing("deopt", 7, null),
          failing("deopt1", 1, SEVERAL),
          failing("deopt101", 101, SEVERAL));

  /** A mode for all programs. */
  public Mode(String name, List<String> options) {
    this(name, options, null);
  }

  /** Tier 1 at once, where every so many guards fail. */
  private static Mode failing(String name, int every, Set<String> some) {
    String option = "--vm-deopt-every=" + every;
    return new Mode(name, Stream.concat(TIER1.stream(), Stream.of(option)).toList(), some);
  }

  /** Whether a program, given by its file name, is run in this mode. */
  public boolean runs(String program) {
    return some == null || some.contains(program);
  }
}
