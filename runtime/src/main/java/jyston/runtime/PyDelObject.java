package jyston.runtime;

/** An instance of a Python class with a {@code __del__}. */
final class PyDelObject extends PyInstance implements Finalizers.Finalizable {
  /** Never read: what it is reachable from is what matters. */
  private Finalizers.Sentinel sentinel;

  PyDelObject(Shape shape) {
    super(shape);
    sentinel = new Finalizers.Sentinel(this);
  }

  @Override
  public void finalizePython() {
    sentinel = null;
    PyObject m = type().slot(Slot.DEL);
    if (m == null) {
      return;
    }
    try {
      Slot.call(m, this);
    } catch (PyException e) {
      Unraisable.write(e, null, m);
    }
  }

  /** Whether {@code __del__} is still to come. */
  boolean hasFinalizer() {
    return sentinel != null;
  }
}
