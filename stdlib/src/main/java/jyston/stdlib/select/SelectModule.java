package jyston.stdlib.select;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jyston.runtime.BuiltinTable;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyFloat;
import jyston.runtime.PyList;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.Slot;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;
import jyston.runtime.module.posix.FileNumbers;

/** {@code select}. */
@PyModuleDef(
    name = "select",
    doc =
        "This module supports asynchronous I/O on multiple file descriptors.\n\n"
            + "*** IMPORTANT NOTICE ***\n"
            + "On Windows, only sockets are supported; on Unix, all file descriptors.")
public final class SelectModule extends BuiltinModule {
  private static final int IN = 1;
  private static final int PRI = 2;
  private static final int OUT = 4;
  private static final int ERR = 8;
  private static final int HUP = 16;
  private static final int NVAL = 32;

  /** For the index. */
  public SelectModule() {}

  @Override
  protected BuiltinTable table() {
    return new SelectModuleTable(this);
  }

  @Override
  protected void init(PyModule m) {
    m.add("error", PyBaseException.OS_ERROR);
    m.add("PIPE_BUF", Py.integer(4096));
    String poll =
        "POLLIN=1 POLLPRI=2 POLLOUT=4 POLLERR=8 POLLHUP=16 POLLNVAL=32 POLLRDNORM=64 POLLRDBAND=128"
            + " POLLWRNORM=256 POLLWRBAND=512 POLLMSG=1024 POLLRDHUP=8192 EPOLLIN=1 EPOLLPRI=2"
            + " EPOLLOUT=4 EPOLLERR=8 EPOLLHUP=16 EPOLLRDNORM=64 EPOLLRDBAND=128 EPOLLWRNORM=256"
            + " EPOLLWRBAND=512 EPOLLMSG=1024 EPOLLRDHUP=8192 EPOLLEXCLUSIVE=268435456"
            + " EPOLLWAKEUP=536870912 EPOLLONESHOT=1073741824 EPOLLET=2147483648"
            + " EPOLL_CLOEXEC=524288";
    for (String s : poll.split(" ")) {
      int eq = s.indexOf('=');
      m.add(s.substring(0, eq), Py.integer(Long.parseLong(s.substring(eq + 1))));
    }
    m.add("epoll", PyEpoll.TYPE);
  }

  @PyFunction(
      doc =
          "Returns a polling object.\n\n"
              + "This object supports registering and unregistering file descriptors, and then\n"
              + "polling them for I/O events.")
  static PyObject poll() {
    return new PyPoll();
  }

  @PyFunction(
      sig = "(rlist, wlist, xlist, timeout=None, /)",
      doc =
          "Wait until one or more file descriptors are ready for some kind of I/O.\n\n"
              + "The first three arguments are iterables of file descriptors to be waited for:\n"
              + "rlist -- wait until ready for reading\n"
              + "wlist -- wait until ready for writing\n"
              + "xlist -- wait for an \"exceptional condition\"\n"
              + "If only one kind of condition is required, pass [] for the other lists.")
  static PyObject select(PyObject rlist, PyObject wlist, PyObject xlist, PyObject timeout) {
    long nanos = -1;
    if (timeout != null && timeout != Py.None) {
      if (!Ops.isIndex(timeout) && !(timeout instanceof PyFloat)) {
        throw Py.typeError("timeout must be a float or None");
      }
      nanos = FileNumbers.nanos(timeout);
      if (nanos < 0) {
        throw Py.valueError("timeout must be non-negative");
      }
    }
    PyObject[][] lists = {list(rlist), list(wlist), list(xlist)};
    int[] wanted = {IN, OUT, PRI};
    int n = lists[0].length + lists[1].length + lists[2].length;
    PyList[] out = {new PyList(), new PyList(), new PyList()};
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment fds = arena.allocate(8L * Math.max(n, 1), 8);
      int at = 0;
      for (int k = 0; k < 3; k++) {
        for (PyObject o : lists[k]) {
          int fd = FileNumbers.of(o);
          if (fd >= 1024) {
            throw Py.valueError("filedescriptor out of range in select()");
          }
          fds.set(ValueLayout.JAVA_INT, 8L * at, fd);
          fds.set(ValueLayout.JAVA_SHORT, 8L * at + 4, (short) wanted[k]);
          at++;
        }
      }
      int ready = FileNumbers.poll(fds, n, nanos);
      if (ready < 0) {
        throw FileNumbers.error(-ready);
      }
      at = 0;
      int[] mask = {IN | HUP | ERR, OUT | ERR, PRI};
      for (int k = 0; k < 3; k++) {
        for (PyObject o : lists[k]) {
          int got = fds.get(ValueLayout.JAVA_SHORT, 8L * at + 6);
          if ((got & NVAL) != 0) {
            throw FileNumbers.error(9);
          }
          if ((got & mask[k]) != 0) {
            out[k].add(o);
          }
          at++;
        }
      }
    }
    return PyTuple.of(out[0], out[1], out[2]);
  }

  private static PyObject[] list(PyObject o) {
    if (o.type().slot(Slot.ITER) == null && o.type().slot(Slot.GETITEM) == null) {
      throw Py.typeError("arguments 1-3 must be sequences");
    }
    return Ops.toArray(o);
  }
}
