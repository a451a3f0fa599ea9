package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** {@code method_descriptor}: a method of a builtin type. */
@PyClass(name = "method_descriptor", subclassable = false)
public final class PyMethodDescr extends PyBuiltinDescr {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyMethodDescrTable());

  /** A method of a type. */
  public PyMethodDescr(PyType owner, BuiltinSpec spec) {
    super(owner, spec);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyMethod(name = "__repr__")
  String repr() {
    return "<method '" + spec.name + "' of '" + owner.name() + "' objects>";
  }
}
