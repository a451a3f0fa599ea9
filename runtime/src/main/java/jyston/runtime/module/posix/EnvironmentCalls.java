package jyston.runtime.module.posix;

import java.lang.foreign.Arena;

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

  static void remove(byte[] name) {
    try (Arena arena = Arena.ofConfined()) {
      int r = Fds.sys("unsetenv", Libc.cstring(arena, name).address());
      if (r < 0) {
        throw OsErrors.of(-r);
      }
    }
  }
}
