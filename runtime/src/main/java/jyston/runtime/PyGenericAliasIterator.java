package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** The iterator behind {@code *tuple[int, ...]}: gives the starred alias once. */
@PyClass(name = "generic_alias_iterator", subclassable = false)
public final class PyGenericAliasIterator extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyGenericAliasIteratorTable());

  private PyGenericAlias alias;

  PyGenericAliasIterator(PyGenericAlias alias) {
    this.alias = alias;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public PyObject iter() {
    return this;
  }

  @PyMethod(name = "__iter__")
  PyObject iterMethod() {
    return this;
  }

  @Override
  public PyObject iterNext() {
    PyObject a = alias;
    alias = null;
    return a;
  }

  @PyMethod(name = "__next__")
  PyObject next() {
    return iterNext();
  }

  @PyMethod(name = "__reduce__")
  PyObject reduce() {
    PyObject iter = Sequences.builtin("iter");
    return PyTuple.of(
        iter,
        PyTuple.of(alias == null ? PyTuple.EMPTY : PyGenericAlias.of(alias.origin, alias.args)));
  }
}
