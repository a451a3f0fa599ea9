package jyston.stdlib.collections;

import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyNew;

/** {@code reversed(deque)}. */
@PyClass(
    name = "_deque_reverse_iterator",
    module = "collections",
    base = PyDequeIter.class,
    subclassable = false)
public final class PyDequeReverseIter extends PyDequeIter {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyDequeReverseIterTable());

  PyDequeReverseIter(PyDeque deque) {
    super(deque, true);
  }

  @PyNew(sig = "(deque, index=0, /)")
  static PyObject new_(PyType cls, PyDeque deque, PyObject index) {
    return skip(new PyDequeReverseIter(deque), index);
  }

  @Override
  public PyType type() {
    return TYPE;
  }
}
