package jyston.runtime;

/** What the views of a dict share: the dict, and the set operations of keys and items. */
public abstract class DictView extends PyObject {
  /** The dict looked at. */
  final PyDict dict;

  DictView(PyDict dict) {
    this.dict = dict;
  }

  @Override
  public final int len() {
    return dict.size();
  }

  @Override
  public final boolean isTrue() {
    return dict.size() != 0;
  }

  final PyObject reprOf() {
    ThreadState ts = ThreadState.current();
    if (ts.reprEnter(this)) {
      return Py.str("...");
    }
    try {
      PyObject list = PyList.wrap(Sequences.toArray(this));
      return Py.str(type().name() + "(" + Ops.repr(list) + ")");
    } finally {
      ts.reprLeave(this);
    }
  }

  private static boolean isSetView(PyObject o) {
    return o instanceof PyDictKeys || o instanceof PyDictItems;
  }

  private static PySet toSet(PyObject o) {
    PySet s = new PySet();
    s.update(o);
    return s;
  }

  static PyObject and(PyObject a, PyObject b) {
    PyObject self = a;
    PyObject other = b;
    if (!isSetView(self)) {
      self = b;
      other = a;
    }
    int n = self.len();
    if (other.getClass() == PySet.class && n <= other.len()) {
      return ((PySet) other).intersection(self);
    }
    if (isSetView(other) && other.len() > n) {
      PyObject t = self;
      self = other;
      other = t;
    }
    PySet r = new PySet();
    PyObject it = other.iter();
    PyObject x;
    while ((x = it.iterNext()) != null) {
      if (self.contains(x)) {
        r.add(x);
      }
    }
    return r;
  }

  static PyObject sub(PyObject a, PyObject b) {
    PySet s = toSet(a);
    s.differenceUpdate(b);
    return s;
  }

  static PyObject or(PyObject a, PyObject b) {
    PySet s = toSet(a);
    s.update(b);
    return s;
  }

  static PyObject xor(PyObject a, PyObject b) {
    PySet s = toSet(a);
    s.symmetricDifferenceUpdate(b);
    return s;
  }

  private static boolean allIn(PyObject self, PyObject other) {
    PyObject it = self.iter();
    PyObject x;
    while ((x = it.iterNext()) != null) {
      if (!other.contains(x)) {
        return false;
      }
    }
    return true;
  }

  final PyObject compare(PyObject o, int op) {
    if (!(o instanceof SetCore) && !isSetView(o)) {
      return Py.NotImplemented;
    }
    int n = dict.size();
    int m = o.len();
    return Py.bool(
        switch (op) {
          case Compare.LT -> n < m && allIn(this, o);
          case Compare.LE -> n <= m && allIn(this, o);
          case Compare.EQ -> n == m && allIn(this, o);
          case Compare.NE -> n != m || !allIn(this, o);
          case Compare.GT -> n > m && allIn(o, this);
          default -> n >= m && allIn(o, this);
        });
  }

  final boolean disjoint(PyObject o) {
    PyObject self = this;
    PyObject other = o;
    if (self == other) {
      return dict.size() == 0;
    }
    if ((other.getClass() == PySet.class
            || other.getClass() == PyFrozenSet.class
            || isSetView(other))
        && other.len() > dict.size()) {
      self = other;
      other = this;
    }
    PyObject it = other.iter();
    PyObject x;
    while ((x = it.iterNext()) != null) {
      if (self.contains(x)) {
        return false;
      }
    }
    return true;
  }
}
