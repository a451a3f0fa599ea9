package jyston.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The support code itself, tried on the oracle. */
class SupportTest {
  @TempDir Path folder;

  @Test
  void runsTheOracle() {
    Outcome o =
        Python.oracle()
            .run(
                folder,
                List.of("-c", "import sys; print(input()); sys.exit(3)"),
                "hello\n",
                Duration.ofSeconds(30));
    assertEquals(new Outcome(3, "hello\n", ""), o);
  }

  @Test
  void endsWhatDoesNotEnd() {
    Outcome o =
        Python.oracle().run(folder, List.of("-c", "while True: pass"), "", Duration.ofMillis(300));
    assertEquals(-1, o.status());
  }

  @Test
  void readsHeaders() {
    String header = "# stat: 1 <= osr_entries <= 2\n# stat: 5 <= calls\n# stat plain: hits <= 0\n";
    List<StatCheck> checks = StatCheck.of(header, Mode.ALL.getFirst());
    assertEquals(
        List.of(
            new StatCheck("tier0", "osr_entries", 1, 2),
            new StatCheck("tier0", "calls", 5, Long.MAX_VALUE)),
        checks);
    assertEquals(
        List.of(new StatCheck("plain", "hits", 0, 0)),
        StatCheck.of(header, new Mode("plain", List.of())));
    String err = "warning\n{\"osr_entries\": 2, \"calls\": 4}\n";
    assertEquals("warning\n", StatCheck.strip(err));
    assertNull(checks.get(0).check(StatCheck.read(err)));
    assertTrue(checks.get(1).check(StatCheck.read(err)).contains("calls is 4"));
  }

  @Test
  void anExclusionNeedsAReason() throws IOException {
    Path file = Files.writeString(folder.resolve("test_x.txt"), "test.test_x.A.test_b\n");
    assertThrows(IllegalArgumentException.class, () -> TestList.read(file));
  }

  @Test
  void aCrashIsChargedToItsTest() throws Exception {
    Path lib = Files.createDirectories(folder.resolve("lib/test"));
    Files.writeString(
        lib.resolve("test_crash.py"),
        """
        import os, time, unittest
        class T(unittest.TestCase):
            def test_a(self): pass
            def test_b(self): os._exit(9)
            def test_c(self): time.sleep(60)
            def test_d(self): self.fail('so it is')
        """);
    Python python = Python.oracle();
    Path runner = folder.resolve("runner.py");
    String text = Files.readString(Path.of("conformance/runner.py"));
    Files.writeString(
        runner,
        text.replace(
            "import traceback\n", "import test, traceback; test.__path__.append('" + lib + "')\n"));
    ModuleRun run =
        new ModuleRun(
            new ModuleRun.Settings(
                python,
                List.of(),
                runner,
                folder.resolve("work"),
                Duration.ofMinutes(1),
                Duration.ofSeconds(10)),
            "test_crash",
            List.of());
    run.run();
    assertEquals(
        List.of("pass", "crash", "hang", "fail"),
        run.tests().values().stream().map(ModuleRun.Test::outcome).toList());
  }
}
