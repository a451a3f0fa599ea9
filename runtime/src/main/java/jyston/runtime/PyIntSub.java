package jyston.runtime;

import java.math.BigInteger;

/** An instance of a Python subclass of {@code int}. */
public final class PyIntSub extends PyLong {
  private final PyLong value;
  private final SubAttrs attrs;

  /** An instance of {@code type} with an exact value. */
  public PyIntSub(PyType type, PyLong value) {
    this.value = value.exact();
    this.attrs = new SubAttrs(type, this);
  }

  @Override
  public PyType type() {
    return attrs.shape.type;
  }

  @Override
  public PyInstance attrs() {
    return attrs;
  }

  @Override
  public boolean fitsLong() {
    return value.fitsLong();
  }

  @Override
  public long longValue() {
    return value.longValue();
  }

  @Override
  public BigInteger bigValue() {
    return value.bigValue();
  }

  @Override
  public int signum() {
    return value.signum();
  }

  @Override
  public PyLong exact() {
    return value;
  }
}
