package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PySetter;

/** {@code AttributeError}. */
@PyClass(name = "AttributeError", base = PyBaseException.class)
public final class PyAttributeError extends PyNameCarrier {
  PyAttributeError(PyType type) {
    super(type);
  }

  @PyMethod(name = "__init__", sig = "(*args, **kwargs)")
  void initAttribute(PyObject[] a, PyDict kwargs) {
    PyObject[] k = keywords("AttributeError", kwargs, "name", "obj");
    args = PyTuple.wrap(a);
    name = k[0];
    obj = k[1];
  }

  @PyMethod(name = "__getstate__")
  PyObject getState() {
    // The object is left out: it may not be picklable.
    if (name == null && args.size() == 0 && !hasOwnState()) {
      return Py.None;
    }
    PyDict d = stateCopy();
    if (name != null) {
      d.put(PyStr.intern("name"), name);
    }
    d.put(PyStr.intern("args"), args);
    return d;
  }

  @PyMethod(name = "__reduce__")
  PyObject reduceAttribute() {
    return reduceWith(args, getState());
  }

  @PyGetter(value = "name", member = true, doc = "attribute name")
  PyObject getName() {
    return name == null ? Py.None : name;
  }

  @PySetter(value = "name", member = true)
  void setName(PyObject v) {
    name = v;
  }

  @PyGetter(value = "obj", member = true, doc = "object")
  PyObject getObj() {
    return obj == null ? Py.None : obj;
  }

  @PySetter(value = "obj", member = true)
  void setObj(PyObject v) {
    obj = v;
  }
}
