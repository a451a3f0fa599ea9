package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PySetter;

/** {@code ImportError}. */
@PyClass(name = "ImportError", base = PyBaseException.class)
public final class PyImportError extends PyNameCarrier {
  /** {@code msg}, or null. */
  public PyObject msg;

  /** {@code path} of the module, or null. */
  public PyObject path;

  /** {@code name_from}: the name that the module lacks, or null. */
  public PyObject nameFrom;

  PyImportError(PyType type) {
    super(type);
  }

  @Override
  void initNative(PyObject[] a) {
    args = PyTuple.wrap(a);
    msg = a.length == 1 ? a[0] : null;
  }

  @PyMethod(name = "__init__", sig = "(*args, **kwargs)")
  void initImport(PyObject[] a, PyDict kwargs) {
    PyObject[] k = keywords("ImportError", kwargs, "name", "path", "name_from");
    initNative(a);
    name = k[0];
    path = k[1];
    nameFrom = k[2];
  }

  @PyMethod(name = "__str__")
  PyObject importStr() {
    return msg != null && msg.getClass() == PyStr.class ? msg : baseStr();
  }

  @PyMethod(name = "__reduce__")
  PyObject reduceImport() {
    if (name == null && path == null && nameFrom == null) {
      return reduceWith(args, hasOwnState() ? toDict() : null);
    }
    PyDict d = stateCopy();
    if (name != null) {
      d.put(PyStr.intern("name"), name);
    }
    if (path != null) {
      d.put(PyStr.intern("path"), path);
    }
    if (nameFrom != null) {
      d.put(PyStr.intern("name_from"), nameFrom);
    }
    return reduceWith(args, d);
  }

  @PyGetter(value = "msg", member = true, doc = "exception message")
  PyObject getMsg() {
    return msg == null ? Py.None : msg;
  }

  @PySetter(value = "msg", member = true)
  void setMsg(PyObject v) {
    msg = v;
  }

  @PyGetter(value = "name", member = true, doc = "module name")
  PyObject getName() {
    return name == null ? Py.None : name;
  }

  @PySetter(value = "name", member = true)
  void setName(PyObject v) {
    name = v;
  }

  @PyGetter(value = "path", member = true, doc = "module path")
  PyObject getPath() {
    return path == null ? Py.None : path;
  }

  @PySetter(value = "path", member = true)
  void setPath(PyObject v) {
    path = v;
  }

  @PyGetter(value = "name_from", member = true, doc = "name imported from module")
  PyObject getNameFrom() {
    return nameFrom == null ? Py.None : nameFrom;
  }

  @PySetter(value = "name_from", member = true)
  void setNameFrom(PyObject v) {
    nameFrom = v;
  }
}
