package jyston.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@link Hypot} against the C library, where that has the same algorithm. */
class HypotTest {
  private static final double[] EDGES = {
    0.0,
    Double.MIN_VALUE,
    Double.MIN_NORMAL,
    0x1p-513,
    Math.nextDown(0x1p-459),
    0x1p-459,
    0x1p-405,
    0x1p-54,
    1.0,
    Math.nextUp(1.0),
    0x1p511,
    Math.nextUp(0x1p511),
    Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NaN
  };

  private static void check(double x, double y) {
    assertEquals(LibM.hypotInC(x, y), Hypot.of(x, y), () -> x + ", " + y);
  }

  @Test
  void edgesAreTheLibrarys() {
    assumeTrue(Hypot.KNOWN);
    for (double x : EDGES) {
      for (double y : EDGES) {
        check(x, -y);
        check(x * 0.75, y);
      }
    }
  }

  @Test
  void everyLastBitIsTheLibrarys() {
    assumeTrue(Hypot.KNOWN);
    Random random = new Random(1);
    for (int k = 0; k < 300_000; k++) {
      double x = 4 * random.nextDouble() - 2;
      check(x, 4 * random.nextDouble() - 2);
      check(x, Math.scalb(x, -random.nextInt(56)) * random.nextDouble());
      int exponent = random.nextInt(2098) - 1074;
      double far = Math.scalb(1 + random.nextDouble(), exponent);
      check(far, Math.scalb(1 + random.nextDouble(), exponent + random.nextInt(5) - 2));
      check(far, far * (1 + random.nextGaussian() * 1e-8));
      double edge = EDGES[random.nextInt(EDGES.length - 2)];
      check(edge, edge * 2 * random.nextDouble());
    }
  }
}
