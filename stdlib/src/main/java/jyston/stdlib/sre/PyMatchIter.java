package jyston.stdlib.sre;

import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** What {@code Pattern.finditer} returns (CPython: a callable_iterator). */
@PyClass(name = "callable_iterator", subclassable = false)
final class PyMatchIter extends PyObject {
  static final PyType TYPE = PyType.builtin(PyMatchIterTable.INSTANCE);

  private final PyPattern pattern;
  private Matcher m;
  private final int pos;

  PyMatchIter(PyPattern pattern, Matcher m) {
    this.pattern = pattern;
    this.m = m;
    this.pos = m.start;
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
  @PyMethod(name = "__next__")
  public PyObject iterNext() {
    Matcher x = m;
    if (x == null) {
      return null;
    }
    if (!pattern.search(x)) {
      m = null;
      x.in.close();
      return null;
    }
    PyObject r = new PyMatch(pattern, x, pos);
    PyPattern.advance(x);
    return r;
  }
}
