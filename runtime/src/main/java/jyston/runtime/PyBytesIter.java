package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** {@code bytes_iterator}. */
@PyClass(name = "bytes_iterator", subclassable = false)
final class PyBytesIter extends PyObject {
  static final PyType TYPE = PyType.builtin(PyBytesIterTable.INSTANCE);
  static final PyType ARRAY_TYPE =
      PyType.builtin(PyBytesIterTable.INSTANCE, "bytearray_iterator", PyType.OBJECT);

  private BytesLike seq;
  private final boolean array;
  private int index;

  PyBytesIter(BytesLike seq, boolean array) {
    this.seq = seq;
    this.array = array;
  }

  @Override
  public PyType type() {
    return array ? ARRAY_TYPE : TYPE;
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
  @PyMethod(name = "__next__")
  public PyObject iterNext() {
    BytesLike s = seq;
    if (s != null) {
      if (index < s.size()) {
        return PyInt.of(s.arr()[s.off() + index++] & 255);
      }
      seq = null;
    }
    return null;
  }

  @PyMethod(name = "__length_hint__")
  int lengthHint() {
    return seq == null ? 0 : Math.max(0, seq.size() - index);
  }

  @PyMethod(name = "__reduce__")
  PyObject reduce() {
    PyObject iter = Sequences.builtin("iter");
    return seq == null
        ? PyTuple.of(iter, PyTuple.of(PyTuple.EMPTY))
        : PyTuple.of(iter, PyTuple.of(seq), PyInt.of(index));
  }

  @PyMethod(name = "__setstate__")
  void setState(PyObject state) {
    long i = Ops.asSize(state);
    if (seq != null) {
      index = (int) Math.max(0, Math.min(i, seq.size()));
    }
  }
}
