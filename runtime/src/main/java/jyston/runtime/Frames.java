package jyston.runtime;

import java.util.Arrays;

/**
 * Frames of calls that compiled code makes. Each thread has one per depth and uses it again, unless
 * somebody got hold of it ({@link Frame#expose}): a call then allocates nothing.
 */
public final class Frames {
  private Frames() {}

  /**
   * Begins a call.
   *
   * @param owner the code that runs it and keeps its registers
   * @return its frame, now the thread's innermost one; what its registers hold is left over
   * @throws PyException RecursionError
   */
  public static Frame enter(ThreadState ts, CompiledCode owner, PyFunction fn) {
    ts.checkDepth();
    int d = ts.depth;
    Frame[] all = ts.frames;
    Frame f = d < all.length ? all[d] : null;
    if (f == null) {
      f = make(ts, d);
    }
    if (f.owner != owner || f.function != fn) {
      f.begin(owner, fn);
    }
    f.pc = -1;
    Frame back = ts.frame;
    if (f.back != back) {
      f.back = back;
    }
    ts.frame = f;
    ts.depth = d + 1;
    return f;
  }

  private static Frame make(ThreadState ts, int d) {
    if (d >= ts.frames.length) {
      ts.frames = Arrays.copyOf(ts.frames, Math.max(d + 1, ts.frames.length * 2));
    }
    Frame f = new Frame(ts, d);
    ts.frames[d] = f;
    return f;
  }

  /** Ends a call that returns. */
  public static void leave(ThreadState ts, Frame f) {
    ts.frame = f.back;
    ts.depth--;
  }

  /**
   * Ends a call by what was thrown in it, at the program point of its frame.
   *
   * @return what to throw to the caller
   */
  public static PyException unwind(ThreadState ts, Frame f, Throwable thrown) {
    PyException e = PyException.fromJava(thrown);
    f.expose();
    f.settle();
    f.owner = null;
    if (f.pc < 0) {
      f.finished = true;
      e.addTraceback(f, f.pc);
    } else if (Handlers.arrive(f, f.code.code.body(), e) >= 0) {
      throw new IllegalStateException("an exception with a handler ends a call");
    }
    ts.frame = f.back;
    ts.depth--;
    return e;
  }

  /**
   * Drops what unused frames hold, before a garbage collection: those of deeper calls, and those at
   * the depths of calls that the interpreter runs in frames of its own.
   */
  static void clear(ThreadState ts) {
    Frame[] used = new Frame[ts.frames.length];
    for (Frame f = ts.frame; f != null; f = f.back) {
      if (f.pooled >= 0 && f.thread == ts) {
        used[f.pooled] = f;
      }
    }
    ts.frames = used;
  }
}
