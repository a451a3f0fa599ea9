package jyston.runtime;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What has to run when an object becomes garbage: {@code __del__}, the closing of suspended
 * generators, the warning about coroutines that were never awaited.
 *
 * <p>The JVM's finalization is used for it, on a small object that only the Python object holds:
 * nothing else gives the object back when it is part of a cycle, which PEP 442 asks for. Objects
 * without anything to run have no such companion and cost nothing.
 */
public final class Finalizers {
  private final Interpreter interp;

  /** Counts objects that had something to run. */
  private volatile int found;

  private Finalizers(Interpreter interp) {
    this.interp = interp;
  }

  /** Those of the current interpreter. */
  static Finalizers current() {
    Interpreter i = Interpreter.current();
    return i.state(Finalizers.class, () -> new Finalizers(i));
  }

  /** An object that has something to run at its end. */
  public interface Finalizable {
    /** Runs it, on a thread that runs Python code. Exceptions are reported as unraisable. */
    void finalizePython();
  }

  /** The companion of an object, held by nothing but it. */
  public static final class Sentinel {
    private Finalizable target;
    private final Finalizers owner;

    /** Has the object finalized once it is garbage; the object alone must hold this. */
    public Sentinel(Finalizable target) {
      this.target = target;
      this.owner = current();
    }

    /** Forgets the object: nothing is to be run any more. */
    public void cancel() {
      target = null;
    }

    @Override
    @SuppressWarnings({"removal", "deprecation"})
    protected void finalize() {
      Finalizable t = target;
      target = null;
      if (t != null) {
        owner.found++;
        owner.interp.pending().add(() -> run(t));
      }
    }
  }

  private static void run(Finalizable t) {
    ThreadState ts = ThreadState.current();
    PyBaseException handled = ts.handled;
    ts.handled = null;
    try {
      t.finalizePython();
    } finally {
      ts.handled = handled;
    }
  }

  /** Tells when the collector has been through everything that was garbage before it was made. */
  private static final class Marker {
    private final CountDownLatch latch;

    Marker(CountDownLatch latch) {
      this.latch = latch;
    }

    @Override
    @SuppressWarnings({"removal", "deprecation"})
    protected void finalize() {
      latch.countDown();
    }
  }

  /**
   * A full collection, after which what the garbage had to run has run ({@code gc.collect()}).
   * Gives up waiting after a second.
   */
  public static void collect() {
    Interpreter i = Interpreter.current();
    DeadTemps.clear(ThreadState.current());
    Finalizers own = current();
    int before;
    int round = 0;
    do {
      before = own.found;
      CountDownLatch latch = mark();
      i.runner.collect(System::gc);
      int held = i.gil.releaseAll();
      try {
        latch.await(1, TimeUnit.SECONDS);
        runFinalizers();
        // References are enqueued by another thread than the one that runs finalizers.
        Thread.sleep(2);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        i.gil.restore(held);
      }
      i.poll();
      // What ran may have made more garbage.
    } while (own.found != before && ++round < 2);
    if (i.unawaited != null) {
      i.unawaited.drain();
    }
  }

  @SuppressWarnings({"removal", "deprecation"})
  private static void runFinalizers() {
    System.runFinalization();
  }

  private static CountDownLatch mark() {
    CountDownLatch latch = new CountDownLatch(1);
    new Marker(latch);
    return latch;
  }
}
