package jyston.runtime;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The global interpreter lock. Held while Python code runs, released around blocking calls, and
 * handed over at a poll when another thread waits.
 */
public final class Gil {
  private static final long SWITCH_INTERVAL_MS = 5;
  private static final long SOON_US = 100;

  private final ReentrantLock lock = new ReentrantLock(true);
  private final Interpreter interp;

  Gil(Interpreter interp) {
    this.interp = interp;
  }

  /** Takes the lock; asks its holder for a turn when that takes long. */
  public void acquire() {
    if (lock.isHeldByCurrentThread()) {
      lock.lock();
      return;
    }
    boolean interrupted = false;
    while (true) {
      try {
        if (lock.tryLock(SWITCH_INTERVAL_MS, TimeUnit.MILLISECONDS)) {
          break;
        }
        interp.requestPoll();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes the lock, asking its holder for a turn at once, for work that is done in no time. */
  public void acquireSoon() {
    boolean interrupted = false;
    while (true) {
      try {
        // The holder looks whether somebody waits when it polls, which may be before this waits.
        if (lock.tryLock()) {
          break;
        }
        interp.requestPoll();
        if (lock.tryLock(SOON_US, TimeUnit.MICROSECONDS)) {
          break;
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the current thread holds the lock. */
  public boolean isHeld() {
    return lock.isHeldByCurrentThread();
  }

  /**
   * Releases the lock, however often this thread holds it; returns the count for {@link #restore}.
   */
  public int releaseAll() {
    int n = lock.getHoldCount();
    for (int i = 0; i < n; i++) {
      lock.unlock();
    }
    return n;
  }

  /** Takes the lock again, {@code count} times. */
  public void restore(int count) {
    for (int i = 0; i < count; i++) {
      acquire();
    }
  }

  /** Releases the lock. */
  public void release() {
    lock.unlock();
  }

  /** Whether another thread waits for the lock. */
  public boolean hasWaiters() {
    return lock.hasQueuedThreads();
  }

  /** Gives waiting threads their turn. */
  public void yieldTurn() {
    if (lock.hasQueuedThreads()) {
      int n = releaseAll();
      Thread.onSpinWait();
      restore(n);
    }
  }
}
