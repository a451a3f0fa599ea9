package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;

/** {@code dict_items}: a view of a dict's items. */
@PyClass(name = "dict_items", subclassable = false)
public class PyDictItems extends DictSetView {
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
}
