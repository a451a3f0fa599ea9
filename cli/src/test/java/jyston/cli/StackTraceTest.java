package jyston.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import jyston.runtime.Py;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import org.junit.jupiter.api.Test;

/** Java's own tools show where compiled Python code is: files and lines of its source. */
class StackTraceTest {
  private static final String SOURCE =
      """
      def inner(n):
          x = n + 1

          look()
          return x

      def outer(n):
          return [
              inner(n),
              n,
          ]

      for i in range(50):
          outer(i)
      """;

  /** A callable that looks at the Java stack of the thread that calls it. */
  private static final class Look extends PyObject {
    private final Thread me = Thread.currentThread();
    private StackTraceElement[] last;

    @Override
    public PyType type() {
      return PyStr.TYPE;
    }

    @Override
    public PyObject call0() {
      last = me.getStackTrace();
      return Py.None;
    }
  }

  @Test
  void framesOfCompiledCodeShowPythonLines() {
    Look look = new Look();
    try (Embedded python = new Embedded()) {
      python.set("look", look);
      python.run("/srv/app/prog.py", SOURCE);
    }
    List<String> frames =
        Arrays.stream(look.last)
            .filter(f -> "/srv/app/prog.py".equals(f.getFileName()))
            .map(f -> f.getClassName().replaceAll("[/+].*", "") + ':' + f.getLineNumber())
            .toList();
    assertEquals(
        List.of(
            "jyston.tier1.Py_inner:4", "jyston.tier1.Py_outer:9", "jyston.tier1.Py__module_:14"),
        frames);
  }
}
