package jyston.runtime;

import java.util.Arrays;

/** Quotients and remainders of natural numbers as {@link Limbs} (Knuth's algorithm D). */
final class LimbDivision {
  /** The quotient; without zero limbs at its end. */
  final long[] quotient;

  /**
   * The remainder; with zero limbs at its end perhaps. Null where only the quotient was asked for
   * and the remainder is not zero.
   */
  final long[] remainder;

  private LimbDivision(long[] quotient, long[] remainder) {
    this.quotient = quotient;
    this.remainder = remainder;
  }

  /** {@code a / b} and {@code a % b} for b not zero. */
  static LimbDivision of(long[] a, long[] b) {
    if (Limbs.compare(a, b) < 0) {
      return new LimbDivision(Limbs.ZERO, a);
    }
    return b.length == 1 ? byOne(a, b[0]) : byMany(a, b, true);
  }

  /** {@code a / b} for b not zero, and whether there is a remainder. */
  static LimbDivision quotient(long[] a, long[] b) {
    if (Limbs.compare(a, b) < 0) {
      return new LimbDivision(Limbs.ZERO, a);
    }
    return b.length == 1 ? byOne(a, b[0]) : byMany(a, b, false);
  }

  /**
   * {@code (2**128 - 1) / d - 2**64} for d with its highest bit set: what turns divisions by d into
   * multiplications (Moller and Granlund, "Improved division by invariant integers").
   */
  private static long reciprocal(long d) {
    // The quotient of (~d, -1) by d, 32 bits at a time.
    long high = ~d;
    long d1 = d >>> 32;
    long d0 = d & 0xFFFFFFFFL;
    long q1 = half(high, d1, d0);
    long r = (high << 32 | 0xFFFFFFFFL) - q1 * d;
    long q0 = half(r, d1, d0);
    return q1 << 32 | q0 & 0xFFFFFFFFL;
  }

  /** {@code (u * 2**32 + 2**32 - 1) / d} for u below d. */
  private static long half(long u, long d1, long d0) {
    long q = Long.divideUnsigned(u, d1);
    long r = u - q * d1;
    while (q >>> 32 != 0 || Long.compareUnsigned(q * d0, r << 32 | 0xFFFFFFFFL) > 0) {
      q--;
      r += d1;
      if (r >>> 32 != 0) {
        break;
      }
    }
    return q;
  }

  private static LimbDivision byOne(long[] a, long d) {
    int n = a.length;
    int s = Long.numberOfLeadingZeros(d);
    long e = d << s;
    long v = reciprocal(e);
    long r = s == 0 ? 0 : a[n - 1] >>> 64 - s;
    int i = n - 1;
    if (n > 1 && Long.compareUnsigned(a[i], d) < 0) {
      r = s == 0 ? a[i] : a[i] << s | a[i - 1] >>> 64 - s;
      i--;
    }
    long[] q = new long[i + 1];
    for (; i >= 0; i--) {
      long u = s == 0 || i == 0 ? a[i] << s : a[i] << s | a[i - 1] >>> 64 - s;
      long high = Math.unsignedMultiplyHigh(r, v) + r + 1;
      long low = r * v + u;
      if (Long.compareUnsigned(low, u) < 0) {
        high++;
      }
      long rest = u - high * e;
      if (Long.compareUnsigned(rest, low) > 0) {
        high--;
        rest += e;
      }
      if (Long.compareUnsigned(rest, e) >= 0) {
        high++;
        rest -= e;
      }
      q[i] = high;
      r = rest;
    }
    return new LimbDivision(q, new long[] {r >>> s});
  }

