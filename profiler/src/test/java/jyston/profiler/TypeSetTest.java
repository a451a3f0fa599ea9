package jyston.profiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TypeSetTest {
  private final TypeSet set = new TypeSet();

  @Test
  void tellsFourApartThenSaysMany() {
    assertEquals("none", set.describe(Object::toString));
    for (int round = 0; round < 2; round++) {
      for (String s : new String[] {"a", "b", "c", "d"}) {
        set.add(s);
      }
    }
    assertEquals(TypeSet.MAX, set.size());
    assertFalse(set.many());
    assertEquals("a | b | c | d", set.describe(Object::toString));
    set.add("e");
    assertTrue(set.many());
    assertEquals(TypeSet.MAX, set.size());
    assertEquals("a | b | c | d | many", set.describe(Object::toString));
  }

  @Test
  void comparesByIdentity() {
    set.add(new String("x"));
    assertTrue(set.single());
    set.add(new String("x"));
    assertEquals(2, set.size());
  }

  @Test
  void wideningKeepsWhatWasSeen() {
    set.add("a");
    set.widen();
    assertFalse(set.single());
    assertSame("a", set.get(0));
    assertNull(set.get(1));
    set.clear();
    assertEquals(0, set.size());
    assertFalse(set.many());
  }

  @Test
  void keepsNothingAliveWhileWeak() throws InterruptedException {
    Object stays = new Object();
    set.add(new Object());
    set.add(stays);
    set.weaken();
    for (int i = 0; i < 50 && set.size() == 2; i++) {
      System.gc();
      Thread.sleep(2);
      set.restore();
      if (set.size() == 2) {
        set.weaken();
      }
    }
    assertEquals(1, set.size());
    assertSame(stays, set.get(0));
  }
}
