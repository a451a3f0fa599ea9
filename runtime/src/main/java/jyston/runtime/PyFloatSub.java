package jyston.runtime;

/** An instance of a Python subclass of {@code float}. */
public final class PyFloatSub extends PyFloat {
  private final SubAttrs attrs;

  /** An instance of {@code type}. */
  public PyFloatSub(PyType type, double value) {
    super(value);
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
  public PyFloat exact() {
    return Py.real(value);
  }

  @Override
  public boolean isTrue() {
    return Slot.isTrue(this);
  }

  @Override
  public long hash() {
    return Slot.hash(this);
  }
}
