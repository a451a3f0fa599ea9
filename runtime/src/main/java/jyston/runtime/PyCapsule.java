package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/**
 * {@code types.CapsuleType}. In CPython such an object carries a C pointer from one extension
 * module to another; here it only tells, by its name, which table of functions that would be.
 */
@PyClass(name = "PyCapsule", subclassable = false)
public final class PyCapsule extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyCapsuleTable());

  private final String name;

  /** A capsule of the given name, such as {@code _socket.CAPI}. */
  public PyCapsule(String name) {
    this.name = name;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyMethod(name = "__repr__")
  String repr() {
    return "<capsule object \"" + name + "\" at " + FunctionAttrs.address(this) + ">";
  }
}
