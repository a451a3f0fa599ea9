package jyston.profiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.Reference;
import java.util.List;
import jyston.frontend.code.Cfg;
import jyston.frontend.code.Op;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedbackSnapshotTest {
  private final CodeProfile p = new CodeProfile(Codes.function(Codes.LOOP));
  private final int add = Codes.point(p.code, Op.ADD);

  @Test
  void doesNotChangeWithTheProfile() {
    OperandCell cell = p.operands(add);
    cell.note(OperandCell.OTHER | OperandCell.INT << OperandCell.RIGHT, "list", null);
    cell.taken = 3;
    BranchCell branch = p.branch(0);
    branch.taken = 7;
    SiteCell site = p.cell(1, SiteCell.class, i -> new SiteCell(i, "shapes"));
    site.saw("a");
    p.entries = 11;
    FeedbackSnapshot s = FeedbackSnapshot.of(p);

    cell.note(OperandCell.OVERFLOW | OperandCell.INT, null, "dict");
    cell.notTaken = 1;
    branch.notTaken = 1;
    site.saw("b");
    site.widen();
    p.entries = 12;

    Feedback.Operands o = s.operands(add);
    assertEquals(OperandCell.OTHER, o.left());
    assertEquals(OperandCell.INT, o.right());
    assertEquals("list", o.leftTypes().single());
    assertEquals(Feedback.Types.NONE, o.rightTypes());
    assertEquals(new Feedback.Branch(3, 0), s.branch(add));
    assertEquals(new Feedback.Branch(7, 0), s.branch(0));
    assertEquals("a", s.site(1).types().single());
    assertEquals("shapes", s.site(1).what());
    assertEquals(11, s.entries);
    assertThrows(UnsupportedOperationException.class, () -> s.site(1).types().seen().add("c"));

    FeedbackSnapshot later = FeedbackSnapshot.of(p);
    assertTrue(later.operands(add).overflowed());
    assertEquals(new Feedback.Types(List.of("a", "b"), true), later.site(1).types());
    assertNull(later.site(1).types().single());
  }

  @Test
  void whatWasNeverReachedIsNone() {
    FeedbackSnapshot empty = FeedbackSnapshot.of(p);
    assertNull(empty.at(add));
    assertSame(Feedback.Operands.NONE, empty.operands(add));
    assertSame(Feedback.Site.NONE, empty.site(add));
    assertSame(Feedback.Branch.NONE, empty.branch(add));
    p.branch(0);
    // A question of the wrong kind gets the same answer.
    assertSame(Feedback.Site.NONE, FeedbackSnapshot.of(p).site(0));
  }

  @Test
  void copiesTypesThatAGarbageCollectionHoldsWeakly() {
    Object a = new Object();
    Object b = new Object();
    TypeSet set = new TypeSet();
    set.add(a);
    set.add(b);
    set.weaken();
    assertEquals(new Feedback.Types(List.of(a, b), false), set.copy());
    set.restore();
    assertEquals(new Feedback.Types(List.of(a, b), false), set.copy());
    Reference.reachabilityFence(a);
    Reference.reachabilityFence(b);
  }

  @ParameterizedTest
  @CsvSource({
    "OVERFLOW,      1, 1, true,  0",
    "LEFT_OPERAND,  9, 1, false, 0",
    "RIGHT_OPERAND, 1, 9, false, 0",
    "BRANCH,        1, 1, false, 1",
    "RESULT,        1, 1, true,  0"
  })
  void operandsAreWidenedByKind(
      ExitKind kind, int left, int right, boolean overflow, int notTaken) {
    OperandCell c = p.operands(add);
    c.seen = OperandCell.INTS;
    c.taken = 2;
    p.widen(add, kind);
    assertEquals(left, c.left());
    assertEquals(right, c.right());
    assertEquals(overflow, c.overflowed());
    assertEquals(notTaken, c.notTaken);
    assertEquals(2, c.taken);
  }

  @Test
  void typesOfAWidenedSideAreMany() {
    OperandCell c = p.operands(add);
    c.note(OperandCell.OTHER | OperandCell.OTHER << OperandCell.RIGHT, "list", "list");
    p.widen(add, ExitKind.RIGHT_OPERAND);
    assertEquals("list", c.copy() instanceof Feedback.Operands o ? o.leftTypes().single() : null);
    assertTrue(c.rightTypes().many());
  }

  @Test
  void sitesBecomeMany() {
    SiteCell site = p.cell(add, SiteCell.class, i -> new SiteCell(i, "shapes"));
    site.saw("a");
    p.widen(add, ExitKind.RECEIVER);
    assertEquals("shapes a | many", site.describe(Object::toString));
  }

  @Test
  void coldBlockWidensTheBranchesThatLeadThere() {
    Cfg cfg = p.code.body();
    int branch = -1;
    for (int b = 0; b < cfg.blockCount(); b++) {
      if (cfg.terminator(b).op == Op.BRANCH_TRUE) {
        branch = cfg.block(b).end() - 1;
      }
    }
    BranchCell cell = p.branch(branch);
    cell.taken = 5;
    p.widen(cfg.block(cfg.instr(branch).t1).start(), ExitKind.OVERFLOW);
    assertEquals(0, cell.notTaken);
    p.widen(cfg.block(cfg.instr(branch).t1).start(), ExitKind.BRANCH);
    assertEquals(1, cell.notTaken);
    assertEquals(5, cell.taken);
    // No cell there: nothing to widen.
    p.widen(add, ExitKind.OVERFLOW);
    assertNull(p.at(add));
  }
}
