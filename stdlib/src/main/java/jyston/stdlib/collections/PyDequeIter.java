package jyston.stdlib.collections;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyInt;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** The iterator of a deque, and in the other direction {@link PyDequeReverseIter}. */
@PyClass(name = "_deque_iterator", module = "collections", subclassable = false)
public class PyDequeIter extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyDequeIterTable());

  private final PyDeque deque;
  private final boolean reverse;
  private final int state;
  private int left;

  PyDequeIter(PyDeque deque, boolean reverse) {
    this.deque = deque;
    this.reverse = reverse;
    this.state = deque.state();
    this.left = deque.size();
  }

  @PyNew(sig = "(deque, index=0, /)")
  static PyObject new_(PyType cls, PyDeque deque, PyObject index) {
    return skip(new PyDequeIter(deque, false), index);
  }

  static PyObject skip(PyDequeIter it, PyObject index) {
    long n = index == null ? 0 : Ops.asSize(index);
    for (long i = 0; i < n && it.left > 0; i++) {
      it.iterNext();
    }
    return it;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  @PyMethod(name = "__iter__", doc = "Implement iter(self).")
  public final PyObject iter() {
    return this;
  }

  @Override
  @PyMethod(name = "__next__", doc = "Implement next(self).")
  public final PyObject iterNext() {
    if (deque.state() != state) {
      left = 0;
      throw Py.runtimeError("deque mutated during iteration");
    }
    if (left == 0) {
      return null;
    }
    int i = reverse ? left - 1 : deque.size() - left;
    left--;
    return deque.get(i);
  }

  @PyMethod(
      name = "__length_hint__",
      doc = "Private method returning an estimate of len(list(it)).")
  final long lengthHint() {
    return left;
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  final PyObject reduce() {
    return PyTuple.of(type(), PyTuple.of(deque, PyInt.of(deque.size() - left)));
  }
}
