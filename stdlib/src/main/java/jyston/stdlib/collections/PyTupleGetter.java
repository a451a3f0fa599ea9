package jyston.stdlib.collections;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyInt;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.annotation.PySetter;

/** The descriptor of a named tuple's field. */
@PyClass(name = "_tuplegetter", module = "_collections", subclassable = false)
public final class PyTupleGetter extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyTupleGetterTable());

  private final long index;
  private PyObject doc;

  private PyTupleGetter(long index, PyObject doc) {
    this.index = index;
    this.doc = doc;
  }

  @PyNew(sig = "(index, doc, /)")
  static PyObject new_(PyType cls, PyObject index, PyObject doc) {
    return new PyTupleGetter(Ops.asSize(index), doc);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public boolean hasDescrGet() {
    return true;
  }

  @Override
  public boolean isDataDescr() {
    return true;
  }

  @Override
  public PyObject descrGet(PyObject obj, PyType owner) {
    if (obj == null) {
      return this;
    }
    if (!(obj instanceof PyTuple t)) {
      if (obj == Py.None) {
        return this;
      }
      throw Py.typeError(
          "descriptor for index '"
              + index
              + "' for tuple subclasses doesn't apply to '"
              + obj.type().name()
              + "' object");
    }
    if (index < 0 || index >= t.items.length) {
      throw Py.indexError("tuple index out of range");
    }
    return t.items[(int) index];
  }

  @Override
  public void descrSet(PyObject obj, PyObject value) {
    throw Py.attributeError(value == null ? "can't delete attribute" : "can't set attribute");
  }

  @PyMethod(
      name = "__get__",
      sig = "(instance, owner=None, /)",
      doc = "Return an attribute of instance, which is of type owner.")
  PyObject get(PyObject obj, PyObject owner) {
    return descrGet(obj, null);
  }

  @PyMethod(name = "__set__", doc = "Set an attribute of instance to value.")
  void set(PyObject obj, PyObject value) {
    descrSet(obj, value);
  }

  @PyMethod(name = "__delete__", doc = "Delete an attribute of instance.")
  void delete(PyObject obj) {
    descrSet(obj, null);
  }

  @PyGetter(value = "__doc__", member = true)
  PyObject getDoc() {
    return doc;
  }

  @PySetter(value = "__doc__", member = true)
  void setDoc(PyObject v) {
    doc = v == null ? Py.None : v;
  }

  @PyMethod(name = "__reduce__")
  PyObject reduce() {
    return PyTuple.of(TYPE, PyTuple.of(PyInt.of(index), doc));
  }

  @PyMethod(name = "__repr__", doc = "Return repr(self).")
  PyObject repr() {
    return Py.str("_tuplegetter(" + index + ", " + Ops.repr(doc) + ")");
  }
}
