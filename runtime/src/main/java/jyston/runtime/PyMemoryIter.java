package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** {@code memory_iterator}. */
@PyClass(name = "memory_iterator", subclassable = false)
final class PyMemoryIter extends PyObject {
  static final PyType TYPE = PyType.builtin(PyMemoryIterTable.INSTANCE);

  private PyMemoryView seq;
  private final int length;
  private int index;

  PyMemoryIter(PyMemoryView seq) {
    this.seq = seq;
    this.length = seq.itemCount();
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyMethod(name = "__iter__")
  PyObject iterMethod() {
    return this;
  }

  @Override
  public PyObject iter() {
    return this;
  }

  @Override
  @PyMethod(name = "__next__")
  public PyObject iterNext() {
    if (seq == null) {
      return null;
    }
    if (index < length) {
      return seq.item(index++);
    }
    seq = null;
    return null;
  }
}
