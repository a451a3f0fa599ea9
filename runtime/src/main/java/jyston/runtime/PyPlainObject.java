package jyston.runtime;

/** An instance of {@code object} itself. */
public final class PyPlainObject extends PyObject {
  @Override
  public PyType type() {
    return PyType.OBJECT;
  }

  @Override
  public long hash() {
    return ObjectMethods.identityHash(this);
  }
}
