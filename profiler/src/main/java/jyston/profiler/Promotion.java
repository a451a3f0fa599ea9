package jyston.profiler;

import java.lang.ref.WeakReference;
import java.util.List;
import jdk.jfr.FlightRecorder;

/**
 * Carries out what the policy decides: asks it when the interpreter has spent a budget or compiled
 * code was left, hands work to the compile queue, writes the history, tells events. One per
 * interpreter. All methods may be called from any thread.
 */
public final class Promotion implements AutoCloseable {
  /** Units until code asks again for which there was no room. */
  static final int FULL = 200_000;

  /** The stream of events. */
  public final TierEvents events;

  private final PromotionPolicy policy;
  private final CompileQueue queue;
  private final CodeBook book;
  private final TierCompiler[] compilers = new TierCompiler[Tier.values().length];
  private volatile boolean paused;
  private volatile boolean recorded;

  /** Puts the parts together; compilers are added one by one. */
  public Promotion(PromotionPolicy policy, CompileQueue queue, TierEvents events, CodeBook book) {
    this.policy = policy;
    this.queue = queue;
    this.events = events;
    this.book = book;
  }

  /** Sets what compiles for a tier; before the first code runs. */
  public void compiler(Tier tier, TierCompiler compiler) {
    compilers[tier.ordinal()] = compiler;
  }

  /** The queue, for its counters and for tests that wait for it. */
  public CompileQueue queue() {
    return queue;
  }

  /** How much compiled code there is. */
  public CodeBook book() {
    return book;
  }

  /**
   * Asks what to do with code that has spent its budget, does it and gives it a new one. The caller
   * then looks whether there is compiled code to enter: with synchronous compilation there may be.
   *
   * @param tier the tier that the code runs in
   * @param at where it is: entered, or at a back edge to a loop header
   */
  public void ask(CodeProfile p, Tier tier, EntryPoint at) {
    if (paused) {
      p.budget = ThresholdPolicy.RECHECK;
      return;
    }
    Decision d = policy.decide(situation(p, tier, at));
    p.budget = d.budget();
    carryOut(p, d);
  }

  /** Switches on types cost milliseconds when they are first reached; this is reached early. */
  private void carryOut(CodeProfile p, Decision d) {
    if (d instanceof Decision.Compile c) {
      submit(p, c);
    } else if (d instanceof Decision.GiveUp g) {
      giveUp(p, g);
    }
  }

  private static Situation situation(CodeProfile p, Tier tier, EntryPoint at) {
    CodeHistory.View h = p.hasHistory() ? p.history().view() : CodeHistory.View.EMPTY;
    return new Situation(p.code, tier, at, p.entries, p.backEdges, h);
  }

  private void submit(CodeProfile p, Decision.Compile c) {
    CodeHistory h = p.history();
    String full = book.full();
    if (full != null && h.view().unit(c.tier(), c.entry()).state() != CodeHistory.State.READY) {
      p.budget = FULL;
      if (events.on()) {
        events.emit(new TierEvent.CompileDropped(p.code, c.tier(), c.entry(), full));
      }
      return;
    }
    int request = compilers[c.tier().ordinal()] == null ? 0 : h.request(c.tier(), c.entry());
    if (request == 0) {
      return;
    }
    Task t = new Task(p, c, request);
    if (events.on()) {
      events.emit(new TierEvent.CompileQueued(p.code, c.tier(), c.entry(), c.reason()));
    }
    switch (queue.submit(t)) {
      case ACCEPTED -> {}
      // One that is just ending; the interpreter asks again.
      case DUPLICATE -> t.dropped("compiled just now");
      case FULL -> t.dropped("the queue is full");
      case CLOSED -> t.dropped("the interpreter ends");
    }
  }

  private void giveUp(CodeProfile p, Decision.GiveUp g) {
    long size = p.history().giveUp(g.tier(), g.entry(), g.reason());
    if (events.on()) {
      events.emit(new TierEvent.GaveUp(p.code, g.tier(), g.entry(), g.reason()));
    }
    discard(p, g.tier(), g.entry(), size, "given up");
  }

