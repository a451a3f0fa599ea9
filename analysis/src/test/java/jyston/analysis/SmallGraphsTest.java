package jyston.analysis;

import static jyston.analysis.Graphs.bound;
import static jyston.analysis.Graphs.function;
import static jyston.analysis.Graphs.live;
import static jyston.analysis.Graphs.point;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jyston.frontend.code.Cfg;
import jyston.frontend.code.Code;
import jyston.frontend.code.Instr;
import jyston.frontend.code.Op;
import jyston.frontend.lexer.SourceText;
import org.junit.jupiter.api.Test;

/** Small functions, with what must be known of their variables and loops written out. */
class SmallGraphsTest {
  @Test
  void straightLine() {
    Code f = function("def f(a, b):\n c = a + b\n a = c\n return a\n");
    assertEquals("ADD: a b\nMOVE: c\nRETURN: a\n", live(f));
    assertEquals("ADD: a b\nMOVE: a b c\nRETURN: a b c\n", bound(f));
    assertEquals("order B0", Flow.of(f.body()).toString());
  }

  @Test
  void variablesAreObservableOrNot() {
    Code f = function("def f(a, b):\n c = a + b\n a = c\n return a\n");
    Flow flow = Flow.of(f.body());
    long[] set = new long[1];
    Liveness.of(flow, true).before(2, set);
    assertEquals(0b111, set[0]);
    Liveness.of(flow, false).before(2, set);
    assertEquals(0b001, set[0]);
    Liveness.of(flow, false).after(2, set);
    assertEquals(0, set[0]);
    Liveness.of(flow, true).after(2, set);
    assertEquals(0b111, set[0]);
  }

  @Test
  void hiddenVariablesAreObservable() {
    Code module = Graphs.compile(SourceText.ofString("r = [x for x in y]\n", "t.py"), "t.py");
    Cfg g = module.body();
    assertEquals(1, g.hiddenCount());
    Flow flow = Flow.of(g);
    assertTrue(Liveness.of(flow, true).isLiveIn(0, g.hiddenRegister(0)));
    assertFalse(Liveness.of(flow, false).isLiveIn(0, g.hiddenRegister(0)));
  }

  @Test
  void ifElse() {
    Code f = function("def f(c, a):\n if c:\n  x = a\n else:\n  x = 2\n  y = 3\n return x\n");
    assertEquals(
        """
        BRANCH_TRUE: c a
        MOVE: a
        JUMP: x
        MOVE:
        MOVE: x
        JUMP: x
        RETURN: x
        """,
        live(f));
    assertEquals(
        """
        BRANCH_TRUE: c a
        MOVE: c a
        JUMP: c a x
        MOVE: c a
        MOVE: c a x
        JUMP: c a x y
        RETURN: c a x y?
        """,
        bound(f));
    Dominators d = Dominators.of(Flow.of(f.body()));
    assertEquals(0, d.idom(3));
    assertTrue(d.dominates(0, 3) && d.dominates(3, 3));
    assertFalse(d.dominates(1, 3) || d.dominates(2, 3) || d.dominates(3, 0));
    assertEquals(-1, d.idom(0));
  }

  @Test
  void whatAHandlerReadsIsLiveThroughoutTheBody() {
    Code f =
        function(
            """
            def f(a):
                x = 1
                try:
                    x = 2
                    x = a()
                    x = 3
                except E:
                    return x
                return 0
            """);
    assertEquals(
        """
        MOVE: a
        NOP: a
        MOVE: a
        CALL: a x
        MOVE:
        RETURN:
        LANDING: x
        PUSH_EXC: x
        LOAD_GLOBAL: x
        EXC_MATCH: x
        BRANCH_TRUE: x
        CHECK_LOCAL: x
        POP_EXC: x
        RETURN: x
        LANDING:
        POP_EXC:
        RERAISE:
        RERAISE:
        """,
        live(f));
    // a() may raise before x is written; nothing raises after x = 3.
    assertEquals(
        """
        MOVE: a
        NOP: a x
        MOVE: a x
        CALL: a x
        MOVE: a x
        RETURN: a x
        LANDING: a x
        PUSH_EXC: a x
        LOAD_GLOBAL: a x
        EXC_MATCH: a x
        BRANCH_TRUE: a x
        CHECK_LOCAL: a x
        POP_EXC: a x
        RETURN: a x
        LANDING: a x
        POP_EXC: a x
        RERAISE: a x
        RERAISE: a x
        """,
        bound(f));
  }

