package jyston.stdlib.queue;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import jyston.runtime.Gil;
import jyston.runtime.Interpreter;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyException;
import jyston.runtime.PyGenericAlias;
import jyston.runtime.PyInstance;
import jyston.runtime.PyObject;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyClassMethod;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.module.Modules;

/** {@code queue.SimpleQueue}. */
@PyClass(name = "SimpleQueue", module = "_queue", doc = "Simple, unbounded, reentrant FIFO queue.")
public final class PySimpleQueue extends PyInstance {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(new PySimpleQueueTable()).withWeakref();

  /** How long to sleep at most before looking for signals, in nanoseconds. */
  private static final long SLICE = 50_000_000L;

  private final ArrayDeque<PyObject> items = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();

  private PySimpleQueue(PyType cls) {
    super(cls.rootShape(0));
  }

  @PyNew
  static PyObject new_(PyType cls) {
    return new PySimpleQueue(cls);
  }

  @PyMethod(
      name = "put",
      sig = "(item, block=True, timeout=None)",
      doc =
          "Put the item on the queue.\n\n"
              + "The optional 'block' and 'timeout' arguments are ignored, as this method\n"
              + "never blocks.  They are provided for compatibility with the Queue class.")
  void put(PyObject item, PyObject block, PyObject timeout) {
    lock.lock();
    try {
      items.add(item);
      filled.signal();
    } finally {
      lock.unlock();
    }
  }

  @PyMethod(
      name = "put_nowait",
      sig = "(item)",
      doc =
          "Put an item into the queue without blocking.\n\n"
              + "This is exactly equivalent to `put(item)` and is only provided\n"
              + "for compatibility with the Queue class.")
  void putNowait(PyObject item) {
    put(item, null, null);
  }

  private PyObject poll() {
    lock.lock();
    try {
      return items.poll();
    } finally {
      lock.unlock();
    }
  }

  private static PyException empty() {
    return new PyException((PyType) Modules.java("_queue", QueueModule.class).empty());
  }

  @PyMethod(
      name = "get",
      sig = "(block=True, timeout=None)",
      doc =
          "Remove and return an item from the queue.\n\n"
              + "If optional args 'block' is true and 'timeout' is None (the default),\n"
              + "block if necessary until an item is available. If 'timeout' is\n"
              + "a non-negative number, it blocks at most 'timeout' seconds and raises\n"
              + "the Empty exception if no item was available within that time.\n"
              + "Otherwise ('block' is false), return an item if one is immediately\n"
              + "available, else raise the Empty exception ('timeout' is ignored\n"
              + "in that case).")
  PyObject get(PyObject block, PyObject timeout) {
    boolean wait = block == null || block.isTrue();
    long end = Long.MAX_VALUE;
    if (wait && timeout != null && timeout != Py.None) {
      double s = Ops.asDouble(timeout);
      if (s < 0) {
        throw Py.valueError("'timeout' must be a non-negative number");
      }
      if (s > 9.2e9) {
        throw Py.overflowError("timeout value is too large");
      }
      end = System.nanoTime() + (long) (s * 1e9);
    }
    PyObject x = poll();
    if (x != null) {
      return x;
    }
    if (!wait) {
      throw empty();
    }
    Interpreter interp = Interpreter.current();
    for (; ; ) {
      long left = end == Long.MAX_VALUE ? SLICE : Math.min(SLICE, end - System.nanoTime());
      if (left <= 0) {
        throw empty();
      }
      x = await(interp.gil, left);
      if (x != null) {
        return x;
      }
      if (interp.pollRequested()) {
        interp.poll();
      }
    }
  }

  private PyObject await(Gil gil, long nanos) {
    int held = gil.releaseAll();
    try {
      lock.lock();
      try {
        if (items.isEmpty()) {
          filled.await(nanos, TimeUnit.NANOSECONDS);
        }
        return items.poll();
      } catch (InterruptedException e) {
        return null;
      } finally {
        lock.unlock();
      }
    } finally {
      gil.restore(held);
    }
  }

  @PyMethod(
      name = "get_nowait",
      doc =
          "Remove and return an item from the queue without blocking.\n\n"
              + "Only get an item if one is immediately available. Otherwise\n"
              + "raise the Empty exception.")
  PyObject getNowait() {
    return get(Py.False, null);
  }

  @PyMethod(
      name = "empty",
      doc = "Return True if the queue is empty, False otherwise (not reliable!).")
  boolean isEmpty() {
    return qsize() == 0;
  }

  @PyMethod(name = "qsize", doc = "Return the approximate size of the queue (not reliable!).")
  long qsize() {
    lock.lock();
    try {
      return items.size();
    } finally {
      lock.unlock();
    }
  }

  @PyClassMethod(name = "__class_getitem__", sig = "(object, /)", doc = "See PEP 585")
  static PyObject classGetItem(PyType cls, PyObject item) {
    return PyGenericAlias.of(cls, item);
  }
}
