package jyston.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Interactive sessions show what CPython's show: typed on a terminal, and read from a pipe. */
class SessionsTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Path SESSIONS =
      Path.of("src/test/resources/sessions").toAbsolutePath().normalize();

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> terminal() {
    return Stream.of("statements", "errors", "keys")
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () ->
                        assertEquals(
                            screen(Python.oracle(), name), screen(Python.jyston(), name))));
  }

  /** What a terminal shows after the session; the bundled CPython drives the terminal. */
  private String screen(Python python, String session) {
    List<String> args =
        Stream.of(
                Stream.of(SESSIONS.resolve("terminal.py").toString()),
                Stream.of(SESSIONS.resolve(session + ".txt").toString()),
                Stream.of("env", "HOME=" + folder, "PYTHON_HISTORY=/dev/null"),
                python.command().stream(),
                Stream.of("-q"))
            .flatMap(s -> s)
            .toList();
    return Python.oracle().run(folder, args, "", LIMIT).text();
  }

  private void samePiped(List<String> args, String input) {
    Outcome want = Python.oracle().run(folder, args, input, LIMIT);
    Outcome got = Python.jyston().run(folder, args, input, LIMIT);
    assertEquals(want.stderr(), got.stderr());
    assertEquals(want.stdout(), got.stdout());
    assertEquals(want.status(), got.status());
  }

  @Test
  void pipedSession() {
    samePiped(
        List.of("-i", "-q"),
        """
        1 + 1
        def f(x):
          # a comment
          return 1 / x

        f(0)
        x = (1,
        2)
        1 +
        if True:
          y = 1
        z = 2

        y
        return 5
          indented
        _
        raise SystemExit(3)
        """);
  }

  @Test
  void pipedProgram() {
    samePiped(List.of(), "def f():\n    return 1 / 0\n\nprint(__name__)\nf()\n");
  }

  @Test
  void sessionAfterProgram() throws java.io.IOException {
    Files.writeString(folder.resolve("program.py"), "import sys\nx = 5\nsys.exit(4)\n");
    samePiped(List.of("-i", "-q", "program.py"), "x\nexit('bye')\n");
  }
}
