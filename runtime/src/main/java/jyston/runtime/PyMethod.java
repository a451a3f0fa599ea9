package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyNew;

/** {@code method}: a callable bound to its first argument. */
@PyClass(name = "method", subclassable = false, sig = "(function, instance, /)")
public final class PyMethod extends PyObject {
  /** The type. */
  public static final PyType TYPE =
      PyType.builtin(new PyMethodTable()).withWeakref().withOwnLookup();

  /** {@code __func__}. */
  public final PyObject function;

  /** {@code __self__}. */
  public final PyObject self;

  /** Binds. */
  public PyMethod(PyObject function, PyObject self) {
    this.function = function;
    this.self = self;
  }

  /** The arguments with one more in front. */
  static PyObject[] prepend(PyObject self, PyObject[] args) {
    PyObject[] all = new PyObject[args.length + 1];
    all[0] = self;
    System.arraycopy(args, 0, all, 1, args.length);
    return all;
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
  public PyObject call0() {
    return function.call1(self);
  }

  @Override
  public PyObject call1(PyObject a) {
    return function.call2(self, a);
  }

  @Override
  public PyObject call2(PyObject a, PyObject b) {
    return function.call3(self, a, b);
  }

  @Override
  public PyObject call3(PyObject a, PyObject b, PyObject c) {
    return function.call4(self, a, b, c);
  }

  @Override
  public PyObject callN(PyObject[] args) {
    return function.callN(prepend(self, args));
  }

  @Override
  public PyObject callKw(PyObject[] args, PyStr[] names) {
    return function.callKw(prepend(self, args), names);
  }

  @Override
  public PyObject callEx(PyObject[] args, PyDict kw) {
    return function.callEx(prepend(self, args), kw);
  }

  @Override
  protected PyObject getAttrNative(PyStr name) {
    PyObject d = TYPE.lookup(name);
    return d != null ? d.descrGet(this, TYPE) : function.getAttrOrNull(name);
  }

  @PyNew(sig = "(function, instance, /)")
  static PyObject new_(PyType cls, PyObject function, PyObject instance) {
    if (!function.isCallable()) {
      throw Py.typeError("first argument must be callable");
    }
    if (instance == Py.None) {
      throw Py.typeError("instance must not be None");
    }
    return new PyMethod(function, instance);
  }

  @jyston.runtime.annotation.PyMethod(name = "__getattribute__")
  PyObject getattribute(PyObject name) {
    return getAttrNativeOrThrow(Ops.attrName(name));
  }

  private PyObject getAttrNativeOrThrow(PyStr name) {
    PyObject r = getAttrNative(name);
    if (r == null) {
      throw Attrs.noAttribute(this, name);
    }
    return r;
  }

  @jyston.runtime.annotation.PyMethod(name = "__call__", sig = "(*args, **kwargs)")
  PyObject call(PyObject[] args, PyDict kwargs) {
    return callKw(PyDict.joinArgs(args, kwargs), kwargs.keywordNames());
  }

  @jyston.runtime.annotation.PyMethod(name = "__get__", sig = "(instance, owner=None, /)")
  PyObject get(PyObject instance, PyObject owner) {
    return this;
  }

  @jyston.runtime.annotation.PyMethod(name = "__repr__")
  String repr() {
    PyObject q = Ops.findAttr(function, Names.QUALNAME);
    if (!(q instanceof PyStr)) {
      q = Ops.findAttr(function, Names.NAME);
    }
    String n = q instanceof PyStr s ? s.toString() : "?";
    return "<bound method " + n + " of " + Ops.repr(self) + ">";
  }

  @jyston.runtime.annotation.PyMethod(name = "__eq__")
  PyObject eq(PyObject o) {
    return o instanceof PyMethod m
        ? Py.bool(Ops.same(m.self, self) && Compare.equal(m.function, function))
        : Py.NotImplemented;
  }

  @Override
  public long hash() {
    return hashMethod();
  }

  @jyston.runtime.annotation.PyMethod(name = "__hash__")
  long hashMethod() {
    long h = System.identityHashCode(self) ^ function.hash();
    return h == -1 ? -2 : h;
  }

  @jyston.runtime.annotation.PyMethod(name = "__reduce__")
  PyObject reduce() {
    PyObject n = function.getAttr(Names.NAME);
    return DescrAttrs.reduceBound(self, Ops.attrName(n));
  }

  @PyGetter(value = "__func__", member = true)
  PyObject getFunc() {
    return function;
  }

  @PyGetter(value = "__self__", member = true)
  PyObject getSelf() {
    return self;
  }

  @PyGetter("__doc__")
  PyObject getDoc() {
    PyObject d = function.getAttrOrNull(Names.DOC);
    return d == null ? Py.None : d;
  }
}
