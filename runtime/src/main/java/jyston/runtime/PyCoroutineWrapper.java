package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/** {@code coroutine_wrapper}: what {@code coroutine.__await__()} gives. */
@PyClass(
    name = "coroutine_wrapper",
    subclassable = false,
    doc = "A wrapper object implementing __await__ for coroutines.")
public final class PyCoroutineWrapper extends PySendable {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyCoroutineWrapperTable());

  private final PyCoroutine coroutine;

  PyCoroutineWrapper(PyCoroutine coroutine) {
    this.coroutine = coroutine;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public PyObject iter() {
    return this;
  }

  @Override
  public PyObject resumeOrNull(PyObject value) {
    PyObject r = coroutine.resumeOrNull(value);
    if (r == null) {
      returnValue = coroutine.takeReturn();
    }
    return r;
  }

  @PyMethod(name = "__iter__")
  PyObject iterMethod() {
    return this;
  }

  @PyMethod(name = "__next__")
  PyObject next() {
    return sendOrStop(Py.None);
  }

  @PyMethod(
      name = "send",
      sig = "(arg, /)",
      doc =
          "send(arg) -> send 'arg' into coroutine,\nreturn next yielded value or raise"
              + " StopIteration.")
  PyObject sendMethod(PyObject value) {
    return sendOrStop(value);
  }

  @PyMethod(
      name = "throw",
      sig = "(*args)",
      doc =
          "throw(value)\nthrow(type[,value[,traceback]])\n\nRaise exception in coroutine, return"
              + " next yielded value or raise\nStopIteration.\nthe (type, val, tb) signature is"
              + " deprecated, \nand may be removed in a future version of Python.")
  PyObject throw_(PyObject[] args) {
    return coroutine.throwMethod(args);
  }

  @PyMethod(name = "close", doc = "close() -> raise GeneratorExit inside coroutine.")
  PyObject close() {
    return coroutine.closeIt();
  }
}
