package jyston.runtime.module.thread;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import jyston.runtime.Interpreter;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyDict;
import jyston.runtime.PyInstance;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.ThreadState;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.module.Threads;

/** {@code _thread.RLock}. */
@PyClass(name = "RLock", module = "_thread")
public final class PyRLock extends PyInstance {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyRLockTable.INSTANCE).withWeakref();

  private Semaphore free = new Semaphore(1);
  private long owner;
  private long count;

  private PyRLock(PyType cls) {
    super(cls.rootShape(0));
  }

  @PyNew(sig = "(*args, **kwargs)")
  static PyObject new_(PyType cls, PyObject[] args, PyDict kwargs) {
    return new PyRLock(cls);
  }

  private static long me() {
    return Threads.ident(ThreadState.current());
  }

  private boolean take(long nanos) {
    long me = me();
    if (count > 0 && owner == me) {
      count++;
      return true;
    }
    if (!free.tryAcquire()) {
      if (nanos == 0) {
        return false;
      }
      Semaphore s = free;
      if (!Waits.await(n -> s.tryAcquire(n, TimeUnit.NANOSECONDS), nanos)) {
        return false;
      }
    }
    owner = me;
    count = 1;
    return true;
  }

  @PyMethod(
      sig = "(blocking=True, timeout=-1)",
      doc =
          "Lock the lock.  `blocking` indicates whether we should wait\n"
              + "for the lock to be available or not.  If `blocking` is False\n"
              + "and another thread holds the lock, the method will return False\n"
              + "immediately.  If `blocking` is True and another thread holds\n"
              + "the lock, the method will wait for the lock to be released,\n"
              + "take it and then return True.\n"
              + "(note: the blocking operation is interruptible.)\n\n"
              + "In all other cases, the method will return True immediately.\n"
              + "Precisely, if the current thread already holds the lock, its\n"
              + "internal counter is simply incremented. If nobody holds the lock,\n"
              + "the lock is taken and its internal counter initialized to 1.")
  boolean acquire(boolean blocking, PyObject timeout) {
    return take(PyLock.timeout(blocking, timeout));
  }

  @PyMethod(
      doc =
          "Release the lock, allowing another thread that is blocked waiting for\n"
              + "the lock to acquire the lock.  The lock must be in the locked state,\n"
              + "and must be locked by the same thread that unlocks it; otherwise a\n"
              + "`RuntimeError` is raised.\n\n"
              + "Do note that if the lock was acquire()d several times in a row by the\n"
              + "current thread, release() needs to be called as many times for the lock\n"
              + "to be available for other threads.")
  void release() {
    if (count == 0 || owner != me()) {
      throw Py.runtimeError("cannot release un-acquired lock");
    }
    if (--count == 0) {
      owner = 0;
      free.release();
    }
  }

  @PyMethod(name = "__enter__")
  boolean enter() {
    return take(-1);
  }

  @PyMethod(name = "__exit__", sig = "(*args)")
  void exit(PyObject[] args) {
    release();
  }

  @PyMethod(name = "_acquire_restore", doc = "For internal use by `threading.Condition`.")
  void acquireRestore(PyObject state) {
    if (!(state instanceof PyTuple t) || t.size() != 2) {
      throw Py.typeError("_acquire_restore() argument 1 must be sequence of length 2");
    }
    Semaphore s = free;
    if (!s.tryAcquire()) {
      Waits.await(n -> s.tryAcquire(n, TimeUnit.NANOSECONDS), -1);
    }
    count = Ops.asLong(t.get(0));
    owner = Ops.asLong(t.get(1));
  }

  @PyMethod(name = "_release_save", doc = "For internal use by `threading.Condition`.")
  PyObject releaseSave() {
    if (count == 0) {
      throw Py.runtimeError("cannot release un-acquired lock");
    }
    PyObject r = PyTuple.of(Py.integer(count), Py.integer(owner));
    count = 0;
    owner = 0;
    free.release();
    return r;
  }

  @PyMethod(name = "_is_owned", doc = "For internal use by `threading.Condition`.")
  boolean isOwned() {
    return count > 0 && owner == me();
  }

  @PyMethod(name = "_recursion_count", doc = "For internal use by reentrancy checks.")
  long recursionCount() {
    return count > 0 && owner == me() ? count : 0;
  }

  @PyMethod(name = "_at_fork_reinit")
  void atForkReinit() {
    free = new Semaphore(1);
    count = 0;
    owner = 0;
  }

  @PyMethod(name = "__repr__")
  PyObject repr() {
    return PyStr.of(
        "<"
            + (count > 0 ? "locked" : "unlocked")
            + " "
            + type().fullName()
            + " object owner="
            + owner
            + " count="
            + count
            + " at 0x"
            + Long.toHexString(Interpreter.current().id(this))
            + ">");
  }
}
