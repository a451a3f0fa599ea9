package jyston.runtime.module;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jyston.runtime.Interpreter;
import jyston.runtime.ThreadState;

/** The threads of an interpreter that run Python code. */
public final class Threads {
  private final Set<ThreadState> live = Collections.synchronizedSet(new LinkedHashSet<>());

  /** For the interpreter. */
  public Threads() {}

  private static Threads current() {
    return of(Interpreter.current());
  }

  /** The threads of an interpreter. */
  public static Threads of(Interpreter in) {
    return in.state(Threads.class, Threads::new);
  }

  /** A thread begins to run Python code. */
  public void add(ThreadState ts) {
    live.add(ts);
  }

  /** A thread has run its last Python code. */
  public void remove(ThreadState ts) {
    live.remove(ts);
  }

  /** All threads, oldest first. */
  public static List<ThreadState> all() {
    return current().list();
  }

  /** The threads of this interpreter, oldest first. */
  public List<ThreadState> list() {
    synchronized (live) {
      return new ArrayList<>(live);
    }
  }

  /** {@code threading.get_ident()} of a thread. */
  public static long ident(ThreadState ts) {
    // Shaped like the addresses that pthread_self() gives, so that it is never zero.
    return 0x7f0000000000L + (ts.thread.threadId() << 12);
  }
}
