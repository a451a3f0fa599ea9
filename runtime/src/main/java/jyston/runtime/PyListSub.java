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

  /** Whether a special method is that of {@code list}. */
  private boolean inherits(int number) {
    return type().slot(number) == TYPE.slot(number);
  }

  @Override
  public boolean isTrue() {
    return type().slot(Slot.BOOL) == null && inherits(Slot.LEN)
        ? super.isTrue()
        : Slot.isTrue(this);
  }

  @Override
  public int len() {
    return inherits(Slot.LEN) ? super.len() : Slot.len(this);
  }

  @Override
  public PyObject getItem(PyObject key) {
    return inherits(Slot.GETITEM) ? super.getItem(key) : Slot.getItem(this, key);
  }

  @Override
  public void setItem(PyObject key, PyObject value) {
    if (value != null && inherits(Slot.SETITEM)) {
      super.setItem(key, value);
    } else {
      Slot.setItem(this, key, value);
    }
  }

  @Override
  public boolean contains(PyObject key) {
    return inherits(Slot.CONTAINS) ? super.contains(key) : Slot.contains(this, key);
  }

  @Override
  public PyObject iter() {
    return inherits(Slot.ITER) ? super.iter() : Slot.iter(this);
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