  @Test
  void aRaisingInstructionHasNotWrittenItsResult() {
    Code f =
        function("def f(a):\n try:\n  x = a()\n  y = a()\n except E:\n  return x, y\n return y\n");
    assertEquals(
        """
        NOP: a
        CALL: a
        CALL: a x
        JUMP: a x y
        LANDING: a x?
        PUSH_EXC: a x?
        LOAD_GLOBAL: a x?
        EXC_MATCH: a x?
        BRANCH_TRUE: a x?
        CHECK_LOCAL: a x?
        CHECK_LOCAL: a x
        BUILD_TUPLE: a x y
        POP_EXC: a x y
        RETURN: a x y
        LANDING: a x?
        POP_EXC: a x?
        RERAISE: a x?
        RETURN: a x y
        RERAISE: a x?
        """,
        bound(f));
  }

  @Test
  void tryFinally() {
    Code f = function("def f(a, b):\n try:\n  a()\n finally:\n  b()\n");
    assertEquals(
        """
        NOP: a b
        CALL: a b
        JUMP: b
        CALL: b
        RETURN:
        LANDING: b
        PUSH_EXC: b
        CALL: b
        RERAISE:
        LANDING:
        POP_EXC:
        RERAISE:
        """,
        live(f));
    assertEquals(
        """
        NOP: a b
        CALL: a b
        JUMP: a b
        CALL: a b
        RETURN: a b
        LANDING: a b
        PUSH_EXC: a b
        CALL: a b
        RERAISE: a b
        LANDING: a b
        POP_EXC: a b
        RERAISE: a b
        """,
        bound(f));
  }

  @Test
  void with() {
    Code f = function("def f(a, b):\n with a as x:\n  b()\n return x\n");
    assertEquals(
        """
        BEFORE_WITH: a b
        JUMP: b
        MOVE: b
        CALL: b x
        JUMP: x
        CALL: x
        JUMP: x
        LANDING: x
        PUSH_EXC: x
        WITH_EXCEPT: x
        BRANCH_TRUE: x
        RERAISE:
        POP_EXC: x
        JUMP: x
        LANDING:
        POP_EXC:
        RERAISE:
        CHECK_LOCAL: x
        RETURN: x
        """,
        live(f));
    assertEquals(
        """
        BEFORE_WITH: a b
        JUMP: a b
        MOVE: a b
        CALL: a b x
        JUMP: a b x
        CALL: a b x
        JUMP: a b x
        LANDING: a b x
        PUSH_EXC: a b x
        WITH_EXCEPT: a b x
        BRANCH_TRUE: a b x
        RERAISE: a b x
        POP_EXC: a b x
        JUMP: a b x
        LANDING: a b x
        POP_EXC: a b x
        RERAISE: a b x
        CHECK_LOCAL: a b x
        RETURN: a b x
        """,
        bound(f));
  }

  @Test
  void deletion() {
    Code f = function("def f(a, c):\n if c:\n  del a\n return a\n");
    assertEquals(
        """
        BRANCH_TRUE: a c
        DEL_LOCAL:
        JUMP: a
        CHECK_LOCAL: a
        RETURN: a
        """,
        live(f));
    assertEquals(
        """
        BRANCH_TRUE: a c
        DEL_LOCAL: a c
        JUMP: c
        CHECK_LOCAL: a? c
        RETURN: a c
        """,
        bound(f));
  }

