package jyston.profiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import jyston.profiler.CompileQueue.Counters;
import jyston.profiler.CompileQueue.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CompileQueueTest {
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch gate = new CountDownLatch(1);
  private final CountDownLatch entered = new CountDownLatch(1);
  private CompileQueue queue = new CompileQueue(3, false);

  @AfterEach
  void end() {
    gate.countDown();
    queue.close();
  }

  private interface Body {
    void run() throws Exception;
  }

  private class Job implements CompileTask {
    final String name;
    volatile long heat;
    volatile boolean wanted = true;
    final Body body;
    volatile Thread ranIn;

    Job(String name, long heat, Body body) {
      this.name = name;
      this.heat = heat;
      this.body = body;
    }

    Job(String name, long heat) {
      this(name, heat, () -> {});
    }

    @Override
    public Object key() {
      return name;
    }

    @Override
    public long hotness() {
      return heat;
    }

    @Override
    public boolean wanted() {
      return wanted;
    }

    @Override
    public void run() throws Exception {
      ranIn = Thread.currentThread();
      log.add("run " + name);
      body.run();
    }

    @Override
    public void failed(Throwable t) {
      log.add("failed " + name + ": " + t.getMessage());
    }

    @Override
    public void dropped(String why) {
      log.add("dropped " + name + ": " + why);
    }
  }

  /** Keeps the compiler's thread busy until the gate opens. */
  private Job block() throws InterruptedException {
    Job j =
        new Job(
            "blocker",
            0,
            () -> {
              entered.countDown();
              gate.await();
            });
    queue.submit(j);
    entered.await();
    return j;
  }

  private void finish() throws InterruptedException {
    gate.countDown();
    queue.drain();
  }

  @Test
  void hottestFirstByTheHeatOfNow() throws InterruptedException {
    Job blocker = block();
    Job a = new Job("a", 1);
    queue.submit(a);
    queue.submit(new Job("b", 5));
    queue.submit(new Job("c", 3));
    a.heat = 4;
    finish();
    assertEquals(List.of("run blocker", "run b", "run a", "run c"), log);
    assertNotSame(Thread.currentThread(), a.ranIn);
    assertSame(blocker.ranIn, a.ranIn);
    assertTrue(a.ranIn.isDaemon());
    assertEquals(new Counters(4, 4, 0, 0, 3), queue.counters());
  }

  @Test
  void isBoundedAndDropsTheColdest() throws InterruptedException {
    block();
    queue.submit(new Job("a", 2));
    queue.submit(new Job("b", 1));
    queue.submit(new Job("c", 3));
    assertEquals(Outcome.FULL, queue.submit(new Job("cold", 1)));
    assertEquals(Outcome.ACCEPTED, queue.submit(new Job("hot", 9)));
    finish();
    assertEquals(
        List.of("run blocker", "dropped b: hotter code came", "run hot", "run c", "run a"), log);
    assertEquals(new Counters(5, 4, 2, 0, 3), queue.counters());
  }

  @Test
  void oneTaskPerKey() throws InterruptedException {
    block();
    assertEquals(Outcome.DUPLICATE, queue.submit(new Job("blocker", 1)));
    assertEquals(Outcome.ACCEPTED, queue.submit(new Job("a", 1)));
    assertEquals(Outcome.DUPLICATE, queue.submit(new Job("a", 2)));
    finish();
    assertEquals(Outcome.ACCEPTED, queue.submit(new Job("a", 1)));
    queue.drain();
    assertEquals(List.of("run blocker", "run a", "run a"), log);
  }

  @Test
  void whatIsNotWantedIsDropped() throws InterruptedException {
    block();
    Job late = new Job("late", 1);
    Job gone = new Job("gone", 2);
    queue.submit(late);
    queue.submit(gone);
    gone.wanted = false;
    queue.prune();
    assertEquals(List.of("run blocker", "dropped gone: no longer wanted"), log);
    late.wanted = false;
    finish();
    assertEquals("dropped late: no longer wanted", log.get(2));
    assertEquals(new Counters(3, 1, 2, 0, 2), queue.counters());
  }

  @Test
  void failuresEndOnlyTheTask() throws InterruptedException {
    Job bad =
        new Job(
            "bad",
            9,
            () -> {
              throw new CompileException("too big");
            });
    Job worse =
        new Job(
            "worse",
            8,
            () -> {
              throw new StackOverflowError("deep");
            });
    Job worst =
        new Job(
            "worst",
            7,
            () -> {
              throw new IllegalStateException("odd");
            }) {
          @Override
          public void failed(Throwable t) {
            super.failed(t);
            throw new IllegalStateException("no luck");
          }
        };
    block();
    queue.submit(bad);
    queue.submit(worse);
    queue.submit(worst);
    finish();
    Job good = new Job("good", 1);
    queue.submit(good);
    queue.drain();
    assertEquals(
        List.of(
            "run blocker",
            "run bad",
            "failed bad: too big",
            "run worse",
            "failed worse: deep",
            "run worst",
            "failed worst: odd",
            "run good"),
        log);
    assertSame(bad.ranIn, good.ranIn);
    assertEquals(new Counters(5, 2, 0, 3, 3), queue.counters());
  }

  @Test
  void synchronousModeRunsInTheCaller() throws InterruptedException {
    queue = new CompileQueue(1, true);
    Job inner = new Job("inner", 1);
    Job outer =
        new Job(
            "outer",
            1,
            () -> {
              assertEquals(Outcome.DUPLICATE, queue.submit(new Job("outer", 1)));
              assertEquals(Outcome.ACCEPTED, queue.submit(inner));
              throw new CompileException("after all");
            });
    assertEquals(Outcome.ACCEPTED, queue.submit(outer));
    queue.drain();
    assertSame(Thread.currentThread(), outer.ranIn);
    assertSame(Thread.currentThread(), inner.ranIn);
    assertEquals(List.of("run outer", "run inner", "failed outer: after all"), log);
    assertEquals(new Counters(2, 1, 0, 1, 0), queue.counters());
  }

  @Test
  void closingWaitsForNothing() throws InterruptedException {
    Job blocker = block();
    queue.submit(new Job("a", 1));
    queue.close();
    assertEquals(List.of("run blocker", "dropped a: the interpreter ends"), log);
    assertTrue(blocker.ranIn.isAlive());
    assertEquals(Outcome.CLOSED, queue.submit(new Job("b", 1)));
    gate.countDown();
    blocker.ranIn.join();
    assertFalse(blocker.ranIn.isAlive());
    assertEquals(new Counters(2, 1, 1, 0, 1), queue.counters());
    queue.close();
  }

  @Test
  void manyThreadsLoseNothing() throws InterruptedException {
    queue = new CompileQueue(1000, false);
    AtomicInteger ran = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      int base = t * 100;
      Thread th =
          new Thread(
              () -> {
                for (int i = 0; i < 200; i++) {
                  queue.submit(new Job("" + (base + i), i, ran::incrementAndGet));
                }
              });
      threads.add(th);
      th.start();
    }
    for (Thread th : threads) {
      th.join();
    }
    queue.drain();
    Counters c = queue.counters();
    assertEquals(c.queued(), c.done());
    assertEquals(ran.get(), c.done());
    // Keys 0 to 499, some of them brought twice.
    assertTrue(c.done() >= 500 && c.done() <= 800, c::toString);
    assertEquals(500, log.stream().distinct().count());
  }
}
