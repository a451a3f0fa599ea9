package jyston.profiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CellsTest {
  @Test
  void operandsOfEachSideAreApart() {
    OperandCell c = new OperandCell(7);
    assertEquals("not reached", c.describe(Object::toString));
    c.seen |= OperandCell.INTS;
    c.note(OperandCell.OTHER | OperandCell.STR << OperandCell.RIGHT, "list", null);
    assertEquals(OperandCell.INT | OperandCell.OTHER, c.left());
    assertEquals(OperandCell.INT | OperandCell.STR, c.right());
    assertFalse(c.overflowed());
    assertEquals("int | list, int | str", c.describe(Object::toString));
    assertNotNull(c.leftTypes());
    assertNull(c.rightTypes());
  }

  @Test
  void wideningAdmitsWhatWasNotSeen() {
    OperandCell c = new OperandCell(0);
    c.seen = OperandCell.INTS;
    c.widen();
    assertTrue(c.overflowed());
    assertTrue((c.left() & OperandCell.OTHER) != 0 && (c.right() & OperandCell.OTHER) != 0);
    c.clear();
    assertEquals(0, c.seen);

    BranchCell b = new BranchCell(0);
    b.taken = 5;
    b.widen();
    assertEquals("taken 5, not 1", b.describe(Object::toString));

    SiteCell s = new SiteCell(0, "targets");
    s.saw("f");
    s.saw("f");
    assertTrue(s.seen.single());
    s.widen();
    assertEquals("targets f | many", s.describe(Object::toString));
    s.clear();
    s.saw("f");
    assertTrue(s.seen.single());
  }
}
