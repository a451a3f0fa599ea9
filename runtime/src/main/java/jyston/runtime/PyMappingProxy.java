package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyClassMethod;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code types.MappingProxyType}: a read-only view of a mapping. */
@PyClass(
    name = "mappingproxy",
    subclassable = false,
    sig = "(mapping)",
    doc = "Read-only proxy of a mapping.")
public final class PyMappingProxy extends PyObject {
  /** The type. */
  public static final PyType TYPE =
      PyType.builtin(new PyMappingProxyTable()).withPattern(PyType.MAPPING);

  /** The mapping seen through. */
  public final PyObject mapping;

  /** A proxy of a mapping. */
  public PyMappingProxy(PyObject mapping) {
    this.mapping = mapping;
  }

  @PyNew(sig = "(mapping)")
  static PyObject new_(PyType cls, PyObject mapping) {
    if (mapping.type().slot(Slot.GETITEM) == null
        || mapping instanceof PyList
        || mapping instanceof PyTuple) {
      throw Py.typeError("mappingproxy() argument must be a mapping, not " + mapping.type().name());
    }
    return new PyMappingProxy(mapping);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  @PyMethod(name = "__len__", doc = "Return len(self).")
  public int len() {
    return mapping.len();
  }

  @Override
  @PyMethod(name = "__getitem__", doc = "Return self[key].")
  public PyObject getItem(PyObject key) {
    return mapping.getItem(key);
  }

  @Override
  @PyMethod(name = "__contains__", doc = "Return bool(key in self).")
  public boolean contains(PyObject key) {
    return mapping.contains(key);
  }

  @Override
  @PyMethod(name = "__iter__", doc = "Implement iter(self).")
  public PyObject iter() {
    return mapping.iter();
  }

  @Override
  @PyMethod(name = "__hash__", doc = "Return hash(self).")
  public long hash() {
    return mapping.hash();
  }

  @PyMethod(name = "__reversed__", doc = "D.__reversed__() -> reverse iterator")
  PyObject reversed() {
    return Ops.callMethod(mapping, "__reversed__");
  }

  @PyMethod(name = "__str__", doc = "Return str(self).")
  PyObject str() {
    return Ops.str(mapping);
  }

  @PyMethod(name = "__repr__", doc = "Return repr(self).")
  PyObject repr() {
    return Py.str("mappingproxy(" + Ops.repr(mapping) + ")");
  }

  @PyMethod(
      name = "get",
      sig = "(key, default=None, /)",
      doc = "Return the value for key if key is in the mapping, else default.")
  PyObject get(PyObject key, PyObject deflt) {
    return Ops.callMethod(mapping, "get", key, deflt == null ? Py.None : deflt);
  }

  @PyMethod(name = "keys", doc = "D.keys() -> a set-like object providing a view on D's keys")
  PyObject keys() {
    return Ops.callMethod(mapping, Names.KEYS);
  }

  @PyMethod(name = "values", doc = "D.values() -> an object providing a view on D's values")
  PyObject values() {
    return Ops.callMethod(mapping, "values");
  }

  @PyMethod(name = "items", doc = "D.items() -> a set-like object providing a view on D's items")
  PyObject items() {
    return Ops.callMethod(mapping, "items");
  }

  @PyMethod(name = "copy", doc = "D.copy() -> a shallow copy of D")
  PyObject copy() {
    return Ops.callMethod(mapping, "copy");
  }

  @PyMethod(name = "__or__", doc = "Return self|value.")
  PyObject or(PyObject o) {
    return union(this, o);
  }

  @PyMethod(name = "__ror__", doc = "Return value|self.")
  PyObject ror(PyObject o) {
    return union(o, this);
  }

  private static PyObject union(PyObject a, PyObject b) {
    return Arith.binary(
        Slot.OR,
        a instanceof PyMappingProxy p ? p.mapping : a,
        b instanceof PyMappingProxy q ? q.mapping : b);
  }

  @PyMethod(name = "__ior__", doc = "Return self|=value.")
  PyObject ior(PyObject o) {
    throw Py.typeError("'|=' is not supported by " + TYPE.name() + "; use '|' instead");
  }

  private PyObject compare(PyObject o, int op) {
    return Compare.rich(mapping, o, op);
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

  @PyClassMethod(name = "__class_getitem__", sig = "(object, /)", doc = "See PEP 585")
  static PyObject classGetItem(PyType cls, PyObject item) {
    return PyGenericAlias.of(cls, item);
  }
}
