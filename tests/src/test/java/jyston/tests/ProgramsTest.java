package jyston.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every program prints in every mode what it prints under CPython. */
@Execution(ExecutionMode.CONCURRENT)
class ProgramsTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Path PROGRAMS = Path.of("src/test/resources/programs");
  private static final Path BENCHMARKS = Path.of("../benchmarks/programs");

  private final Map<Path, Outcome> expected = new ConcurrentHashMap<>();

  @TestFactory
  Stream<DynamicTest> programs() {
    return Python.programs(PROGRAMS).values().stream()
        .flatMap(p -> modes(p).map(m -> test(m, p, List.of())));
  }

  /** The benchmark programs, one iteration each. */
  @TestFactory
  Stream<DynamicTest> benchmarks() {
    return Python.programs(BENCHMARKS).values().stream()
        .filter(p -> !p.getFileName().toString().equals("harness.py"))
        .flatMap(p -> modes(p).map(m -> test(m, p, List.of("--check"))));
  }

  private static Stream<Mode> modes(Path program) {
    return Mode.ALL.stream().filter(m -> m.runs(program.getFileName().toString()));
  }

  private DynamicTest test(Mode mode, Path program, List<String> args) {
    String name = program.getFileName().toString();
    return DynamicTest.dynamicTest(mode.name() + " " + name, () -> check(mode, program, args));
  }

  private void check(Mode mode, Path program, List<String> args) throws IOException {
    String name = program.getFileName().toString();
    Path folder = program.toAbsolutePath().normalize().getParent();
    List<String> line = Stream.concat(Stream.of(name), args.stream()).toList();
    Outcome want =
        expected.computeIfAbsent(program, p -> Python.oracle().run(folder, line, "", LIMIT));
    assertNotEquals(-1, want.status(), "the program takes too long under CPython");
    List<StatCheck> stats = StatCheck.of(Files.readString(program), mode);
    Python jyston = Python.jyston().with(mode.options());
    if (!stats.isEmpty()) {
      jyston = jyston.with(List.of(StatCheck.OPTION));
    }
    Outcome got = jyston.run(folder, line, "", LIMIT);
    if (!stats.isEmpty()) {
      Map<String, Long> values = StatCheck.read(got.stderr());
      got = new Outcome(got.status(), got.stdout(), StatCheck.strip(got.stderr()));
      for (StatCheck stat : stats) {
        assertEquals(null, stat.check(values));
      }
    }
    assertEquals(want.text(), got.text(), mode.name() + " " + name);
  }
}
