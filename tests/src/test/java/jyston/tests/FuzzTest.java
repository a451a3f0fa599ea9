package jyston.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some random programs, always the same ones: tiers and CPython must agree ("./dev fuzz"). */
class FuzzTest {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  @TempDir Path folder;

  @Test
  void tiersAgree() {
    Outcome o =
        Python.oracle()
            .run(
                Path.of("fuzz"),
                List.of(
                    "-B",
                    "fuzz.py",
                    "--jyston",
                    String.join(" ", Python.jyston().command()),
                    "--folder",
                    folder.toString(),
                    "--seed=10",
                    "--count=1",
                    "--programs=50",
                    "--rounds=0",
                    "--modes=tier0,tier1,parts,deopt"),
                "",
                LIMIT);
    assertEquals("", o.stderr());
    assertEquals(0, o.status(), o.stdout());
  }
}
