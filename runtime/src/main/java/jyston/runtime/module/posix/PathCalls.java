package jyston.runtime.module.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jyston.runtime.Codecs;
import jyston.runtime.Py;
import jyston.runtime.PyBytes;
import jyston.runtime.PyObject;
import jyston.runtime.PyTuple;

/** System calls with paths and memory. Results below zero are negated error numbers. */
final class PathCalls {
  private PathCalls() {}

  static int at(String call, int dirFd, FsPath p, long... more) {
    try (Arena arena = Arena.ofConfined()) {
      long[] a = new long[2 + more.length];
      a[0] = dirFd;
      a[1] = Libc.cstring(arena, p.bytes()).address();
      System.arraycopy(more, 0, a, 2, more.length);
      return Fds.sysBlocking(call, a);
    }
  }

  static int plain(String call, FsPath p, long... more) {
    try (Arena arena = Arena.ofConfined()) {
      long[] a = new long[1 + more.length];
      a[0] = Libc.cstring(arena, p.bytes()).address();
      System.arraycopy(more, 0, a, 1, more.length);
      return Fds.sysBlocking(call, a);
    }
  }

  static int two(String call, int dirA, FsPath a, int dirB, FsPath b, int flags) {
    try (Arena arena = Arena.ofConfined()) {
      long pa = Libc.cstring(arena, a.bytes()).address();
      long pb = Libc.cstring(arena, b.bytes()).address();
      return flags < 0
          ? Fds.sysBlocking(call, dirA, pa, dirB, pb)
          : Fds.sysBlocking(call, dirA, pa, dirB, pb, flags);
    }
  }

  static int symlink(FsPath target, int dirFd, FsPath p) {
    try (Arena arena = Arena.ofConfined()) {
      return Fds.sysBlocking(
          "symlinkat",
          Libc.cstring(arena, target.bytes()).address(),
          dirFd,
          Libc.cstring(arena, p.bytes()).address());
    }
  }

  static byte[] readlink(int dirFd, FsPath p) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buf = arena.allocate(4097);
      int n =
          Fds.sysBlocking(
              "readlinkat", dirFd, Libc.cstring(arena, p.bytes()).address(), buf.address(), 4096);
      if (n < 0) {
        throw OsErrors.of(-n, p.object());
      }
      return buf.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE);
    }
  }

  static int utime(int dirFd, FsPath p, long[] t, boolean follow) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment ts = arena.allocate(32, 8);
      for (int i = 0; i < 4; i++) {
        ts.set(ValueLayout.JAVA_LONG, i * 8L, t[i]);
      }
      if (p.isFd()) {
        return Fds.sysBlocking("futimens", p.fd(), ts.address());
      }
      return Fds.sysBlocking(
          "utimensat",
          dirFd,
          Libc.cstring(arena, p.bytes()).address(),
          ts.address(),
          follow ? 0 : 0x100);
    }
  }

  static String getcwd() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buf = arena.allocate(4097);
      long r = Libc.call("getcwd", buf.address(), 4096);
      if (r == 0) {
        throw OsErrors.of(Libc.errno());
      }
      return Codecs.fsDecode(Libc.bytesAt(buf.address())).javaString();
    }
  }

  static PyObject pread(int fd, int n, long offset) {
    if (n < 0) {
      throw OsErrors.of(Errno.EINVAL);
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buf = arena.allocate(Math.max(n, 1));
      int r = Fds.sysBlocking("pread", fd, buf.address(), n, offset);
      if (r < 0) {
        throw OsErrors.of(-r);
      }
      return PyBytes.of(buf.asSlice(0, r).toArray(ValueLayout.JAVA_BYTE));
    }
  }

  static long pwrite(int fd, byte[] b, long offset) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buf = arena.allocate(Math.max(b.length, 1));
      MemorySegment.copy(b, 0, buf, ValueLayout.JAVA_BYTE, 0, b.length);
      int r = Fds.sysBlocking("pwrite", fd, buf.address(), b.length, offset);
      if (r < 0) {
        throw OsErrors.of(-r);
      }
      return r;
    }
  }

  static PyObject pipe(int flags) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment fds = arena.allocate(8, 4);
      int r = Fds.sys("pipe2", fds.address(), flags);
      if (r < 0) {
        throw OsErrors.of(-r);
      }
      return PyTuple.of(
          Py.integer(fds.get(ValueLayout.JAVA_INT, 0)),
          Py.integer(fds.get(ValueLayout.JAVA_INT, 4)));
    }
  }

  static PyObject terminalSize(int fd) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment ws = arena.allocate(8, 2);
      int r = Fds.sys("ioctl", fd, 0x5413, ws.address());
      if (r < 0) {
        throw OsErrors.of(-r);
      }
      return PosixTypes.TERMINAL_SIZE.make(
          Py.integer(ws.get(ValueLayout.JAVA_SHORT, 2) & 0xFFFF),
          Py.integer(ws.get(ValueLayout.JAVA_SHORT, 0) & 0xFFFF));
    }
  }

  static PyObject statvfs(FsPath p) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment b = arena.allocate(256, 8);
      int r =
          p.isFd()
              ? Fds.sysBlocking("fstatvfs", p.fd(), b.address())
              : plain("statvfs", p, b.address());
      if (r < 0) {
        throw OsErrors.of(-r, p.object());
      }
      PyObject[] v = new PyObject[11];
      for (int i = 0; i < 8; i++) {
        v[i] = Py.integer(b.get(ValueLayout.JAVA_LONG, i * 8L));
      }
      v[8] = Py.integer(b.get(ValueLayout.JAVA_LONG, 72));
      v[9] = Py.integer(b.get(ValueLayout.JAVA_LONG, 80));
      v[10] = Py.integer(b.get(ValueLayout.JAVA_LONG, 64));
      return PosixTypes.STATVFS.make(v);
    }
  }
}
