package jyston.stdlib.pickle;

import jyston.runtime.PyDict;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** {@code Unpickler.memo}. */
@PyClass(name = "UnpicklerMemoProxy", module = "_pickle", subclassable = false)
public final class PyUnpicklerMemo extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyUnpicklerMemoTable());

  final PyUnpickler unpickler;

  PyUnpicklerMemo(PyUnpickler unpickler) {
    this.unpickler = unpickler;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyMethod(name = "clear", doc = "Remove all items from memo.")
  void clear() {
    unpickler.memo.clear();
  }

  @PyMethod(name = "copy", doc = "Copy the memo to a new object.")
  PyObject copy() {
    return unpickler.memoDict();
  }

  @PyMethod(name = "__reduce__", doc = "Implement pickling support.")
  PyObject reduce() {
    return PyTuple.of(PyDict.TYPE, PyTuple.of(unpickler.memoDict()));
  }
}
