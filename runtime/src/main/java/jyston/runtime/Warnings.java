package jyston.runtime;

import jyston.runtime.module.Modules;
import jyston.runtime.module.WarningsModule;

/** Warnings that the runtime itself gives (CPython's {@code PyErr_Warn*}). */
public final class Warnings {
  private Warnings() {}

  private static WarningsModule module() {
    return Modules.java("_warnings", WarningsModule.class);
  }

  /**
   * Warns about the code that a Python frame runs.
   *
   * @param stackLevel 1 for the innermost Python frame
   * @throws PyException the warning itself, where the filters say so
   */
  public static void warn(PyType category, String message, int stackLevel) {
    module().warnFrom(category, PyStr.of(message), stackLevel, null);
  }

  /** A DeprecationWarning. */
  public static void deprecated(String message, int stackLevel) {
    warn(PyBaseException.DEPRECATION_WARNING, message, stackLevel);
  }

  /** A RuntimeWarning. */
  public static void runtime(String message, int stackLevel) {
    warn(PyBaseException.RUNTIME_WARNING, message, stackLevel);
  }

  /** A BytesWarning, where {@code -b} asks for it. */
  public static void bytesWarning(String message) {
    if (Interpreter.current().bytesWarning > 0) {
      warn(PyBaseException.BYTES_WARNING, message, 1);
    }
  }

  /** A ResourceWarning about an object. */
  public static void resource(PyObject source, String message) {
    module().warnFrom(PyBaseException.RESOURCE_WARNING, PyStr.of(message), 1, source);
  }

  /**
   * Warns about a line of a file.
   *
   * @param registered whether the module that runs remembers that it was warned of that line
   */
  public static void warnExplicit(
      PyType category, String message, PyStr filename, int line, boolean registered) {
    module().explicit(category, PyStr.of(message), filename, line, registered);
  }
}
