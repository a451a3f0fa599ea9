package jyston.stdlib.select;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.LinkedHashMap;
import java.util.Map;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyList;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;
import jyston.runtime.module.posix.FileNumbers;

/** {@code select.poll()}. */
@PyClass(name = "poll", module = "select", subclassable = false)
public final class PyPoll extends PyObject {
  /** The type. */
  public static final PyType TYPE = PyType.builtin(PyPollTable.INSTANCE);

  private final Map<Integer, Integer> wanted = new LinkedHashMap<>();
  private boolean running;

  PyPoll() {}

  @Override
  public PyType type() {
    return TYPE;
  }

  private static int mask(PyObject m) {
    if (m == null) {
      return 7;
    }
    long v = Ops.asLong(m);
    if (v < 0) {
      throw Py.valueError("value must be positive");
    }
    if (v > 0xFFFF) {
      throw Py.overflowError("Python int too large for C unsigned short");
    }
    return (int) v;
  }

  @PyMethod(
      sig = "(fd, eventmask=7, /)",
      doc = "Register a file descriptor with the polling object.")
  void register(PyObject fd, PyObject eventmask) {
    int m = mask(eventmask);
    wanted.put(FileNumbers.of(fd), m);
  }

  @PyMethod(sig = "(fd, eventmask, /)", doc = "Modify an already registered file descriptor.")
  void modify(PyObject fd, PyObject eventmask) {
    int f = FileNumbers.of(fd);
    int m = mask(eventmask);
    if (!wanted.containsKey(f)) {
      throw FileNumbers.error(2);
    }
    wanted.put(f, m);
  }

  @PyMethod(doc = "Remove a file descriptor being tracked by the polling object.")
  void unregister(PyObject fd) {
    int f = FileNumbers.of(fd);
    if (wanted.remove(f) == null) {
      throw Py.keyError(Py.integer(f));
    }
  }

  @PyMethod(sig = "(timeout=None, /)", doc = "Polls the set of registered file descriptors.")
  PyObject poll(PyObject timeout) {
    long nanos = -1;
    if (timeout != null && timeout != Py.None) {
      double ms = Ops.asDouble(timeout);
      nanos = ms < 0 ? -1 : (long) Math.min(Math.ceil(ms) * 1e6, 9e18);
    }
    if (running) {
      throw Py.runtimeError("concurrent poll() invocation");
    }
    running = true;
    try (Arena arena = Arena.ofConfined()) {
      int n = wanted.size();
      MemorySegment fds = arena.allocate(8L * Math.max(n, 1), 8);
      int at = 0;
      for (Map.Entry<Integer, Integer> e : wanted.entrySet()) {
        fds.set(ValueLayout.JAVA_INT, 8L * at, e.getKey());
        fds.set(ValueLayout.JAVA_SHORT, 8L * at + 4, (short) (int) e.getValue());
        at++;
      }
      int ready = FileNumbers.poll(fds, n, nanos);
      if (ready < 0) {
        throw FileNumbers.error(-ready);
      }
      PyList out = new PyList();
      for (int i = 0; i < n; i++) {
        int got = fds.get(ValueLayout.JAVA_SHORT, 8L * i + 6) & 0xFFFF;
        if (got != 0) {
          out.add(PyTuple.of(Py.integer(fds.get(ValueLayout.JAVA_INT, 8L * i)), Py.integer(got)));
        }
      }
      return out;
    } finally {
      running = false;
    }
  }
}
