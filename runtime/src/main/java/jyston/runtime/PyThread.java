package jyston.runtime;

/** A Java thread that runs Python code; carries its {@link ThreadState}. */
public final class PyThread extends Thread {
  /** Stack for deep recursion: reserved, not committed, until it is used. */
  public static final long STACK_BYTES = 3L << 30;

  /** Stack of further threads. */
  public static final long THREAD_STACK_BYTES = 512L << 20;

  final ThreadState state;

  /** A thread of an interpreter that will run {@code body}. */
  public PyThread(Interpreter interp, Runnable body, String name, long stackBytes) {
    super(null, body, name, stackBytes, false);
    this.state = new ThreadState(interp, this);
  }

  /** The thread's Python state. */
  public ThreadState state() {
    return state;
  }
}
