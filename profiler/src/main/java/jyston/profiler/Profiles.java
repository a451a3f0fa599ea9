package jyston.profiler;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** All profiles of an interpreter. Profiles belong to their code and usually die with it. */
public final class Profiles {
  private static final int FIRST_TRIM = 4096;

  private final List<WeakReference<CodeProfile>> all = new ArrayList<>();
  private final List<CodeProfile> kept;
  private final int firstBudget;
  private final int callUnits;
  private int trimAt = FIRST_TRIM;

  /**
   * Makes an empty book for code that stays in the interpreter.
   *
   * @param keep whether profiles stay when their code has gone, for reports at the end
   */
  public Profiles(boolean keep) {
    this.kept = keep ? new ArrayList<>() : null;
    this.firstBudget = Decision.NEVER;
    this.callUnits = 1;
  }

  /**
   * Makes an empty book.
   *
   * @param keep whether profiles stay when their code has gone, for reports at the end
   * @param policy says what a call counts and when code is first looked at
   */
  public Profiles(boolean keep, PromotionPolicy policy) {
    this.kept = keep ? new ArrayList<>() : null;
    this.firstBudget = policy.firstBudget();
    this.callUnits = policy.callUnits();
  }

  /** Adds the profile of a new code object, and gives it its first budget. */
  public synchronized void add(CodeProfile p) {
    p.budget = firstBudget;
    p.callUnits = callUnits;
    if (kept != null) {
      kept.add(p);
    }
    if (all.size() >= trimAt) {
      all.removeIf(r -> r.get() == null);
      trimAt = Math.max(FIRST_TRIM, all.size() * 2);
    }
    all.add(new WeakReference<>(p));
  }

  /** Those whose code is still there. */
  public synchronized List<CodeProfile> live() {
    List<CodeProfile> out = new ArrayList<>(all.size());
    for (WeakReference<CodeProfile> r : all) {
      CodeProfile p = r.get();
      if (p != null) {
        out.add(p);
      }
    }
    return out;
  }

  /**
   * Runs a garbage collection in a way that feedback and inline caches keep nothing alive. Feedback
   * on what survives is kept; inline caches fill again.
   */
  public void collect(Runnable collection) {
    List<CodeProfile> profiles = live();
    profiles.forEach(CodeProfile::weaken);
    try {
      collection.run();
    } finally {
      profiles.forEach(CodeProfile::restore);
    }
  }

  /**
   * The listings ({@link CodeProfile#report}) of code that ran.
   *
   * @param name qualified name, in which {@code *} stands for any text
   * @param namer names the types, shapes and targets in cells
   */
  public String report(String name, Function<Object, String> namer) {
    NamePattern p = new NamePattern(name);
    StringBuilder sb = new StringBuilder();
    for (CodeProfile c : kept == null ? live() : kept) {
      if (c.entries > 0 && p.matches(c.code.qualname())) {
        sb.append(c.report(namer));
      }
    }
    return sb.isEmpty() ? "no code of that name ran: " + name + "\n" : sb.toString();
  }

  /** Sums over all live code, one {@code name: value} per line. */
  public String totals(String prefix) {
    long codes = 0;
    long entries = 0;
    long backEdges = 0;
    long specialised = 0;
    long misses = 0;
    long fused = 0;
    long delegated = 0;
    long cells = 0;
    for (CodeProfile p : kept == null ? live() : kept) {
      codes += p.entries > 0 ? 1 : 0;
      entries += p.entries;
      backEdges += p.backEdges;
      specialised += p.specialised;
      misses += p.misses;
      fused += p.fused;
      delegated += p.delegated;
      cells += p.cells();
    }
    StringBuilder sb = new StringBuilder();
    line(sb, prefix, "codes", codes);
    line(sb, prefix, "entries", entries);
    line(sb, prefix, "back_edges", backEdges);
    line(sb, prefix, "specialised", specialised);
    line(sb, prefix, "misses", misses);
    line(sb, prefix, "fused", fused);
    line(sb, prefix, "delegated", delegated);
    line(sb, prefix, "feedback_cells", cells);
    return sb.toString();
  }

  private static void line(StringBuilder sb, String prefix, String name, long value) {
    sb.append(prefix).append('_').append(name).append(": ").append(value).append('\n');
  }
}
