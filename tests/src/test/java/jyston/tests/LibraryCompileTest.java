package jyston.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Compiles what a hundred modules of the library run: nothing may break the compiler. */
class LibraryCompileTest {
  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final Duration LIMIT = Duration.ofMinutes(4);

  /** Why code may stay in the interpreter. */
  private static final Pattern REASON =
      Pattern.compile("it is not a function|the loop is left by every way");

  @TempDir Path folder;

  @Test
  void compilesTheLibrary(TestReporter reporter) throws IOException {
    Path trace = folder.resolve("trace.txt");
    Outcome o =
        Python.jyston()
            .with(
                List.of(
                    "--vm-tiers=0,1",
                    "--vm-tier1-calls=1",
                    "--vm-tier1-loops=1",
                    "--vm-trace-tiers=" + trace,
                    StatCheck.OPTION))
            .run(RESOURCES, List.of("import_many.py"), "", LIMIT);
    assertEquals(
        new Outcome(0, "True\n", ""),
        new Outcome(o.status(), o.stdout(), StatCheck.strip(o.stderr())));
    Map<String, Long> stats = StatCheck.read(o.stderr());
    assertEquals(0L, stats.get("tier1_crashes"));
    assertTrue(stats.get("tier1_compiles") > 500, () -> "compiles: " + stats.get("tier1_compiles"));
    List<String> odd =
        Files.readAllLines(trace).stream()
            .filter(l -> l.contains(" tier1 crashed ") || l.contains(" tier1 failed "))
            .filter(l -> !REASON.matcher(l).find())
            .toList();
    assertEquals(List.of(), odd);
    reporter.publishEntry(
        Map.of(
            "compiled",
            stats.get("tier1_compiles").toString(),
            "not compiled",
            stats.get("tier1_failures").toString(),
            "microseconds",
            stats.get("tier1_compile_us").toString(),
            "bytes",
            stats.get("tier1_bytes").toString(),
            "microseconds of processor time per 1000 instructions",
            stats.get("tier1_us_per_1000").toString(),
            "the same after 300 compilations",
            stats.get("tier1_warm_us_per_1000").toString()));
  }
}
