package jyston.stdlib.select;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyInstance;
import jyston.runtime.PyList;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyClassMethod;
import jyston.runtime.annotation.PyGetter;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.annotation.PyNew;
import jyston.runtime.module.posix.FileNumbers;

/** {@code select.epoll}. */
@PyClass(name = "epoll", module = "select", sig = "(sizehint=-1, flags=0)")
public final class PyEpoll extends PyInstance {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyEpollTable.INSTANCE);

  private static final int EVENT_BYTES = 12;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;

  private int fd;

  private PyEpoll(PyType cls, int fd) {
    super(cls.rootShape(0));
    this.fd = fd;
  }

  @PyNew(sig = "(sizehint=-1, flags=0)")
  static PyObject new_(PyType cls, int sizehint, int flags) {
    if (sizehint < -1 || sizehint == 0) {
      throw Py.valueError("sizehint must be positive or -1");
    }
    if ((flags & ~0x80000) != 0) {
      throw FileNumbers.error(22);
    }
    return new PyEpoll(cls, FileNumbers.check(FileNumbers.sys("epoll_create1", 0x80000)));
  }

  private void check() {
    if (fd < 0) {
      throw Py.valueError("I/O operation on closed epoll object");
    }
  }

  private void control(int op, PyObject file, PyObject mask) {
    check();
    int f = FileNumbers.of(file);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment ev = arena.allocate(16, 8);
      ev.set(INT, 0, mask == null ? 7 : (int) Ops.asLong(mask));
      ev.set(INT, 4, f);
      FileNumbers.check(FileNumbers.sys("epoll_ctl", fd, op, f, ev.address()));
    }
  }

  @PyMethod(
      sig = "(fd, eventmask=7)",
      doc = "Registers a new fd or raises an OSError if the fd is already registered.")
  void register(PyObject file, PyObject eventmask) {
    control(1, file, eventmask);
  }

  @PyMethod(sig = "(fd, eventmask)", doc = "Modify event mask for a registered file descriptor.")
  void modify(PyObject file, PyObject eventmask) {
    control(3, file, eventmask);
  }

  @PyMethod(sig = "(fd)", doc = "Remove a registered file descriptor from the epoll object.")
  void unregister(PyObject file) {
    control(2, file, null);
  }

  @PyMethod(
      sig = "(timeout=None, maxevents=-1)",
      doc = "Wait for events on the epoll file descriptor.")
  PyObject poll(PyObject timeout, int maxevents) {
    check();
    int max = maxevents == -1 ? 1023 : maxevents;
    if (max <= 0) {
      throw Py.valueError("maxevents must be greater than 0, got " + maxevents);
    }
    long nanos = timeout == null || timeout == Py.None ? -1 : FileNumbers.nanos(timeout);
    long end = nanos < 0 ? 0 : System.nanoTime() + nanos;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment evs = arena.allocate((long) EVENT_BYTES * max, 8);
      int n;
      while (true) {
        long left = nanos < 0 ? -1 : Math.max(0, end - System.nanoTime());
        // Slices, so that signal handlers get their turn.
        long ms = left < 0 ? 100 : Math.min(100, (left + 999_999) / 1_000_000);
        n = FileNumbers.check(FileNumbers.sysBlocking("epoll_wait", fd, evs.address(), max, ms));
        if (n > 0 || left >= 0 && System.nanoTime() >= end) {
          break;
        }
        FileNumbers.poll();
      }
      PyList out = new PyList();
      for (int i = 0; i < n; i++) {
        out.add(
            PyTuple.of(
                Py.integer(evs.get(INT, (long) EVENT_BYTES * i + 4)),
                Py.integer(evs.get(INT, (long) EVENT_BYTES * i) & 0xFFFFFFFFL)));
      }
      return out;
    }
  }

  @PyMethod(doc = "Close the epoll control file descriptor.")
  void close() {
    if (fd >= 0) {
      int f = fd;
      fd = -1;
      FileNumbers.check(FileNumbers.close(f));
    }
  }

  @PyMethod(doc = "Return the epoll control file descriptor.")
  int fileno() {
    check();
    return fd;
  }

  @PyMethod(name = "__enter__")
  PyObject enter() {
    check();
    return this;
  }

  @PyMethod(name = "__exit__", sig = "(exc_type=None, exc_value=None, exc_tb=None, /)")
  void exit(PyObject type, PyObject value, PyObject tb) {
    Ops.callMethod(this, "close");
  }

  @PyClassMethod(sig = "(fd, /)", doc = "Create an epoll object from a given control fd.")
  static PyObject fromfd(PyType cls, int fd) {
    return new PyEpoll(cls, fd);
  }

  @PyGetter(value = "closed", doc = "True if the epoll handler is closed")
  boolean closed() {
    return fd < 0;
  }
}
