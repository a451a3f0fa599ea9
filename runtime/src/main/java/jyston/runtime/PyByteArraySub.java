package jyston.runtime;

/** An instance of a Python subclass of {@code bytearray}. */
public final class PyByteArraySub extends PyByteArray {
  private final SubAttrs attrs;

  PyByteArraySub(PyType type) {
    super(new byte[0]);
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
  public void setItem(PyObject key, PyObject v) {
    Slot.setItem(this, key, v);
  }

  @Override
  void setItemExact(PyObject key, PyObject v) {
    super.setItem(key, v);
  }

  @Override
  public PyObject iter() {
    return Slot.iter(this);
  }

  @Override
  public boolean contains(PyObject value) {
    return Slot.contains(this, value);
  }
}
