package jyston.stdlib.collections;

import jyston.runtime.Arith;
import jyston.runtime.Ops;
import jyston.runtime.PyDict;
import jyston.runtime.PyInt;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.Slot;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code _collections}. */
@PyModuleDef(
    name = "_collections",
    doc =
        "High performance data structures.\n"
            + "- deque:        ordered collection accessible from endpoints only\n"
            + "- defaultdict:  dict subclass with a default value factory\n")
public final class CollectionsModule extends BuiltinModule {
  private static final PyStr GET = PyStr.intern("get");

  @Override
  protected void init(PyModule m) {
    m.add(
        PyDeque.TYPE,
        PyDequeIter.TYPE,
        PyDequeReverseIter.TYPE,
        PyDefaultDict.TYPE,
        PyOrderedDict.TYPE,
        PyTupleGetter.TYPE);
  }

  private static boolean plainDict(PyObject o) {
    return o instanceof PyDict
        && o.type().lookup(GET) == PyDict.TYPE.lookup(GET)
        && o.type().slot(Slot.SETITEM) == PyDict.TYPE.slot(Slot.SETITEM);
  }

  @PyFunction(
      name = "_count_elements",
      sig = "(mapping, iterable, /)",
      doc = "Count elements in the iterable, updating the mapping")
  static void countElements(PyObject mapping, PyObject iterable) {
    PyInt one = PyInt.of(1);
    PyObject it = iterable.iter();
    PyObject x;
    if (plainDict(mapping)) {
      PyDict d = (PyDict) mapping;
      while ((x = it.iterNext()) != null) {
        long h = x.hash();
        PyObject n = d.get(x, h);
        d.put(x, h, n == null ? one : plusOne(n));
      }
      return;
    }
    PyObject get = Ops.getAttr(mapping, "get");
    PyObject zero = PyInt.of(0);
    while ((x = it.iterNext()) != null) {
      mapping.setItem(x, plusOne(get.call2(x, zero)));
    }
  }

  private static PyObject plusOne(PyObject n) {
    return n.getClass() == PyInt.class && ((PyInt) n).value < Long.MAX_VALUE
        ? PyInt.of(((PyInt) n).value + 1)
        : Arith.binary(Slot.ADD, n, PyInt.of(1));
  }
}
