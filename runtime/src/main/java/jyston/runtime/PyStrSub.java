package jyston.runtime;

/** An instance of a Python subclass of {@code str}. */
public final class PyStrSub extends PyStr {
  private final SubAttrs attrs;

  /** An instance of {@code type} with the text of {@code value}. */
  public PyStrSub(PyType type, PyStr value) {
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

  /** Whether a special method is that of {@code str}. */
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
  public PyObject iter() {
    return inherits(Slot.ITER) ? super.iter() : Slot.iter(this);
  }

  @Override
  public boolean contains(PyObject value) {
    return inherits(Slot.CONTAINS) ? super.contains(value) : Slot.contains(this, value);
  }

  @Override
  public long hash() {
    return inherits(Slot.HASH) ? super.hash() : Slot.hash(this);
  }
}
