package jyston.runtime.module.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyBytes;
import jyston.runtime.PyDict;
import jyston.runtime.PyList;
import jyston.runtime.PyLong;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;
import jyston.runtime.module.Modules;

/** The functions of {@code posix} for rarer operations on files and descriptors. */
@PyModuleDef(name = "posix", doc = "Files.")
public final class PosixFilesModule extends BuiltinModule {
  private static final int MAX_ATTRIBUTE = 1 << 16;
  private static final String PATHCONF =
      "PC_ASYNC_IO=10 PC_CHOWN_RESTRICTED=6 PC_FILESIZEBITS=13 PC_LINK_MAX=0 PC_MAX_CANON=1"
          + " PC_MAX_INPUT=2 PC_NAME_MAX=3 PC_NO_TRUNC=7 PC_PATH_MAX=4 PC_PIPE_BUF=5 PC_PRIO_IO=11"
          + " PC_SOCK_MAXBUF=12 PC_SYNC_IO=9 PC_VDISABLE=8 PC_ALLOC_SIZE_MIN=18"
          + " PC_REC_INCR_XFER_SIZE=14 PC_REC_MAX_XFER_SIZE=15 PC_REC_MIN_XFER_SIZE=16"
          + " PC_REC_XFER_ALIGN=17 PC_SYMLINK_MAX=19";
  private static final String CONFSTR =
      "CS_GNU_LIBC_VERSION=2 CS_GNU_LIBPTHREAD_VERSION=3 CS_LFS64_CFLAGS=1004"
          + " CS_LFS64_LDFLAGS=1005 CS_LFS64_LIBS=1006 CS_LFS64_LINTFLAGS=1007 CS_LFS_CFLAGS=1000"
          + " CS_LFS_LDFLAGS=1001 CS_LFS_LIBS=1002 CS_LFS_LINTFLAGS=1003 CS_PATH=0"
          + " CS_XBS5_ILP32_OFF32_CFLAGS=1100 CS_XBS5_ILP32_OFF32_LDFLAGS=1101"
          + " CS_XBS5_ILP32_OFF32_LIBS=1102 CS_XBS5_ILP32_OFF32_LINTFLAGS=1103"
          + " CS_XBS5_ILP32_OFFBIG_CFLAGS=1104 CS_XBS5_ILP32_OFFBIG_LDFLAGS=1105"
          + " CS_XBS5_ILP32_OFFBIG_LIBS=1106 CS_XBS5_ILP32_OFFBIG_LINTFLAGS=1107"
          + " CS_XBS5_LP64_OFF64_CFLAGS=1108 CS_XBS5_LP64_OFF64_LDFLAGS=1109"
          + " CS_XBS5_LP64_OFF64_LIBS=1110 CS_XBS5_LP64_OFF64_LINTFLAGS=1111"
          + " CS_XBS5_LPBIG_OFFBIG_CFLAGS=1112 CS_XBS5_LPBIG_OFFBIG_LDFLAGS=1113"
          + " CS_XBS5_LPBIG_OFFBIG_LIBS=1114 CS_XBS5_LPBIG_OFFBIG_LINTFLAGS=1115";

  /** For the index. */
  public PosixFilesModule() {}

  /** Adds the dictionaries of configuration names. */
  static void names(PyModule m) {
    m.add("pathconf_names", table(PATHCONF));
    m.add("confstr_names", table(CONFSTR));
  }

  private static PyDict table(String text) {
    PyDict d = new PyDict();
    for (String s : text.split(" ")) {
      int eq = s.indexOf('=');
      d.put(PyStr.of(s.substring(0, eq)), Py.integer(Long.parseLong(s.substring(eq + 1))));
    }
    return d;
  }

  private static int check(int r) {
    if (r < 0) {
      throw OsErrors.of(-r);
    }
    return r;
  }

  private static long checkLong(long r) {
    if (r < 0) {
      throw OsErrors.of(Libc.errno());
    }
    return r;
  }

  private static int name(PyObject name, String table) {
    if (Ops.isIndex(name)) {
      return Ops.asInt(name);
    }
    if (!(name instanceof PyStr)) {
      throw Py.typeError("configuration names must be strings or integers");
    }
    PyObject names = Modules.importAttr("posix", table);
    PyObject v = names instanceof PyDict d ? d.get(name) : null;
    if (v == null) {
      throw Py.valueError("unrecognized configuration name");
    }
    return Ops.asInt(v);
  }

  /** -1 without an error number means that there is no limit. */
  private static long limit(long r, FsPath p) {
    if (r == -1 && Libc.errno() != 0) {
      throw p == null ? OsErrors.of(Libc.errno()) : OsErrors.of(Libc.errno(), p.object());
    }
    return r;
  }

