package jyston.analysis;

import static jyston.analysis.Graphs.bound;
import static jyston.analysis.Graphs.function;
import static jyston.analysis.Graphs.live;
import static jyston.analysis.Graphs.point;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import jyston.frontend.code.Code;
import jyston.frontend.code.Op;
import org.junit.jupiter.api.Test;

/**
 * Small functions with loops and branches: what must be known of blocks and variables, written out.
 */
class LoopGraphsTest {
  private static String loops(Code code) {
    return Loops.of(Flow.of(code.body())).toString();
  }

  @Test
  void whileWithBreakContinueElse() {
    Code f =
        function(
            """
            def f(n, a, b):
                while n:
                    if n is a:
                        continue
                    if n is b:
                        r = 1
                        break
                    n = a
                else:
                    r = 2
                return r
            """);
    assertEquals(
        """
        JUMP: n a b
        BRANCH_TRUE: n a b
        BRANCH_IS: n a b
        NOP: n a b
        JUMP: n a b
        BRANCH_IS: n a b
        MOVE:
        NOP: r
        JUMP: r
        MOVE: a b
        JUMP: n a b
        MOVE:
        JUMP: r
        RETURN: r
        """,
        live(f));
    assertEquals(
        """
        JUMP: n a b
        BRANCH_TRUE: n a b
        BRANCH_IS: n a b
        NOP: n a b
        JUMP: n a b
        BRANCH_IS: n a b
        MOVE: n a b
        NOP: n a b r
        JUMP: n a b r
        MOVE: n a b
        JUMP: n a b
        MOVE: n a b
        JUMP: n a b r
        RETURN: n a b r
        """,
        bound(f));
    assertEquals("B1 depth 1: B1 B2 B3 B4 B6 exits B1>B7, B4>B5", loops(f));
  }

  @Test
  void nestedLoops() {
    Code f =
        function(
            """
            def f(a):
                for x in a:
                    for y in x:
                        a = y
                    while a:
                        a = x
                return x
            """);
    assertEquals(
        """
        GET_ITER: a x
        JUMP: a x
        FOR_ITER: a x
        GET_ITER: a x
        JUMP: a x
        FOR_ITER: a x
        MOVE: x y
        JUMP: a x
        BRANCH_TRUE: a x
        MOVE: x
        JUMP: a x
        CHECK_LOCAL: x
        RETURN: x
        """,
        live(f));
    assertEquals(
        """
        GET_ITER: a
        JUMP: a
        FOR_ITER: a x? y?
        GET_ITER: a x y?
        JUMP: a x y?
        FOR_ITER: a x y?
        MOVE: a x y
        JUMP: a x y
        BRANCH_TRUE: a x y?
        MOVE: a x y?
        JUMP: a x y?
        CHECK_LOCAL: a x? y?
        RETURN: a x y?
        """,
        bound(f));
    assertEquals(
        "B1 depth 1: B1 B2 B3 B4 B5 B6 exits B1>B7; B3 depth 2: B3 B4 exits B3>B5; "
            + "B5 depth 2: B5 B6 exits B5>B1",
        loops(f));
    Loops l = Loops.of(Flow.of(f.body()));
    assertEquals(3, l.count());
    assertEquals(0, l.parent(1));
    assertEquals(0, l.parent(2));
    assertEquals(-1, l.parent(0));
    assertEquals(2, l.depthOf(l.header(2)));
    assertTrue(l.contains(0, l.header(1)));
    assertFalse(l.contains(1, l.header(2)));
  }

  @Test
  void generator() {
    Code f = function("def f(a):\n for x in a:\n  y = yield x\n  a = y\n");
    assertEquals(
        """
        GET_ITER: a
        JUMP:
        FOR_ITER:
        YIELD: x
        MOVE:
        MOVE: y
        JUMP:
        RETURN:
        """,
        live(f));
    assertEquals(
        """
        GET_ITER: a
        JUMP: a
        FOR_ITER: a x? y?
        YIELD: a x y?
        MOVE: a x y?
        MOVE: a x y
        JUMP: a x y
        RETURN: a x? y?
        """,
        bound(f));
    assertEquals("B1 depth 1: B1 B2 B3 exits B1>B4", loops(f));
  }

  @Test
  void irreducibleLoopsAreSaidToBe() {
    // 0 branches into the middle of the loop of 1 and 2.
    Flow flow = Flow.of(Graphs.graph(new int[][] {{1, 2}, {2}, {1, 3}, {}}));
    Loops l = Loops.of(flow);
    assertEquals(1, l.count());
    assertTrue(l.isIrreducible(0));
    assertEquals(2, l.blockCount(0));
    Dominators d = Dominators.of(flow);
    assertEquals(0, d.idom(1));
    assertEquals(0, d.idom(2));
    assertEquals(2, d.idom(3));
  }

  @Test
  void anIrreducibleLoopWithinAProperOne() {
    // 1 heads a loop of all; 2 and 3 are a loop entered at both.
    Loops l = Loops.of(Flow.of(Graphs.graph(new int[][] {{1}, {2, 3}, {3}, {2, 4}, {1, 5}, {}})));
    assertEquals(2, l.count());
    assertEquals("B1 depth 1: B1 B3 B2 B4 exits B4>B5", l.describe(0));
    assertTrue(l.isIrreducible(1));
    assertFalse(l.isIrreducible(0));
    assertEquals(0, l.parent(1));
  }

  @Test
  void aBlockMayBeALoopOfItsOwnAndBlocksMayBeOutOfReach() {
    Flow flow = Flow.of(Graphs.graph(new int[][] {{1}, {1, 3}, {3}, {}}));
    assertEquals("B1 depth 1: B1 exits B1>B3", Loops.of(flow).toString());
    assertFalse(flow.isReachable(2));
    assertEquals(1, flow.predecessorCount(3));
    assertEquals(-1, Dominators.of(flow).idom(2));
    assertFalse(Dominators.of(flow).dominates(2, 2));
    assertTrue(flow.polls(1));
    assertTrue(flow.mayRaise(1));
    assertFalse(flow.polls(0));
  }

  @Test
  void exceptionEdgesAreKeptApart() {
    Code f = function("def f(a):\n try:\n  a()\n except E:\n  pass\n");
    Flow flow = Flow.of(f.body());
    int call = f.body().blockAt(point(f, Op.CALL)).id();
    int handler = flow.exceptionSuccessor(call);
    assertTrue(f.body().block(handler).isHandler());
    assertEquals(0, flow.predecessorCount(handler));
    assertEquals(1, flow.exceptionPredecessorCount(handler));
    assertEquals(call, flow.exceptionPredecessor(handler, 0));
    assertEquals(point(f, Op.CALL), flow.firstRaise(call));
  }

  @Test
  void reports() {
    Code f = function("def f(a):\n while a:\n  b = a\n");
    assertNull(Report.named("no"));
    for (Report r : Report.values()) {
      assertNotNull(Report.named(r.name().toLowerCase(Locale.ROOT)));
      assertTrue(r.text(f).contains("  | "), r.text(f));
    }
    assertTrue(Report.DEFINEDNESS.text(f).contains("| a b?\n"), Report.DEFINEDNESS.text(f));
    assertTrue(Report.LOOPS.text(f).contains("| loop B"), Report.LOOPS.text(f));
  }
}
