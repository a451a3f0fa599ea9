package jyston.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import jyston.runtime.module.posix.Libc;

/**
 * What is done beside the start, in a thread of its own: the first call of a C function, which
 * takes tens of milliseconds and which every program makes. It is one of use: where there are few
 * processors, it lets HotSpot's optimising compiler give way. While a program warms up, three
 * threads want them: the program, the compiler that is quick and the one that optimises. Time given
 * to the last one comes from the first two, and what it makes is only better. Linux gives each
 * thread a priority of its own, which Java has no way to set.
 */
final class Ahead {
  /** More processors than this have room for all. */
  private static final int FEW = 3;

  /** A third of the others' share, while they want all there is. */
  private static final int NICE = 5;

  /** As much of "C2 CompilerThread" as Linux keeps. */
  private static final String NAME = "C2 Compiler";

  private Ahead() {}

  /** Starts the thread. */
  static void start() {
    Thread t = new Thread(Ahead::run, "ahead");
    t.setDaemon(true);
    // What fails here fails again where the program needs it, and is reported there.
    t.setUncaughtExceptionHandler((thread, e) -> {});
    t.start();
  }

  private static void run() {
    Libc.callInt("getppid");
    if (Runtime.getRuntime().availableProcessors() > FEW) {
      return;
    }
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
      for (Path t : threads) {
        if (Files.readString(t.resolve("comm")).startsWith(NAME)) {
          Libc.callInt("setpriority", 0, Long.parseLong(t.getFileName().toString()), NICE);
        }
      }
    } catch (IOException e) {
      // No such folder here, or a thread has gone: all threads stay equal.
      return;
    }
  }
}
