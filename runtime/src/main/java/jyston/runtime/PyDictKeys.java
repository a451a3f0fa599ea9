package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;

/** {@code dict_keys}: a view of a dict's keys. */
@PyClass(name = "dict_keys", subclassable = false)
public class PyDictKeys extends DictSetView {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyDictKeysTable());

  /** A view of a dict. */
  public PyDictKeys(PyDict dict) {
    super(dict);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public PyObject iter() {
    return new PyDictIter(dict, PyDictIter.KEYS, false);
  }

  @PyMethod(name = "__iter__", doc = "Implement iter(self).")
  PyObject iterMethod() {
    return iter();
  }

  @PyMethod(name = "__reversed__", doc = "Return a reverse iterator over the dict keys.")
  PyObject reversed() {
    return new PyDictIter(dict, PyDictIter.KEYS, true);
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
  public boolean contains(PyObject key) {
    return dict.containsKey(key);
  }
}
