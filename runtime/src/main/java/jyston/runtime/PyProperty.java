package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.annotation.PySetter;

/** {@code property}. */
@PyClass(
    name = "property",
    sig = "(fget=None, fset=None, fdel=None, doc=None)",
    doc =
        "Property attribute.\n\n"
            + "  fget\n"
            + "    function to be used for getting an attribute value\n"
            + "  fset\n"
            + "    function to be used for setting an attribute value\n"
            + "  fdel\n"
            + "    function to be used for del'ing an attribute\n"
            + "  doc\n"
            + "    docstring\n\n"
            + "Typical use is to define a managed attribute x:\n\n"
            + "class C(object):\n"
            + "    def getx(self): return self._x\n"
            + "    def setx(self, value): self._x = value\n"
            + "    def delx(self): del self._x\n"
            + "    x = property(getx, setx, delx, \"I'm the 'x' property.\")\n\n"
            + "Decorators make defining new properties or modifying existing ones easy:\n\n"
            + "class C(object):\n"
            + "    @property\n"
            + "    def x(self):\n"
            + "        \"I am the 'x' property.\"\n"
            + "        return self._x\n"
            + "    @x.setter\n"
            + "    def x(self, value):\n"
            + "        self._x = value\n"
            + "    @x.deleter\n"
            + "    def x(self):\n"
            + "        del self._x")
public final class PyProperty extends PyInstance {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyPropertyTable());

  private PyObject fget;
  private PyObject fset;
  private PyObject fdel;
  private PyObject doc;
  private PyObject name;
  private boolean getterDoc;

  private PyProperty(PyType type) {
    super(type.rootShape(0));
  }

  /** The getter function, or null. */
  public PyObject getter() {
    return fget;
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
    if (shape.type != TYPE) {
      return super.descrGet(obj, owner);
    }
    if (obj == null) {
      return this;
    }
    return fget != null ? fget.call1(obj) : missing(obj, "getter");
  }

  @Override
  public void descrSet(PyObject obj, PyObject value) {
    if (shape.type != TYPE) {
      super.descrSet(obj, value);
      return;
    }
    if (value == null) {
      delete(obj);
    } else {
      set(obj, value);
    }
  }

  private PyObject nameOrNull() {
    if (name != null) {
      return name;
    }
    return fget == null ? null : Ops.findAttr(fget, Names.NAME);
  }

  private PyObject missing(PyObject obj, String what) {
    PyObject n = nameOrNull();
    throw Py.attributeError(
        "property "
            + (n == null ? "" : Ops.repr(n) + " ")
            + "of "
            + Ops.repr(obj.type().qualName())
            + " object has no "
            + what);
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    return new PyProperty(cls);
  }

  private static PyObject orNull(PyObject o) {
    return o == Py.None ? null : o;
  }

  @PyMethod(name = "__init__", sig = "(fget=None, fset=None, fdel=None, doc=None)")
  void init(PyObject get, PyObject set, PyObject del, PyObject docstring) {
    fget = orNull(get);
    fset = orNull(set);
    fdel = orNull(del);
    doc = null;
    name = null;
    getterDoc = false;
    PyObject d = orNull(docstring);
    if (d == null && fget != null) {
      d = Ops.findAttr(fget, Names.DOC);
      d = orNull(d);
      getterDoc = d != null;
    }
    if (shape.type == TYPE) {
      doc = d;
      return;
    }
    // A subclass has __doc__ of its own in its dict, which hides the member.
    try {
      setAttr(Names.DOC, d == null ? Py.None : d);
    } catch (PyException e) {
      if (getterDoc || !e.matches(PyBaseException.ATTRIBUTE_ERROR)) {
        throw e;
      }
    }
  }

  @PyMethod(name = "__get__", sig = "(instance, owner=None, /)")
  PyObject get(PyObject obj, PyObject owner) {
    DescrAttrs.checkGet(obj, owner);
    if (obj == null || obj == Py.None) {
      return this;
    }
    return fget != null ? fget.call1(obj) : missing(obj, "getter");
  }

  @PyMethod(name = "__set__")
  void set(PyObject obj, PyObject value) {
    if (fset == null) {
      missing(obj, "setter");
    }
    fset.call2(obj, value);
  }

  @PyMethod(name = "__delete__")
  void delete(PyObject obj) {
    if (fdel == null) {
      missing(obj, "deleter");
    }
    fdel.call1(obj);
  }

  private PyObject copy(PyObject get, PyObject set, PyObject del) {
    PyObject g = get == null || get == Py.None ? orNone(fget) : get;
    PyObject s = set == null || set == Py.None ? orNone(fset) : set;
    PyObject d = del == null || del == Py.None ? orNone(fdel) : del;
    PyObject docs = getterDoc && g != Py.None ? Py.None : orNone(doc);
    PyObject p = type().call4(g, s, d, docs);
    if (p instanceof PyProperty n && type() == TYPE) {
      n.name = name;
    }
    return p;
  }

  private static PyObject orNone(PyObject o) {
    return o == null ? Py.None : o;
  }

  @PyMethod(
      name = "getter",
      sig = "(fget, /)",
      doc = "Descriptor to obtain a copy of the property with a different getter.")
  PyObject getterMethod(PyObject f) {
    return copy(f, null, null);
  }

  @PyMethod(
      name = "setter",
      sig = "(fset, /)",
      doc = "Descriptor to obtain a copy of the property with a different setter.")
  PyObject setterMethod(PyObject f) {
    return copy(null, f, null);
  }

  @PyMethod(
      name = "deleter",
      sig = "(fdel, /)",
      doc = "Descriptor to obtain a copy of the property with a different deleter.")
  PyObject deleterMethod(PyObject f) {
    return copy(null, null, f);
  }

  @PyMethod(
      name = "__set_name__",
      sig = "(*args)",
      doc = "__set_name__(owner, name)\n--\n\nMethod to set name of a property.")
  void setNameMethod(PyObject[] args) {
    if (args.length != 2) {
      throw Py.typeError(
          "__set_name__() takes 2 positional arguments but " + args.length + " were given");
    }
    name = args[1];
  }

  @PyGetter(value = "fget", member = true)
  PyObject getFget() {
    return orNone(fget);
  }

  @PyGetter(value = "fset", member = true)
  PyObject getFset() {
    return orNone(fset);
  }

  @PyGetter(value = "fdel", member = true)
  PyObject getFdel() {
    return orNone(fdel);
  }

  @PyGetter(value = "__doc__", member = true)
  PyObject getDoc() {
    return orNone(doc);
  }

  @PySetter(value = "__doc__", member = true)
  void setDoc(PyObject v) {
    doc = v;
  }

  @PyGetter("__name__")
  PyObject getName() {
    PyObject n = nameOrNull();
    if (n == null) {
      throw Attrs.noAttribute(this, Names.NAME);
    }
    return n;
  }

  @PySetter("__name__")
  void setName(PyObject v) {
    name = v;
  }

  @PyGetter("__isabstractmethod__")
  PyObject isAbstract() {
    return Py.bool(isAbstract(fget) || isAbstract(fset) || isAbstract(fdel));
  }

  /** Whether a function is marked as abstract. */
  static boolean isAbstract(PyObject f) {
    PyObject v = f == null ? null : Ops.findAttr(f, Names.ISABSTRACTMETHOD);
    return v != null && v.isTrue();
  }
}
