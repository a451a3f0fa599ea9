package jyston.runtime.module.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBytes;
import jyston.runtime.PyDict;
import jyston.runtime.PyList;
import jyston.runtime.PyObject;
import jyston.runtime.PySet;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.module.Modules;

/** Calls about processes and the system. */
final class ProcessCalls {
  private ProcessCalls() {}

  private static final class Random {
    static final SecureRandom SOURCE = new SecureRandom();
  }

  static PyObject urandom(long size) {
    if (size < 0) {
      throw Py.valueError("negative argument not allowed");
    }
    if (size > Integer.MAX_VALUE - 16) {
      throw Py.memoryError();
    }
    byte[] b = new byte[(int) size];
    Random.SOURCE.nextBytes(b);
    return PyBytes.of(b);
  }

  static long sysconf(PyObject name) {
    int n;
    if (Ops.isIndex(name)) {
      n = Ops.asInt(name);
    } else if (name instanceof PyStr) {
      PyObject v =
          ((PyDict) Modules.java("posix", PosixModule.class).module().find("sysconf_names"))
              .get(name);
      if (v == null) {
        throw Py.valueError("unrecognized configuration name");
      }
      n = Ops.asInt(v);
    } else {
      throw Py.typeError("configuration names must be strings or integers");
    }
    Fds.sys("getppid");
    long r = Libc.call("sysconf", n);
    if (r == -1 && Libc.errno() == Errno.EINVAL) {
      throw OsErrors.of(Errno.EINVAL);
    }
    return r;
  }

  static PyObject getgroups() {
    try (Arena arena = Arena.ofConfined()) {
      int max = 1 << 16;
      MemorySegment b = arena.allocate(4L * max, 4);
      int n = Fds.sys("getgroups", max, b.address());
      if (n < 0) {
        throw OsErrors.of(-n);
      }
      PyList l = new PyList();
      for (int i = 0; i < n; i++) {
        l.add(Py.integer(b.get(ValueLayout.JAVA_INT, 4L * i) & 0xFFFFFFFFL));
      }
      return l;
    }
  }

  static PyObject affinity(int pid) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment b = arena.allocate(1024, 8);
      int r = Fds.sys("sched_getaffinity", pid, 1024, b.address());
      if (r < 0) {
        throw OsErrors.of(-r);
      }
      PySet s = new PySet();
      for (int i = 0; i < 8192; i++) {
        if ((b.get(ValueLayout.JAVA_BYTE, i >> 3) >> (i & 7) & 1) != 0) {
          Ops.callMethod(s, "add", Py.integer(i));
        }
      }
      return s;
    }
  }

  static PyObject uname() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment b = arena.allocate(65L * 6);
      Fds.sys("uname", b.address());
      PyObject[] v = new PyObject[5];
      for (int i = 0; i < 5; i++) {
        v[i] = PyStr.of(new String(Libc.bytesAt(b.address() + 65L * i), StandardCharsets.UTF_8));
      }
      return PosixTypes.UNAME.make(v);
    }
  }

  static PyObject times() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment b = arena.allocate(32, 8);
      Fds.sys("getppid");
      long elapsed = Libc.call("times", b.address());
      PyObject[] v = new PyObject[5];
      for (int i = 0; i < 4; i++) {
        v[i] = Py.real(b.get(ValueLayout.JAVA_LONG, 8L * i) / 100.0);
      }
      v[4] = Py.real(elapsed / 100.0);
      return PosixTypes.TIMES.make(v);
    }
  }

  static PyObject loadavg() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment b = arena.allocate(24, 8);
      if (Fds.sys("getloadavg", b.address(), 3) != 3) {
        throw OsErrors.of(Errno.EINVAL);
      }
      return PyTuple.of(
          Py.real(b.get(ValueLayout.JAVA_DOUBLE, 0)),
          Py.real(b.get(ValueLayout.JAVA_DOUBLE, 8)),
          Py.real(b.get(ValueLayout.JAVA_DOUBLE, 16)));
    }
  }

  static int system(byte[] command) {
    Modules.audit("os.system", PyBytes.of(command));
    try (Arena arena = Arena.ofConfined()) {
      int r = Fds.sysBlocking("system", Libc.cstring(arena, command).address());
      return r;
    }
  }

  static PyObject waitpid(int pid, int options) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment b = arena.allocate(4, 4);
      int r = Fds.sysBlocking("waitpid", pid, b.address(), options);
      if (r < 0) {
        throw OsErrors.of(-r);
      }
      return PyTuple.of(Py.integer(r), Py.integer(b.get(ValueLayout.JAVA_INT, 0)));
    }
  }
}
