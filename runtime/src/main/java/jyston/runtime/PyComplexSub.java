package jyston.runtime;

/** An instance of a Python subclass of {@code complex}. */
public final class PyComplexSub extends PyComplex {
  private final SubAttrs attrs;

  /** An instance of {@code type}. */
  public PyComplexSub(PyType type, double real, double imag) {
    super(real, imag);
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
  public PyComplex exact() {
    return new PyComplex(real, imag);
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
