package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.annotation.PySetter;
import jyston.runtime.module.BuiltinModule;
import jyston.runtime.module.ModuleErrors;

/** {@code module}: its attributes are a dict, which is the globals of the module's code. */
@PyClass(
    name = "module",
    sig = "(name, doc=None)",
    doc =
        "Create a module object.\n\n"
            + "The name must be a string; the optional docstring can have any type.")
public class PyModule extends PyInstance {
  /** The type. */
  public static final PyType TYPE =
      PyType.builtin(PyModuleTable.INSTANCE).withDict().withWeakref().withOwnLookup();

  /** The Java side of a builtin module, or null. */
  public BuiltinModule builtin;

  private boolean initialized;

  /** A module with {@code __name__}, {@code __doc__} and the usual Nones. */
  public PyModule(PyStr name, String doc) {
    this(TYPE);
    start(name, doc == null ? Py.None : PyStr.of(doc));
  }

  /** A module without anything in it. */
  protected PyModule(PyType cls) {
    super(cls.dictShape(0));
    dict = new PyDict();
  }

  private void start(PyObject name, PyObject doc) {
    dict.put(Names.NAME, name);
    dict.put(Names.DOC, doc);
    dict.put(Names.PACKAGE, Py.None);
    dict.put(Names.LOADER, Py.None);
    dict.put(Names.SPEC, Py.None);
    initialized = true;
  }

  /** The module's globals. */
  public final PyDict globals() {
    return dict;
  }

  /** Sets an attribute. */
  public final void add(String name, PyObject value) {
    dict.put(PyStr.intern(name), value);
  }

  /** Sets an attribute. */
  public final void add(PyStr name, PyObject value) {
    dict.put(name, value);
  }

  /** Adds types under their names. */
  public final void add(PyType... types) {
    for (PyType t : types) {
      dict.put(PyStr.intern(t.simpleName()), t);
    }
  }

  /** An attribute of the dict, or null. */
  public final PyObject find(String name) {
    return dict.get(PyStr.intern(name));
  }

  /** {@code __name__}; SystemError when it is missing. */
  public final PyStr name() {
    if (dict.get(Names.NAME) instanceof PyStr s) {
      return s;
    }
    throw Py.systemError("nameless module");
  }

  @Override
  protected PyObject getAttrNative(PyStr n) {
    PyObject r = Attrs.generic(this, n);
    if (r != null) {
      return r;
    }
    PyObject f = dict.get(Slot.NAMES[Slot.GETATTR]);
    return f == null ? null : f.call1(n);
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    return new PyModule(cls);
  }

  @PyMethod(name = "__init__", sig = "(name, doc=None)")
  void init(PyStr name, PyObject doc) {
    start(name, doc == null ? Py.None : doc);
  }

  @PyMethod(name = "__getattribute__")
  PyObject getattribute(PyObject n) {
    PyStr s = Ops.attrName(n);
    PyObject r = getAttrNative(s);
    if (r == null) {
      throw Attrs.noAttribute(this, s);
    }
    return r;
  }

  @PyMethod(name = "__repr__")
  PyObject repr() {
    return ModuleErrors.repr(this);
  }

  @PyMethod(name = "__dir__", doc = "__dir__() -> list\nspecialized dir() implementation")
  PyObject dir() {
    PyObject d = getAttr(Names.DICT);
    if (!(d instanceof PyDict md)) {
      throw Py.typeError(
          (dict.get(Names.NAME) instanceof PyStr s ? s.toString() : "?")
              + ".__dict__ is not a dictionary");
    }
    PyObject f = md.get(Slot.NAMES[Slot.DIR]);
    return f != null ? f.call0() : PyList.wrap(Ops.toArray(md));
  }

  @PyGetter(value = "__dict__", member = true)
  PyObject getDict() {
    return initialized || dict.len() > 0 ? dict : Py.None;
  }

  @PyGetter("__annotations__")
  PyObject getAnnotations() {
    PyObject a = dict.get(Names.ANNOTATIONS);
    if (a == null) {
      a = new PyDict();
      dict.put(Names.ANNOTATIONS, a);
    }
    return a;
  }

  @PySetter("__annotations__")
  void setAnnotations(PyObject v) {
    if (v != null) {
      dict.put(Names.ANNOTATIONS, v);
    } else if (dict.remove(Names.ANNOTATIONS) == null) {
      throw Py.attributeError("__annotations__");
    }
  }
}
