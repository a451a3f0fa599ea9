package jyston.runtime;

import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PySetter;

/** The fields of the unicode errors, null where not set. */
public abstract class UnicodeErrorFields extends PyBaseException {
  /** {@code encoding}; always null in a UnicodeTranslateError. */
  public PyObject encoding;

  /** {@code object}: the str or bytes. */
  public PyObject object;

  /** {@code start}. */
  public long start;

  /** {@code end}, exclusive. */
  public long end;

  /** {@code reason}. */
  public PyObject reason;

  UnicodeErrorFields(PyType type) {
    super(type);
  }

  /** The start within the object, for error handlers. */
  public final int clampedStart() {
    int n = object.len();
    return (int) Math.max(0, Math.min(start, n == 0 ? 0 : n - 1));
  }

  /** The end within the object, for error handlers. */
  public final int clampedEnd() {
    int n = object.len();
    return (int) Math.min(Math.max(end, 1), n);
  }

  static void count(PyObject[] a, int n) {
    if (a.length != n) {
      throw Py.typeError("function takes exactly " + n + " arguments (" + a.length + " given)");
    }
  }

  static PyObject text(PyObject[] a, int i) {
    if (a[i] instanceof PyStr) {
      return a[i];
    }
    throw Py.typeError("argument " + (i + 1) + " must be str, not " + Ops.typeName(a[i]));
  }

  static PyObject bytes(PyObject o) {
    return o instanceof PyBytes ? o : PyBytes.TYPE.call1(requireBuffer(o));
  }

  private static PyObject requireBuffer(PyObject o) {
    if (o.type().slot(Slot.BUFFER) == null) {
      throw Py.typeError("a bytes-like object is required, not '" + o.type().name() + "'");
    }
    return o;
  }

  static String hex(int v, int digits) {
    String s = Integer.toHexString(v);
    return "0".repeat(Math.max(0, digits - s.length())) + s;
  }

  static String escape(int c) {
    return c <= 0xff ? "\\x" + hex(c, 2) : c <= 0xffff ? "\\u" + hex(c, 4) : "\\U" + hex(c, 8);
  }

  private static long size(PyObject v) {
    if (v == null) {
      throw Py.typeError("can't delete numeric/char attribute");
    }
    return Ops.asSize(v);
  }

  @PyGetter(value = "start", member = true, doc = "exception start")
  final PyObject getStart() {
    return Py.integer(start);
  }

  @PySetter(value = "start", member = true)
  final void setStart(PyObject v) {
    start = size(v);
  }

  @PyGetter(value = "end", member = true, doc = "exception end")
  final PyObject getEnd() {
    return Py.integer(end);
  }

  @PySetter(value = "end", member = true)
  final void setEnd(PyObject v) {
    end = size(v);
  }

  @PyGetter(value = "object", member = true, doc = "exception object")
  PyObject getObject() {
    return object == null ? Py.None : object;
  }

  @PySetter(value = "object", member = true)
  void setObject(PyObject v) {
    object = v;
  }

  @PyGetter(value = "reason", member = true, doc = "exception reason")
  PyObject getReason() {
    return reason == null ? Py.None : reason;
  }

  @PySetter(value = "reason", member = true)
  void setReason(PyObject v) {
    reason = v;
  }
}
