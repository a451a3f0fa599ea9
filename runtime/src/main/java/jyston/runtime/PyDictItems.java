package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;

/** {@code dict_items}: a view of a dict's items. */
@PyClass(name = "dict_items", subclassable = false)
public class PyDictItems extends DictView {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyDictItemsTable());

  /** A view of a dict. */
  public PyDictItems(PyDict dict) {
    super(dict);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public PyObject iter() {
    return new PyDictIter(dict, PyDictIter.ITEMS, false);
  }

  @PyMethod(name = "__iter__", doc = "Implement iter(self).")
  PyObject iterMethod() {
    return iter();
  }

  @PyMethod(name = "__reversed__", doc = "Return a reverse iterator over the dict items.")
  PyObject reversed() {
    return new PyDictIter(dict, PyDictIter.ITEMS, true);
  }

  @PyMethod(name = "__len__", doc = "Return len(self).")
  int lenMethod() {
    return dict.size();
  }

  @PyMethod(name = "__repr__", doc = "Return repr(self).")
  PyObject repr() {
    return reprOf();
  }

  @PyGetter(value = "mapping", doc = "dictionary that this view refers to")
  PyObject mapping() {
    return new PyMappingProxy(dict);
  }

  @Override
  @PyMethod(name = "__contains__", doc = "Return bool(key in self).")
  public boolean contains(PyObject item) {
    if (!(item instanceof PyTuple t) || t.items.length != 2) {
      return false;
    }
    PyObject v = dict.get(t.items[0]);
    return v != null && Compare.identicalOrEqual(v, t.items[1]);
  }

  @PyMethod(name = "__and__", doc = "Return self&value.")
  PyObject and(PyObject o) {
    return and(this, o);
  }

  @PyMethod(name = "__rand__", doc = "Return value&self.")
  PyObject rand(PyObject o) {
    return and(o, this);
  }

  @PyMethod(name = "__or__", doc = "Return self|value.")
  PyObject or(PyObject o) {
    return or(this, o);
  }

  @PyMethod(name = "__ror__", doc = "Return value|self.")
  PyObject ror(PyObject o) {
    return or(o, this);
  }

  @PyMethod(name = "__sub__", doc = "Return self-value.")
  PyObject sub(PyObject o) {
    return sub(this, o);
  }

  @PyMethod(name = "__rsub__", doc = "Return value-self.")
  PyObject rsub(PyObject o) {
    return sub(o, this);
  }

  @PyMethod(name = "__xor__", doc = "Return self^value.")
  PyObject xor(PyObject o) {
    return xor(this, o);
  }

  @PyMethod(name = "__rxor__", doc = "Return value^self.")
  PyObject rxor(PyObject o) {
    return xor(o, this);
  }

  @PyMethod(
      name = "isdisjoint",
      doc = "Return True if the view and the given iterable have a null intersection.")
  boolean isDisjoint(PyObject o) {
    return disjoint(o);
  }

  @PyMethod(name = "__lt__", doc = "Return self<value.")
  PyObject lt(PyObject o) {
    return compare(o, Compare.LT);
  }

  @PyMethod(name = "__le__", doc = "Return self<=value.")
  PyObject le(PyObject o) {
    return compare(o, Compare.LE);
  }

  @PyMethod(name = "__eq__", doc = "Return self==value.")
  PyObject eq(PyObject o) {
    return compare(o, Compare.EQ);
  }

  @PyMethod(name = "__ne__", doc = "Return self!=value.")
  PyObject ne(PyObject o) {
    return compare(o, Compare.NE);
  }

  @PyMethod(name = "__gt__", doc = "Return self>value.")
  PyObject gt(PyObject o) {
    return compare(o, Compare.GT);
  }

  @PyMethod(name = "__ge__", doc = "Return self>=value.")
  PyObject ge(PyObject o) {
    return compare(o, Compare.GE);
  }
}
