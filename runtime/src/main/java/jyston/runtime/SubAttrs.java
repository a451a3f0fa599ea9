package jyston.runtime;

/**
 * Class and attributes of an instance of a Python subclass of a builtin type whose Java class has
 * no room for them. Such instances have a Java class of their own ({@code PyIntSub}, {@code
 * PyListSub}, ...) so that a compare of the Java class tells exact builtins.
 */
public final class SubAttrs extends PyInstance implements Finalizers.Finalizable {
  private final PyObject owner;

  /** Never read: what it is reachable from is what matters. */
  private Finalizers.Sentinel sentinel;

  /** Attributes of an instance of {@code type}. */
  public SubAttrs(PyType type, PyObject owner) {
    super(type.rootShape(0));
    this.owner = owner;
    if (type.slot(Slot.DEL) != null) {
      sentinel = new Finalizers.Sentinel(this);
    }
  }

  @Override
  public void finalizePython() {
    if (sentinel == null) {
      return;
    }
    sentinel = null;
    PyObject m = type().slot(Slot.DEL);
    if (m == null) {
      return;
    }
    try {
      Slot.call(m, owner);
    } catch (PyException e) {
      Unraisable.write(e, null, m);
    }
  }
}
