package jyston.runtime;

/**
 * Class and attributes of an instance of a Python subclass of a builtin type whose Java class has
 * no room for them. Such instances have a Java class of their own ({@code PyIntSub}, {@code
 * PyListSub}, ...) so that a compare of the Java class tells exact builtins.
 */
public final class SubAttrs extends PyInstance {
  /** Attributes of an instance of {@code type}. */
  public SubAttrs(PyType type, PyObject owner) {
    super(type.rootShape(0), owner);
  }
}
