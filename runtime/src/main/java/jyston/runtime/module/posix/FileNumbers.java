package jyston.runtime.module.posix;

import java.lang.foreign.MemorySegment;
import jyston.runtime.Interpreter;
import jyston.runtime.PyException;
import jyston.runtime.PyObject;
import jyston.runtime.module.thread.Waits;

/** Descriptors and system calls for the library's modules. */
public final class FileNumbers {
  private FileNumbers() {}

  /** The descriptor of an int or of an object with {@code fileno()}. */
  public static int of(PyObject o) {
    return PosixTypes.fileno(o);
  }

  /** An OSError. */
  public static PyException error(int errno) {
    return OsErrors.of(errno);
  }

  /** The result of a call, or OSError when it is a negated error number. */
  public static int check(int r) {
    if (r < 0) {
      throw OsErrors.of(-r);
    }
    return r;
  }

  /** See {@link Fds#sys}. */
  public static int sys(String name, long... args) {
    return Fds.sys(name, args);
  }

  /** See {@link Fds#sysBlocking}. */
  public static int sysBlocking(String name, long... args) {
    return Fds.sysBlocking(name, args);
  }

  /** See {@link Fds#close}. */
  public static int close(int fd) {
    return Fds.close(fd);
  }

  /** Nanoseconds of a timeout in seconds. */
  public static long nanos(PyObject timeout) {
    return Waits.nanos(timeout);
  }

  /** Runs what waits for the main thread: signal handlers. */
  public static void poll() {
    Interpreter.current().poll();
  }

  /**
   * {@code poll(2)}, where signal handlers run in between.
   *
   * @param nanos negative for no limit
   * @return how many are ready, or a negated error number
   */
  public static int poll(MemorySegment fds, int n, long nanos) {
    long end = nanos < 0 ? 0 : System.nanoTime() + nanos;
    while (true) {
      long left = nanos < 0 ? -1 : Math.max(0, end - System.nanoTime());
      long ms = left < 0 ? 100 : Math.min(100, (left + 999_999) / 1_000_000);
      int r = Fds.sysBlocking("poll", fds.address(), n, ms);
      if (r != 0 || nanos >= 0 && System.nanoTime() >= end) {
        return r;
      }
      poll();
    }
  }
}
