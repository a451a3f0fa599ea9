package jyston.runtime;

/** An instance of a Python subclass of {@code frozenset}. */
public final class PyFrozenSetSub extends PyFrozenSet {
  private final SubAttrs attrs;

  /** An empty instance. */
  public PyFrozenSetSub(PyType type) {
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
  public boolean isTrue() {
    return Slot.isTrue(this);
  }

  @Override
  public int len() {
    return Slot.len(this);
  }

  @Override
  public PyObject getItem(PyObject key) {
    return Slot.getItem(this, key);
  }

  @Override
  public boolean contains(PyObject key) {
    return Slot.contains(this, key);
  }

  @Override
  public PyObject iter() {
    return Slot.iter(this);
  }

  @Override
  public PyObject iterNext() {
    return Slot.next(this);
  }

  @Override
  public long hash() {
    return Slot.hash(this);
  }
}
