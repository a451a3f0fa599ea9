package jyston.runtime.module.thread;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import jyston.runtime.Interpreter;
import jyston.runtime.Py;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;

/** {@code _thread.lock}. */
@PyClass(
    name = "lock",
    module = "_thread",
    subclassable = false,
    doc =
        "A lock object is a synchronization primitive.  To create a lock,\n"
            + "call threading.Lock().")
public final class PyLock extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyLockTable.INSTANCE).withWeakref();

  private Semaphore free = new Semaphore(1);

  /** An unlocked lock. */
  public PyLock() {}

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyNew
  static PyObject new_(PyType cls) {
    return new PyLock();
  }

  /** Nanoseconds of acquire's arguments, -1 for ever. */
  static long timeout(boolean blocking, PyObject timeout) {
    long t = timeout == null ? -1_000_000_000L : Waits.nanos(timeout);
    boolean given = t != -1_000_000_000L;
    if (!blocking && given) {
      throw Py.valueError("can't specify a timeout for a non-blocking call");
    }
    if (given && t < 0) {
      throw Py.valueError("timeout value must be a non-negative number");
    }
    if (given && t / 1e9 > Waits.TIMEOUT_MAX) {
      throw Py.overflowError("timeout value is too large");
    }
    return !blocking ? 0 : given ? t : -1;
  }

  /** Acquires the lock; nanos as {@link #timeout} gives. */
  boolean take(long nanos) {
    if (free.tryAcquire()) {
      return true;
    }
    if (nanos == 0) {
      return false;
    }
    Semaphore s = free;
    return Waits.await(n -> s.tryAcquire(n, TimeUnit.NANOSECONDS), nanos);
  }

  @PyMethod(
      sig = "(blocking=True, timeout=-1)",
      doc =
          "Lock the lock.  Without argument, this blocks if the lock is already\n"
              + "locked (even by the same thread), waiting for another thread to release\n"
              + "the lock, and return True once the lock is acquired.\n"
              + "With an argument, this will only block if the argument is true,\n"
              + "and the return value reflects whether the lock is acquired.\n"
              + "The blocking operation is interruptible.")
  boolean acquire(boolean blocking, PyObject timeout) {
    return take(timeout(blocking, timeout));
  }

  @PyMethod(name = "acquire_lock", sig = "(blocking=True, timeout=-1)")
  boolean acquireLock(boolean blocking, PyObject timeout) {
    return take(timeout(blocking, timeout));
  }

  @PyMethod(
      doc =
          "Release the lock, allowing another thread that is blocked waiting for\n"
              + "the lock to acquire the lock.  The lock must be in the locked state,\n"
              + "but it needn't be locked by the same thread that unlocks it.")
  void release() {
    if (free.availablePermits() > 0) {
      throw Py.runtimeError("release unlocked lock");
    }
    free.release();
  }

  @PyMethod(name = "release_lock")
  void releaseLock() {
    release();
  }

  @PyMethod(doc = "Return whether the lock is in the locked state.")
  boolean locked() {
    return free.availablePermits() == 0;
  }

  @PyMethod(name = "locked_lock")
  boolean lockedLock() {
    return locked();
  }

  @PyMethod(name = "_at_fork_reinit")
  void atForkReinit() {
    free = new Semaphore(1);
  }

  @PyMethod(name = "__enter__")
  boolean enter() {
    return take(-1);
  }

  @PyMethod(name = "__exit__", sig = "(*args)")
  PyObject exit(PyObject[] args) {
    release();
    return Py.None;
  }

  @PyMethod(name = "__repr__")
  PyObject repr() {
    return PyStr.of(
        "<"
            + (locked() ? "locked" : "unlocked")
            + " _thread.lock object at 0x"
            + Long.toHexString(Interpreter.current().id(this))
            + ">");
  }
}
