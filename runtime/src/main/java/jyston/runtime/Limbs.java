package jyston.runtime;

import java.util.Arrays;

/**
 * Natural numbers as arrays of unsigned 64-bit limbs, the lowest first. Operands have no zero limb
 * at the end; results may have some, which {@link #length} does not count.
 */
final class Limbs {
  /** Zero. */
  static final long[] ZERO = {};

  /** From this many limbs on, products are made of three of half the size (Karatsuba). */
  private static final int KARATSUBA = 40;

  private Limbs() {}

  /** The limbs up to the highest that is not zero. */
  static int length(long[] a) {
    int n = a.length;
    while (n > 0 && a[n - 1] == 0) {
      n--;
    }
    return n;
  }

  /** Bits up to the highest one. */
  static long bits(long[] a) {
    int n = a.length;
    return n == 0 ? 0 : 64L * n - Long.numberOfLeadingZeros(a[n - 1]);
  }

  /** -1, 0 or 1. */
  static int compare(long[] a, long[] b) {
    if (a.length != b.length) {
      return a.length < b.length ? -1 : 1;
    }
    for (int i = a.length - 1; i >= 0; i--) {
      if (a[i] != b[i]) {
        return Long.compareUnsigned(a[i], b[i]) < 0 ? -1 : 1;
      }
    }
    return 0;
  }

  /**
   * What {@code x + y} carries (0 or 1), whose low limb is {@code sum}. Comparisons would be
   * branches wherever HotSpot first saw numbers that seldom carry, and then be guessed wrongly half
   * the time.
   */
  static long carry(long x, long y, long sum) {
    return (x & y | (x | y) & ~sum) >>> 63;
  }

  /** What {@code x - y} borrows (0 or 1), whose low limb is {@code rest}. */
  static long borrow(long x, long y, long rest) {
    return (~x & y | (~x | y) & rest) >>> 63;
  }

  /** {@code a + b}. */
  static long[] add(long[] a, long[] b) {
    return a.length < b.length ? addShorter(b, a) : addShorter(a, b);
  }

  private static long[] addShorter(long[] a, long[] b) {
    int n = a.length;
    int m = b.length;
    long[] r = new long[n];
    long c = 0;
    for (int i = 0; i < m; i++) {
      long x = a[i];
      long y = b[i];
      long s = x + y;
      r[i] = s + c;
      // Only a limb of ones passes a carry on, so limbs need not wait for each other.
      if (s != -1L) {
        c = carry(x, y, s);
      }
    }
    int i = m;
    for (; c != 0 && i < n; i++) {
      r[i] = a[i] + 1;
      c = r[i] == 0 ? 1 : 0;
    }
    if (c != 0) {
      long[] longer = new long[n + 1];
      System.arraycopy(r, 0, longer, 0, n);
      longer[n] = 1;
      return longer;
    }
    System.arraycopy(a, i, r, i, n - i);
    return r;
  }

  /** {@code a - b} for b not above a. */
  static long[] sub(long[] a, long[] b) {
    int n = a.length;
    int m = b.length;
    long[] r = new long[n];
    long c = 0;
    for (int i = 0; i < m; i++) {
      long x = a[i];
      long y = b[i];
      long d = x - y;
      r[i] = d - c;
      if (d != 0) {
        c = borrow(x, y, d);
      }
    }
    int i = m;
    for (; c != 0 && i < n; i++) {
      r[i] = a[i] - 1;
      c = a[i] == 0 ? 1 : 0;
    }
    System.arraycopy(a, i, r, i, n - i);
    return r;
  }

  /** {@code a * k} for a and k not zero. */
  static long[] mul(long[] a, long k) {
    if ((k & k - 1) == 0) {
      return shiftLeft(a, Long.numberOfTrailingZeros(k));
    }
    int n = a.length;
    // Copying to drop a zero limb costs as much as a third of the product.
    boolean carries = Long.numberOfLeadingZeros(a[n - 1]) + Long.numberOfLeadingZeros(k) < 64;
    long[] r = new long[carries ? n + 1 : n];
    long high = 0;
    long c = 0;
    for (int i = 0; i < n; i++) {
      long x = a[i];
      long low = x * k;
      long t = low + high;
      r[i] = t + c;
      // As in an addition: products need not wait for each other's carries.
      if (t != -1L) {
        c = carry(low, high, t);
      }
      high = Math.unsignedMultiplyHigh(x, k);
    }
    if (carries) {
      r[n] = high + c;
    }
    return r;
  }

  /** {@code a * b}. */
  static long[] mul(long[] a, long[] b) {
    long[] x = a.length < b.length ? b : a;
    long[] y = x == a ? b : a;
    int n = x.length;
    int m = y.length;
    if (m == 1) {
      return mul(x, y[0]);
    }
    long[] r = new long[n + m];
    if (m < KARATSUBA) {
      school(x, 0, n, y, 0, m, r);
      return r;
    }
    // Pieces of the longer one that are as long as the shorter one.
    for (int i = 0; i < n; i += m) {
      int k = Math.min(m, n - i);
      long[] part;
      if (k == m) {
        part = halves(x, i, y, 0, m);
      } else {
        long[] rest = new long[m];
        System.arraycopy(x, i, rest, 0, k);
        part = halves(rest, 0, y, 0, m);
      }
      accumulate(r, i, part, k + m);
    }
    return r;
  }

