package jyston.runtime;

import java.math.BigInteger;

/** An exact {@code int} outside the range of a Java long. */
public final class PyBigInt extends PyLong {
  /** Made on demand where the value came as two longs. */
  private BigInteger value;

  /** Whether the value has 128 bits at most and is in {@link #high} and {@link #low}. */
  final boolean narrow;

  /** The upper half of a narrow value. */
  final long high;

  private final long low;

  PyBigInt(BigInteger value) {
    this.value = value;
    low = value.longValue();
    narrow = value.bitLength() < 128;
    high = narrow ? value.shiftRight(64).longValue() : 0;
  }

  /** A value of two halves that does not fit one. */
  PyBigInt(long high, long low) {
    this.high = high;
    this.low = low;
    narrow = true;
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
      byte[] b = new byte[16];
      for (int i = 0; i < 8; i++) {
        b[i] = (byte) (high >> 56 - 8 * i);
        b[8 + i] = (byte) (low >> 56 - 8 * i);
      }
      value = v = new BigInteger(b);
    }
    return v;
  }

  @Override
  public int signum() {
    return narrow ? high < 0 ? -1 : 1 : value.signum();
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
    return narrow ? Int128.hash(high, low) : IntOps.hash(this);
  }
}
