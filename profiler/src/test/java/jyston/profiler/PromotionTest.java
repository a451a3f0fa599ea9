package jyston.profiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import jyston.frontend.code.Op;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A call counts 5; 10 calls or 50 back edges. */
@Timeout(60)
class PromotionTest {
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private final TierEvents events = new TierEvents();
  private final CodeBook book = new CodeBook(350);
  private final EventCounters counters = new EventCounters();
  private final CodeProfile p = new CodeProfile(Codes.function(Codes.LOOP));
  private final EntryPoint loop = Codes.loop(p.code);
  private final int add = Codes.point(p.code, Op.ADD);
  private Promotion promotion;
  private Throwable failure;

  /** Publishes the entry points that are compiled, as a compiler would its code. */
  private final class Fake implements TierCompiler {
    @Override
    public Made compile(CodeProfile profile, EntryPoint entry) throws CompileException {
      switch (failure) {
        case CompileException e -> throw e;
        case Error e -> throw e;
        case null, default -> {}
      }
      profile.slot = entry;
      return new Made(100, 9);
    }

    @Override
    public void discard(CodeProfile profile, EntryPoint entry) {
      profile.slot = null;
    }
  }

  private Promotion start(boolean sync) {
    PromotionPolicy policy =
        new ThresholdPolicy(5, Map.of(Tier.BASELINE, new ThresholdPolicy.Thresholds(10, 50)));
    promotion = new Promotion(policy, new CompileQueue(8, sync), events, book);
    promotion.compiler(Tier.BASELINE, new Fake());
    events.subscribe(counters);
    events.subscribe(e -> log.add(EventTrace.line(e).replaceAll("[0-9.]+ms", "TIME")));
    new Profiles(false, policy).add(p);
    return promotion;
  }

  /** What the interpreter does on a call. */
  private void call() {
    if (p.enter()) {
      promotion.ask(p, Tier.INTERPRETER, EntryPoint.FUNCTION);
    }
  }

  /** What it does on a back edge. */
  private void backEdge() {
    if (p.loop()) {
      promotion.ask(p, Tier.INTERPRETER, loop);
    }
  }

  private void exit(ExitKind kind, boolean inLoop) {
    promotion.exitTaken(
        p,
        new Promotion.Exit(
            Tier.BASELINE, EntryPoint.FUNCTION, add, kind, inLoop, true, "str came"));
  }

  private CodeHistory.Unit function() {
    return p.history().view().unit(Tier.BASELINE, EntryPoint.FUNCTION);
  }

  @Test
  void hotFunctionIsCompiledOnceThereWasOneCallMoreThanTheThreshold() {
    start(true);
    for (int i = 0; i < 10; i++) {
      call();
    }
    assertEquals(List.of(), log);
    assertFalse(p.hasHistory());
    call();
    assertEquals(EntryPoint.FUNCTION, p.slot);
    assertEquals(
        List.of(
            "tier1 queued t.py:1 f function: 11 calls, 0 back edges",
            "tier1 started t.py:1 f function: 11 calls, 0 back edges",
            "tier1 finished t.py:1 f function TIME 100B: 11 calls, 0 back edges"),
        log);
  }

  @Test
  void hotLoopIsCompiledWhereItRuns() {
    start(true);
    p.entries = 1;
    for (int i = 0; i < 51; i++) {
      backEdge();
    }
    assertEquals(loop, p.slot);
    promotion.osrEntered(p, Tier.BASELINE, loop);
    assertTrue(log.contains("tier1 osr t.py:3 f " + loop), log::toString);
    assertEquals(1, counters.get("tier1_osr_compiles"));
    assertEquals(1, counters.get("osr_entries"));
  }

  @Test
  void sameFailureIsNotTriedAgain() {
    start(true);
    failure = new CompileException("too big");
    for (int i = 0; i < 5000; i++) {
      call();
    }
    assertEquals(1, counters.get("tier1_failures"));
    assertEquals(0, counters.get("tier1_crashes"));
    assertEquals("too big", function().reason());
    assertTrue(
        p.report(Object::toString)
            .contains(
                "\n  tier1 function: failed (too big), exits 0, in loops 0, recompilations 0\n"));
    assertEquals(1, p.history().view().failures().size());
    // The loop is another matter.
    failure = null;
    for (int i = 0; i < 5000; i++) {
      backEdge();
    }
    assertEquals(loop, p.slot);
  }

  @Test
  void brokenCompilerIsAFailureAmongOthers() throws InterruptedException {
    start(false);
    failure = new StackOverflowError();
    for (int i = 0; i < 11; i++) {
      call();
    }
    promotion.queue().drain();
    assertEquals(1, counters.get("tier1_crashes"));
    assertEquals(CodeHistory.State.FAILED, function().state());
    assertTrue(log.get(2).startsWith("tier1 crashed t.py:1 f function TIME: "), log::toString);
    promotion.close();
  }

