package jyston.runtime.module.io;

import jyston.runtime.Py;
import jyston.runtime.PyException;
import jyston.runtime.PyStr;
import jyston.runtime.module.Modules;

/** Errors of the stream classes. */
final class IoErrors {
  private IoErrors() {}

  /** {@code io.UnsupportedOperation}. */
  static PyException unsupported(String message) {
    return new PyException(
        Modules.java("_io", IoModule.class).unsupportedOperation(), PyStr.of(message));
  }

  /** For operations on an object whose {@code __init__} did not run. */
  static PyException uninitialized() {
    return Py.valueError("I/O operation on uninitialized object");
  }

  static PyException closed() {
    return Py.valueError("I/O operation on closed file");
  }
}
