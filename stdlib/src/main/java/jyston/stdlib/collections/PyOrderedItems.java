package jyston.stdlib.collections;

import jyston.runtime.PyDictItems;
import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** The view of the items of an OrderedDict. */
@PyClass(name = "odict_items", base = PyDictItems.class, subclassable = false)
public final class PyOrderedItems extends PyDictItems {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyOrderedItemsTable());

  private final PyOrderedDict ordered;

  PyOrderedItems(PyOrderedDict dict) {
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
    return new PyOrderedIter(ordered, PyOrderedIter.ITEMS, false);
  }

  @PyMethod(name = "__reversed__")
  PyObject reversedMethod() {
    return new PyOrderedIter(ordered, PyOrderedIter.ITEMS, true);
  }
}
