package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code frozenset}. */
@PyClass(
    name = "frozenset",
    sig = "(iterable=(), /)",
    doc = "Build an immutable unordered collection of unique elements.")
public class PyFrozenSet extends SetCore {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyFrozenSetTable()).withWeakref();

  private static final PyFrozenSet EMPTY = new PyFrozenSet();

  private long hash = -1;

  PyFrozenSet() {}

  /** A frozenset of the given items. */
  public static PyFrozenSet of(PyObject... items) {
    if (items.length == 0) {
      return EMPTY;
    }
    PyFrozenSet s = new PyFrozenSet();
    for (PyObject o : items) {
      s.addEntry(o, Keys.hash(o));
    }
    return s;
  }

  /** A frozenset of the items of an iterable. */
  public static PyFrozenSet ofIterable(PyObject o) {
    if (o.getClass() == PyFrozenSet.class) {
      return (PyFrozenSet) o;
    }
    PyFrozenSet s = new PyFrozenSet();
    s.update(o);
    return s.size() == 0 ? EMPTY : s;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  SetCore fresh() {
    return new PyFrozenSet();
  }

  @Override
  public long hash() {
    return hashMethod();
  }

  @PyMethod(name = "__hash__", doc = "Return hash(self).")
  final long hashMethod() {
    long h = hash;
    if (h == -1) {
      h = hashOfItems();
      hash = h;
    }
    return h;
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    Sequences.noKeywords(TYPE, cls, kwargs);
    if (args.length > 1 && (cls == TYPE || cls.slot(Slot.INIT) == TYPE.slot(Slot.INIT))) {
      throw Py.typeError("frozenset expected at most 1 argument, got " + args.length);
    }
    if (cls == TYPE) {
      return args.length == 0 ? EMPTY : ofIterable(args[0]);
    }
    PyFrozenSet s = new PyFrozenSetSub(cls);
    if (args.length > 0) {
      s.update(args[0]);
    }
    return s;
  }

  @PyMethod(name = "copy", doc = "Return a shallow copy of a set.")
  final PyObject copy() {
    return getClass() == PyFrozenSet.class ? this : copyOf();
  }
}
