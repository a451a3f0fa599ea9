package jyston.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import jyston.profiler.CodeBook;
import jyston.profiler.CodeProfile;
import jyston.profiler.CompileException;
import jyston.profiler.EntryPoint;
import org.junit.jupiter.api.Test;

/**
 * Compiled code goes with the code object it was made of, and when it is replaced: heap and
 * metaspace stay flat. {@code -Djyston.test.cycles=10000} makes it a long run ({@code ./dev
 * cycles}).
 */
class CodeLimitsTest {
  private static final int CYCLES = Integer.getInteger("jyston.test.cycles", 600);
  private static final int ROUNDS = 6;
  private static final long MIB = 1L << 20;

  /** Functions made of text, called and dropped: code that dies. */
  private static final String DROP =
      """
      def cycle(n):
          for i in range(n):
              space = {}
              exec(SOURCE, space)
              work = space["work"]
              total = 0
              for k in range(5):
                  total += work(k)
              assert total == 180

      SOURCE = '''
      class Box:
          def __init__(self, v):
              self.v = v

      def add(a, b):
          return a + b

      def work(n):
          t = 0
          for i in range(n + 3):
              t = add(t, Box(i * n).v) + 1
          return t
      '''
      """;

  /** Class attributes written between calls, kinds that change: code that is made anew. */
  private static final String REPLACE =
      """
      def cycle(n):
          for i in range(n):
              space = {"values": [1, 2.5, "x", 1 << 70][i % 4]}
              exec(SOURCE, space)
              for k in range(12):
                  space["work"](space["values"] if k & 1 else k)

      SOURCE = '''
      class Box:
          pass

      def work(v):
          r = None
          for i in range(3):
              b = Box()
              b.v = v
              r = b.v * 2
              Box.extra = i
          return r
      '''
      """;

  private static MemoryUsage pool(String name) {
    for (MemoryPoolMXBean p : ManagementFactory.getMemoryPoolMXBeans()) {
      if (p.getName().equals(name)) {
        return p.getUsage();
      }
    }
    throw new IllegalStateException("no pool " + name);
  }

  /** What is in use after garbage collections, of the heap and of classes. */
  private static long[] used() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(20);
    }
    return new long[] {
      ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
      pool("Metaspace").getUsed()
    };
  }

  private static void flat(String source, int least) throws InterruptedException {
    int each = CYCLES / ROUNDS;
    try (Embedded python = new Embedded()) {
      python.run("cycles.py", source);
      python.run("warm.py", "cycle(" + each + ")");
      long[] before = used();
      CodeBook.Totals codeBefore = python.tiers.promotion.book().totals();
      for (int i = 1; i < ROUNDS; i++) {
        python.run("round.py", "cycle(" + each + ")");
      }
      long[] after = used();
      CodeBook.Totals code = python.tiers.promotion.book().totals();
      assertTrue(
          python.events.get("tier1_compiles") >= (long) least * CYCLES,
          () -> "compiles: " + python.events.get("tier1_compiles"));
      long grown = (after[0] - before[0]) / 1024;
      long classes = (after[1] - before[1]) / 1024;
      String what =
          "heap %d KiB, metaspace %d KiB more after %d compilations; %s, then %s"
              .formatted(grown, classes, python.events.get("tier1_compiles"), codeBefore, code);
      System.out.println(what);
      assertTrue(grown * 1024 < 2 * MIB, what);
      assertTrue(classes * 1024 < 2 * MIB, what);
      assertTrue(code.bytes() <= codeBefore.bytes() + MIB / 4, what);
    }
  }

  @Test
  void codeOfFunctionsThatAreDroppedIsFreed() throws InterruptedException {
    flat(DROP, 3);
  }

  @Test
  void codeThatIsMadeAnewIsFreed() throws InterruptedException {
    flat(REPLACE, 1);
  }

  @Test
  void oneFunctionCompiledAndDiscardedAgainAndAgainIsFreed()
      throws InterruptedException, CompileException {
    try (Embedded python = new Embedded()) {
      python.run("once.py", REPLACE + "\nspace = {}\nexec(SOURCE, space)\nwork = space['work']\n");
      python.run("warm.py", "for i in range(20): work(i)");
      CodeProfile work =
          python.profiles.live().stream()
              .filter(p -> p.code.qualname().equals("work"))
              .findFirst()
              .orElseThrow();
      long[] before = null;
      for (int i = 0; i < CYCLES; i++) {
        if (i == CYCLES / ROUNDS) {
          before = used();
        }
        python.tier.compile(work, EntryPoint.FUNCTION);
        python.run("call.py", "assert work(21) == 42");
        if ((i & 1) == 0) {
          python.tier.discard(work, EntryPoint.FUNCTION);
        }
      }
      long[] after = used();
      String what =
          "heap %d KiB, metaspace %d KiB more"
              .formatted((after[0] - before[0]) / 1024, (after[1] - before[1]) / 1024);
      System.out.println(what);
      assertTrue(after[0] - before[0] < 2 * MIB, what);
      assertTrue(after[1] - before[1] < 2 * MIB, what);
    }
  }

  @Test
  void nothingIsCompiledBeyondTheLimit() {
    try (Embedded python = new Embedded("--vm-code-cache-mb=1")) {
      python.run(
          "many.py",
          """
          kept = []
          for i in range(600):
              space = {}
              exec('def work(n):\\n    return [n + 1, n * 2, n - 3, n + 4, n * 5]', space)
              for k in range(4):
                  space["work"](k)
              kept.append(space)
          """);
      CodeBook.Totals code = python.tiers.promotion.book().totals();
      assertTrue(code.bytes() < MIB + 20_000, code::toString);
      assertTrue(python.events.get("compiles_dropped") > 50, () -> python.events.totals());
      assertEquals(0, python.events.get("tier1_crashes"));
    }
  }
}
