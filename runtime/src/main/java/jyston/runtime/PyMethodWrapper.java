package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;

/** {@code method-wrapper}: a slot wrapper bound to its receiver. */
@PyClass(name = "method-wrapper", subclassable = false)
public final class PyMethodWrapper extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyMethodWrapperTable());

  private final PyWrapperDescr descr;
  private final PyObject self;

  PyMethodWrapper(PyWrapperDescr descr, PyObject self) {
    this.descr = descr;
    this.self = self;
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
    return descr.call1(self);
  }

  @Override
  public PyObject call1(PyObject a) {
    return descr.call2(self, a);
  }

  @Override
  public PyObject call2(PyObject a, PyObject b) {
    return descr.call3(self, a, b);
  }

  @Override
  public PyObject callKw(PyObject[] args, PyStr[] names) {
    return descr.callKw(jyston.runtime.PyMethod.prepend(self, args), names);
  }

  @PyMethod(name = "__call__", sig = "(*args, **kwargs)")
  PyObject call(PyObject[] args, PyDict kwargs) {
    return callKw(PyDict.joinArgs(args, kwargs), kwargs.keywordNames());
  }

  @PyMethod(name = "__repr__")
  String repr() {
    return "<method-wrapper '"
        + descr.spec.name
        + "' of "
        + self.type().name()
        + " object at "
        + FunctionAttrs.address(self)
        + ">";
  }

  @PyMethod(name = "__eq__")
  PyObject eq(PyObject o) {
    return o instanceof PyMethodWrapper w
        ? Py.bool(w.descr == descr && Ops.same(w.self, self))
        : Py.NotImplemented;
  }

  @PyMethod(name = "__hash__")
  long hashMethod() {
    return System.identityHashCode(descr) * 31L + System.identityHashCode(self);
  }

  @PyMethod(name = "__reduce__")
  PyObject reduce() {
    return DescrAttrs.reduceBound(self, descr.spec.name);
  }

  @PyGetter("__name__")
  PyObject name() {
    return descr.spec.name;
  }

  @PyGetter("__qualname__")
  PyObject qualname() {
    return descr.qualname();
  }

  @PyGetter("__objclass__")
  PyObject objclass() {
    return descr.owner;
  }

  @PyGetter(value = "__self__", member = true)
  PyObject self() {
    return self;
  }

  @PyGetter("__doc__")
  PyObject doc() {
    return DescrAttrs.doc(descr.spec);
  }

  @PyGetter("__text_signature__")
  PyObject textSignature() {
    return DescrAttrs.signature(descr.spec);
  }
}
