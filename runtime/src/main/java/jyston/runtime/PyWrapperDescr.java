package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** {@code wrapper_descriptor}: a special method of a builtin type. */
@PyClass(name = "wrapper_descriptor", subclassable = false)
public final class PyWrapperDescr extends PyBuiltinDescr {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyWrapperDescrTable());

  /** A method of a type. */
  public PyWrapperDescr(PyType owner, BuiltinSpec spec) {
    super(owner, spec);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyMethod(name = "__repr__")
  String repr() {
    return "<slot wrapper '" + spec.name + "' of '" + owner.name() + "' objects>";
  }
}
