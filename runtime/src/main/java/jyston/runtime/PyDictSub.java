package jyston.runtime;

/** An instance of a Python subclass of {@code dict}. */
public class PyDictSub extends PyDict {
  private final SubAttrs attrs;

  /** An empty instance. */
  public PyDictSub(PyType type) {
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
    return type().slot(Slot.GETITEM) == TYPE.slot(Slot.GETITEM)
        ? super.getItem(key)
        : Slot.getItem(this, key);
  }

  @Override
  public void setItem(PyObject key, PyObject value) {
    if (value != null && type().slot(Slot.SETITEM) == TYPE.slot(Slot.SETITEM)) {
      put(key, value);
    } else {
      Slot.setItem(this, key, value);
    }
  }

  @Override
  public boolean contains(PyObject key) {
    return type().slot(Slot.CONTAINS) == TYPE.slot(Slot.CONTAINS)
        ? containsKey(key)
        : Slot.contains(this, key);
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
