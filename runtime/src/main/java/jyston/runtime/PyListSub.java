package jyston.runtime;

/** An instance of a Python subclass of {@code list}. */
public final class PyListSub extends PyList {
  private final SubAttrs attrs;

  /** An empty instance. */
  public PyListSub(PyType type) {
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
  public void setItem(PyObject key, PyObject value) {
    Slot.setItem(this, key, value);
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
