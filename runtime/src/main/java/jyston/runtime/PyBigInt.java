package jyston.runtime;

import java.math.BigInteger;

/** An exact {@code int} outside the range of a Java long. */
public final class PyBigInt extends PyLong {
  /** The value. */
  public final BigInteger value;

  PyBigInt(BigInteger value) {
    this.value = value;
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
    return value.longValue();
  }

  @Override
  public BigInteger bigValue() {
    return value;
  }

  @Override
  public int signum() {
    return value.signum();
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
    return IntOps.hash(this);
  }
}
