package jyston.runtime;

/**
 * The {@code hypot} that the GNU C library has had since 2.35 where it is compiled without fused
 * multiplication, as it is for x86-64 (C. Borges, An Improved Algorithm for hypot(a,b), 2019,
 * algorithm 4). It gives the same to the last bit, and is used where the C library at hand proves
 * to have it: a call of that costs more than the computation.
 */
final class Hypot {
  private static final double SCALE = 0x1p-600;
  private static final double LARGE = 0x1p511;
  private static final double TINY = 0x1p-459;
  private static final double EPSILON = 0x1p-54;

  /** Pairs for which other algorithms, and the exact result rounded, differ in the last bit. */
  private static final double[] TELLING = {
    12.28125, 6.015625, 8.21875, 12.890625, 9.359375, 10.265625, 4.015625, 14.703125, 11.171875,
    2.53125, 7.6875, 12.640625, 10.09375, 4.640625, 2.609375, 6.609375, 14.921875, 15.078125,
    12.03125, 3.3125, 7.09375, 12.046875, 9.78125, 6.9375
  };

  /** Whether the C library computes as {@link #of} does. */
  static final boolean KNOWN = known();

  private Hypot() {}

  private static boolean known() {
    for (int k = 0; k < TELLING.length; k += 2) {
      for (int scale = -700; scale <= 700; scale += 700) {
        double x = Math.scalb(TELLING[k], scale);
        double y = Math.scalb(TELLING[k + 1], scale);
        if (of(x, y) != LibM.hypotInC(x, y)) {
          return false;
        }
      }
    }
    return true;
  }

  /** The length of a vector. */
  static double of(double x, double y) {
    double a = Math.abs(x);
    double b = Math.abs(y);
    double more = a < b ? b : a;
    double less = a < b ? a : b;
    // Neither holds for a NaN.
    if (more <= LARGE && less >= TINY) {
      return less <= more * EPSILON ? more + less : root(more, less);
    }
    return scaled(more, less);
  }

  private static double scaled(double more, double less) {
    if (!(more <= Double.MAX_VALUE && less <= Double.MAX_VALUE)) {
      return LibM.hypotInC(more, less);
    }
    if (more > LARGE) {
      return less <= more * EPSILON ? more + less : root(more * SCALE, less * SCALE) / SCALE;
    }
    return more >= less / EPSILON ? more + less : root(more / SCALE, less / SCALE) * SCALE;
  }

  private static double root(double more, double less) {
    double h = Math.sqrt(more * more + less * less);
    double s;
    double t;
    if (h <= 2.0 * less) {
      double d = h - less;
      s = more * (2.0 * d - more);
      t = (d - 2.0 * (more - less)) * d;
    } else {
      double d = h - more;
      s = 2.0 * d * (more - 2.0 * less);
      t = (4.0 * d - less) * less + d * d;
    }
    return h - (s + t) / (2.0 * h);
  }
}