  @PyFunction(
      sig = "(path, name)",
      doc = "Return the configuration limit name for the file or directory path.")
  static long pathconf(PyObject path, PyObject name) {
    FsPath p = FsPath.of(path, "pathconf", "path", false, true);
    int n = name(name, "pathconf_names");
    Fds.sys("getppid");
    try (Arena arena = Arena.ofConfined()) {
      long r =
          p.isFd()
              ? Libc.call("fpathconf", p.fd(), n)
              : Libc.call("pathconf", Libc.cstring(arena, p.bytes()).address(), n);
      return limit(r, p);
    }
  }

  @PyFunction(
      sig = "(fd, name, /)",
      doc = "Return the configuration limit name for the file descriptor fd.")
  static long fpathconf(PyObject fd, PyObject name) {
    int f = PosixTypes.fileno(fd);
    int n = name(name, "pathconf_names");
    Fds.sys("getppid");
    return limit(Libc.call("fpathconf", f, n), null);
  }

  @PyFunction(sig = "(name, /)", doc = "Return a string-valued system configuration variable.")
  static PyObject confstr(PyObject name) {
    int n = name(name, "confstr_names");
    Fds.sys("getppid");
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment b = arena.allocate(4096);
      long r = Libc.call("confstr", n, b.address(), 4096);
      if (r == 0) {
        if (Libc.errno() != 0) {
          throw OsErrors.of(Libc.errno());
        }
        return Py.None;
      }
      return PyStr.of(new String(Libc.bytesAt(b.address()), StandardCharsets.UTF_8));
    }
  }

  // Scattered reads and gathered writes.

  private static MemorySegment vectors(Arena arena, List<PyBuffer> buffers, boolean fill) {
    MemorySegment v = arena.allocate(16L * Math.max(1, buffers.size()), 8);
    for (int i = 0; i < buffers.size(); i++) {
      byte[] data = buffers.get(i).toBytes();
      MemorySegment m = arena.allocate(Math.max(1, data.length));
      if (fill) {
        MemorySegment.copy(data, 0, m, ValueLayout.JAVA_BYTE, 0, data.length);
      }
      v.set(ValueLayout.JAVA_LONG, 16L * i, m.address());
      v.set(ValueLayout.JAVA_LONG, 16L * i + 8, data.length);
    }
    return v;
  }

  private static PyObject[] sequence(PyObject o, String function) {
    if (!(o instanceof PyList) && !(o instanceof PyTuple)) {
      throw Py.typeError(function + "() arg 2 must be a sequence");
    }
    return Ops.toArray(o);
  }

  private static long scatter(String function, int fd, PyObject into, long... more) {
    List<PyBuffer> buffers = new ArrayList<>();
    try (Arena arena = Arena.ofConfined()) {
      for (PyObject o : sequence(into, function)) {
        buffers.add(PyBuffer.writable(o, function + "() argument 2"));
      }
      MemorySegment v = vectors(arena, buffers, false);
      long n = checkLong(transfer(function, fd, v, buffers.size(), more));
      long left = n;
      for (int i = 0; i < buffers.size() && left > 0; i++) {
        PyBuffer b = buffers.get(i);
        int size = (int) Math.min(left, v.get(ValueLayout.JAVA_LONG, 16L * i + 8));
        MemorySegment m = Libc.memory(v.get(ValueLayout.JAVA_LONG, 16L * i), size);
        b.copyFrom(b.start, m.toArray(ValueLayout.JAVA_BYTE), 0, size);
        left -= size;
      }
      return n;
    } finally {
      buffers.forEach(PyBuffer::release);
    }
  }

  private static long transfer(String function, int fd, MemorySegment v, int n, long... more) {
    Fds.sys("getppid");
    long[] args = new long[3 + more.length];
    args[0] = fd;
    args[1] = v.address();
    args[2] = n;
    System.arraycopy(more, 0, args, 3, more.length);
    return Libc.callBlockingLong(function, args);
  }

  @PyFunction(
      sig = "(fd, buffers, /)",
      doc = "Read from a file descriptor fd into an iterable of buffers.")
  static long readv(int fd, PyObject buffers) {
    return scatter("readv", fd, buffers);
  }

  @PyFunction(
      sig = "(fd, buffers, offset, flags=0, /)",
      doc = "Reads from a file descriptor into a number of mutable bytes-like objects.")
  static long preadv(int fd, PyObject buffers, long offset, int flags) {
    return flags == 0
        ? scatter("preadv", fd, buffers, offset)
        : scatter("preadv2", fd, buffers, offset, flags);
  }

  @PyFunction(
      sig = "(fd, buffers, offset, flags=0, /)",
      doc = "Writes the contents of bytes-like objects to a file descriptor at a given offset.")
  static long pwritev(int fd, PyObject buffers, long offset, int flags) {
    List<PyBuffer> all = new ArrayList<>();
    try (Arena arena = Arena.ofConfined()) {
      for (PyObject o : sequence(buffers, "pwritev")) {
        all.add(PyBuffer.of(o));
      }
      MemorySegment v = vectors(arena, all, true);
      return checkLong(
          flags == 0
              ? transfer("pwritev", fd, v, all.size(), offset)
              : transfer("pwritev2", fd, v, all.size(), offset, flags));
    } finally {
      all.forEach(PyBuffer::release);
    }
  }

  @PyFunction(
      sig = "(out_fd, in_fd, offset, count)",
      doc = "Copy count bytes from file descriptor in_fd to file descriptor out_fd.")
  static long sendfile(int outFd, int inFd, PyObject offset, long count) {
    Fds.sys("getppid");
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocate(8, 8);
      if (offset != Py.None) {
        at.set(ValueLayout.JAVA_LONG, 0, Ops.asLong(offset));
      }
      return checkLong(
          Libc.callBlockingLong(
              "sendfile", outFd, inFd, offset == Py.None ? 0 : at.address(), count));
    }
  }

  @PyFunction(
      name = "copy_file_range",
      sig = "(src, dst, count, offset_src=None, offset_dst=None)",
      doc = "Copy count bytes from one file descriptor to another.")
  static long copyFileRange(int src, int dst, long count, PyObject offsetSrc, PyObject offsetDst) {
    if (count < 0) {
      throw Py.valueError("negative value for 'count' not allowed");
    }
    Fds.sys("getppid");
    try (Arena arena = Arena.ofConfined()) {
      return checkLong(
          Libc.callBlockingLong(
              "copy_file_range",
              src,
              place(arena, offsetSrc),
              dst,
              place(arena, offsetDst),
              count));
    }
  }

  private static long place(Arena arena, PyObject offset) {
    if (offset == null || offset == Py.None) {
      return 0;
    }
    MemorySegment m = arena.allocate(8, 8);
    m.set(ValueLayout.JAVA_LONG, 0, Ops.asLong(offset));
    return m.address();
  }

  @PyFunction(
      name = "posix_fallocate",
      sig = "(fd, offset, length, /)",
      doc = "Ensure a file has allocated at least a particular number of bytes on disk.")
  static void posixFallocate(int fd, long offset, long length) {
    int r = Fds.sysBlocking("posix_fallocate", fd, offset, length);
    if (r != 0) {
      throw OsErrors.of(Math.abs(r));
    }
  }

  @PyFunction(
      name = "posix_fadvise",
      sig = "(fd, offset, length, advice, /)",
      doc = "Announce an intention to access data in a specific pattern.")
  static void posixFadvise(int fd, long offset, long length, int advice) {
    int r = Fds.sysBlocking("posix_fadvise", fd, offset, length, advice);
    if (r != 0) {
      throw OsErrors.of(Math.abs(r));
    }
  }

  @PyFunction(
      sig = "(fd, command, length, /)",
      doc = "Apply, test or remove a POSIX lock on an open file descriptor.")
  static void lockf(int fd, int command, long length) {
    check(Fds.sysBlocking("lockf", fd, command, length));
  }

  @PyFunction(name = "memfd_create", sig = "(name, flags=1)")
  static int memfdCreate(PyObject name, int flags) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment n = Libc.cstring(arena, FsPath.encode(name));
      return check(Fds.sys("memfd_create", n.address(), flags));
    }
  }

  @PyFunction(
      sig = "(initval, flags=524288)",
      doc = "Creates and returns an event notification file descriptor.")
  static int eventfd(int initval, int flags) {
    return check(Fds.sys("eventfd", initval, flags));
  }

  @PyFunction(name = "eventfd_read", sig = "(fd)", doc = "Read eventfd value")
  static PyObject eventfdRead(PyObject fd) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment v = arena.allocate(8, 8);
      check(Fds.sysBlocking("eventfd_read", PosixTypes.fileno(fd), v.address()));
      return PyLong.of(new BigInteger(Long.toUnsignedString(v.get(ValueLayout.JAVA_LONG, 0))));
    }
  }

  @PyFunction(name = "eventfd_write", sig = "(fd, value)", doc = "Write eventfd value.")
  static void eventfdWrite(PyObject fd, PyObject value) {
    long count = Ops.index(value).bigValue().longValue();
    check(Fds.sysBlocking("eventfd_write", PosixTypes.fileno(fd), count));
  }

  @PyFunction(sig = "(path)", doc = "Change root directory to path.")
  static void chroot(PyObject path) {
    FsPath p = FsPath.of(path, "chroot", "path");
    try (Arena arena = Arena.ofConfined()) {
      int r = Fds.sys("chroot", Libc.cstring(arena, p.bytes()).address());
      if (r < 0) {
        throw OsErrors.of(-r, p.object());
      }
    }
  }

  @PyFunction(
      sig = "(path, mode=384, device=0, *, dir_fd=None)",
      doc = "Create a node in the file system.")
  static void mknod(PyObject path, int mode, long device, PyObject dirFd) {
    FsPath p = FsPath.of(path, "mknod", "path");
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment n = Libc.cstring(arena, p.bytes());
      int r = Fds.sys("mknodat", PosixTypes.dirFd(dirFd), n.address(), mode, device);
      if (r < 0) {
        throw OsErrors.of(-r, p.object());
      }
    }
  }

  // Extended attributes.

  private static long attribute(
      String call, FsPath p, boolean follow, Arena arena, long... arguments) {
    Fds.sys("getppid");
    long[] a = new long[1 + arguments.length];
    a[0] = p.isFd() ? p.fd() : Libc.cstring(arena, p.bytes()).address();
    System.arraycopy(arguments, 0, a, 1, arguments.length);
    long r = Libc.callBlockingLong((p.isFd() ? "f" : follow ? "" : "l") + call, a);
    if (r < 0) {
      throw OsErrors.of(Libc.errno(), p.object());
    }
    return r;
  }

  private static FsPath attributePath(PyObject path, String function, boolean follow) {
    FsPath p = FsPath.of(path, function, "path", false, true);
    if (p.isFd() && !follow) {
      throw Py.valueError(function + ": cannot use fd and follow_symlinks together");
    }
    return p;
  }

  @PyFunction(
      sig = "(path, attribute, *, follow_symlinks=True)",
      doc = "Return the value of extended attribute attribute on path.")
  static PyObject getxattr(PyObject path, PyObject attribute, boolean followSymlinks) {
    FsPath p = attributePath(path, "getxattr", followSymlinks);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name =
          Libc.cstring(arena, FsPath.of(attribute, "getxattr", "attribute").bytes());
      MemorySegment b = arena.allocate(MAX_ATTRIBUTE);
      long n =
          attribute(
              "getxattr", p, followSymlinks, arena, name.address(), b.address(), MAX_ATTRIBUTE);
      return PyBytes.of(b.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE));
    }
  }

  @PyFunction(
      sig = "(path, attribute, value, flags=0, *, follow_symlinks=True)",
      doc = "Set extended attribute attribute on path to value.")
  static void setxattr(
      PyObject path, PyObject attribute, PyObject value, int flags, boolean followSymlinks) {
    FsPath p = attributePath(path, "setxattr", followSymlinks);
    byte[] v = PyBuffer.bytes(value);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name =
          Libc.cstring(arena, FsPath.of(attribute, "setxattr", "attribute").bytes());
      MemorySegment b = Libc.cstring(arena, v);
      attribute("setxattr", p, followSymlinks, arena, name.address(), b.address(), v.length, flags);
    }
  }

  @PyFunction(
      sig = "(path, attribute, *, follow_symlinks=True)",
      doc = "Remove extended attribute attribute on path.")
  static void removexattr(PyObject path, PyObject attribute, boolean followSymlinks) {
    FsPath p = attributePath(path, "removexattr", followSymlinks);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name =
          Libc.cstring(arena, FsPath.of(attribute, "removexattr", "attribute").bytes());
      attribute("removexattr", p, followSymlinks, arena, name.address());
    }
  }

  @PyFunction(
      sig = "(path=None, *, follow_symlinks=True)",
      doc = "Return a list of extended attributes on path.")
  static PyObject listxattr(PyObject path, boolean followSymlinks) {
    PyObject of = path == null || path == Py.None ? PyStr.of(".") : path;
    FsPath p = attributePath(of, "listxattr", followSymlinks);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment b = arena.allocate(MAX_ATTRIBUTE);
      long n = attribute("listxattr", p, followSymlinks, arena, b.address(), MAX_ATTRIBUTE);
      PyList l = new PyList();
      for (long at = 0; at < n; ) {
        byte[] name = Libc.bytesAt(b.address() + at);
        l.add(FsPath.decode(PyBytes.of(name)));
        at += name.length + 1;
      }
      return l;
    }
  }
}
