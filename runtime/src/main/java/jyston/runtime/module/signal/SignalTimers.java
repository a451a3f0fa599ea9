package jyston.runtime.module.signal;

import jyston.runtime.module.posix.Libc;

/** The interval timer behind {@code alarm} and {@code setitimer}. */
final class SignalTimers {
  private static final int SIGALRM = 14;

  private final SignalModule signals;
  private Thread thread;
  private long due;
  private long interval;

  SignalTimers(SignalModule signals) {
    this.signals = signals;
  }

  synchronized double[] get() {
    return new double[] {
      due == 0 ? 0 : Math.max(0, (due - System.nanoTime()) / 1e9), interval / 1e9
    };
  }

  synchronized double[] set(double seconds, double every) {
    double[] old = get();
    interval = (long) (every * 1e9);
    due = seconds == 0 ? 0 : System.nanoTime() + (long) (seconds * 1e9);
    if (due != 0 && thread == null) {
      thread = new Thread(this::run, "itimer");
      thread.setDaemon(true);
      thread.start();
    }
    notifyAll();
    return old;
  }

  private synchronized void run() {
    try {
      while (true) {
        if (due == 0) {
          wait();
          continue;
        }
        long left = due - System.nanoTime();
        if (left > 0) {
          wait(left / 1_000_000, (int) (left % 1_000_000));
          continue;
        }
        due = interval == 0 ? 0 : System.nanoTime() + interval;
        signals.arrived(SIGALRM);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Writes a signal number where an event loop listens. */
  static void wakeup(int fd, int signal) {
    Libc.buffer(1).set(java.lang.foreign.ValueLayout.JAVA_BYTE, 0, (byte) signal);
    Libc.call("write", fd, Libc.buffer(1).address(), 1);
  }
}
