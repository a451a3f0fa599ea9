package jyston.stdlib.collections;

import jyston.runtime.PyDictValues;
import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** The view of the values of an OrderedDict. */
@PyClass(name = "odict_values", base = PyDictValues.class, subclassable = false)
public final class PyOrderedValues extends PyDictValues {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyOrderedValuesTable());

  private final PyOrderedDict ordered;

  PyOrderedValues(PyOrderedDict dict) {
    super(dict);
    this.ordered = dict;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  @PyMethod(name = "__iter__", doc = "Implement iter(self).")
  public PyObject iter() {
    return new PyOrderedIter(ordered, PyOrderedIter.VALUES, false);
  }

  @PyMethod(name = "__reversed__")
  PyObject reversedMethod() {
    return new PyOrderedIter(ordered, PyOrderedIter.VALUES, true);
  }
}
