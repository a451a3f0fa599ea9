package jyston.runtime;

/** An instance of a Python subclass of {@code bytes}. */
public final class PyBytesSub extends PyBytes {
  private final SubAttrs attrs;

  PyBytesSub(PyType type, byte[] value) {
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
  public PyObject iter() {
    return Slot.iter(this);
  }

  @Override
  public boolean contains(PyObject value) {
    return Slot.contains(this, value);
  }

  @Override
  public long hash() {
    return Slot.hash(this);
  }
}
