package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** The iterator of sets. */
@PyClass(name = "set_iterator", subclassable = false)
public final class PySetIter extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PySetIterTable());

  private SetCore set;
  private int used;
  private int pos;
  private int left;

  /** An iterator over a set as it is now. */
  public PySetIter(SetCore set) {
    this.set = set;
    this.used = set.size();
    this.left = used;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  @PyMethod(name = "__iter__", doc = "Implement iter(self).")
  public PyObject iter() {
    return this;
  }

  @Override
  @PyMethod(name = "__next__", doc = "Implement next(self).")
  public PyObject iterNext() {
    SetCore s = set;
    if (s == null) {
      return null;
    }
    if (s.size() != used) {
      used = -1;
      throw Py.runtimeError("Set changed size during iteration");
    }
    int i = s.next(pos);
    if (i < 0) {
      set = null;
      return null;
    }
    pos = i + 1;
    left--;
    return s.at(i);
  }

  /**
   * The next item's position; -1 at the end; -2, and nothing has happened, where {@link #iterNext}
   * has more to do than to go on in the set.
   */
  public int quick() {
    SetCore s = set;
    if (s == null) {
      return -1;
    }
    if (s.size() != used) {
      return -2;
    }
    int i = s.next(pos);
    if (i < 0) {
      set = null;
      return -1;
    }
    pos = i + 1;
    left--;
    return i;
  }

  /** The item at a position that {@link #quick} gave. */
  public PyObject item(int i) {
    return set.at(i);
  }

  @PyMethod(
      name = "__length_hint__",
      doc = "Private method returning an estimate of len(list(it)).")
  long lengthHint() {
    return set != null && set.size() == used ? left : 0;
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling.")
  PyObject reduce() {
    PyList rest = new PyList();
    if (set != null) {
      PySetIter copy = new PySetIter(set);
      copy.pos = pos;
      copy.used = used;
      PyObject x;
      while ((x = copy.iterNext()) != null) {
        rest.add(x);
      }
    }
    return PyTuple.of(Sequences.builtin("iter"), PyTuple.of(rest));
  }
}