  @Test
  void maybeUnbound() {
    Code f = function("def f(c):\n if c:\n  x = 1\n c()\n x\n return x\n");
    assertEquals(
        """
        BRANCH_TRUE: c
        MOVE: c
        JUMP: c x
        CALL: c x?
        CHECK_LOCAL: c x?
        RETURN: c x
        """,
        bound(f));
  }

  @Test
  void comprehension() {
    Code f = function("def f(a, x):\n y = [x for x in a]\n return x, y\n");
    assertEquals(
        """
        GET_ITER: a x
        MOVE: x
        DEL_LOCAL:
        BUILD_LIST:
        JUMP:
        FOR_ITER:
        LIST_APPEND: x
        JUMP:
        MOVE:
        MOVE: x
        BUILD_TUPLE: x y
        RETURN:
        LANDING:
        MOVE:
        RERAISE:
        """,
        live(f));
    assertEquals(
        """
        GET_ITER: a x
        MOVE: a x
        DEL_LOCAL: a x
        BUILD_LIST: a
        JUMP: a
        FOR_ITER: a x?
        LIST_APPEND: a x
        JUMP: a x
        MOVE: a x?
        MOVE: a x
        BUILD_TUPLE: a x y
        RETURN: a x y
        LANDING: a x?
        MOVE: a x?
        RERAISE: a x
        """,
        bound(f));
  }

  @Test
  void match() {
    Code f =
        function(
            """
            def f(a):
                match a:
                    case [x, 1]:
                        return x
                    case x:
                        y = 1
                return y
            """);
    assertEquals(
        """
        MOVE: a
        IS_SEQUENCE:
        BRANCH_TRUE:
        GET_LEN:
        BRANCH_EQ:
        UNPACK:
        BRANCH_EQ:
        MOVE:
        RETURN: x
        MOVE:
        MOVE:
        RETURN: y
        """,
        live(f));
    assertEquals(
        """
        MOVE: a
        IS_SEQUENCE: a
        BRANCH_TRUE: a
        GET_LEN: a
        BRANCH_EQ: a
        UNPACK: a
        BRANCH_EQ: a
        MOVE: a
        RETURN: a x
        MOVE: a
        MOVE: a x
        RETURN: a x y
        """,
        bound(f));
  }

  @Test
  void cells() {
    Code f = function("def f(a, b):\n def g():\n  return a, c\n c = b\n return g\n");
    assertEquals(
        """
        MAKE_CELL: a b
        MAKE_CELL: b &a
        MAKE_FUNCTION: b &a &c
        STORE_CELL: b g &c
        RETURN: g
        """,
        live(f));
    assertEquals(
        """
        MAKE_CELL: a b
        MAKE_CELL: b &a
        MAKE_FUNCTION: b &a &c
        STORE_CELL: b g &a &c
        RETURN: b g &a &c
        """,
        bound(f));
    Code g = Graphs.nested(f);
    assertEquals(
        """
        LOAD_CELL: ^a ^c
        LOAD_CELL: ^a ^c
        BUILD_TUPLE: ^a ^c
        RETURN: ^a ^c
        """,
        bound(g));
  }

  @Test
  void parametersOfAllKinds() {
    Code f = function("def f(a, /, b, *c, d, **e):\n x = a\n");
    assertTrue(bound(f).startsWith("MOVE: a b d c e\n"), bound(f));
  }

  @Test
  void theSelfOfAMethodMayBeUnbound() {
    Code f = function("def f(a):\n return a.m()\n");
    int call = point(f, Op.CALL_METHOD);
    Instr get = f.body().instr(point(f, Op.GET_METHOD));
    Definedness d = Definedness.of(f, Flow.of(f.body()));
    assertEquals(Definedness.State.DEFINED, d.before(call, get.more[0]));
    assertEquals(Definedness.State.MAYBE, d.before(call, get.more[1]));
    assertEquals(Definedness.State.UNDEFINED, d.before(call - 1, get.more[1]));
  }
}
