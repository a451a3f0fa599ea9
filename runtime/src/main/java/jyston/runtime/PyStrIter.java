package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** {@code str_iterator}; over ASCII text its type is {@code str_ascii_iterator}. */
@PyClass(name = "str_iterator", subclassable = false)
public final class PyStrIter extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyStrIterTable.INSTANCE);

  private static final class Ascii {
    static final PyType TYPE =
        PyType.builtin(PyStrIterTable.INSTANCE, "str_ascii_iterator", PyType.OBJECT);
  }

  private PyStr seq;
  private final boolean ascii;
  private int index;

  PyStrIter(PyStr seq) {
    this.seq = seq;
    this.ascii = StrCase.isAsciiText(seq) && !(seq instanceof PyStrSub);
  }

  @Override
  public PyType type() {
    return ascii ? Ascii.TYPE : TYPE;
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
    PyStr s = seq;
    if (s != null) {
      if (index < s.length()) {
        return StrOps.single(s.codePointAt(index++));
      }
      seq = null;
    }
    return null;
  }

  @PyMethod(name = "__length_hint__")
  int lengthHint() {
    return seq == null ? 0 : seq.length() - index;
  }

  @PyMethod(name = "__reduce__")
  PyObject reduce() {
    PyObject iter = Sequences.builtin("iter");
    return seq == null
        ? PyTuple.of(iter, PyTuple.of(PyStr.EMPTY))
        : PyTuple.of(iter, PyTuple.of(seq), PyInt.of(index));
  }

  @PyMethod(name = "__setstate__")
  void setState(PyObject state) {
    long i = Ops.asSize(state);
    if (seq != null) {
      index = (int) Math.max(0, Math.min(i, seq.length()));
    }
  }
}
