package jyston.runtime.module.thread;

import jyston.runtime.Interpreter;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyFloat;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.ThreadState;

/** Waiting without the interpreter's lock, so that signals still reach the main thread. */
public final class Waits {
  /** The longest timeout, in seconds. */
  public static final double TIMEOUT_MAX = 9223372036.0;

  private Waits() {}

  /** A wait of a bounded time. */
  public interface Attempt {
    /**
     * Waits.
     *
     * @return whether what was waited for has come
     */
    boolean await(long nanos) throws InterruptedException;
  }

  /**
   * Waits for something; signal handlers run in between.
   *
   * @param nanos negative for no limit
   */
  public static boolean await(Attempt a, long nanos) {
    ThreadState ts = ThreadState.current();
    Interpreter in = ts.interp;
    long end = nanos < 0 ? 0 : System.nanoTime() + nanos;
    while (true) {
      long left = nanos < 0 ? Long.MAX_VALUE : Math.max(0, end - System.nanoTime());
      int held = in.gil.releaseAll();
      boolean got = false;
      boolean interrupted = false;
      try {
        got = a.await(left);
      } catch (InterruptedException e) {
        interrupted = true;
      } finally {
        in.gil.restore(held);
      }
      if (got) {
        return true;
      }
      if (interrupted || in.pollRequested()) {
        in.poll();
      }
      if (nanos >= 0 && System.nanoTime() >= end) {
        return false;
      }
    }
  }

  /** Nanoseconds of a timeout in seconds, rounded up. */
  public static long nanos(PyObject timeout) {
    double d;
    if (timeout instanceof PyFloat f) {
      d = f.value;
      if (Double.isNaN(d)) {
        throw Py.valueError("Invalid value NaN (not a number)");
      }
    } else if (Ops.isIndex(timeout)) {
      PyLong l = Ops.index(timeout);
      if (!l.fitsLong() || Math.abs(l.longValue()) > Long.MAX_VALUE / 1_000_000_000L) {
        throw Py.overflowError("timestamp too large to convert to C PyTime_t");
      }
      return l.longValue() * 1_000_000_000L;
    } else {
      d = Ops.asDouble(timeout);
    }
    double n = Math.ceil(d * 1e9);
    if (n >= 0x1p63 || n < -0x1p63) {
      throw Py.overflowError("timestamp out of range for platform time_t");
    }
    return (long) n;
  }
}
