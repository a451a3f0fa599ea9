package jyston.runtime.module.io;

import java.util.concurrent.locks.ReentrantLock;
import jyston.runtime.Gil;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyObject;
import jyston.runtime.ThreadState;

/** Keeps threads apart while one of them is in a buffer and waits for the system. */
final class BufferLock {
  private final ReentrantLock lock = new ReentrantLock();

  void enter(PyObject owner) {
    if (lock.isHeldByCurrentThread()) {
      throw Py.runtimeError("reentrant call inside " + Ops.repr(owner));
    }
    if (lock.tryLock()) {
      return;
    }
    Gil gil = ThreadState.current().interp.gil;
    int n = gil.releaseAll();
    try {
      lock.lock();
    } finally {
      gil.restore(n);
    }
  }

  void exit() {
    lock.unlock();
  }
}
