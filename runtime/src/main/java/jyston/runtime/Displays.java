package jyston.runtime;

/** What displays, formatted strings and {@code with} make, as the instructions for them say. */
public final class Displays {
  private Displays() {}

  /** {@code {a, b, ...}}. */
  public static PyObject set(PyObject[] items) {
    PySet s = new PySet();
    for (PyObject o : items) {
      s.add(o);
    }
    return s;
  }

  /**
   * {@code {k: v, ...}}.
   *
   * @param pairs keys and values in turn
   */
  public static PyObject map(PyObject[] pairs) {
    PyDict d = new PyDict();
    for (int i = 0; i < pairs.length; i += 2) {
      d.put(pairs[i], pairs[i + 1]);
    }
    return d;
  }

  /** The parts of an f-string joined; all are strs. */
  public static PyObject string(PyObject[] parts) {
    // Two or three parts are most; joining needs arrays first.
    return switch (parts.length) {
      case 2 -> StrOps.glue((PyStr) parts[0], (PyStr) parts[1]);
      case 3 -> StrOps.glue((PyStr) parts[0], StrOps.glue((PyStr) parts[1], (PyStr) parts[2]));
      default -> StrOps.join(PyStr.EMPTY, parts);
    };
  }

  /** {@code {o}} in an f-string. */
  public static PyObject format(PyObject o) {
    return o.getClass() == PyStr.class ? o : Ops.format(o, null);
  }

  /** {@code {o!s}} in an f-string, or {@code r} or {@code a}. */
  public static PyObject convert(PyObject o, int how) {
    return switch (how) {
      case 's' -> Ops.str(o);
      case 'r' -> Ops.repr(o);
      default -> Ops.ascii(o);
    };
  }

  /**
   * Enters a context manager.
   *
   * @param async whether it is that of {@code async with}
   * @return its bound exit method, and what its enter method gave
   * @throws PyException TypeError when it is none
   */
  public static PyObject[] with(PyObject mgr, boolean async) {
    int enterSlot = async ? Slot.AENTER : Slot.ENTER;
    int exitSlot = async ? Slot.AEXIT : Slot.EXIT;
    String what = async ? "asynchronous context manager" : "context manager";
    PyType t = mgr.type();
    PyObject enter = t.slot(enterSlot);
    if (enter == null) {
      throw Py.typeError("'" + t.name() + "' object does not support the " + what + " protocol");
    }
    PyObject exit = t.slot(exitSlot);
    if (exit == null) {
      throw Py.typeError(
          "'"
              + t.name()
              + "' object does not support the "
              + what
              + " protocol (missed "
              + Slot.NAMES[exitSlot]
              + " method)");
    }
    PyObject boundExit = exit.descrGet(mgr, t);
    return new PyObject[] {boundExit, Slot.call(enter, mgr)};
  }

  /** Calls the exit method of a context manager with the exception that left its block. */
  public static PyObject exit(PyObject method, PyObject exception) {
    PyBaseException e = (PyBaseException) exception;
    return method.call3(e.type(), e, e.traceback == null ? Py.None : e.traceback);
  }

  /** A function of code, as {@code def} and {@code lambda} make it. */
  public static PyObject function(
      Frame f,
      PyObject code,
      PyObject defaults,
      PyObject kwDefaults,
      PyObject annotations,
      PyObject[] cells) {
    return new PyFunction(
        (PyCode) code,
        f.globals,
        defaults == null ? null : ((PyTuple) defaults).items,
        (PyDict) kwDefaults,
        annotations,
        cells);
  }
}
