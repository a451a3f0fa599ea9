package jyston.stdlib.text;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyFloat;
import jyston.runtime.PyInstance;
import jyston.runtime.PyInt;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code _json.Scanner}. */
@PyClass(name = "Scanner", module = "_json", doc = "JSON scanner object")
final class PyJsonScanner extends PyInstance {
  static final PyType TYPE = PyType.builtin(PyJsonScannerTable.INSTANCE);

  final boolean strict;
  final PyObject objectHook;
  final PyObject objectPairsHook;
  final PyObject parseFloat;
  final PyObject parseInt;
  final PyObject parseConstant;
  final boolean plainInt;
  final boolean plainFloat;

  private PyJsonScanner(PyType cls, PyObject context) {
    super(cls.rootShape(0));
    strict = Ops.getAttr(context, "strict").isTrue();
    objectHook = Ops.getAttr(context, "object_hook");
    objectPairsHook = Ops.getAttr(context, "object_pairs_hook");
    parseFloat = Ops.getAttr(context, "parse_float");
    parseInt = Ops.getAttr(context, "parse_int");
    parseConstant = Ops.getAttr(context, "parse_constant");
    plainInt = parseInt == PyLong.TYPE;
    plainFloat = parseFloat == PyFloat.TYPE;
  }

  @PyNew(sig = "(context)")
  static PyObject new_(PyType cls, PyObject context) {
    return new PyJsonScanner(cls, context);
  }

  @PyMethod(name = "__call__", sig = "(string, idx)")
  PyObject call(PyObject string, long idx) {
    if (!(string instanceof PyStr s)) {
      throw Py.typeError("first argument must be a string, not " + Ops.typeName(string));
    }
    if (idx < 0) {
      throw Py.valueError("idx cannot be negative");
    }
    JsonText t = new JsonText(s);
    PyObject r = t.value(this, (int) Math.min(idx, Integer.MAX_VALUE));
    return PyTuple.of(r, PyInt.of(t.next));
  }

  @PyGetter(value = "strict", member = true)
  PyObject getStrict() {
    return Py.bool(strict);
  }

  @PyGetter(value = "object_hook", member = true)
  PyObject getObjectHook() {
    return objectHook;
  }

  @PyGetter(value = "object_pairs_hook", member = true)
  PyObject getObjectPairsHook() {
    return objectPairsHook;
  }

  @PyGetter(value = "parse_float", member = true)
  PyObject getParseFloat() {
    return parseFloat;
  }

  @PyGetter(value = "parse_int", member = true)
  PyObject getParseInt() {
    return parseInt;
  }

  @PyGetter(value = "parse_constant", member = true)
  PyObject getParseConstant() {
    return parseConstant;
  }
}
