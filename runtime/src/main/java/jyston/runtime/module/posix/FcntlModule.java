package jyston.runtime.module.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jyston.runtime.Codecs;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyByteArray;
import jyston.runtime.PyBytes;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code fcntl}. */
@PyModuleDef(
    name = "fcntl",
    doc =
        "This module performs file control and I/O control on file\n"
            + "descriptors.  It is an interface to the fcntl() and ioctl() Unix\n"
            + "routines.  File descriptors can be obtained with the fileno() method of\n"
            + "a file or socket object.")
public final class FcntlModule extends BuiltinModule {
  private static final String CONSTANTS =
      "F_DUPFD=0 F_GETFD=1 F_SETFD=2 F_GETFL=3 F_SETFL=4 F_GETLK=5 F_SETLK=6 F_SETLKW=7 F_SETOWN=8"
          + " F_GETOWN=9 F_SETSIG=10 F_GETSIG=11 F_RDLCK=0 F_WRLCK=1 F_UNLCK=2 F_EXLCK=4 F_SHLCK=8"
          + " F_GETLK64=5 F_SETLK64=6 F_SETLKW64=7 F_SETLEASE=1024 F_GETLEASE=1025 F_NOTIFY=1026"
          + " F_DUPFD_CLOEXEC=1030 F_SETPIPE_SZ=1031 F_GETPIPE_SZ=1032 F_ADD_SEALS=1033"
          + " F_GET_SEALS=1034 F_SEAL_SEAL=1 F_SEAL_SHRINK=2 F_SEAL_GROW=4 F_SEAL_WRITE=8"
          + " F_OFD_GETLK=36 F_OFD_SETLK=37 F_OFD_SETLKW=38 FD_CLOEXEC=1 LOCK_SH=1 LOCK_EX=2"
          + " LOCK_NB=4 LOCK_UN=8 LOCK_MAND=32 LOCK_READ=64 LOCK_WRITE=128 LOCK_RW=192 FASYNC=8192"
          + " DN_ACCESS=1 DN_MODIFY=2 DN_CREATE=4 DN_DELETE=8 DN_RENAME=16 DN_ATTRIB=32"
          + " DN_MULTISHOT=2147483648 FICLONE=1074041865 FICLONERANGE=1075876877";

  /** For the index. */
  public FcntlModule() {}

  @Override
  protected void init(PyModule m) {
    for (String s : CONSTANTS.split(" ")) {
      int eq = s.indexOf('=');
      m.add(s.substring(0, eq), Py.integer(Long.parseLong(s.substring(eq + 1))));
    }
  }

  private static int check(int r) {
    if (r < 0) {
      throw OsErrors.of(-r);
    }
    return r;
  }

  private static byte[] data(PyObject arg) {
    return arg instanceof PyStr s ? Codecs.encodeUtf8(s) : PyBuffer.bytes(arg);
  }

  private static PyObject withBytes(String call, int fd, long code, PyObject arg, String where) {
    byte[] b = data(arg);
    if (b.length > 1024) {
      throw Py.valueError(where + " argument 3 is too long");
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment m = arena.allocate(1024 + 8, 8);
      MemorySegment.copy(b, 0, m, ValueLayout.JAVA_BYTE, 0, b.length);
      check(Fds.sysBlocking(call, fd, code, m.address()));
      return PyBytes.of(m.asSlice(0, b.length).toArray(ValueLayout.JAVA_BYTE));
    }
  }

  @PyFunction(
      sig = "(fd, cmd, arg=0, /)",
      doc = "Perform the operation `cmd` on file descriptor fd.")
  static PyObject fcntl(PyObject fd, int cmd, PyObject arg) {
    int f = PosixTypes.fileno(fd);
    if (arg != null && !Ops.isIndex(arg)) {
      return withBytes("fcntl", f, cmd, arg, "fcntl");
    }
    return Py.integer(
        check(Fds.sysBlocking("fcntl", f, cmd, arg == null ? 0 : (int) Ops.asLong(arg))));
  }

  @PyFunction(
      sig = "(fd, request, arg=0, mutate_flag=True, /)",
      doc = "Perform the operation request on file descriptor fd.")
  static PyObject ioctl(PyObject fd, long request, PyObject arg, boolean mutate) {
    int f = PosixTypes.fileno(fd);
    if (arg == null || Ops.isIndex(arg)) {
      return Py.integer(
          check(Fds.sysBlocking("ioctl", f, request, arg == null ? 0 : (int) Ops.asLong(arg))));
    }
    if (mutate
        && !(arg instanceof PyBytes)
        && !(arg instanceof PyStr)
        && (arg instanceof PyByteArray || PyBuffer.isBuffer(arg))) {
      PyBuffer b = PyBuffer.writable(arg, "ioctl() argument 3");
      try (Arena arena = Arena.ofConfined()) {
        byte[] a = b.toBytes();
        MemorySegment m = arena.allocate(Math.max(a.length, 1024) + 8L, 8);
        MemorySegment.copy(a, 0, m, ValueLayout.JAVA_BYTE, 0, a.length);
        int r = check(Fds.sysBlocking("ioctl", f, request, m.address()));
        b.copyFrom(b.start, m.asSlice(0, a.length).toArray(ValueLayout.JAVA_BYTE), 0, a.length);
        return Py.integer(r);
      } finally {
        b.release();
      }
    }
    return withBytes("ioctl", f, request, arg, "ioctl");
  }

  @PyFunction(sig = "(fd, operation, /)", doc = "Perform the lock operation on file descriptor fd.")
  static void flock(PyObject fd, int operation) {
    check(Fds.sysBlocking("flock", PosixTypes.fileno(fd), operation));
  }

  @PyFunction(
      sig = "(fd, cmd, len=0, start=0, whence=0, /)",
      doc = "A wrapper around the fcntl() locking calls.")
  static void lockf(PyObject fd, int cmd, long len, long start, int whence) {
    int f = PosixTypes.fileno(fd);
    int type;
    if (cmd == 8) {
      type = 2;
    } else if ((cmd & 1) != 0) {
      type = 0;
    } else if ((cmd & 2) != 0) {
      type = 1;
    } else {
      throw Py.valueError("unrecognized lockf argument");
    }
    try (Arena arena = Arena.ofConfined()) {
      // struct flock of 64-bit Linux: type, whence, start, len, pid.
      MemorySegment l = arena.allocate(32, 8);
      l.set(ValueLayout.JAVA_SHORT, 0, (short) type);
      l.set(ValueLayout.JAVA_SHORT, 2, (short) whence);
      l.set(ValueLayout.JAVA_LONG, 8, start);
      l.set(ValueLayout.JAVA_LONG, 16, len);
      check(Fds.sysBlocking("fcntl", f, (cmd & 4) != 0 ? 6 : 7, l.address()));
    }
  }
}
