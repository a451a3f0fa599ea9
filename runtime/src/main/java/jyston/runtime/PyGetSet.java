package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** {@code getset_descriptor}: an attribute computed by a getter and a setter. */
@PyClass(name = "getset_descriptor", subclassable = false)
public final class PyGetSet extends PyDataDescr {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyGetSetTable());

  /**
   * A data descriptor of a builtin type.
   *
   * @param getter or null
   * @param setter or null
   */
  public PyGetSet(PyType owner, PyStr name, BuiltinSpec getter, BuiltinSpec setter) {
    super(owner, name, getter, setter, -1);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyMethod(name = "__repr__")
  String repr() {
    return "<attribute '" + name + "' of '" + owner.name() + "' objects>";
  }
}
