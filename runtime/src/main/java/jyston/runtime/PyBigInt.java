package jyston.runtime;

import java.math.BigInteger;

/** An exact {@code int} outside the range of a Java long. */
public final class PyBigInt extends PyLong {
  /** Made on demand where the value came in another form; each thread may make its own. */
  private BigInteger value;

  /** The limbs of the absolute value; made on demand, too. */
  private long[] limbs;

  private final boolean negative;

  /** Whether the value has 128 bits at most and is in {@link #high} and {@link #low}. */
  final boolean narrow;

  /** The upper half of a narrow value. */
  final long high;

  private final long low;

  PyBigInt(BigInteger value) {
    this.value = value;
    negative = value.signum() < 0;
    low = value.longValue();
    narrow = value.bitLength() < 128;
    high = narrow ? value.shiftRight(64).longValue() : 0;
  }

  /** A value of two halves that does not fit one. */
  PyBigInt(long high, long low) {
    this.high = high;
    this.low = low;
    negative = high < 0;
    narrow = true;
  }

  /** A value beyond 128 bits; the highest limb is not zero. */
  PyBigInt(boolean negative, long[] limbs) {
    this.negative = negative;
    this.limbs = limbs;
    low = negative ? -limbs[0] : limbs[0];
    high = 0;
    narrow = false;
  }

  /** The limbs of the absolute value, not to be changed. */
  long[] limbs() {
    long[] a = limbs;
    if (a == null) {
      if (narrow) {
        long l = negative ? -low : low;
        long h = negative ? ~high + (low == 0 ? 1 : 0) : high;
        a = h == 0 ? new long[] {l} : new long[] {l, h};
      } else {
        a = BigArith.limbs(value);
      }
      limbs = a;
    }
    return a;
  }

  @Override
  public PyType type() {
    return PyLong.TYPE;
  }

  @Override
  public boolean fitsLong() {
    return false;
  }

  @Override
  public long longValue() {
    return low;
  }

  @Override
  public BigInteger bigValue() {
    BigInteger v = value;
    if (v == null) {
      value = v = BigArith.big(negative, limbs());
    }
    return v;
  }

  @Override
  public int signum() {
    return negative ? -1 : 1;
  }

  @Override
  public PyLong exact() {
    return this;
  }

  @Override
  public boolean isTrue() {
    return true;
  }

  @Override
  public long hash() {
    return narrow ? Int128.hash(high, low) : BigArith.hash(this);
  }
}
