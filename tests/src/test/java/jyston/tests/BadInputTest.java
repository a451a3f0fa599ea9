package jyston.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Input that no program should see: the message and the status are CPython's. */
class BadInputTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir Path folder;

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text, StandardCharsets.ISO_8859_1);
  }

  /** What differs between two runs by nature: the name of the program itself. */
  private static String normal(Python python, String text) {
    return text.replace(python.command().getFirst(), "PYTHON")
        .replaceAll("(?m)^\\S*/(jyston|python3\\.13): ", "PYTHON: ");
  }

  private void same(List<String> args) {
    Outcome want = Python.oracle().run(folder, args, "", LIMIT);
    Outcome got = Python.jyston().run(folder, args, "", LIMIT);
    assertEquals(normal(Python.oracle(), want.stderr()), normal(Python.jyston(), got.stderr()));
    assertEquals(want.stdout(), got.stdout());
    assertEquals(want.status(), got.status());
  }

  @TestFactory
  Stream<DynamicTest> sources() throws IOException {
    Files.createDirectory(folder.resolve("folder"));
    write("latin.py", "x = 1\ny = \"\u00e9\"\n");
    write("null.py", "x = 1\n\0\n");
    write("encoding.py", "# coding: no-such-encoding\n");
    write("nested.py", "x = " + "(".repeat(100_000) + ")".repeat(100_000) + "\n");
    write("wide.py", "x = '" + "a".repeat(50_000_000) + "'\nprint(len(x))\n");
    write("recursion.py", "def f():\n    return f()\n\nf()\n");
    write(
        "memory.py",
        """
        for s in "[0] * 10**12", "'x' * 10**12", "bytearray(10**12)", "(0,) * 10**12", "b'x' * 10**12":
            try:
                eval(s)
            except MemoryError as e:
                print(s, repr(e))
        print("alive")
        """);
    return Stream.of(
            "missing.py",
            "folder",
            "latin.py",
            "null.py",
            "encoding.py",
            "nested.py",
            "wide.py",
            "recursion.py",
            "memory.py")
        .map(name -> DynamicTest.dynamicTest(name, () -> same(List.of(name))));
  }

  /** CPython gives up on this one; Jyston has to survive it, either way. */
  @Test
  void longChainOfOperators() throws IOException {
    write("chain.py", "a = 1\nx = a" + " + a".repeat(100_000) + "\nprint(x)\n");
    Outcome got = Python.jyston().run(folder, List.of("chain.py"), "", LIMIT);
    if (got.status() == 0) {
      assertEquals("100001\n", got.stdout());
    } else {
      assertTrue(got.stderr().contains("RecursionError"), got.stderr());
    }
    assertFalse(got.stderr().contains("\tat "), got.stderr());
  }

  private Outcome shell(Python python, String script) {
    List<String> line =
        Stream.concat(Stream.of("-c", script, "sh"), python.command().stream()).toList();
    return new Python(python.name(), List.of("bash")).run(folder, line, "", LIMIT);
  }

  private void sameInShell(String script) {
    Outcome want = shell(Python.oracle(), script);
    Outcome got = shell(Python.jyston(), script);
    assertEquals(want.stderr(), got.stderr());
    assertEquals(want.stdout(), got.stdout());
    assertEquals(want.status(), got.status());
  }

  @Test
  void closedOutput() {
    sameInShell("\"$@\" -c 'print(1)' >&-");
  }

  @Test
  void closedInput() {
    sameInShell("\"$@\" -c 'import sys; print(sys.stdin)' <&-");
  }

  /** Displays, calls and operators nested deeper than any program has them. */
  @TestFactory
  Stream<DynamicTest> nesting() throws IOException {
    Map<String, String> texts =
        Map.of(
            "brackets.py", "x = " + "[".repeat(250) + "]".repeat(250) + "\n",
            "signs.py", "x = " + "-".repeat(100_000) + "1\n",
            "calls.py", "x = " + "f(".repeat(100_000) + "\n",
            "attributes.py", "x" + ".a".repeat(100_000) + "\n",
            "lambdas.py", "x = " + "lambda: ".repeat(50_000) + "0\n",
            "powers.py", "x = " + "2**".repeat(50_000) + "0\n",
            "ands.py", "x = 1" + " and 1".repeat(100_000) + "\nprint(x)\n",
            "comparisons.py", "x = 1" + " < 1".repeat(100_000) + "\nprint(x)\n");
    for (Map.Entry<String, String> e : texts.entrySet()) {
      write(e.getKey(), e.getValue());
    }
    return texts.keySet().stream()
        .sorted()
        .map(name -> DynamicTest.dynamicTest(name, () -> same(List.of(name))));
  }

  /** A source line of tens of megabytes, all of it one list. */
  @Test
  void longList() throws IOException {
    StringBuilder sb = new StringBuilder("x = [0");
    for (int i = 1; i < 2_000_000; i++) {
      sb.append(", ").append(i);
    }
    write("list.py", sb.append("]\nprint(len(x), sum(x))\n").toString());
    same(List.of("list.py"));
  }

  @Test
  void readerGone() {
    sameInShell(
        "\"$@\" -c 'for i in range(200000): print(\"x\" * 50)' | head -1; echo ${PIPESTATUS[0]}");
  }

  private int signalled(String signal) throws IOException, InterruptedException {
    write("loop.py", "print('go', flush=True)\nwhile True:\n    pass\n");
    ProcessBuilder builder = Python.jyston().process(folder, List.of("loop.py"));
    // A background job without job control inherits an ignored SIGINT; env gives it back.
    builder.command().addAll(0, List.of("env", "--default-signal=INT,TERM"));
    Process p = builder.start();
    try {
      assertEquals('g', p.getInputStream().read());
      new ProcessBuilder("kill", "-" + signal, Long.toString(p.pid())).start().waitFor();
      assertTrue(p.waitFor(30, TimeUnit.SECONDS));
      String err = new String(p.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(signal.equals("INT"), err.endsWith("KeyboardInterrupt\n"), err);
      assertFalse(err.contains("\tat "), err);
      return p.exitValue();
    } finally {
      Python.kill(p);
    }
  }

  @Test
  void interrupted() throws IOException, InterruptedException {
    assertEquals(130, signalled("INT"));
  }

  @Test
  void terminated() throws IOException, InterruptedException {
    assertEquals(143, signalled("TERM"));
  }
}
