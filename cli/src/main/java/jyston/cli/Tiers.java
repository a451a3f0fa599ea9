package jyston.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import jyston.profiler.CodeBook;
import jyston.profiler.EventCounters;
import jyston.profiler.EventTrace;
import jyston.profiler.Promotion;
import jyston.profiler.PromotionPolicy;
import jyston.profiler.Tier;
import jyston.profiler.TierEvents;
import jyston.profiler.TierOptions;
import jyston.runtime.Promoter;
import jyston.tier0.Tier0Runner;
import jyston.tier1.BaselineTier;
import jyston.tier1.backend.BackEnds;

/** What the options say about tiers, put together. */
final class Tiers implements AutoCloseable {
  final TierOptions options;
  final PromotionPolicy policy;
  final Promotion promotion;
  private final BackEnds backEnds;
  private final EventCounters counters;
  private final EventTrace trace;

  /**
   * Puts it together.
   *
   * @param count whether there will be a report
   * @throws UsageException where the trace cannot be written
   */
  Tiers(CommandLine line, boolean count) throws UsageException {
    options = TierOptions.parse(name -> line.vm(VmOption.of(name)));
    backEnds = backEnds(line.vm(VmOption.BACK_ENDS));
    policy = backEnds == null ? options.policy() : backEnds.policy(options.policy());
    TierEvents events = new TierEvents();
    promotion = options.promotion(policy, events);
    counters = count ? new EventCounters() : null;
    if (counters != null) {
      events.subscribe(counters);
    }
    trace = trace(options.trace());
    if (trace != null) {
      events.subscribe(trace);
    }
  }

  private static BackEnds backEnds(String path) throws UsageException {
    try {
      return path.equals("off") ? null : BackEnds.load(path);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--vm-back-ends: " + e.getMessage() + "\n", 2, false);
    }
  }

  /** What the interpreter asks about hot code, or null where all of it stays there. */
  Promoter promoter() {
    Promoter own =
        options.tiers().contains(Tier.BASELINE)
            ? new BaselineTier(promotion, options, Tier0Runner::profile)
            : null;
    return backEnds == null
        ? own
        : backEnds.promoter(own, promotion.events, Tier0Runner::profile, policy.callUnits());
  }

  private static EventTrace trace(String where) throws UsageException {
    if (where == null) {
      return null;
    }
    if (where.equals("on")) {
      return new EventTrace(new FileOutputStream(FileDescriptor.err), System::nanoTime);
    }
    try {
      return EventTrace.toFile(Path.of(where));
    } catch (IOException | InvalidPathException e) {
      throw new UsageException(
          "--vm-trace-tiers: cannot write '" + where + "': " + e.getMessage() + "\n", 2, false);
    }
  }

  /** The counters of events and what memory is taken, one {@code name: value} per line. */
  String totals() {
    CodeBook.Totals code = promotion.book().totals();
    return counters.totals()
        + "code_bytes: "
        + code.bytes()
        + "\ncode_bytes_peak: "
        + code.peak()
        + "\ncode_units: "
        + code.units()
        + "\nmetaspace_bytes: "
        + metaspace()
        + '\n'
        + (backEnds == null ? "" : backEnds.totals());
  }

  /** What the Java virtual machine takes for classes, its own among them; 0 where it won't say. */
  private static long metaspace() {
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getName().equals("Metaspace")) {
        return pool.getUsage().getUsed();
      }
    }
    return 0;
  }

  /** Ends compilation and the trace. */
  @Override
  public void close() {
    promotion.close();
    if (trace != null && !options.trace().equals("on")) {
      trace.close();
    }
  }
}
