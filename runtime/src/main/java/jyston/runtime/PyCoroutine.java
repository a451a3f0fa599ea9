package jyston.runtime;

import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyClassMethod;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PySetter;

/** {@code coroutine}. */
@PyClass(name = "coroutine", subclassable = false)
public final class PyCoroutine extends PyGenerator {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PyCoroutineTable()).withWeakref();

  private final PyObject origin;
  private Unawaited.Entry unawaited;

  PyCoroutine(Frame frame) {
    super(frame);
    ThreadState ts = ThreadState.current();
    origin = ts.coroutineOriginDepth > 0 ? computeOrigin(ts) : Py.None;
    frame.generator = this;
    ts.interp.nursery.add(this);
    if (ts.interp.unawaited != null) {
      ts.interp.unawaited.drain();
    }
  }

  /** Stands for one that is gone, in the warning about it. */
  PyCoroutine(Frame frame, PyObject origin) {
    super(frame);
    this.origin = origin;
  }

  /** Notes the {@code id()} given out, for the warning should it never be awaited. */
  void rememberId(long id) {
    if (place >= 0 && !started) {
      Interpreter.current().nursery.age();
    }
    if (unawaited != null) {
      unawaited.id = id;
    }
  }

  @Override
  void finalizeLater() {
    if (started) {
      super.finalizeLater();
      return;
    }
    frame.generator = null;
    frame.unstarted = unawaited = Unawaited.add(this, frame, origin);
  }

  @Override
  void begin() {
    if (place >= 0) {
      forget();
      return;
    }
    frame.generator = this;
    frame.unstarted = null;
    if (unawaited != null) {
      unawaited.remove();
      unawaited = null;
    }
  }

  private static PyObject computeOrigin(ThreadState ts) {
    PyList l = new PyList();
    int n = ts.coroutineOriginDepth;
    for (Frame f = ts.frame; f != null && n > 0; f = f.back, n--) {
      l.add(PyTuple.of(f.code.filename, Py.integer(f.line()), f.code.name));
    }
    return PyTuple.wrap(Ops.toArray(l));
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  String kind() {
    return "coroutine";
  }

  @Override
  public PyObject iter() {
    return Slot.iter(this);
  }

  @Override
  PyObject afterEnd() {
    throw Py.runtimeError("cannot reuse already awaited coroutine");
  }

  @PyMethod(name = "__repr__")
  String coroRepr() {
    return reprText("coroutine");
  }

  @PyMethod(name = "__await__")
  PyObject await() {
    return new PyCoroutineWrapper(this);
  }

  @PyMethod(
      name = "send",
      sig = "(arg, /)",
      doc =
          "send(arg) -> send 'arg' into coroutine,\nreturn next yielded value or raise"
              + " StopIteration.")
  PyObject coroSend(PyObject value) {
    return sendOrStop(value);
  }

  @PyMethod(
      name = "throw",
      sig = "(*args)",
      doc =
          "throw(value)\nthrow(type[,value[,traceback]])\n\nRaise exception in coroutine, return"
              + " next yielded value or raise\nStopIteration.\nthe (type, val, tb) signature is"
              + " deprecated, \nand may be removed in a future version of Python.")
  PyObject coroThrow(PyObject[] args) {
    return throwMethod(args);
  }

  @PyMethod(name = "close", doc = "close() -> raise GeneratorExit inside coroutine.")
  PyObject coroClose() {
    return closeIt();
  }

  @PyMethod(name = "__sizeof__", doc = "gen.__sizeof__() -> size of gen in memory, in bytes")
  long coroSizeof() {
    return sizeInBytes();
  }

  @PyClassMethod(name = "__class_getitem__", doc = "See PEP 585")
  static PyObject coroClassGetitem(PyType cls, PyObject item) {
    return PyGenericAlias.of(cls, item);
  }

  @PyGetter(value = "__name__", doc = "name of the coroutine")
  PyObject coroName() {
    return name;
  }

  @PySetter("__name__")
  void coroSetName(PyObject v) {
    name = FunctionAttrs.checkName(v, "__name__");
  }

  @PyGetter(value = "__qualname__", doc = "qualified name of the coroutine")
  PyObject coroQualname() {
    return qualname;
  }

  @PySetter("__qualname__")
  void coroSetQualname(PyObject v) {
    qualname = FunctionAttrs.checkName(v, "__qualname__");
  }

  @PyGetter(value = "cr_await", doc = "object being awaited on, or None")
  PyObject crAwait() {
    return delegateOrNone();
  }

  @PyGetter("cr_running")
  PyObject crRunning() {
    return Py.bool(running);
  }

  @PyGetter("cr_frame")
  PyObject crFrame() {
    return frameOrNone();
  }

  @PyGetter("cr_code")
  PyObject crCode() {
    return code;
  }

  @PyGetter("cr_suspended")
  PyObject crSuspended() {
    return Py.bool(suspended());
  }

  @PyGetter(value = "cr_origin", member = true)
  PyObject crOrigin() {
    return origin;
  }
}
