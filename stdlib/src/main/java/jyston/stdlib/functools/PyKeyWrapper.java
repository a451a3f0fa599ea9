package jyston.stdlib.functools;

import jyston.runtime.Compare;
import jyston.runtime.Py;
import jyston.runtime.PyInt;
import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PySetter;

/** What {@code functools.cmp_to_key} gives, and the keys it makes. */
@PyClass(name = "KeyWrapper", module = "functools", subclassable = false)
public final class PyKeyWrapper extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyKeyWrapperTable());

  private final PyObject cmp;
  private PyObject object;

  PyKeyWrapper(PyObject cmp, PyObject object) {
    this.cmp = cmp;
    this.object = object;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public boolean isCallable() {
    return true;
  }

  @Override
  public PyObject call1(PyObject o) {
    return new PyKeyWrapper(cmp, o);
  }

  @Override
  public long hash() {
    throw Py.typeError("unhashable type: 'functools.KeyWrapper'");
  }

  @PyMethod(name = "__call__", sig = "(obj)", doc = "Call self as a function.")
  PyObject call(PyObject obj) {
    return new PyKeyWrapper(cmp, obj);
  }

  @PyGetter("__text_signature__")
  static String textSignature(PyKeyWrapper self) {
    return "(obj)";
  }

  @PyGetter(value = "obj", member = true, doc = "Value wrapped by a key function.")
  PyObject getObj() {
    return object == null ? Py.None : object;
  }

  @PySetter(value = "obj", member = true)
  void setObj(PyObject o) {
    object = o;
  }

  private PyObject compare(PyObject o, int op) {
    if (!(o instanceof PyKeyWrapper k)) {
      throw Py.typeError("other argument must be K instance");
    }
    if (object == null || k.object == null) {
      throw Py.attributeError("object");
    }
    return Compare.rich(cmp.call2(object, k.object), PyInt.of(0), op);
  }

  @PyMethod(name = "__lt__", doc = "Return self<value.")
  PyObject lt(PyObject o) {
    return compare(o, Compare.LT);
  }

  @PyMethod(name = "__le__", doc = "Return self<=value.")
  PyObject le(PyObject o) {
    return compare(o, Compare.LE);
  }

  @PyMethod(name = "__eq__", doc = "Return self==value.")
  PyObject eq(PyObject o) {
    return compare(o, Compare.EQ);
  }

  @PyMethod(name = "__ne__", doc = "Return self!=value.")
  PyObject ne(PyObject o) {
    return compare(o, Compare.NE);
  }

  @PyMethod(name = "__gt__", doc = "Return self>value.")
  PyObject gt(PyObject o) {
    return compare(o, Compare.GT);
  }

  @PyMethod(name = "__ge__", doc = "Return self>=value.")
  PyObject ge(PyObject o) {
    return compare(o, Compare.GE);
  }
}
