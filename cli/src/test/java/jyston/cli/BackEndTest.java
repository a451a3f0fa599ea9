package jyston.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import jyston.runtime.PyFunction;
import jyston.tier1.backend.BackEndCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A back end of somebody else's, found by the service loader, beside tier 1 or without it. */
class BackEndTest {
  private static final String SOURCE =
      """
      def linear(a, b):
          c = a * 3 + b
          return c - 1

      def one(a):
          return a + 1

      def broken(a):
          return a + 1

      def text(a):
          return str(a)

      def total(n):
          t = 0
          for i in range(n):
              t += linear(i, 1) + one(i) + broken(i) + len(text(i))
          return t

      expected = sum(i * 3 + i + 1 + i + 1 + len(str(i)) for i in range(200))
      assert total(200) == expected, total(200)
      """;

  @BeforeEach
  void forget() {
    LinearBackEnd.ASKED.clear();
    LinearBackEnd.CODES.clear();
  }

  private static String here() {
    try {
      return Path.of(
              LinearBackEnd.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Embedded start(String... more) {
    String[] all = new String[more.length + 1];
    all[0] = "--vm-back-ends=" + here();
    System.arraycopy(more, 0, all, 1, more.length);
    return new Embedded(all);
  }

  private static BackEndCode state(String name) {
    return LinearBackEnd.CODES.stream()
        .filter(c -> c.code().qualname().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void functionsThatItTakesAreEvaluatedAndTheOthersGoOn() {
    try (Embedded python = start("--vm-tiers=0")) {
      python.run("prog.py", SOURCE);
      BackEndCode linear = state("linear");
      assertFalse(linear.failed());
      assertNull(linear.reason());
      // The call that crosses the threshold is already in the interpreter.
      assertEquals(200 - 21, linear.runs());
      assertEquals(0, ((int[]) linear.scratch)[0]);
      assertEquals("it has LOAD_GLOBAL", state("text").reason());
      assertTrue(state("text").failed());
      assertEquals(
          "java.lang.IllegalStateException: a bug in the back end", state("broken").reason());
      assertEquals(1, LinearBackEnd.ASKED.stream().filter("broken"::equals).count());
      assertEquals(1, LinearBackEnd.ASKED.stream().filter("text"::equals).count());
      assertEquals(2, python.events.get("backend_linear_compiles"));
      assertTrue(python.tiers.totals().contains("backend_linear_runs: 358\n"));
      assertEquals(0, python.events.get("tier1_compiles"));
    }
  }

  @Test
  void callsThatItDeclinesAreRunByTheInterpreter() {
    try (Embedded python = start("--vm-tiers=0")) {
      python.run("prog.py", SOURCE);
      long runs = state("linear").runs();
      python.run(
          "more.py",
          """
          assert linear(1.5, 2) == 5.5
          assert linear(1 << 62, 1) == 3 << 62
          assert linear(True, 0) == 2
          try:
              linear("x", 1)
          except TypeError as e:
              assert e.__traceback__.tb_next.tb_lineno == 2
          else:
              assert False
          assert linear(b=1, a=2) == 6
          """);
      assertEquals(runs + 1, state("linear").runs());
      assertEquals(4, ((int[]) state("linear").scratch)[0]);
    }
  }

  @Test
  void anEvaluatorThatBreaksIsAnErrorOnceAndNotUsedAgain() {
    try (Embedded python = start("--vm-tiers=0")) {
      python.run("prog.py", SOURCE);
      python.run(
          "more.py",
          """
          try:
              one(666)
          except SystemError:
              pass
          else:
              assert False
          assert one(666) == 667
          for i in range(100):
              assert one(i) == i + 1
          """);
      assertTrue(state("one").failed());
      assertNull(state("one").evaluator());
      assertEquals(1, LinearBackEnd.ASKED.stream().filter("one"::equals).count());
    }
  }

  @Test
  void whatItDeclinesTier1Compiles() {
    try (Embedded python = start("--vm-tier1-calls=50")) {
      python.run("prog.py", SOURCE);
      assertEquals(2, python.events.get("backend_linear_compiles"));
      assertTrue(state("linear").runs() > 100, () -> "runs: " + state("linear").runs());
      assertTrue(python.events.get("tier1_compiles") >= 2, python.events::totals);
      assertEquals(0, python.events.get("tier1_crashes"));
      PyFunction text = assertInstanceOf(PyFunction.class, python.get("text"));
      assertInstanceOf(jyston.tier1.Tier1Code.class, text.code.compiled());
    }
  }

  @Test
  void aPathWithoutBackEndsIsAnErrorOfTheUser() {
    assertThrows(
        UsageException.class,
        () -> new Tiers(CommandLine.parse(new String[] {"--vm-back-ends="}, Map.of()), false));
  }
}
