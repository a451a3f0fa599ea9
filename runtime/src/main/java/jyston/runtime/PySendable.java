package jyston.runtime;

/**
 * Something that is resumed with a value and ends with a value: generators, coroutines and the
 * awaitables of async generators. Its end raises nothing inside the VM.
 */
public abstract class PySendable extends PyObject {
  /** The value returned, right after {@link #resumeOrNull} gave null. */
  public PyObject returnValue = Py.None;

  /** Resumes with a value; null when it returned, with {@link #returnValue} set. */
  public abstract PyObject resumeOrNull(PyObject value);

  /** Python's {@code __next__} and {@code send}: the end raises StopIteration. */
  protected final PyObject sendOrStop(PyObject value) {
    PyObject r = resumeOrNull(value);
    if (r == null) {
      throw Py.stopIteration(takeReturn());
    }
    return r;
  }

  public final PyObject takeReturn() {
    PyObject v = returnValue;
    returnValue = Py.None;
    return v;
  }

  @Override
  public PyObject iterNext() {
    PyObject r = resumeOrNull(Py.None);
    if (r == null) {
      returnValue = Py.None;
    }
    return r;
  }

  /**
   * One step of {@code yield from} and {@code await}.
   *
   * @return what the iterator yielded, or null when it returned: the value is then in {@link
   *     ThreadState#returned}
   */
  public static PyObject send(PyObject it, PyObject value) {
    if (it instanceof PySendable s) {
      PyObject r = s.resumeOrNull(value);
      if (r == null) {
        ThreadState.current().returned = s.takeReturn();
      }
      return r;
    }
    PyObject r;
    try {
      if (value == Py.None) {
        PyObject m = it.type().slot(Slot.NEXT);
        if (m instanceof PyBuiltinDescr) {
          r = it.iterNext();
          if (r == null) {
            ThreadState.current().returned = Py.None;
          }
          return r;
        }
        if (m != null) {
          return Slot.call(m, it);
        }
      }
      return Ops.callMethod(it, Names.SEND, value);
    } catch (PyException e) {
      if (e.value() instanceof PyStopIteration s) {
        ThreadState.current().returned = s.value == null ? Py.None : s.value;
        return null;
      }
      throw e;
    }
  }
}
