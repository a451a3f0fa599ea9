package jyston.runtime;

/**
 * Where a dict keeps the value of one name that code has embedded (globals and builtins). Handed
 * out by {@link PyDict#cellFor}; it stays the name's cell for the life of the dict. Never a Python
 * value: inside the dict it stands in the value slot and every operation looks through it.
 */
public final class Cell extends PyObject {
  /** The value, or null while the dict does not have the name. */
  public PyObject value;

  Cell(PyObject value) {
    this.value = value;
  }

  @Override
  public PyType type() {
    return PyType.OBJECT;
  }
}