  /** Takes compiled code out of use; nothing where there is none (its size is negative). */
  private void discard(CodeProfile p, Tier tier, EntryPoint entry, long size, String reason) {
    if (size >= 0) {
      TierCompiler c = compilers[tier.ordinal()];
      if (c != null) {
        c.discard(p, entry);
      }
      discarded(p, tier, entry, size, reason);
    }
  }

  private void discarded(CodeProfile p, Tier tier, EntryPoint entry, long size, String reason) {
    if (size < 0) {
      return;
    }
    book.remove(p, size);
    if (events.on()) {
      events.emit(new TierEvent.Discarded(p.code, tier, entry, reason, size));
    }
  }

  /** Notes that a compiler has applied an optimisation, at so many places. */
  public void applied(CodeProfile p, Tier tier, EntryPoint entry, Optimisation what, int times) {
    if (events.on()) {
      events.emit(new TierEvent.Applied(p.code, tier, entry, what, times));
    }
  }

  /** Notes that a frame went from the interpreter into compiled code at a loop header. */
  public void osrEntered(CodeProfile p, Tier tier, EntryPoint entry) {
    if (events.on()) {
      events.emit(new TierEvent.OsrEntered(p.code, tier, entry));
    }
  }

  /** Notes that compiled code goes on in a handler, after an exception at a program point. */
  public void handled(CodeProfile p, Tier tier, int point) {
    if (events.on()) {
      events.emit(new TierEvent.Handled(p.code, tier, point));
    }
  }

  /** Notes that a suspended frame goes on in compiled code. */
  public void resumed(CodeProfile p, Tier tier) {
    if (events.on()) {
      events.emit(new TierEvent.Resumed(p.code, tier));
    }
  }

  /**
   * An exit from compiled code, reported before the interpreter goes on.
   *
   * @param tier the tier left
   * @param entry entry point of the compiled code
   * @param point program point of the guard
   * @param kind the kind of guard
   * @param inLoop whether the guard is in a loop of the compiled code
   * @param runAgain whether the interpreter runs the instruction again, and so sees itself what
   *     came; false where it goes on after it with a value
   * @param reason what the guard found, in a few words, or null
   */
  public record Exit(
      Tier tier,
      EntryPoint entry,
      int point,
      ExitKind kind,
      boolean inLoop,
      boolean runAgain,
      String reason) {}

  /**
   * Notes an exit: makes the profile more general, counts, and lets the policy decide whether the
   * code is compiled anew or given up.
   *
   * <p>An instruction that is run again teaches its cell by itself, more exactly than widening
   * would. Only where that has not helped (an earlier version was left at the same place) or cannot
   * happen (the interpreter goes on after the instruction, or behind the branch) is it widened.
   */
  public void exitTaken(CodeProfile p, Exit x) {
    if (events.on()) {
      events.emit(new TierEvent.ExitTaken(p.code, x.tier, x.point, x.kind, x.reason));
    }
    if (!x.kind.counts()) {
      return;
    }
    boolean again = p.history().exit(x.tier, x.entry, x.point, x.inLoop);
    if (again || !x.runAgain || x.kind == ExitKind.BRANCH) {
      p.widen(x.point, x.kind);
    }
    carryOut(p, policy.afterExit(situation(p, x.tier, x.entry)));
  }

  /**
   * Takes compiled code out of use whose assumptions no longer hold, and any that is being made.
   * The code may be compiled again soon; how often is the policy's to limit.
   */
  public void invalidate(CodeProfile p, Tier tier, EntryPoint entry, String reason) {
    CodeHistory.Invalid i = p.history().invalidated(tier, entry);
    if (!i.any()) {
      return;
    }
    // What is being made may be published, but not yet be in the history.
    TierCompiler c = compilers[tier.ordinal()];
    if (c != null) {
      c.discard(p, entry);
    }
    if (events.on()) {
      events.emit(new TierEvent.Invalidated(p.code, tier, entry, reason));
    }
    discarded(p, tier, entry, i.size(), "invalid");
    p.budget = Math.min(p.budget, ThresholdPolicy.RECHECK);
  }

