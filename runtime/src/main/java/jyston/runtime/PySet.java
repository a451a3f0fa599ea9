package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code set}. */
@PyClass(
    name = "set",
    sig = "(iterable=(), /)",
    doc = "Build an unordered collection of unique elements.")
public class PySet extends SetCore {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PySetTable()).withWeakref();

  /** An empty set. */
  public PySet() {}

  /** A set of the given items. */
  public static PySet of(PyObject... items) {
    PySet s = new PySet();
    for (PyObject o : items) {
      s.addEntry(o, Keys.hash(o));
    }
    return s;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  SetCore fresh() {
    return new PySet();
  }

  @Override
  public long hash() {
    throw Py.typeError("unhashable type: '" + type().name() + "'");
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    return cls == TYPE ? new PySet() : new PySetSub(cls);
  }

  @PyMethod(
      name = "__init__",
      sig = "(*args, **kwargs)",
      doc = "Initialize self.  See help(type(self)) for accurate signature.")
  void init(PyObject[] args, PyDict kwargs) {
    if (kwargs.size() > 0) {
      throw Py.typeError("set() takes no keyword arguments");
    }
    if (args.length > 1) {
      throw Py.typeError(type().name() + " expected at most 1 argument, got " + args.length);
    }
    clearTable();
    if (args.length == 1) {
      update(args[0]);
    }
  }

  /** Adds an item; false when it was there. */
  public final boolean add(PyObject o) {
    return addEntry(o, Keys.hash(o));
  }

  @PyMethod(
      name = "add",
      sig = "(object, /)",
      doc = "Add an element to a set.\n\nThis has no effect if the element is already present.")
  final void addMethod(PyObject o) {
    addEntry(o, Keys.hash(o));
  }

  @PyMethod(
      name = "remove",
      sig = "(object, /)",
      doc =
          "Remove an element from a set; it must be a member.\n\n"
              + "If the element is not a member, raise a KeyError.")
  final void remove(PyObject o) {
    if (!discardKey(o)) {
      throw Py.keyError(o);
    }
  }

  /** Removes an element if it is there. */
  @PyMethod(
      name = "discard",
      sig = "(object, /)",
      doc =
          "Remove an element from a set if it is a member.\n\n"
              + "Unlike set.remove(), the discard() method does not raise\n"
              + "an exception when an element is missing from the set.")
  public final void discard(PyObject o) {
    discardKey(o);
  }

  @PyMethod(
      name = "pop",
      doc = "Remove and return an arbitrary set element.\n\nRaises KeyError if the set is empty.")
  final PyObject pop() {
    PyObject k = popEntry();
    if (k == null) {
      throw Py.keyError(Py.str("pop from an empty set"));
    }
    return k;
  }

  @PyMethod(name = "clear", doc = "Remove all elements from this set.")
  final void clear() {
    clearTable();
  }

  @PyMethod(name = "copy", doc = "Return a shallow copy of a set.")
  final PyObject copy() {
    return copyOf();
  }

  @PyMethod(
      name = "update",
      sig = "(*others)",
      doc = "Update the set, adding elements from all others.")
  final void updateMethod(PyObject[] others) {
    for (PyObject o : others) {
      update(o);
    }
  }

  @PyMethod(
      name = "intersection_update",
      sig = "(*others)",
      doc = "Update the set, keeping only elements found in it and all others.")
  final void intersectionUpdate(PyObject[] others) {
    swap(intersectAll(others));
  }

  @PyMethod(
      name = "difference_update",
      sig = "(*others)",
      doc = "Update the set, removing elements found in others.")
  final void differenceUpdateMethod(PyObject[] others) {
    for (PyObject o : others) {
      differenceUpdate(o);
    }
  }

  @PyMethod(
      name = "symmetric_difference_update",
      sig = "(other, /)",
      doc = "Update the set, keeping only elements found in either set, but not in both.")
  final void symmetricDifferenceUpdateMethod(PyObject o) {
    symmetricDifferenceUpdate(o);
  }

  @PyMethod(name = "__iand__", doc = "Return self&=value.")
  final PyObject iand(PyObject o) {
    if (!(o instanceof SetCore)) {
      return Py.NotImplemented;
    }
    swap(intersection(o));
    return this;
  }

  @PyMethod(name = "__ior__", doc = "Return self|=value.")
  final PyObject ior(PyObject o) {
    if (!(o instanceof SetCore s)) {
      return Py.NotImplemented;
    }
    mergeSet(s);
    return this;
  }

  @PyMethod(name = "__isub__", doc = "Return self-=value.")
  final PyObject isub(PyObject o) {
    if (!(o instanceof SetCore)) {
      return Py.NotImplemented;
    }
    differenceUpdate(o);
    return this;
  }

  @PyMethod(name = "__ixor__", doc = "Return self^=value.")
  final PyObject ixor(PyObject o) {
    if (!(o instanceof SetCore)) {
      return Py.NotImplemented;
    }
    symmetricDifferenceUpdate(o);
    return this;
  }
}