  @Test
  void stormOfExitsSettles() {
    start(true);
    for (int i = 0; i < 11; i++) {
      call();
    }
    int exits = 0;
    while (p.slot != null && exits < 100_000) {
      exit(ExitKind.LEFT_OPERAND, false);
      exits++;
    }
    assertEquals(100 * (1 + 2 + 4 + 8 + 16), exits);
    assertEquals(exits, counters.get("deopts"));
    assertEquals(exits, counters.get("deopts_left_operand"));
    assertEquals(5, counters.get("tier1_compiles"));
    assertEquals(4, counters.get("tier1_recompiles"));
    assertEquals(1, counters.get("give_ups"));
    assertEquals(5, counters.get("discards"));
    for (int i = 0; i < 5000; i++) {
      call();
    }
    assertEquals(5, counters.get("tier1_compiles"));
    assertEquals(1, counters.get("give_ups"));
    assertEquals(
        "after 4 recompilations still 1600 exits, 0 of them in loops", function().reason());
  }

  @Test
  void exitsInLoopsWeighMore() {
    start(true);
    for (int i = 0; i < 11; i++) {
      call();
    }
    for (int i = 0; i < 5 + 10 + 20 + 40; i++) {
      exit(ExitKind.OVERFLOW, true);
    }
    assertEquals(5, counters.get("tier1_compiles"));
    assertNotNull(p.slot);
  }

  @Test
  void exitsThatAreNobodysFaultDoNotCount() {
    start(true);
    for (int i = 0; i < 11; i++) {
      call();
    }
    for (int i = 0; i < 1000; i++) {
      exit(ExitKind.FORCED, true);
      exit(ExitKind.ATTENTION, true);
    }
    assertEquals(2000, counters.get("deopts"));
    assertEquals(1, counters.get("tier1_compiles"));
    assertEquals(0, function().exits());
  }

  @Test
  void cellIsWidenedWhereRunningAgainHasNotHelped() {
    start(true);
    OperandCell cell = p.operands(add);
    cell.seen = OperandCell.INTS;
    for (int i = 0; i < 11; i++) {
      call();
    }
    for (int i = 0; i < 100; i++) {
      exit(ExitKind.LEFT_OPERAND, false);
    }
    assertEquals(2, counters.get("tier1_compiles"));
    assertEquals(OperandCell.INT, cell.left());
    exit(ExitKind.LEFT_OPERAND, false);
    assertEquals(OperandCell.INT | OperandCell.OTHER, cell.left());
    assertEquals(OperandCell.INT, cell.right());
  }

  @Test
  void cellIsWidenedAtOnceWhereTheInstructionIsNotRunAgain() {
    start(true);
    SiteCell site = p.cell(add, SiteCell.class, i -> new SiteCell(i, "targets"));
    site.saw("g");
    promotion.exitTaken(
        p,
        new Promotion.Exit(
            Tier.BASELINE, EntryPoint.FUNCTION, add, ExitKind.RESULT, false, false, null));
    assertTrue(site.seen.many());
  }

  @Test
  void invalidCodeIsCompiledAgainButNotForEver() {
    start(true);
    for (int round = 0; round < 10; round++) {
      for (int i = 0; i < 100; i++) {
        call();
      }
      promotion.invalidate(p, Tier.BASELINE, EntryPoint.FUNCTION, "global 'g' was set");
    }
    assertEquals(5, counters.get("invalidations"));
    assertEquals(5, counters.get("discards"));
    assertEquals(5, counters.get("tier1_compiles"));
    assertEquals(1, counters.get("give_ups"));
    assertTrue(
        log.contains("tier1 invalidated t.py:1 f function: global 'g' was set"), log::toString);
  }

  @Test
  void failedRecompilationTakesTheOldCodeAlong() {
    start(true);
    for (int i = 0; i < 11; i++) {
      call();
    }
    failure = new CompileException("many types");
    for (int i = 0; i < 100; i++) {
      exit(ExitKind.LEFT_OPERAND, false);
    }
    assertEquals(CodeHistory.State.FAILED, function().state());
    assertNull(p.slot);
    assertEquals(1, counters.get("discards"));
  }

