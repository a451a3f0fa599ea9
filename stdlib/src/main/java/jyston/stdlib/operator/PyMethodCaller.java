package jyston.stdlib.operator;

import java.util.Arrays;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyDict;
import jyston.runtime.PyInstance;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.module.Modules;

/** {@code operator.methodcaller}. */
@PyClass(
    name = "methodcaller",
    module = "operator",
    subclassable = false,
    sig = "(name, /, *args, **kwargs)",
    doc =
        "Return a callable object that calls the given method on its operand.\n"
            + "After f = methodcaller('name'), the call f(r) returns r.name().\n"
            + "After g = methodcaller('name', 'date', foo=1), the call g(r) returns\n"
            + "r.name('date', foo=1).")
public final class PyMethodCaller extends PyInstance {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyMethodCallerTable());

  private final PyStr name;
  private final PyObject[] args;
  private final PyDict kwargs;

  private PyMethodCaller(PyType cls, PyStr name, PyObject[] args, PyDict kwargs) {
    super(cls.rootShape(0));
    this.name = name;
    this.args = args;
    this.kwargs = kwargs;
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    if (args.length == 0) {
      throw Py.typeError("methodcaller needs at least one argument, the method name");
    }
    if (!(args[0] instanceof PyStr s)) {
      throw Py.typeError("method name must be a string");
    }
    return new PyMethodCaller(
        cls, s.interned(), Arrays.copyOfRange(args, 1, args.length), kwargs.copy());
  }

  private PyObject run(PyObject o) {
    if (kwargs.size() == 0) {
      return Ops.callMethod(o, name, args);
    }
    return o.getAttr(name).callKw(PyDict.joinArgs(args, kwargs), kwargs.keywordNames());
  }

  @Override
  public PyObject call1(PyObject o) {
    return shape.type == TYPE ? run(o) : super.call1(o);
  }

  @Override
  public PyObject callKw(PyObject[] args, PyStr[] names) {
    if (shape.type != TYPE) {
      return super.callKw(args, names);
    }
    if (names.length > 0) {
      throw Py.typeError("methodcaller() takes no keyword arguments");
    }
    if (args.length != 1) {
      throw Py.typeError("methodcaller expected 1 argument, got " + args.length);
    }
    return run(args[0]);
  }

  @PyGetter("__text_signature__")
  static String textSignature(PyMethodCaller self) {
    return "(obj, /)";
  }

  @PyMethod(name = "__call__", sig = "(obj, /)", doc = "Call self as a function.")
  PyObject call(PyObject obj) {
    return run(obj);
  }

  @PyMethod(name = "__repr__", doc = "Return repr(self).")
  PyObject repr() {
    StringBuilder sb = new StringBuilder(type().fullName());
    sb.append('(').append(Ops.repr(name));
    for (PyObject o : args) {
      sb.append(", ").append(Ops.repr(o));
    }
    for (int i = kwargs.next(0); i >= 0; i = kwargs.next(i + 1)) {
      sb.append(", ").append(kwargs.keyAt(i)).append('=').append(Ops.repr(kwargs.valueAt(i)));
    }
    return Py.str(sb.append(')').toString());
  }

  @PyMethod(name = "__reduce__", doc = "Return state information for pickling")
  PyObject reduce() {
    PyObject[] all = new PyObject[args.length + 1];
    all[0] = name;
    System.arraycopy(args, 0, all, 1, args.length);
    if (kwargs.size() == 0) {
      return PyTuple.of(type(), PyTuple.wrap(all));
    }
    PyObject partial = Modules.importAttr("functools", "partial");
    PyObject p =
        partial.callKw(
            PyDict.joinArgs(new PyObject[] {type(), name}, kwargs), kwargs.keywordNames());
    return PyTuple.of(p, PyTuple.wrap(args.clone()));
  }
}
