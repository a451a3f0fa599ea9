package jyston.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --vm-dump-bytecode} prints what tier 1 makes of the functions named, and of no others. */
class BytecodeDumpTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private static final String PROGRAM =
      """
      class Box:
          def __init__(self, w):
              self.w = w

          def area(self, h):
              return self.w * h

      def other(n):
          return n + 1

      def total(n):
          t = 0
          for i in range(n):
              t += Box(i).area(2)
          return t

      for i in range(40):
          other(i)
      print(total(40))
      """;

  @TempDir Path folder;

  private Outcome dump(String names) throws IOException {
    Files.writeString(folder.resolve("prog.py"), PROGRAM);
    List<String> options =
        List.of(
            "--vm-tiers=0,1",
            "--vm-tier1-calls=1",
            "--vm-tier1-loops=1",
            "--vm-dump-bytecode=" + names);
    return Python.jyston().with(options).run(folder, List.of("prog.py"), "", LIMIT);
  }

  @Test
  void printsTheFunctionsNamed() throws IOException {
    Outcome o = dump("Box.*");
    assertEquals("1560\n", o.stdout());
    String text = o.stderr();
    assertTrue(text.contains("[bytecode] " + folder.toRealPath()), text);
    assertTrue(text.contains("prog.py:5 Box.area function\n"), text);
    assertTrue(text.contains(" = Shape of Box\n"), text);
    assertTrue(text.contains("class jyston.tier1.Py_Box_area extends"), text);
    assertTrue(text.contains("PyObject call2("), text);
    assertTrue(text.contains("areturn"), text);
    assertTrue(text.contains("line 6: "), text);
    assertFalse(text.contains("Py_other"), text);
    assertFalse(text.contains("Py_total"), text);
  }

  @Test
  void printsLoopsThatAreEntered() throws IOException {
    String text = dump("total").stderr();
    assertTrue(text.contains("prog.py:13 total loop@"), text);
    assertTrue(text.contains("extends jyston.tier1.Tier1Loop"), text);
  }

  @Test
  void printsNothingWithoutAName() throws IOException {
    assertEquals(new Outcome(0, "1560\n", ""), dump("off"));
  }
}
