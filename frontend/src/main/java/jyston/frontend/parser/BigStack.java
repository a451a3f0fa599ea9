package jyston.frontend.parser;

import java.util.function.Supplier;
import jyston.frontend.SyntaxException;
import jyston.frontend.SyntaxException.Kind;

/** Runs something that recurses deeply on a thread with a large stack. */
final class BigStack {
  private static final long SIZE = 256L << 20;

  private BigStack() {}

  /** The exception for sources that nest too deeply, as CPython words it. */
  static SyntaxException overflow(String filename) {
    return new SyntaxException(
        Kind.MEMORY_ERROR,
        "Parser stack overflowed - Python source too complex to parse",
        filename,
        SyntaxException.NONE,
        SyntaxException.NONE,
        SyntaxException.NONE,
        SyntaxException.NONE,
        null);
  }

  /** Calls it and passes result or exception on. */
  static <T> T call(Supplier<T> body) {
    Run<T> run = new Run<>(body);
    Thread thread = new Thread(null, run, "jyston-parser", SIZE);
    thread.setDaemon(true);
    thread.start();
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (run.problem instanceof Error e) {
      throw e;
    }
    if (run.problem != null) {
      throw (RuntimeException) run.problem;
    }
    return run.result;
  }

  private static final class Run<T> implements Runnable {
    private final Supplier<T> body;
    private T result;
    private Throwable problem;

    Run(Supplier<T> body) {
      this.body = body;
    }

    @Override
    public void run() {
      try {
        result = body.get();
      } catch (StackOverflowError e) {
        problem = overflow(null);
      } catch (RuntimeException | Error e) {
        problem = e;
      }
    }
  }
}
