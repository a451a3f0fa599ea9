package jyston.runtime.module.posix;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import jyston.runtime.PyBytes;
import jyston.runtime.PyDict;

/** The C environment, which child processes inherit. */
final class EnvironmentCalls {
  private EnvironmentCalls() {}

  static void put(byte[] name, byte[] value) {
    try (Arena arena = Arena.ofConfined()) {
      int r =
          Fds.sys(
              "setenv",
              Libc.cstring(arena, name).address(),
              Libc.cstring(arena, value).address(),
              1);
      if (r < 0) {
        throw OsErrors.of(-r);
      }
    }
  }

  /**
   * The environment the process started with, as bytes: the JVM's text of what is no ASCII depends
   * on the locale.
   *
   * @return null where it cannot be read
   */
  static PyDict initial() {
    byte[] all;
    try {
      all = Files.readAllBytes(Path.of("/proc/self/environ"));
    } catch (IOException e) {
      // Without /proc the JVM's idea of it has to do.
      return null;
    }
    PyDict d = new PyDict();
    int start = 0;
    for (int i = 0; i < all.length; i++) {
      if (all[i] == 0) {
        int eq = start;
        while (eq < i && all[eq] != '=') {
          eq++;
        }
        if (eq < i) {
          PyBytes key = PyBytes.of(Arrays.copyOfRange(all, start, eq));
          if (d.get(key) == null) {
            d.put(key, PyBytes.of(Arrays.copyOfRange(all, eq + 1, i)));
          }
        }
        start = i + 1;
      }
    }
    return d;
  }

  static void remove(byte[] name) {
    try (Arena arena = Arena.ofConfined()) {
      int r = Fds.sys("unsetenv", Libc.cstring(arena, name).address());
      if (r < 0) {
        throw OsErrors.of(-r);
      }
    }
  }
}
