package jyston.stdlib.math;

import java.math.BigInteger;
import jyston.runtime.IntOps;
import jyston.runtime.Py;
import jyston.runtime.PyInt;
import jyston.runtime.PyLong;

/** Factorials, binomials, square roots of ints. */
final class IntMath {
  private IntMath() {}

  static PyLong factorial(PyLong n) {
    if (n.signum() < 0) {
      throw Py.valueError("factorial() not defined for negative values");
    }
    if (!n.fitsLong()) {
      throw Py.overflowError("factorial() argument should not exceed " + Long.MAX_VALUE);
    }
    long v = n.longValue();
    if (v <= 20) {
      long r = 1;
      for (long i = 2; i <= v; i++) {
        r *= i;
      }
      return PyInt.of(r);
    }
    if (v > 200_000_000) {
      throw Py.memoryError();
    }
    return PyLong.of(product(2, v));
  }

  /** The product of {@code from..to} by halves, so that factors stay balanced. */
  private static BigInteger product(long from, long to) {
    if (from > to) {
      return BigInteger.ONE;
    }
    if (to - from < 8) {
      BigInteger r = BigInteger.valueOf(from);
      long part = 1;
      for (long i = from + 1; i <= to; i++) {
        if (Math.multiplyHigh(part, i) != 0 || part * i < 0) {
          r = r.multiply(BigInteger.valueOf(part));
          part = i;
        } else {
          part *= i;
        }
      }
      return r.multiply(BigInteger.valueOf(part));
    }
    long mid = from + (to - from) / 2;
    return product(from, mid).multiply(product(mid + 1, to));
  }

  /** {@code n * (n-1) * ... } of k factors. */
  private static BigInteger falling(BigInteger n, long k) {
    if (k <= 8) {
      BigInteger r = BigInteger.ONE;
      for (long i = 0; i < k; i++) {
        r = r.multiply(n.subtract(BigInteger.valueOf(i)));
      }
      return r;
    }
    long half = k / 2;
    return falling(n, half).multiply(falling(n.subtract(BigInteger.valueOf(half)), k - half));
  }

  private static BigInteger descend(PyLong n, long k) {
    if (n.fitsLong()) {
      return product(n.longValue() - k + 1, n.longValue());
    }
    return falling(n.bigValue(), k);
  }

  static PyLong perm(PyLong n, PyLong k) {
    checkSigns(n, k);
    if (IntOps.compare(n, k) < 0) {
      return PyInt.of(0);
    }
    if (!k.fitsLong()) {
      throw Py.overflowError("k must not exceed " + Long.MAX_VALUE);
    }
    return k.signum() == 0 ? PyInt.of(1) : PyLong.of(descend(n, k.longValue()));
  }

  private static void checkSigns(PyLong n, PyLong k) {
    if (n.signum() < 0) {
      throw Py.valueError("n must be a non-negative integer");
    }
    if (k.signum() < 0) {
      throw Py.valueError("k must be a non-negative integer");
    }
  }

  static PyLong comb(PyLong n, PyLong k) {
    checkSigns(n, k);
    PyLong rest = IntOps.sub(n, k);
    if (rest.signum() < 0) {
      return PyInt.of(0);
    }
    PyLong small = IntOps.compare(rest, k) < 0 ? rest : k;
    if (!small.fitsLong()) {
      throw Py.overflowError("min(n - k, k) must not exceed " + Long.MAX_VALUE);
    }
    long m = small.longValue();
    if (m == 0) {
      return PyInt.of(1);
    }
    if (n.fitsLong() && n.longValue() <= 60) {
      long r = 1;
      long nn = n.longValue();
      for (long i = 1; i <= m; i++) {
        r = r * (nn - m + i) / i;
      }
      return PyInt.of(r);
    }
    return PyLong.of(combine(n, m));
  }

  /** C(n, k) = C(n, j) * C(n-j, k-j) / C(k, j) keeps the operands small. */
  private static BigInteger combine(PyLong n, long k) {
    if (k <= 32) {
      return descend(n, k).divide(product(2, k));
    }
    long j = k / 2;
    BigInteger a = combine(n, j);
    BigInteger b = combine(IntOps.sub(n, PyInt.of(j)), k - j);
    return a.multiply(b).divide(combine(PyInt.of(k), j));
  }

  static PyLong isqrt(PyLong n) {
    if (n.signum() < 0) {
      throw Py.valueError("isqrt() argument must be nonnegative");
    }
    if (n.fitsLong()) {
      long v = n.longValue();
      long r = (long) Math.sqrt((double) v);
      while (r > 3037000499L || r * r > v) {
        r--;
      }
      while (r < 3037000499L && (r + 1) * (r + 1) <= v) {
        r++;
      }
      return PyInt.of(r);
    }
    return PyLong.of(n.bigValue().sqrt());
  }
}
