package jyston.runtime;

/** Marks "looked up and not there" in caches; never a Python value. */
final class Absent extends PyObject {
  static final Absent ABSENT = new Absent();

  private Absent() {}

  @Override
  public PyType type() {
    return PyType.OBJECT;
  }
}
