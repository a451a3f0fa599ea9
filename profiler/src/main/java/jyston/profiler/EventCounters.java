package jyston.profiler;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Counts events by kind, for {@code --stats} and for tests that assert what the tiers did. Compiles
 * are {@code tier1_compiles} and so on, of which {@code tier1_osr_compiles} enter loops; exits are
 * {@code deopts} and, by the guard that failed, {@code deopts_overflow} and so on. {@code
 * tier1_us_per_1000} is the processor time to compile 1,000 instructions of the graph, {@code
 * tier1_warm_us_per_1000} the same without the first 300 compilations.
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

  /** Compilations after which the compiler itself counts as warm. */
  private static final int COLD = 300;

  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  private final ThreadLocal<Long> began = new ThreadLocal<>();
  private final LongSupplier clock;

  /** All at zero. */
  public EventCounters() {
    this(cpuTime());
  }

  /**
   * All at zero.
   *
   * @param clock time of the current thread in nanoseconds
   */
  EventCounters(LongSupplier clock) {
    this.clock = clock;
  }

  private static LongSupplier cpuTime() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.isCurrentThreadCpuTimeSupported()
        ? threads::getCurrentThreadCpuTime
        : System::nanoTime;
  }

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
        cost(t, f.instructions());
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
      case TierEvent.BackEndAsked b ->
          add("backend_" + b.name() + (b.taken() ? "_compiles" : "_failures"), 1);
      case TierEvent.Invalidated i -> add("invalidations", 1);
      case TierEvent.Discarded d -> {
        add("discards", 1);
        add(t + "_discarded_bytes", d.size());
      }
      case TierEvent.GaveUp g -> add("give_ups", 1);
      case TierEvent.CompileQueued q -> add(t + "_queued", 1);
      case TierEvent.CompileStarted s -> {
        add(t + "_started", 1);
        began.set(clock.getAsLong());
      }
    }
  }

  /** Adds the processor time that the thread has spent since the compilation began. */
  private void cost(String tier, int instructions) {
    Long from = began.get();
    began.remove();
    if (from == null) {
      return;
    }
    long us = (clock.getAsLong() - from) / 1000;
    add(tier + "_instructions", instructions);
    add(tier + "_cpu_us", us);
    if (get(tier + "_compiles") > COLD) {
      add(tier + "_warm_instructions", instructions);
      add(tier + "_warm_cpu_us", us);
    }
  }

  private void add(String name, long n) {
    if (n != 0) {
      counts.computeIfAbsent(name, k -> new LongAdder()).add(n);
    }
  }

  /** Microseconds per 1,000 instructions; 0 where nothing was compiled. */
  private long per1000(String kind) {
    long n = get(kind + "instructions");
    return n == 0 ? 0 : get(kind + "cpu_us") * 1000 / n;
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
    sb.append("tier1_us_per_1000: ").append(per1000("tier1_")).append('\n');
    sb.append("tier1_warm_us_per_1000: ").append(per1000("tier1_warm_")).append('\n');
    return sb.toString();
  }
}
