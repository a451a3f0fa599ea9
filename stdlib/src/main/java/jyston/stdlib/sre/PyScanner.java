package jyston.stdlib.sre;

import jyston.runtime.Py;
import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;

/** {@code _sre.SRE_Scanner}. */
@PyClass(name = "SRE_Scanner", module = "_sre", subclassable = false)
final class PyScanner extends PyObject {
  static final PyType TYPE = PyType.builtin(PyScannerTable.INSTANCE);

  private final PyPattern pattern;
  private final Matcher m;
  private final int pos;
  private boolean done;

  PyScanner(PyPattern pattern, Matcher m) {
    this.pattern = pattern;
    this.m = m;
    this.pos = m.start;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  private PyObject next(boolean search) {
    if (done) {
      return Py.None;
    }
    boolean ok = search ? pattern.search(m) : m.match();
    if (!ok) {
      done = true;
      m.in.close();
      return Py.None;
    }
    PyObject r = new PyMatch(pattern, m, pos);
    PyPattern.advance(m);
    return r;
  }

  @PyMethod
  PyObject match() {
    return next(false);
  }

  @PyMethod
  PyObject search() {
    return next(true);
  }

  @PyGetter(value = "pattern", member = true)
  PyObject getPattern() {
    return pattern;
  }
}
