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

  private static final int OTHER = 128;

  private PyStr seq;
  private int index;

  /** All characters that it has given, together. */
  private int seen;

  /** Whether all of the text was looked at. */
  private boolean looked;

  PyStrIter(PyStr seq) {
    this.seq = seq;
    // An instance of a subclass never is taken for ASCII.
    this.seen = seq instanceof PyStrSub ? OTHER : 0;
  }

  @Override
  public PyType type() {
    if (seq != null && !looked) {
      // Seldom asked for, but then perhaps often.
      looked = true;
      seen |= StrCase.isAsciiText(seq) ? 0 : OTHER;
    }
    return seen < OTHER ? Ascii.TYPE : TYPE;
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
        int c = s.codePointAt(index++);
        seen |= c;
        return StrOps.single(c);
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
      // What is left out counts as well.
      looked = true;
      seen |= StrCase.isAsciiText(seq) ? 0 : OTHER;
      index = (int) Math.max(0, Math.min(i, seq.length()));
    }
  }
}
