package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyClassMethod;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PySetter;

/** {@code async_generator}. */
@PyClass(name = "async_generator", subclassable = false)
public final class PyAsyncGenerator extends PyGenerator {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyAsyncGeneratorTable()).withWeakref();

  /** Whether an awaitable of it is under way. */
  boolean runningAsync;

  /** Whether it ended or {@code aclose()} began. */
  boolean agClosed;

  /** The hook that was set when iteration began, or null. */
  PyObject finalizer;

  private boolean hooked;

  PyAsyncGenerator(Frame frame) {
    super(frame);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  String kind() {
    return "async generator";
  }

  @Override
  public PyObject iter() {
    return Slot.iter(this);
  }

  private void initHooks() {
    if (hooked) {
      return;
    }
    hooked = true;
    ThreadState ts = ThreadState.current();
    finalizer = ts.asyncgenFinalizer;
    if (finalizer != null) {
      watch();
    }
    if (ts.asyncgenFirstIter != null) {
      ts.asyncgenFirstIter.call1(this);
    }
  }

  @Override
  public void finalizePython() {
    if (finalizer == null || agClosed || closed) {
      super.finalizePython();
      return;
    }
    try {
      finalizer.call1(this);
    } catch (PyException e) {
      Unraisable.write(e, null, this);
    }
  }

  /**
   * Turns what a step of the frame gave into a step of an awaitable.
   *
   * @param result null when the frame returned
   * @return null when the frame yielded a value of the generator: it is then in out's returnValue
   */
  PyObject unwrap(PyObject result, PySendable out) {
    if (result == null) {
      takeReturn();
      agClosed = true;
      runningAsync = false;
      throw new PyException(PyBaseException.STOP_ASYNC_ITERATION);
    }
    if (result instanceof PyAsyncGenWrapped w) {
      runningAsync = false;
      out.returnValue = w.value;
      return null;
    }
    return result;
  }

  /** Notes that an exception left the frame. */
  PyException failed(PyException e) {
    if (e.matches(PyBaseException.STOP_ASYNC_ITERATION)
        || e.matches(PyBaseException.GENERATOR_EXIT)) {
      agClosed = true;
    }
    runningAsync = false;
    return e;
  }

  @PyMethod(name = "__repr__")
  String agRepr() {
    return reprText("async_generator");
  }

  @PyMethod(name = "__aiter__")
  PyObject aiter() {
    return this;
  }

  /** {@code __anext__()} for an await that follows at once. */
  PyAsyncGenASend anext() {
    initHooks();
    return new PyAsyncGenASend(this, null);
  }

  @PyMethod(name = "__anext__")
  PyObject anextMethod() {
    return anext().watched();
  }

  @PyMethod(name = "asend", sig = "(value, /)", doc = "asend(v) -> send 'v' in generator.")
  PyObject asend(PyObject value) {
    initHooks();
    return new PyAsyncGenASend(this, value).watched();
  }

  @PyMethod(
      name = "athrow",
      sig = "(*args)",
      doc =
          "athrow(value)\nathrow(type[,value[,tb]])\n\nraise exception in generator.\nthe (type,"
              + " val, tb) signature is deprecated, \nand may be removed in a future version of"
              + " Python.")
  PyObject athrow(PyObject[] args) {
    if (args.length > 1) {
      Warnings.deprecated(
          "the (type, exc, tb) signature of athrow() is deprecated, use the single-arg signature"
              + " instead.",
          1);
    }
    initHooks();
    return new PyAsyncGenAThrow(this, args).watched();
  }

  @PyMethod(name = "aclose", doc = "aclose() -> raise GeneratorExit inside generator.")
  PyObject aclose() {
    initHooks();
    return new PyAsyncGenAThrow(this, null).watched();
  }

  @PyMethod(name = "__sizeof__", doc = "gen.__sizeof__() -> size of gen in memory, in bytes")
  long agSizeof() {
    return sizeInBytes();
  }

  @PyClassMethod(name = "__class_getitem__", doc = "See PEP 585")
  static PyObject agClassGetitem(PyType cls, PyObject item) {
    return PyGenericAlias.of(cls, item);
  }

  @PyGetter(value = "__name__", doc = "name of the async generator")
  PyObject agName() {
    return name;
  }

  @PySetter("__name__")
  void agSetName(PyObject v) {
    name = FunctionAttrs.checkName(v, "__name__");
  }

  @PyGetter(value = "__qualname__", doc = "qualified name of the async generator")
  PyObject agQualname() {
    return qualname;
  }

  @PySetter("__qualname__")
  void agSetQualname(PyObject v) {
    qualname = FunctionAttrs.checkName(v, "__qualname__");
  }

  @PyGetter(value = "ag_await", doc = "object being awaited on, or None")
  PyObject agAwait() {
    return delegateOrNone();
  }

  @PyGetter("ag_frame")
  PyObject agFrame() {
    return frameOrNone();
  }

  @PyGetter(value = "ag_running", member = true)
  PyObject agRunning() {
    return Py.bool(runningAsync);
  }

  @PyGetter("ag_code")
  PyObject agCode() {
    return code;
  }

  @PyGetter("ag_suspended")
  PyObject agSuspended() {
    return Py.bool(suspended());
  }
}
