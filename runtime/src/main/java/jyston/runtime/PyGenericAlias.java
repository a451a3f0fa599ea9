package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code types.GenericAlias}: {@code list[int]} (PEP 585). */
@PyClass(
    name = "GenericAlias",
    module = "types",
    sig = "(origin, args, /)",
    doc =
        "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and"
            + " t.__args__ is (int,).")
public final class PyGenericAlias extends PyInstance {
  /** The type. */
  public static final PyType TYPE =
      PyType.builtin(new PyGenericAliasTable()).withWeakref().withOwnLookup();

  final PyObject origin;
  final PyTuple args;
  final boolean starred;
  private PyTuple parameters;

  private PyGenericAlias(PyType type, PyObject origin, PyObject args, boolean starred) {
    super(type.rootShape(0));
    this.origin = origin;
    this.args = args instanceof PyTuple t ? t : PyTuple.of(args);
    this.starred = starred;
  }

  /** {@code origin[args]}. */
  public static PyGenericAlias of(PyObject origin, PyObject args) {
    return new PyGenericAlias(TYPE, origin, args, false);
  }

  @Override
  protected PyObject getAttrNative(PyStr name) {
    return switch (name.toString()) {
      case "__class__",
          "__origin__",
          "__args__",
          "__unpacked__",
          "__parameters__",
          "__typing_unpacked_tuple_args__",
          "__mro_entries__",
          "__reduce_ex__",
          "__reduce__",
          "__bases__",
          "__copy__",
          "__deepcopy__" ->
          Attrs.generic(this, name);
      default -> origin.getAttr(name);
    };
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] a, PyDict kwargs) {
    if (kwargs.size() > 0) {
      throw Py.typeError("GenericAlias() takes no keyword arguments");
    }
    if (a.length != 2) {
      throw Py.typeError("GenericAlias expected 2 arguments, got " + a.length);
    }
    return new PyGenericAlias(cls, a[0], a[1], false);
  }

  @PyMethod(name = "__getattribute__")
  PyObject getattribute(PyObject name) {
    PyStr n = Ops.attrName(name);
    PyObject r = getAttrNative(n);
    if (r == null) {
      throw Attrs.noAttribute(this, n);
    }
    return r;
  }

  private static String itemRepr(PyObject o) {
    if (o instanceof PyList l) {
      StringBuilder sb = new StringBuilder("[");
      for (int i = 0; i < l.size(); i++) {
        sb.append(i == 0 ? "" : ", ").append(TypingSupport.typeRepr(l.get(i)));
      }
      return sb.append(']').toString();
    }
    return TypingSupport.typeRepr(o);
  }

  @PyMethod(name = "__repr__")
  String repr() {
    StringBuilder sb = new StringBuilder(starred ? "*" : "");
    sb.append(TypingSupport.typeRepr(origin)).append('[');
    for (int i = 0; i < args.size(); i++) {
      sb.append(i == 0 ? "" : ", ").append(itemRepr(args.get(i)));
    }
    return sb.append(args.size() == 0 ? "()]" : "]").toString();
  }

  @PyMethod(name = "__hash__")
  long hashMethod() {
    long h = origin.hash() ^ args.hash();
    return h == -1 ? -2 : h;
  }

  @PyMethod(name = "__eq__")
  PyObject eq(PyObject o) {
    if (!(o instanceof PyGenericAlias g)) {
      return Py.NotImplemented;
    }
    return Py.bool(
        starred == g.starred && Compare.equal(origin, g.origin) && Compare.equal(args, g.args));
  }

  @PyMethod(name = "__call__", sig = "(*args, **kwargs)")
  PyObject call(PyObject[] a, PyDict kwargs) {
    return callKw(PyDict.joinArgs(a, kwargs), kwargs.keywordNames());
  }

  @Override
  public boolean isCallable() {
    return true;
  }

  @Override
  public PyObject callKw(PyObject[] a, PyStr[] names) {
    PyObject o = origin.callKw(a, names);
    try {
      o.setAttr(PyStr.intern("__orig_class__"), this);
    } catch (PyException e) {
      if (!e.matches(PyBaseException.ATTRIBUTE_ERROR) && !e.matches(PyBaseException.TYPE_ERROR)) {
        throw e;
      }
    }
    return o;
  }

  @PyMethod(name = "__getitem__")
  PyObject getitem(PyObject item) {
    PyTuple a = TypingSupport.substitute(this, args, params(), item);
    return new PyGenericAlias(TYPE, origin, a, starred);
  }

  private PyTuple params() {
    if (parameters == null) {
      parameters = TypingSupport.parameters(args);
    }
    return parameters;
  }

  @PyMethod(name = "__or__")
  static PyObject or(PyObject a, PyObject b) {
    return PyUnion.or(a, b);
  }

  @PyMethod(name = "__ror__")
  static PyObject ror(PyObject a, PyObject b) {
    return PyUnion.or(b, a);
  }

  @PyMethod(name = "__iter__")
  PyObject iterMethod() {
    return new PyGenericAliasIterator(new PyGenericAlias(TYPE, origin, args, true));
  }

  @PyMethod(name = "__mro_entries__")
  PyObject mroEntries(PyObject bases) {
    return PyTuple.of(origin);
  }

  @PyMethod(name = "__instancecheck__")
  PyObject instanceCheck(PyObject o) {
    throw Py.typeError("isinstance() argument 2 cannot be a parameterized generic");
  }

  @PyMethod(name = "__subclasscheck__")
  PyObject subclassCheck(PyObject o) {
    throw Py.typeError("issubclass() argument 2 cannot be a parameterized generic");
  }

  @PyMethod(name = "__reduce__")
  PyObject reduce() {
    if (starred) {
      PyObject next = Interpreter.current().builtins.get(PyStr.intern("next"));
      return PyTuple.of(
          next,
          PyTuple.of(new PyGenericAliasIterator(new PyGenericAlias(TYPE, origin, args, true))));
    }
    return PyTuple.of(type(), PyTuple.of(origin, args));
  }

  @PyMethod(name = "__dir__")
  PyObject dir() {
    PyList l = PyList.wrap(Ops.toArray(Ops.callMethod(origin.type(), "__dir__", origin)));
    for (String s :
        new String[] {
          "__origin__",
          "__args__",
          "__parameters__",
          "__mro_entries__",
          "__reduce_ex__",
          "__reduce__",
          "__copy__",
          "__deepcopy__",
          "__unpacked__",
          "__typing_unpacked_tuple_args__",
          "__class__"
        }) {
      PyStr n = PyStr.intern(s);
      boolean there = false;
      for (int i = 0; i < l.size() && !there; i++) {
        there = Compare.equal(l.get(i), n);
      }
      if (!there) {
        l.add(n);
      }
    }
    return l;
  }

  @PyGetter(value = "__origin__", member = true)
  PyObject getOrigin() {
    return origin;
  }

  @PyGetter(value = "__args__", member = true)
  PyObject getArgs() {
    return args;
  }

  @PyGetter(value = "__unpacked__", member = true)
  PyObject getUnpacked() {
    return Py.bool(starred);
  }

  @PyGetter(value = "__parameters__", doc = "Type variables in the GenericAlias.")
  PyObject getParameters() {
    return params();
  }

  @PyGetter("__typing_unpacked_tuple_args__")
  PyObject getUnpackedArgs() {
    return starred && origin == PyTuple.TYPE ? args : Py.None;
  }
}
