package jyston.stdlib.pickle;

import jyston.runtime.PyDict;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** {@code Pickler.memo}. */
@PyClass(name = "PicklerMemoProxy", module = "_pickle", subclassable = false)
public final class PyPicklerMemo extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyPicklerMemoTable());

  final PyPickler pickler;

  PyPicklerMemo(PyPickler pickler) {
    this.pickler = pickler;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyMethod(name = "clear", doc = "Remove all items from memo.")
  void clear() {
    pickler.memo.clear();
  }

  @PyMethod(name = "copy", doc = "Copy the memo to a new object.")
  PyObject copy() {
    return pickler.memoDict();
  }

  @PyMethod(name = "__reduce__", doc = "Implement pickle support.")
  PyObject reduce() {
    return PyTuple.of(PyDict.TYPE, PyTuple.of(pickler.memoDict()));
  }
}