  /**
   * Stops or resumes promotion, as while every frame is traced; what waits is dropped and asked for
   * again later.
   */
  public void pause(boolean pause) {
    paused = pause;
    if (pause) {
      queue.prune();
    }
  }

  /** Ends promotion, at once. */
  @Override
  public void close() {
    paused = true;
    queue.close();
  }

  /** Subscribes the flight recorder, once it runs; the Java virtual machine may lack it. */
  private void record() {
    if (!recorded
        && ModuleLayer.boot().findModule("jdk.jfr").isPresent()
        && FlightRecorder.isInitialized()) {
      recorded = true;
      events.subscribe(new FlightEvents());
    }
  }

  /** A compilation. Code that waits to be compiled may die meanwhile: it is held weakly. */
  private final class Task implements CompileTask {
    private final WeakReference<CodeProfile> profile;
    private final Object key;
    private final Decision.Compile what;
    private final int request;
    private long began;

    Task(CodeProfile p, Decision.Compile what, int request) {
      this.request = request;
      this.profile = new WeakReference<>(p);
      this.what = what;
      // The history of a code object stands for it, and holds nothing.
      this.key = List.of(p.history(), what.tier(), what.entry());
    }

    @Override
    public Object key() {
      return key;
    }

    @Override
    public long hotness() {
      CodeProfile p = profile.get();
      return p == null ? -1 : p.callUnits * p.entries + p.backEdges;
    }

    @Override
    public boolean wanted() {
      CodeProfile p = profile.get();
      return p != null && !paused && p.history().wanted(what.tier(), what.entry(), request);
    }

    @Override
    public void run() throws CompileException {
      CodeProfile p = profile.get();
      if (p == null) {
        return;
      }
      began = System.nanoTime();
      record();
      if (events.on()) {
        events.emit(new TierEvent.CompileStarted(p.code, what.tier(), what.entry(), what.reason()));
      }
      TierCompiler.Made made = compilers[what.tier().ordinal()].compile(p, what.entry());
      long size = made.size();
      book.add(p, size);
      long nanos = System.nanoTime() - began;
      CodeHistory.Installed in = p.history().compiled(what.tier(), what.entry(), request, size);
      if (events.on()) {
        events.emit(
            new TierEvent.CompileFinished(
                p.code,
                what.tier(),
                what.entry(),
                what.reason(),
                nanos,
                size,
                made.instructions(),
                in.version()));
      }
      if (in.valid()) {
        discarded(p, what.tier(), what.entry(), in.replaced(), "replaced");
      } else {
        discard(p, what.tier(), what.entry(), size, "no longer valid when it was ready");
      }
    }

    @Override
    public void failed(Throwable t) {
      CodeProfile p = profile.get();
      if (p == null) {
        return;
      }
      boolean expected = t instanceof CompileException;
      String reason = expected ? t.getMessage() : t.toString();
      long old = p.history().failed(what.tier(), what.entry(), reason);
      if (events.on()) {
        events.emit(
            new TierEvent.CompileFailed(
                p.code,
                what.tier(),
                what.entry(),
                reason,
                System.nanoTime() - began,
                expected ? null : t));
      }
      discard(p, what.tier(), what.entry(), old, "compiling it anew failed");
    }

    @Override
    public void dropped(String why) {
      CodeProfile p = profile.get();
      if (p != null) {
        p.history().withdraw(what.tier(), what.entry(), request);
        if (events.on()) {
          events.emit(new TierEvent.CompileDropped(p.code, what.tier(), what.entry(), why));
        }
      }
    }
  }
}
