package jyston.runtime;

/** Exceptions that have nowhere to go, such as those of weak reference callbacks. */
public final class Unraisable {
  private Unraisable() {}

  /** {@code sys.UnraisableHookArgs}. */
  public static final StructSeqType ARGS =
      new StructSeqType(
          "sys",
          "UnraisableHookArgs",
          "UnraisableHookArgs\n\nType used to pass arguments to sys.unraisablehook.",
          new String[] {
            "exc_type|Exception type",
            "exc_value|Exception value",
            "exc_traceback|Exception traceback",
            "err_msg|Error message",
            "object|Object causing the exception",
          },
          5,
          true);

  /**
   * Hands an exception to {@code sys.unraisablehook}.
   *
   * @param message in place of "Exception ignored in", or null
   * @param object what caused it, or null
   */
  public static void write(PyException e, String message, PyObject object) {
    PyBaseException v = e.value();
    PyDict sys = ThreadState.current().interp.sysDict;
    PyObject hook = sys == null ? null : sys.get(PyStr.intern("unraisablehook"));
    if (hook == null || hook == Py.None) {
      return;
    }
    PyObject tb = Ops.findAttr(v, PyStr.intern("__traceback__"));
    try {
      hook.call1(
          ARGS.make(
              v.type(),
              v,
              tb == null ? Py.None : tb,
              message == null ? Py.None : Py.str(message),
              object == null ? Py.None : object));
    } catch (PyException inner) {
      PyObject plain = sys.get(PyStr.intern("__unraisablehook__"));
      if (plain != null && plain != hook) {
        PyBaseException iv = inner.value();
        PyObject itb = Ops.findAttr(iv, PyStr.intern("__traceback__"));
        plain.call1(
            ARGS.make(
                iv.type(),
                iv,
                itb == null ? Py.None : itb,
                Py.str("Exception ignored in sys.unraisablehook"),
                hook));
      }
    }
  }
}
