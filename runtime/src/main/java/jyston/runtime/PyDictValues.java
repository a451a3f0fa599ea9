package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;

/** {@code dict_values}: a view of a dict's values. */
@PyClass(name = "dict_values", subclassable = false)
public class PyDictValues extends DictView {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyDictValuesTable());

  /** A view of a dict. */
  public PyDictValues(PyDict dict) {
    super(dict);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public PyObject iter() {
    return new PyDictIter(dict, PyDictIter.VALUES, false);
  }

  @PyMethod(name = "__iter__", doc = "Implement iter(self).")
  PyObject iterMethod() {
    return iter();
  }

  @PyMethod(name = "__reversed__", doc = "Return a reverse iterator over the dict values.")
  PyObject reversed() {
    return new PyDictIter(dict, PyDictIter.VALUES, true);
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
}
