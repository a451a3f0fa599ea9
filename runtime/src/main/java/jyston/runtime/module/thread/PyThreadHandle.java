package jyston.runtime.module.thread;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jyston.runtime.Py;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.ThreadState;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.module.Threads;

/** {@code _thread._ThreadHandle}. */
@PyClass(name = "_ThreadHandle", module = "_thread", subclassable = false)
public final class PyThreadHandle extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyThreadHandleTable.INSTANCE).withWeakref();

  final CountDownLatch done = new CountDownLatch(1);
  long ident;
  boolean started;

  /** A handle of no thread yet. */
  public PyThreadHandle() {}

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyNew
  static PyObject new_(PyType cls) {
    return new PyThreadHandle();
  }

  @PyGetter("ident")
  long getIdent() {
    return ident;
  }

  @PyMethod(sig = "(timeout=None, /)")
  void join(PyObject timeout) {
    long nanos = -1;
    if (timeout != null && timeout != Py.None) {
      nanos = Waits.nanos(timeout);
    }
    if (!started) {
      throw Py.runtimeError("thread not started");
    }
    if (done.getCount() == 0) {
      return;
    }
    if (ident == Threads.ident(ThreadState.current())) {
      throw Py.runtimeError("Cannot join current thread");
    }
    Waits.await(n -> done.await(n, TimeUnit.NANOSECONDS), nanos);
  }

  @PyMethod(name = "_set_done")
  void setDone() {
    if (!started) {
      throw Py.runtimeError("thread not started");
    }
    done.countDown();
  }

  @PyMethod(name = "is_done")
  boolean isDone() {
    return started && done.getCount() == 0;
  }

  @PyMethod(name = "__repr__")
  PyObject repr() {
    return PyStr.of("<_ThreadHandle object: ident=" + ident + ">");
  }
}
