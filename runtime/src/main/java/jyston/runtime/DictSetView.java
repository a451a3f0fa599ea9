package jyston.runtime;

import jyston.runtime.annotation.PyMethod;

/** What {@code dict_keys} and {@code dict_items} have in common: they are sets. */
abstract class DictSetView extends DictView {
  DictSetView(PyDict dict) {
    super(dict);
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
