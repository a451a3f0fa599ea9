package jyston.profiler;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import jyston.frontend.code.Code;

/**
 * Writes one line per event, made for {@code grep}: time since the start, tier, what happened,
 * place in the source, qualified name, details.
 *
 * <pre>
 * [tiers 0.412s] tier1 finished prog.py:12 Shape.area function 1.204ms 2310B: 400 calls
 * [tiers 0.531s] tier1 exit prog.py:14 Shape.area point=9 overflow: int result
 * </pre>
 */
public final class EventTrace implements Consumer<TierEvent>, AutoCloseable {
  private static final double NANOS_PER_MS = 1e6;
  private static final double NANOS_PER_S = 1e9;

  private final PrintStream out;
  private final LongSupplier clock;
  private final long start;

  /**
   * Makes a trace.
   *
   * @param out where it goes; flushed with each line, closed by {@link #close}
   * @param clock time in nanoseconds
   */
  public EventTrace(OutputStream out, LongSupplier clock) {
    this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
    this.clock = clock;
    this.start = clock.getAsLong();
  }

  /**
   * A trace into a file, which is made or emptied.
   *
   * @throws IOException where it cannot be written
   */
  public static EventTrace toFile(Path file) throws IOException {
    return new EventTrace(Files.newOutputStream(file), System::nanoTime);
  }

  @Override
  public void accept(TierEvent e) {
    if (e instanceof TierEvent.Handled || e instanceof TierEvent.Resumed) {
      // Part of how code runs, and too many for a line each.
      return;
    }
    double at = (clock.getAsLong() - start) / NANOS_PER_S;
    out.print("[tiers " + String.format(Locale.ROOT, "%.3fs", at) + "] " + line(e) + "\n");
    out.flush();
  }

  /** An event as text, without the time. */
  static String line(TierEvent e) {
    Code c = e.code();
    StringBuilder sb = new StringBuilder(e.tier().label);
    switch (e) {
      case TierEvent.CompileQueued q -> place(sb, "queued", c, q.entry());
      case TierEvent.CompileStarted s -> place(sb, "started", c, s.entry());
      case TierEvent.CompileFinished f -> {
        place(sb, "finished", c, f.entry());
        sb.append(' ').append(ms(f.nanos())).append(' ').append(f.size()).append('B');
      }
      case TierEvent.CompileFailed f -> {
        place(sb, f.crash() == null ? "failed" : "crashed", c, f.entry());
        sb.append(' ').append(ms(f.nanos()));
      }
      case TierEvent.Applied a -> {
        place(sb, "applied", c, a.entry());
        sb.append(' ').append(a.what().counter);
      }
      case TierEvent.CompileDropped d -> place(sb, "dropped", c, d.entry());
      case TierEvent.OsrEntered o -> place(sb, "osr", c, o.entry());
      case TierEvent.Handled h -> where(sb, "handled", c, h.line());
      case TierEvent.Resumed r -> where(sb, "resumed", c, c.firstLine());
      case TierEvent.ExitTaken x -> {
        where(sb, "exit", c, x.line());
        sb.append(" point=").append(x.point()).append(' ').append(x.kind().label);
      }
      case TierEvent.Invalidated i -> place(sb, "invalidated", c, i.entry());
      case TierEvent.Discarded d -> {
        place(sb, "discarded", c, d.entry());
        sb.append(' ').append(d.size()).append('B');
      }
      case TierEvent.BackEndAsked b -> {
        where(sb, "backend", c, c.firstLine());
        sb.append(' ').append(b.name()).append(b.taken() ? " takes it" : " declines");
      }
      case TierEvent.GaveUp g -> place(sb, "gave-up", c, g.entry());
    }
    if (e.reason() != null && !e.reason().isEmpty()) {
      sb.append(": ").append(e.reason().replace('\n', ' '));
    }
    return sb.toString();
  }

  private static void place(StringBuilder sb, String what, Code c, EntryPoint entry) {
    where(sb, what, c, entry.line(c));
    sb.append(' ').append(entry);
  }

  private static void where(StringBuilder sb, String what, Code c, int line) {
    sb.append(' ').append(what).append(' ');
    sb.append(c.filename()).append(':').append(line).append(' ').append(c.qualname());
  }

  private static String ms(long nanos) {
    return String.format(Locale.ROOT, "%.3fms", nanos / NANOS_PER_MS);
  }

  @Override
  public void close() {
    out.close();
  }
}