  @Test
  void pausingDropsWhatWaitsAndItIsAskedForAgain() throws InterruptedException {
    start(false);
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    promotion.compiler(
        Tier.BASELINE,
        new TierCompiler() {
          @Override
          public Made compile(CodeProfile profile, EntryPoint entry) throws CompileException {
            entered.countDown();
            try {
              gate.await();
            } catch (InterruptedException e) {
              throw new CompileException("interrupted");
            }
            return new Made(1, 1);
          }

          @Override
          public void discard(CodeProfile profile, EntryPoint entry) {}
        });
    CodeProfile busy = new CodeProfile(p.code);
    busy.entries = 1000;
    promotion.ask(busy, Tier.INTERPRETER, EntryPoint.FUNCTION);
    entered.await();
    for (int i = 0; i < 11; i++) {
      call();
    }
    assertTrue(function().pending());
    promotion.pause(true);
    assertFalse(function().pending());
    for (int i = 0; i < 100; i++) {
      call();
    }
    assertFalse(function().pending());
    promotion.pause(false);
    for (int i = 0; i < 100; i++) {
      call();
    }
    gate.countDown();
    promotion.queue().drain();
    assertEquals(CodeHistory.State.READY, function().state());
    assertEquals(1, counters.get("compiles_dropped"));
    promotion.close();
    Reference.reachabilityFence(busy);
  }

  @Test
  void codeThatBecomesInvalidWhileItIsMadeIsNotUsed() {
    start(true);
    promotion.compiler(
        Tier.BASELINE,
        new TierCompiler() {
          private int rounds;

          @Override
          public Made compile(CodeProfile profile, EntryPoint entry) {
            if (rounds++ == 0) {
              promotion.invalidate(profile, Tier.BASELINE, entry, "global 'g' was set");
              // Asked for again before the first one has ended: not lost, but later.
              promotion.ask(profile, Tier.INTERPRETER, EntryPoint.FUNCTION);
            }
            profile.slot = entry;
            return new Made(100, 9);
          }

          @Override
          public void discard(CodeProfile profile, EntryPoint entry) {
            profile.slot = null;
          }
        });
    for (int i = 0; i < 11; i++) {
      call();
    }
    assertNull(p.slot);
    assertEquals(CodeHistory.State.NONE, function().state());
    assertFalse(function().pending());
    assertEquals(1, counters.get("invalidations"));
    assertEquals(1, counters.get("discards"));
    assertEquals(
        "tier1 discarded t.py:1 f function 100B: no longer valid when it was ready",
        log.get(log.size() - 1));
    for (int i = 0; i < 20; i++) {
      call();
    }
    assertNotNull(p.slot);
    assertEquals(CodeHistory.State.READY, function().state());
    assertEquals(2, counters.get("tier1_compiles"));
  }

  @Test
  void whenThereIsTooMuchCodeNothingMoreIsCompiledUntilSomeHasGone() {
    start(true);
    List<CodeProfile> many = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      CodeProfile one = new CodeProfile(p.code);
      one.entries = 100;
      many.add(one);
      promotion.ask(one, Tier.INTERPRETER, EntryPoint.FUNCTION);
    }
    assertEquals(new CodeBook.Totals(400, 400, 4), book.totals());
    assertEquals(
        "tier1 dropped t.py:1 f function: compiled code has 400 bytes, the limit is 350",
        log.get(log.size() - 1));
    CodeProfile last = many.get(4);
    assertFalse(last.hasHistory() && last.history().view().units().size() > 0);
    assertEquals(Promotion.FULL, last.budget);
    promotion.invalidate(many.get(0), Tier.BASELINE, EntryPoint.FUNCTION, "global 'g' was set");
    promotion.ask(last, Tier.INTERPRETER, EntryPoint.FUNCTION);
    assertEquals(EntryPoint.FUNCTION, last.slot);
    assertEquals(new CodeBook.Totals(400, 400, 4), book.totals());
    Reference.reachabilityFence(many);
  }

  @Test
  void codeThatDiesIsNoLongerCounted() throws InterruptedException {
    start(true);
    CodeProfile one = new CodeProfile(p.code);
    one.entries = 100;
    promotion.ask(one, Tier.INTERPRETER, EntryPoint.FUNCTION);
    assertEquals(100, book.totals().bytes());
    Reference.reachabilityFence(one);
    one = null;
    while (book.totals().bytes() > 0) {
      System.gc();
      Thread.sleep(1);
    }
    assertEquals(new CodeBook.Totals(0, 100, 0), book.totals());
  }

  @Test
  void withoutACompilerNothingHappens() {
    start(true);
    promotion.compiler(Tier.BASELINE, null);
    for (int i = 0; i < 1000; i++) {
      call();
    }
    assertEquals(List.of(), log);
  }

  @Test
  void flightRecorderIsSubscribedOnceItRuns(@TempDir Path dir) throws IOException {
    start(true);
    Path file = dir.resolve("tiers.jfr");
    try (Recording r = new Recording()) {
      r.enable("jyston.Compilation").withoutThreshold();
      r.start();
      for (int i = 0; i < 11; i++) {
        call();
      }
      r.stop();
      r.dump(file);
    }
    List<RecordedEvent> all = RecordingFile.readAllEvents(file);
    assertEquals(1, all.size());
    assertEquals("11 calls, 0 back edges", all.get(0).getString("reason"));
  }
}
