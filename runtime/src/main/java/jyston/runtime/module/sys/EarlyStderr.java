package jyston.runtime.module.sys;

import java.nio.charset.StandardCharsets;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.module.posix.Fds;

/**
 * {@code sys.stderr} before {@code io} is there (CPython's {@code PyFile_NewStdPrinter}): writes
 * straight to descriptor 2.
 */
@PyClass(name = "stderrprinter", subclassable = false)
public final class EarlyStderr extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new EarlyStderrTable());

  private static final int FD = 2;

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyMethod(sig = "(text, /)")
  long write(PyStr text) {
    byte[] b = text.toString().getBytes(StandardCharsets.UTF_8);
    Fds.write(FD, b, 0, b.length);
    return text.length();
  }

  @PyMethod
  void flush() {}

  @PyMethod
  long fileno() {
    return FD;
  }

  @PyGetter("encoding")
  PyObject encoding() {
    return PyStr.intern("utf-8");
  }

  @PyGetter("closed")
  boolean closed() {
    return false;
  }
}
