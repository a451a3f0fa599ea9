package jyston.runtime.module.builtins;

import jyston.runtime.*;

/** The contents of {@code builtins} that are no functions. */
final class BuiltinNames {
  private BuiltinNames() {}

  static void fill(PyModule m) {
    m.add("None", Py.None);
    m.add("Ellipsis", Py.Ellipsis);
    m.add("NotImplemented", Py.NotImplemented);
    m.add("False", Py.False);
    m.add("True", Py.True);
    m.add(
        PyBool.TYPE,
        PyMemoryView.TYPE,
        PyByteArray.TYPE,
        PyBytes.TYPE,
        PyClassMethod.TYPE,
        PyComplex.TYPE,
        PyDict.TYPE,
        PyEnumerate.TYPE,
        PyFilter.TYPE,
        PyFloat.TYPE,
        PyFrozenSet.TYPE,
        PyProperty.TYPE,
        PyLong.TYPE,
        PyList.TYPE,
        PyMap.TYPE,
        PyType.OBJECT,
        PyRange.TYPE,
        PyReversed.TYPE,
        PySet.TYPE,
        PySlice.TYPE,
        PyStaticMethod.TYPE,
        PyStr.TYPE,
        PySuper.TYPE,
        PyTuple.TYPE,
        PyType.TYPE,
        PyZip.TYPE);
    m.add("__debug__", Py.bool(Interpreter.current().optimize == 0));
    for (PyType t : PyBaseException.all()) {
      m.add(t);
    }
    m.add("EnvironmentError", PyBaseException.OS_ERROR);
    m.add("IOError", PyBaseException.OS_ERROR);
  }
}
