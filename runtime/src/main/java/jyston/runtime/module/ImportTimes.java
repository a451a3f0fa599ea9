package jyston.runtime.module;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import jyston.runtime.PyObject;

/** The table of {@code -X importtime}: a line for each module, after those it imports. */
final class ImportTimes {
  private int depth;

  /** Time of the imports inside the current one. */
  private long inner;

  private boolean started;

  /** Times one import. */
  PyObject time(String name, java.util.function.Supplier<PyObject> load) {
    if (!started) {
      started = true;
      write("import time: self [us] | cumulative | imported package\n");
    }
    long outer = inner;
    inner = 0;
    depth++;
    long start = System.nanoTime();
    try {
      return load.get();
    } finally {
      long all = System.nanoTime() - start;
      depth--;
      write(
          String.format(
              Locale.ROOT,
              "import time: %9d | %10d | %s%s\n",
              micros(all - inner),
              micros(all),
              " ".repeat(2 * depth),
              name));
      inner = outer + all;
    }
  }

  private static long micros(long nanos) {
    return (nanos + 999) / 1000;
  }

  /** To the process's standard error, whatever {@code sys.stderr} is. */
  private static void write(String text) {
    try {
      new FileOutputStream(FileDescriptor.err).write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // Nobody reads it.
      return;
    }
  }
}
