package jyston.stdlib.collections;

import jyston.runtime.PyDictKeys;
import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** The view of the keys of an OrderedDict. */
@PyClass(name = "odict_keys", base = PyDictKeys.class, subclassable = false)
public final class PyOrderedKeys extends PyDictKeys {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyOrderedKeysTable());

  private final PyOrderedDict ordered;

  PyOrderedKeys(PyOrderedDict dict) {
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
    return new PyOrderedIter(ordered, PyOrderedIter.KEYS, false);
  }

  @PyMethod(name = "__reversed__")
  PyObject reversedMethod() {
    return new PyOrderedIter(ordered, PyOrderedIter.KEYS, true);
  }
}
