package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** {@code member_descriptor}: a stored attribute, or a slot of {@code __slots__}. */
@PyClass(name = "member_descriptor", subclassable = false)
public final class PyMemberDescr extends PyDataDescr {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyMemberDescrTable());

  /**
   * A data descriptor of a builtin type.
   *
   * @param getter or null
   * @param setter or null
   */
  public PyMemberDescr(PyType owner, PyStr name, BuiltinSpec getter, BuiltinSpec setter) {
    super(owner, name, getter, setter, -1);
  }

  /** A slot made by {@code __slots__}. */
  public PyMemberDescr(PyType owner, PyStr name, int slot) {
    super(owner, name, null, null, slot);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyMethod(name = "__repr__")
  String repr() {
    return "<member '" + name + "' of '" + owner.name() + "' objects>";
  }
}
