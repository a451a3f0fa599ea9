package jyston.runtime;

import java.math.BigInteger;

/** An exact {@code int} that fits 64 bits. */
public final class PyInt extends PyLong {
  private static final int LOW = -128;
  private static final PyInt[] SMALL = new PyInt[1024 + 128];

  static {
    for (int i = 0; i < SMALL.length; i++) {
      SMALL[i] = new PyInt(i + LOW);
    }
  }

  /** The value. */
  public final long value;

  private PyInt(long value) {
    this.value = value;
  }

  /** The int of a value. */
  public static PyInt of(long v) {
    return v >= LOW && v < 1024 ? SMALL[(int) v - LOW] : new PyInt(v);
  }

  /**
   * The int of a value that is likely to be looked at soon and dropped: always a new object, which
   * HotSpot does not make at all where it sees that.
   */
  public static PyInt box(long v) {
    return new PyInt(v);
  }

  @Override
  public PyType type() {
    return PyLong.TYPE;
  }

  @Override
  public boolean fitsLong() {
    return true;
  }

  @Override
  public long longValue() {
    return value;
  }

  @Override
  public BigInteger bigValue() {
    return BigInteger.valueOf(value);
  }

  @Override
  public int signum() {
    return Long.signum(value);
  }

  @Override
  public PyLong exact() {
    return this;
  }

  @Override
  public boolean isTrue() {
    return value != 0;
  }

  @Override
  public long hash() {
    return hash(value);
  }

  /** Python's hash of an int: the value modulo 2**61 - 1, with its sign; -2 for -1. */
  public static long hash(long v) {
    long p = (1L << 61) - 1;
    if (v > -p && v < p) {
      return v == -1 ? -2 : v;
    }
    long r = v % p;
    return r == -1 ? -2 : r;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof PyInt i && i.value == value;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(value);
  }
}
