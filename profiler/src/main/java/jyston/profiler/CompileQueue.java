package jyston.profiler;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Runs compilations, one at a time and the hottest first, on a daemon thread that starts with the
 * first of them; or, in synchronous mode, at once in the caller's. It is bounded: when it is full,
 * the coldest task is dropped. Nothing that a task throws gets out of here.
 */
public final class CompileQueue implements AutoCloseable {
  /** How many tasks wait at most, unless another number is given. */
  public static final int CAPACITY = 256;

  private final int capacity;
  private final boolean sync;
  private final List<CompileTask> waiting = new ArrayList<>();
  private final Set<Object> known = new HashSet<>();
  private Thread thread;
  private int running;
  private boolean closed;
  private long queued;
  private long done;
  private long dropped;
  private long failed;
  private int longest;

  /**
   * Makes a queue; no thread yet.
   *
   * @param capacity how many tasks wait at most
   * @param sync whether tasks run in the thread that brings them
   */
  public CompileQueue(int capacity, boolean sync) {
    if (capacity < 1) {
      throw new IllegalArgumentException("a queue must hold something");
    }
    this.capacity = capacity;
    this.sync = sync;
  }

  /**
   * What it did.
   *
   * @param queued tasks accepted
   * @param done tasks that ran to their end
   * @param dropped tasks not run: pointless, too cold, or left at the end
   * @param failed tasks that threw
   * @param longest how many waited at most
   */
  public record Counters(long queued, long done, long dropped, long failed, int longest) {}

  /** What became of a task. */
  enum Outcome {
    /** It waits; or, in synchronous mode, it has run (or failed, or was dropped). */
    ACCEPTED,
    /** One with the same key waits or runs. */
    DUPLICATE,
    /** All that wait are hotter. */
    FULL,
    /** Nothing runs any more. */
    CLOSED
  }

  /** Brings a task; with an outcome other than ACCEPTED none of its methods is called again. */
  Outcome submit(CompileTask task) {
    CompileTask out = null;
    synchronized (this) {
      if (closed) {
        return Outcome.CLOSED;
      }
      if (known.contains(task.key())) {
        return Outcome.DUPLICATE;
      }
      if (!sync && waiting.size() >= capacity) {
        out = coldest();
        if (out.hotness() >= task.hotness()) {
          dropped++;
          return Outcome.FULL;
        }
        forget(out);
      }
      known.add(task.key());
      queued++;
      if (sync) {
        running++;
      } else {
        waiting.add(task);
        longest = Math.max(longest, waiting.size());
        if (thread == null) {
          thread = new Thread(this::work, "jyston-compiler");
          thread.setDaemon(true);
          thread.start();
        }
        notifyAll();
      }
    }
    if (out != null) {
      drop(out, "hotter code came");
    }
    if (sync) {
      run(task);
    }
    return Outcome.ACCEPTED;
  }

  private CompileTask coldest() {
    CompileTask c = waiting.get(0);
    for (CompileTask t : waiting) {
      c = t.hotness() < c.hotness() ? t : c;
    }
    return c;
  }

  private void forget(CompileTask t) {
    waiting.remove(t);
    known.remove(t.key());
    dropped++;
  }

  /** The hottest of those that wait, or null at the end. */
  private synchronized CompileTask next() {
    while (waiting.isEmpty()) {
      if (closed) {
        return null;
      }
      try {
        wait();
      } catch (InterruptedException e) {
        // Only close() ends this thread.
        Thread.onSpinWait();
      }
    }
    // Code goes on getting hotter while it waits: the order is that of now.
    CompileTask best = null;
    long heat = 0;
    for (CompileTask t : waiting) {
      long h = t.hotness();
      if (best == null || h > heat) {
        best = t;
        heat = h;
      }
    }
    waiting.remove(best);
    running++;
    return best;
  }

  private void work() {
    for (CompileTask t = next(); t != null; t = next()) {
      run(t);
    }
  }

  private void run(CompileTask t) {
    boolean ok = false;
    boolean ran = false;
    try {
      if (t.wanted()) {
        ran = true;
        t.run();
        ok = true;
      } else {
        t.dropped("no longer wanted");
      }
    } catch (Throwable e) {
      // Errors, too: a compiler that runs out of stack must not take the program with it.
      ran = true;
      fail(t, e);
    } finally {
      ended(t, ran, ok);
    }
  }

  private static void fail(CompileTask t, Throwable cause) {
    try {
      t.failed(cause);
    } catch (Throwable e) {
      // The task is over either way, and counted as failed.
      cause.addSuppressed(e);
    }
  }

  private static void drop(CompileTask t, String why) {
    try {
      t.dropped(why);
    } catch (RuntimeException e) {
      // It is out of the queue, which is what matters to others.
      return;
    }
  }

  private synchronized void ended(CompileTask t, boolean ran, boolean ok) {
    known.remove(t.key());
    running--;
    done += ok ? 1 : 0;
    failed += ran && !ok ? 1 : 0;
    dropped += ran ? 0 : 1;
    notifyAll();
  }

  /** Drops what waits and is not wanted any more, as after a change of options or tracing. */
  public void prune() {
    List<CompileTask> out = new ArrayList<>();
    synchronized (this) {
      for (Iterator<CompileTask> it = waiting.iterator(); it.hasNext(); ) {
        CompileTask t = it.next();
        if (!t.wanted()) {
          it.remove();
          known.remove(t.key());
          dropped++;
          out.add(t);
        }
      }
      notifyAll();
    }
    out.forEach(t -> drop(t, "no longer wanted"));
  }

  /** Waits until nothing waits or runs. */
  public synchronized void drain() throws InterruptedException {
    while (running > 0 || !waiting.isEmpty()) {
      wait();
    }
  }

  /**
   * Drops what waits and takes nothing more. Returns at once: a compilation that runs is left to
   * itself, and its thread, a daemon, holds up nobody.
   */
  @Override
  public void close() {
    List<CompileTask> out;
    synchronized (this) {
      closed = true;
      out = List.copyOf(waiting);
      for (CompileTask t : out) {
        forget(t);
      }
      notifyAll();
    }
    for (CompileTask t : out) {
      drop(t, "the interpreter ends");
    }
  }

  /** What it did so far. */
  public synchronized Counters counters() {
    return new Counters(queued, done, dropped, failed, longest);
  }
}
