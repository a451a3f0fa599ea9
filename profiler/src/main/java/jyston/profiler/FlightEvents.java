package jyston.profiler;

import java.util.function.Consumer;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * Puts events into the JDK's flight recordings: {@code jyston.Compilation} (with its duration) and
 * {@code jyston.Transition} for everything else. The {@link Promotion} subscribes it with the first
 * compilation that finds a recorder running; until then this class is not loaded.
 */
final class FlightEvents implements Consumer<TierEvent> {
  private final ThreadLocal<Compilation> open = new ThreadLocal<>();

  /** A compilation, successful or not. */
  @Name("jyston.Compilation")
  @Label("Compilation")
  @Category({"Jyston", "Tiers"})
  @StackTrace(false)
  static final class Compilation extends Event {
    @Label("Tier")
    String tier;

    @Label("Function")
    String function;

    @Label("File")
    String file;

    @Label("Line")
    int line;

    @Label("Entry Point")
    String entryPoint;

    @Label("Reason")
    String reason;

    @Label("Failure")
    String failure;

    @Label("Size")
    @DataAmount
    long size;
  }

  /** A frame or a code object that changed tiers in another way. */
  @Name("jyston.Transition")
  @Label("Transition")
  @Category({"Jyston", "Tiers"})
  @StackTrace(false)
  static final class Transition extends Event {
    @Label("Kind")
    String kind;

    @Label("Tier")
    String tier;

    @Label("Function")
    String function;

    @Label("File")
    String file;

    @Label("Line")
    int line;

    @Label("Guard")
    String guard;

    @Label("Reason")
    String reason;
  }

  @Override
  public void accept(TierEvent e) {
    switch (e) {
      case TierEvent.CompileStarted s -> {
        Compilation c = new Compilation();
        c.begin();
        open.set(c);
      }
      case TierEvent.CompileFinished f -> end(f, f.entry(), null, f.size());
      case TierEvent.CompileFailed f -> end(f, f.entry(), f.reason(), 0);
      case TierEvent.Applied a -> transition(e, a.what().counter, a.entry().line(e.code()), null);
      case TierEvent.CompileQueued q -> transition(e, "queued", q.entry().line(e.code()), null);
      case TierEvent.CompileDropped d -> transition(e, "dropped", d.entry().line(e.code()), null);
      case TierEvent.OsrEntered o -> transition(e, "osr", o.entry().line(e.code()), null);
      // Too many to be recorded.
      case TierEvent.Handled h -> {}
      case TierEvent.Resumed r -> {}
      case TierEvent.ExitTaken x -> transition(e, "exit", x.line(), x.kind().label);
      case TierEvent.Invalidated i -> transition(e, "invalidated", i.entry().line(e.code()), null);
      case TierEvent.Discarded d -> transition(e, "discarded", d.entry().line(e.code()), null);
      case TierEvent.BackEndAsked b ->
          transition(e, "backend-" + b.name(), e.code().firstLine(), null);
      case TierEvent.GaveUp g -> transition(e, "gave-up", g.entry().line(e.code()), null);
    }
  }

  private void end(TierEvent e, EntryPoint entry, String failure, long size) {
    Compilation c = open.get();
    open.remove();
    if (c == null || !c.shouldCommit()) {
      return;
    }
    c.tier = e.tier().label;
    c.function = e.code().qualname();
    c.file = e.code().filename();
    c.line = entry.line(e.code());
    c.entryPoint = entry.toString();
    c.reason = e.reason();
    c.failure = failure;
    c.size = size;
    c.commit();
  }

  private static void transition(TierEvent e, String kind, int line, String guard) {
    Transition t = new Transition();
    if (!t.isEnabled()) {
      return;
    }
    t.kind = kind;
    t.tier = e.tier().label;
    t.function = e.code().qualname();
    t.file = e.code().filename();
    t.line = line;
    t.guard = guard;
    t.reason = e.reason();
    t.commit();
  }
}
