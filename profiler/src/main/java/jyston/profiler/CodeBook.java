package jyston.profiler;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/**
 * How much memory compiled code takes, and how much it may. Code that dies with its code object is
 * no longer counted once the garbage collector has found that out; nothing here keeps it alive.
 */
public final class CodeBook {
  private final long most;
  private final Map<CodeHistory, Entry> entries = new HashMap<>();
  private final ReferenceQueue<CodeProfile> dead = new ReferenceQueue<>();
  private long bytes;
  private long peak;

  /** What the versions of one code object take. */
  private static final class Entry extends WeakReference<CodeProfile> {
    /** Stands for the profile, and holds nothing. */
    final CodeHistory history;

    long bytes;
    int units;

    Entry(CodeProfile p, ReferenceQueue<CodeProfile> dead) {
      super(p, dead);
      this.history = p.history();
    }
  }

  /**
   * An empty book.
   *
   * @param most how many bytes there may be before nothing more is compiled
   */
  public CodeBook(long most) {
    this.most = most;
  }

  /**
   * What is there.
   *
   * @param bytes of all code in use
   * @param peak the most there ever were
   * @param units functions and loops in use
   */
  public record Totals(long bytes, long peak, long units) {}

  /** Notes code that came into use. */
  synchronized void add(CodeProfile p, long size) {
    expunge();
    Entry e = entries.computeIfAbsent(p.history(), h -> new Entry(p, dead));
    e.bytes += size;
    e.units++;
    bytes += size;
    peak = Math.max(peak, bytes);
  }

  /** Notes code that is out of use. */
  synchronized void remove(CodeProfile p, long size) {
    Entry e = entries.get(p.history());
    if (e == null) {
      return;
    }
    e.bytes -= size;
    e.units--;
    bytes -= size;
    if (e.units == 0) {
      entries.remove(e.history);
    }
  }

  private void expunge() {
    for (Reference<?> r = dead.poll(); r != null; r = dead.poll()) {
      Entry e = (Entry) r;
      if (entries.remove(e.history, e)) {
        bytes -= e.bytes;
      }
    }
  }

  /** Why nothing more may be compiled; null while there is room. */
  synchronized String full() {
    if (bytes < most) {
      return null;
    }
    expunge();
    return bytes < most ? null : "compiled code has " + bytes + " bytes, the limit is " + most;
  }

  /** What is there now. */
  public synchronized Totals totals() {
    expunge();
    long units = 0;
    for (Entry e : entries.values()) {
      units += e.units;
    }
    return new Totals(bytes, peak, units);
  }
}
