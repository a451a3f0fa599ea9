package jyston.runtime;

import jyston.runtime.annotation.PyClass;

/** A value yielded by an async generator, as told from what an {@code await} in it passes on. */
@PyClass(name = "async_generator_wrapped_value", subclassable = false)
public final class PyAsyncGenWrapped extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyAsyncGenWrappedTable());

  /** The value. */
  public final PyObject value;

  /** Marks a value. */
  public PyAsyncGenWrapped(PyObject value) {
    this.value = value;
  }

  @Override
  public PyType type() {
    return TYPE;
  }
}
