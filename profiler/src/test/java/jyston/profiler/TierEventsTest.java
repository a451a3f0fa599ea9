package jyston.profiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import jyston.frontend.code.Code;
import jyston.frontend.code.Op;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TierEventsTest {
  private static final Code CODE = Codes.function(Codes.LOOP);
  private static final EntryPoint LOOP = Codes.loop(CODE);
  private static final EntryPoint F = EntryPoint.FUNCTION;
  private static final Tier T = Tier.BASELINE;
  private static final int ADD = Codes.point(CODE, Op.ADD);

  private static final List<TierEvent> ALL =
      List.of(
          new TierEvent.CompileQueued(CODE, T, LOOP, "501 back edges"),
          new TierEvent.CompileStarted(CODE, T, LOOP, "501 back edges"),
          new TierEvent.CompileFinished(CODE, T, LOOP, "501 back edges", 1_204_000, 2310, 70, 1),
          new TierEvent.CompileStarted(CODE, T, F, "x"),
          new TierEvent.CompileFailed(CODE, T, F, "too\nbig", 5000, null),
          new TierEvent.CompileStarted(CODE, T, F, "x"),
          new TierEvent.CompileFailed(CODE, T, F, "bug", 5000, new VerifyError()),
          new TierEvent.CompileDropped(CODE, Tier.NATIVE, F, "the queue is full"),
          new TierEvent.OsrEntered(CODE, T, LOOP),
          new TierEvent.Handled(CODE, T, ADD),
          new TierEvent.Resumed(CODE, T),
          new TierEvent.ExitTaken(CODE, T, ADD, ExitKind.OVERFLOW, null),
          new TierEvent.Invalidated(CODE, T, LOOP, "global 'g' was set"),
          new TierEvent.Discarded(CODE, T, LOOP, "invalid", 2310),
          new TierEvent.GaveUp(CODE, T, LOOP, "after 4 recompilations"));

  @Test
  void nobodyListensUntilSomebodySubscribes() {
    TierEvents events = new TierEvents();
    assertFalse(events.on());
    List<TierEvent> a = new ArrayList<>();
    List<TierEvent> b = new ArrayList<>();
    Consumer<TierEvent> la = a::add;
    events.subscribe(la);
    events.subscribe(b::add);
    events.emit(ALL.get(0));
    events.unsubscribe(la);
    assertTrue(events.on());
    events.emit(ALL.get(1));
    assertEquals(ALL.subList(0, 1), a);
    assertEquals(ALL.subList(0, 2), b);
  }

  @Test
  void listenerThatThrowsHearsNoMore() {
    TierEvents events = new TierEvents();
    List<TierEvent> rest = new ArrayList<>();
    IllegalStateException x = new IllegalStateException();
    events.subscribe(
        e -> {
          throw x;
        });
    Consumer<TierEvent> good = rest::add;
    events.subscribe(good);
    events.emit(ALL.get(0));
    events.emit(ALL.get(1));
    assertEquals(2, rest.size());
    assertSame(x, events.failure());
    events.unsubscribe(good);
    assertFalse(events.on());
  }

  @Test
  void countsByKind() {
    long[] time = {0};
    EventCounters c = new EventCounters(() -> time[0] += 140_000);
    assertTrue(c.totals().contains("osr_entries: 0\n"));
    ALL.forEach(c);
    assertEquals(
        """
        compiles_dropped: 1
        deopts: 1
        deopts_overflow: 1
        discards: 1
        give_ups: 1
        handled: 1
        invalidations: 1
        osr_entries: 1
        resumed: 1
        tier1_bytes: 2310
        tier1_compile_us: 1204
        tier1_compiles: 1
        tier1_cpu_us: 140
        tier1_crashes: 1
        tier1_discarded_bytes: 2310
        tier1_failures: 2
        tier1_instructions: 70
        tier1_osr_compiles: 1
        tier1_queued: 1
        tier1_recompiles: 0
        tier1_started: 3
        tier1_us_per_1000: 2000
        tier1_warm_us_per_1000: 0
        """,
        c.totals());
  }

  @Test
  void tracesOneLineEach() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long[] now = {1_000_000_000L};
    try (EventTrace trace = new EventTrace(out, () -> now[0])) {
      now[0] += 412_000_000L;
      ALL.forEach(trace);
    }
    assertEquals(
        """
        tier1 queued t.py:3 f loop@N: 501 back edges
        tier1 started t.py:3 f loop@N: 501 back edges
        tier1 finished t.py:3 f loop@N 1.204ms 2310B: 501 back edges
        tier1 started t.py:1 f function: x
        tier1 failed t.py:1 f function 0.005ms: too big
        tier1 started t.py:1 f function: x
        tier1 crashed t.py:1 f function 0.005ms: bug
        tier2 dropped t.py:1 f function: the queue is full
        tier1 osr t.py:3 f loop@N
        tier1 exit t.py:5 f point=P overflow
        tier1 invalidated t.py:3 f loop@N: global 'g' was set
        tier1 discarded t.py:3 f loop@N 2310B: invalid
        tier1 gave-up t.py:3 f loop@N: after 4 recompilations
        """
            .replace("loop@N", LOOP.toString())
            .replace("point=P", "point=" + ADD)
            .lines()
            .map(l -> "[tiers 0.412s] " + l + "\n")
            .collect(Collectors.joining()),
        out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void tracesIntoAFile(@TempDir Path dir) throws IOException {
    Path file = dir.resolve("trace.txt");
    try (EventTrace trace = EventTrace.toFile(file)) {
      trace.accept(ALL.get(0));
      assertEquals(1, Files.readAllLines(file).size());
    }
  }

  @Test
  void flightRecordingsHoldCompilationsAndTransitions(@TempDir Path dir) throws IOException {
    Path file = dir.resolve("tiers.jfr");
    try (Recording r = new Recording()) {
      r.enable("jyston.Compilation").withoutThreshold();
      r.enable("jyston.Transition");
      r.start();
      ALL.forEach(new FlightEvents());
      r.stop();
      r.dump(file);
    }
    List<RecordedEvent> all = RecordingFile.readAllEvents(file);
    List<RecordedEvent> compilations =
        all.stream().filter(e -> e.getEventType().getName().equals("jyston.Compilation")).toList();
    assertEquals(3, compilations.size());
    RecordedEvent first = compilations.get(0);
    assertEquals("f", first.getString("function"));
    assertEquals(3, first.getInt("line"));
    assertEquals(2310, first.getLong("size"));
    assertEquals("too\nbig", compilations.get(1).getString("failure"));
    List<String> kinds =
        all.stream()
            .filter(e -> e.getEventType().getName().equals("jyston.Transition"))
            .map(e -> e.getString("kind"))
            .toList();
    assertEquals(
        List.of("queued", "dropped", "osr", "exit", "invalidated", "discarded", "gave-up"), kinds);
  }
}