  private static LimbDivision byMany(long[] a, long[] b, boolean rest) {
    int n = b.length;
    // The highest limb of the quotient.
    int m = a.length - n;
    if (below(a, m, b)) {
      m--;
    }
    int s = Long.numberOfLeadingZeros(b[n - 1]);
    // The two highest limbs of b moved up until the highest bit is set; the limbs themselves stay.
    long v1 = s == 0 ? b[n - 1] : b[n - 1] << s | b[n - 2] >>> 64 - s;
    long v0 = b[n - 2] << s | (s == 0 || n == 2 ? 0 : b[n - 3] >>> 64 - s);
    long v = reciprocal(v1);
    long[] u = a;
    long[] q = new long[m + 1];
    for (int j = m; j >= 0; j--) {
      long u2 = j + n < u.length ? u[j + n] : 0;
      long u1 = u[j + n - 1];
      long u0 = u[j + n - 2];
      if (s != 0) {
        u2 = u2 << s | u1 >>> 64 - s;
        u1 = u1 << s | u0 >>> 64 - s;
        u0 = u0 << s | (j + n == 2 ? 0 : u[j + n - 3] >>> 64 - s);
      }
      long k = digit(u2, u1, u0, v1, v0, v);
      if (j == 0 && !rest && remains(u1, u0, v1, v0, k)) {
        q[0] = k;
        return new LimbDivision(q, null);
      }
      if (k != 0) {
        if (u == a) {
          u = Arrays.copyOf(a, a.length + 1);
        }
        q[j] = subtract(u, j, b, k) ? giveBack(u, j, b, k) : k;
      }
    }
    return new LimbDivision(q, u);
  }

  /** Whether the limbs of a from {@code at} on are a number below b, which has as many. */
  private static boolean below(long[] a, int at, long[] b) {
    int i = b.length - 1;
    while (i > 0 && a[at + i] == b[i]) {
      i--;
    }
    return Long.compareUnsigned(a[at + i], b[i]) < 0;
  }

  /**
   * Whether k times the two highest limbs of the divisor leave so much of the dividend that the
   * others do not take it all, nor make k one too large: one limb more than these two have.
   */
  private static boolean remains(long u1, long u0, long v1, long v0, long k) {
    long low = k * v0;
    long taken = k * v1 + Math.unsignedMultiplyHigh(k, v0);
    return u1 - taken - Limbs.borrow(u0, low, u0 - low) != 0;
  }

  /** The limb of the quotient, or one more, from the three highest limbs of the dividend. */
  private static long digit(long u2, long u1, long u0, long v1, long v0, long v) {
    long q;
    long r;
    if (u2 == v1) {
      q = -1L;
      r = u1 + v1;
      if (Long.compareUnsigned(r, v1) < 0) {
        return q;
      }
    } else {
      q = Math.unsignedMultiplyHigh(u2, v) + u2 + 1;
      long low = u2 * v + u1;
      if (Long.compareUnsigned(low, u1) < 0) {
        q++;
      }
      r = u1 - q * v1;
      if (Long.compareUnsigned(r, low) > 0) {
        q--;
        r += v1;
      }
      if (Long.compareUnsigned(r, v1) >= 0) {
        q++;
        r -= v1;
      }
    }
    // The second limb of the divisor finds nearly all that are too large.
    while (true) {
      long high = Math.unsignedMultiplyHigh(q, v0);
      int c = Long.compareUnsigned(high, r);
      if (c < 0 || c == 0 && Long.compareUnsigned(q * v0, u0) <= 0) {
        return q;
      }
      q--;
      r += v1;
      if (Long.compareUnsigned(r, v1) < 0) {
        return q;
      }
    }
  }

  /** {@code u -= k * b} from limb j of u on; whether that went below zero. */
  private static boolean subtract(long[] u, int j, long[] b, long k) {
    int n = b.length;
    long c = 0;
    for (int i = 0; i < n; i++) {
      long x = b[i];
      long low = x * k;
      long p = low + c;
      long old = u[i + j];
      long d = old - p;
      c = Math.unsignedMultiplyHigh(x, k) + Limbs.carry(low, c, p) + Limbs.borrow(old, p, d);
      u[i + j] = d;
    }
    long top = u[j + n];
    u[j + n] = top - c;
    return Long.compareUnsigned(top, c) < 0;
  }

  private static long giveBack(long[] u, int j, long[] b, long k) {
    int n = b.length;
    long c = 0;
    for (int i = 0; i < n; i++) {
      long x = u[i + j];
      long s = x + b[i];
      long t = s + c;
      c = (Long.compareUnsigned(s, x) < 0 ? 1 : 0) | (Long.compareUnsigned(t, s) < 0 ? 1 : 0);
      u[i + j] = t;
    }
    u[j + n] += c;
    return k - 1;
  }
}
