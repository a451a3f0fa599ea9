package jyston.runtime;

/** Singletons, and the short ways to make values and errors. */
public final class Py {
  private Py() {}

  /** {@code None}. */
  public static final PyNone None = PyNone.NONE;

  /** {@code True}. */
  public static final PyBool True = PyBool.TRUE;

  /** {@code False}. */
  public static final PyBool False = PyBool.FALSE;

  /** {@code NotImplemented}. */
  public static final PyObject NotImplemented = PyNotImplemented.NOT_IMPLEMENTED;

  /** {@code ...}. */
  public static final PyObject Ellipsis = PyEllipsis.ELLIPSIS;

  /** A bool. */
  public static PyBool bool(boolean b) {
    return b ? True : False;
  }

  /** An int. */
  public static PyInt integer(long v) {
    return PyInt.of(v);
  }

  /** A float. */
  public static PyFloat real(double d) {
    return new PyFloat(d);
  }

  /** A str. */
  public static PyStr str(String s) {
    return PyStr.of(s);
  }

  /** A new exception of the given type with one str argument. */
  public static PyException error(PyType type, String message) {
    return new PyException(type, str(message));
  }

  /** TypeError. */
  public static PyException typeError(String m) {
    return error(PyBaseException.TYPE_ERROR, m);
  }

  /** ValueError. */
  public static PyException valueError(String m) {
    return error(PyBaseException.VALUE_ERROR, m);
  }

  /** IndexError. */
  public static PyException indexError(String m) {
    return error(PyBaseException.INDEX_ERROR, m);
  }

  /** KeyError with the key as its argument. */
  public static PyException keyError(PyObject key) {
    return new PyException(PyBaseException.KEY_ERROR, key);
  }

  /** AttributeError without name and obj. */
  public static PyException attributeError(String m) {
    return error(PyBaseException.ATTRIBUTE_ERROR, m);
  }

  /** NameError. */
  public static PyException nameError(String m) {
    return error(PyBaseException.NAME_ERROR, m);
  }

  /** OverflowError. */
  public static PyException overflowError(String m) {
    return error(PyBaseException.OVERFLOW_ERROR, m);
  }

  /** ZeroDivisionError. */
  public static PyException zeroDivision(String m) {
    return error(PyBaseException.ZERO_DIVISION_ERROR, m);
  }

  /** RuntimeError. */
  public static PyException runtimeError(String m) {
    return error(PyBaseException.RUNTIME_ERROR, m);
  }

  /** SystemError. */
  public static PyException systemError(String m) {
    return error(PyBaseException.SYSTEM_ERROR, m);
  }

  /** BufferError. */
  public static PyException bufferError(String m) {
    return error(PyBaseException.BUFFER_ERROR, m);
  }

  /** RecursionError. */
  public static PyException recursionError(String m) {
    return error(PyBaseException.RECURSION_ERROR, m);
  }

  /** MemoryError. */
  public static PyException memoryError() {
    return new PyException(PyBaseException.MEMORY_ERROR);
  }

  /** StopIteration with a value (None gives no argument). */
  public static PyException stopIteration(PyObject value) {
    return value == null || value == None
        ? new PyException(PyBaseException.STOP_ITERATION)
        : new PyException(PyBaseException.STOP_ITERATION, value);
  }
}
