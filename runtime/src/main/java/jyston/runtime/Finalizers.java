package jyston.runtime;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * What has to run when an object becomes garbage: {@code __del__}, the closing of suspended
 * generators, the warning about coroutines that were never awaited.
 *
 * <p>The JVM's finalization is used for it, on a small object that only the Python object holds:
 * nothing else gives the object back when it is part of a cycle, which PEP 442 asks for. Objects
 * without anything to run have no such companion and cost nothing. What became garbage together
 * runs in the order of {@link FinalizerOrder}; what is left at the end of the interpreter runs
 * then.
 */
public final class Finalizers {
  /** How long an explicit collection waits for the JVM's finalizer thread. */
  private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(1);

  /** Finalizers that run at exit may make objects with finalizers, but not for ever. */
  private static final int EXIT_ROUNDS = 10;

  private final Interpreter interp;

  /** Newest of the sentinels that are still to run; guarded by this. */
  private Node first;

  /** Those whose objects are garbage; guarded by this. */
  private ArrayList<Sentinel> due = new ArrayList<>();

  private long serials;

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

    /** The object itself. */
    default Object object() {
      return this;
    }

    /** Whether it comes after the others at the end of the interpreter. */
    default boolean late() {
      return false;
    }
  }

  /** The place of a sentinel in the list, which must not keep it alive. */
  private static final class Node extends WeakReference<Sentinel> {
    Node previous;
    Node next;
    boolean listed = true;

    Node(Sentinel s) {
      super(s);
    }
  }

  /** The companion of an object, held by nothing but it. */
  public static final class Sentinel {
    private Finalizable target;
    private final Finalizers owner;
    private final Node node;
    private final long serial;

    /** Has the object finalized once it is garbage; the object alone must hold this. */
    public Sentinel(Finalizable target) {
      this.target = target;
      this.owner = current();
      this.node = new Node(this);
      synchronized (owner) {
        serial = owner.serials++;
        node.next = owner.first;
        if (owner.first != null) {
          owner.first.previous = node;
        }
        owner.first = node;
      }
    }

    /** Forgets the object: nothing is to be run any more. */
    public void cancel() {
      take();
    }

    /** The object, or null when nothing is to be run any more. */
    Object object() {
      Finalizable t = target;
      return t == null ? null : t.object();
    }

    private boolean isLate() {
      Finalizable t = target;
      return t != null && t.late();
    }

    private Finalizable take() {
      synchronized (owner) {
        Finalizable t = target;
        target = null;
        owner.unlist(node);
        return t;
      }
    }

    @Override
    @SuppressWarnings({"removal", "deprecation"})
    protected void finalize() {
      owner.found(this);
    }
  }

  private void unlist(Node n) {
    if (!n.listed) {
      return;
    }
    n.listed = false;
    if (n.previous == null) {
      first = n.next;
    } else {
      n.previous.next = n.next;
    }
    if (n.next != null) {
      n.next.previous = n.previous;
    }
    n.previous = null;
    n.next = null;
  }

  /** The collector found the object of a sentinel to be garbage. */
  private void found(Sentinel s) {
    boolean wake;
    synchronized (this) {
      unlist(s.node);
      wake = s.target != null && due.isEmpty();
      if (s.target != null) {
        due.add(s);
      }
      notifyAll();
    }
    if (wake) {
      interp.pending().add(this::runDue);
    }
  }

  /** Runs what is due; gives how many that were. */
  private int runDue() {
    ArrayList<Sentinel> batch;
    synchronized (this) {
      // What belongs together must not be torn apart because one was found earlier.
      awaitFound();
      batch = due;
      due = new ArrayList<>();
    }
    return runAll(batch, s -> true);
  }

  private static int runAll(List<Sentinel> batch, Predicate<Sentinel> which) {
    batch.sort(Comparator.comparingLong(s -> s.serial));
    ThreadState ts = ThreadState.current();
    int n = 0;
    for (Sentinel s : FinalizerOrder.of(batch)) {
      Finalizable t = which.test(s) ? s.take() : null;
      if (t == null) {
        continue;
      }
      n++;
      PyBaseException handled = ts.handled;
      ts.handled = null;
      try {
        t.finalizePython();
      } finally {
        ts.handled = handled;
      }
    }
    return n;
  }

  /** Waits until the JVM's finalizer thread has been through what the last collection found. */
  private synchronized void awaitFound() {
    ArrayList<Node> cleared = new ArrayList<>();
    for (Node n = first; n != null; n = n.next) {
      if (n.refersTo(null)) {
        cleared.add(n);
      }
    }
    long end = System.nanoTime() + PATIENCE_NS;
    for (Node n : cleared) {
      while (n.listed) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          return;
        }
        try {
          wait(left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
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
    int round = 0;
    int ran;
    do {
      i.nursery.age();
      i.runner.collect(System::gc);
      int held = i.gil.releaseAll();
      try {
        own.awaitFound();
      } finally {
        i.gil.restore(held);
      }
      WeakRefs.drain();
      ran = own.runDue();
      i.poll();
      // What ran may have made more garbage.
    } while (ran > 0 && ++round < 2);
    if (i.unawaited != null) {
      i.unawaited.collected();
    }
  }

  /**
   * Runs what is left, at the end of the interpreter, as if all objects became garbage now.
   *
   * @param kept objects that something beyond the end holds, such as a daemon thread
   */
  public static void runAtExit(Set<?> kept) {
    Finalizers own = current();
    for (int round = 0; round < EXIT_ROUNDS; round++) {
      own.interp.nursery.age();
      List<Sentinel> left = own.left(kept);
      int ran = runAll(left, s -> !s.isLate());
      if (ran + runAll(left, s -> true) == 0) {
        return;
      }
    }
  }

  private synchronized List<Sentinel> left(Set<?> kept) {
    List<Sentinel> l = new ArrayList<>(due);
    due.clear();
    for (Node n = first; n != null; n = n.next) {
      Sentinel s = n.get();
      Finalizable t = s == null ? null : s.target;
      if (t != null && !kept.contains(t.object())) {
        l.add(s);
      }
    }
    return l;
  }

  /** Whether anything would run at the end of the interpreter. */
  public static boolean anyAtExit() {
    Finalizers own = current();
    own.interp.nursery.age();
    synchronized (own) {
      return own.first != null || !own.due.isEmpty();
    }
  }
}
