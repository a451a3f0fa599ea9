package jyston.runtime;

import jyston.runtime.module.sys.SysHooks;

/** Exceptions that have nowhere to go, such as those of weak reference callbacks. */
public final class Unraisable {
  private Unraisable() {}

  /**
   * Hands an exception to {@code sys.unraisablehook}.
   *
   * @param message in place of "Exception ignored in", or null
   * @param object what caused it, or null
   */
  public static void write(PyException e, String message, PyObject object) {
    if (ThreadState.current().interp.sysDict != null) {
      SysHooks.unraisable(e, message, object);
    }
  }
}
