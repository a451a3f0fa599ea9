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
    return type().slot(Slot.HASH) == TYPE.slot(Slot.HASH) ? super.hash() : Slot.hash(this);
  }
}
