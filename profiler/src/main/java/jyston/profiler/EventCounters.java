package jyston.profiler;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Counts events by kind, for {@code --stats} and for tests that assert what the tiers did. Compiles
 * are {@code tier1_compiles} and so on, of which {@code tier1_osr_compiles} enter loops; exits are
 * {@code deopts} and, by the guard that failed, {@code deopts_overflow} and so on.
 */
public final class EventCounters implements Consumer<TierEvent> {
  private static final String[] ALWAYS = {
    "tier1_compiles",
    "tier1_osr_compiles",
    "tier1_recompiles",
    "tier1_failures",
    "tier1_crashes",
    "tier1_compile_us",
    "tier1_bytes",
    "tier1_discarded_bytes",
    "compiles_dropped",
    "osr_entries",
    "handled",
    "resumed",
    "deopts",
    "invalidations",
    "discards",
    "give_ups"
  };

  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  /** All at zero. */
  public EventCounters() {}

  @Override
  public void accept(TierEvent e) {
    String t = e.tier().label;
    switch (e) {
      case TierEvent.CompileFinished f -> {
        add(t + "_compiles", 1);
        add(t + "_osr_compiles", f.entry().isLoop() ? 1 : 0);
        add(t + "_recompiles", f.version() > 1 ? 1 : 0);
        add(t + "_compile_us", f.nanos() / 1000);
        add(t + "_bytes", f.size());
      }
      case TierEvent.CompileFailed f -> {
        add(t + "_failures", 1);
        add(t + "_crashes", f.crash() != null ? 1 : 0);
      }
      case TierEvent.Applied a -> add(t + "_" + a.what().counter, a.times());
      case TierEvent.CompileDropped d -> add("compiles_dropped", 1);
      case TierEvent.OsrEntered o -> add("osr_entries", 1);
      case TierEvent.Handled h -> add("handled", 1);
      case TierEvent.Resumed r -> add("resumed", 1);
      case TierEvent.ExitTaken x -> {
        add("deopts", 1);
        add("deopts_" + x.kind().label, 1);
      }
      case TierEvent.Invalidated i -> add("invalidations", 1);
      case TierEvent.Discarded d -> {
        add("discards", 1);
        add(t + "_discarded_bytes", d.size());
      }
      case TierEvent.GaveUp g -> add("give_ups", 1);
      case TierEvent.CompileQueued q -> add(t + "_queued", 1);
      case TierEvent.CompileStarted s -> add(t + "_started", 1);
    }
  }

  private void add(String name, long n) {
    if (n != 0) {
      counts.computeIfAbsent(name, k -> new LongAdder()).add(n);
    }
  }

  /** A counter by its name; 0 where nothing of the kind happened. */
  public long get(String name) {
    LongAdder a = counts.get(name);
    return a == null ? 0 : a.sum();
  }

  /** All of them, sorted, one {@code name: value} per line; the common ones even when zero. */
  public String totals() {
    TreeSet<String> names = new TreeSet<>(counts.keySet());
    names.addAll(List.of(ALWAYS));
    StringBuilder sb = new StringBuilder();
    for (String n : names) {
      sb.append(n).append(": ").append(get(n)).append('\n');
    }
    return sb.toString();
  }
}