  /** {@code r += x[xo, xo + n) * y[yo, yo + m)} for r of zeros from limb m on. */
  private static void school(long[] x, int xo, int n, long[] y, int yo, int m, long[] r) {
    for (int j = 0; j < m; j++) {
      long k = y[yo + j];
      long c = 0;
      for (int i = 0; i < n; i++) {
        long p = x[xo + i];
        long low = p * k;
        long old = r[i + j];
        long s = low + old;
        long t = s + c;
        c = Math.unsignedMultiplyHigh(p, k) + carry(low, old, s) + carry(s, c, t);
        r[i + j] = t;
      }
      r[n + j] = c;
    }
  }

  /** The product of two pieces of n limbs. */
  private static long[] halves(long[] x, int xo, long[] y, int yo, int n) {
    long[] r = new long[2 * n];
    if (n < KARATSUBA) {
      school(x, xo, n, y, yo, n, r);
      return r;
    }
    int h = n / 2;
    int g = n - h;
    long[] low = halves(x, xo, y, yo, h);
    long[] high = halves(x, xo + h, y, yo + h, g);
    long[] middle = halves(sum(x, xo, h, g), 0, sum(y, yo, h, g), 0, g + 1);
    reduce(middle, low);
    reduce(middle, high);
    System.arraycopy(low, 0, r, 0, 2 * h);
    System.arraycopy(high, 0, r, 2 * h, 2 * g);
    accumulate(r, h, middle, 2 * g + 1);
    return r;
  }

  /** The lower h limbs of a number from {@code from} on plus the g after them, in g + 1 limbs. */
  private static long[] sum(long[] x, int from, int h, int g) {
    long[] r = new long[g + 1];
    System.arraycopy(x, from + h, r, 0, g);
    long c = 0;
    for (int i = 0; i < g + 1; i++) {
      long a = r[i];
      long b = i < h ? x[from + i] : 0;
      long s = a + b;
      r[i] = s + c;
      if (s != -1L) {
        c = carry(a, b, s);
      }
    }
    return r;
  }

  /** {@code r -= b}; the result is not negative. */
  private static void reduce(long[] r, long[] b) {
    long c = 0;
    for (int i = 0; i < b.length; i++) {
      long x = r[i];
      long y = b[i];
      long d = x - y;
      r[i] = d - c;
      if (d != 0) {
        c = borrow(x, y, d);
      }
    }
    for (int i = b.length; c != 0; i++) {
      c = r[i] == 0 ? 1 : 0;
      r[i]--;
    }
  }

  /** Adds n limbs of b to r from limb {@code at} on; the result fits. */
  private static void accumulate(long[] r, int at, long[] b, int n) {
    long c = 0;
    for (int i = 0; i < n; i++) {
      if (at + i == r.length) {
        return;
      }
      long x = r[at + i];
      long y = b[i];
      long s = x + y;
      r[at + i] = s + c;
      if (s != -1L) {
        c = carry(x, y, s);
      }
    }
    for (int i = at + n; c != 0; i++) {
      r[i]++;
      c = r[i] == 0 ? 1 : 0;
    }
  }

  /** {@code a << n} for a not zero. */
  static long[] shiftLeft(long[] a, long n) {
    int words = (int) (n >>> 6);
    int s = (int) n & 63;
    int k = a.length;
    if (s == 0) {
      long[] r = new long[k + words];
      System.arraycopy(a, 0, r, words, k);
      return r;
    }
    boolean carries = a[k - 1] >>> 64 - s != 0;
    long[] r = new long[k + words + (carries ? 1 : 0)];
    r[words] = a[0] << s;
    for (int i = 1; i < k; i++) {
      r[words + i] = a[i] << s | a[i - 1] >>> 64 - s;
    }
    if (carries) {
      r[words + k] = a[k - 1] >>> 64 - s;
    }
    return r;
  }

  /** {@code a >> n}, rounded down. */
  static long[] shiftRight(long[] a, long n) {
    int k = a.length - (int) (n >>> 6);
    if (k <= 0) {
      return ZERO;
    }
    int words = (int) (n >>> 6);
    int s = (int) n & 63;
    if (s == 0) {
      return Arrays.copyOfRange(a, words, a.length);
    }
    long top = a[a.length - 1] >>> s;
    long[] r = new long[top != 0 ? k : k - 1];
    for (int i = 0; i < k - 1; i++) {
      r[i] = a[words + i] >>> s | a[words + i + 1] << 64 - s;
    }
    if (top != 0) {
      r[k - 1] = top;
    }
    return r;
  }

  /** Whether one of the lowest n bits is set. */
  static boolean anyBelow(long[] a, long n) {
    int words = (int) Math.min(n >>> 6, a.length);
    for (int i = 0; i < words; i++) {
      if (a[i] != 0) {
        return true;
      }
    }
    int s = (int) n & 63;
    return words < a.length && s != 0 && a[words] << 64 - s != 0;
  }
}
