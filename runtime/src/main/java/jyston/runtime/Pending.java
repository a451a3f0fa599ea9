package jyston.runtime;

import java.util.concurrent.ConcurrentLinkedQueue;

/** Calls that other threads and signal handlers want run on a Python thread. */
public final class Pending {
  /** A call to run at a safepoint; may throw {@link PyException}. */
  public interface Call {
    /** Runs the call. */
    void run();
  }

  private final Interpreter interp;
  private final ConcurrentLinkedQueue<Call> main = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Call> any = new ConcurrentLinkedQueue<>();

  /** The main thread, where signal handlers run. */
  private volatile Thread mainThread;

  Pending(Interpreter interp) {
    this.interp = interp;
  }

  /** Says which thread is the main one. */
  public void setMainThread(Thread t) {
    mainThread = t;
  }

  /** The main thread. */
  public Thread mainThread() {
    return mainThread;
  }

  /** Asks for a call on the main thread. */
  public void addMain(Call c) {
    main.add(c);
    interp.requestPoll();
  }

  /** Asks for a call on any thread. */
  public void add(Call c) {
    any.add(c);
    interp.requestPoll();
  }

  /** Asks for a turn of the lock, or for attention to an asynchronous exception. */
  public void wake() {
    interp.requestPoll();
  }

  void run(ThreadState ts) {
    interp.pollBegins();
    interp.gil.yieldTurn();
    if (ts.asyncException != null) {
      PyObject e = ts.asyncException;
      ts.asyncException = null;
      throw PyException.raise(e, null);
    }
    if (ts.thread == mainThread) {
      drain(main);
    } else if (!main.isEmpty()) {
      interp.requestPoll();
    }
    drain(any);
  }

  private void drain(ConcurrentLinkedQueue<Call> q) {
    Call c;
    while ((c = q.poll()) != null) {
      try {
        c.run();
      } finally {
        if (!q.isEmpty()) {
          interp.requestPoll();
        }
      }
    }
  }
}
