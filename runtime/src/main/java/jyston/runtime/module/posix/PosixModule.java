package jyston.runtime.module.posix;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import jyston.runtime.BuiltinTable;
import jyston.runtime.BytesBuilder;
import jyston.runtime.Codecs;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyBytes;
import jyston.runtime.PyDict;
import jyston.runtime.PyList;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;
import jyston.runtime.module.Modules;
import jyston.runtime.module.signal.SignalModule;

/** {@code posix}: files and descriptors; processes are in {@link ProcessCalls}. */
@PyModuleDef(
    name = "posix",
    doc =
        "This module provides access to operating system functionality that is\n"
            + "standardized by the C Standard and the POSIX standard (a thinly\n"
            + "disguised Unix interface).  Refer to the library manual and\n"
            + "corresponding Unix manual entries for more information on calls.")
public final class PosixModule extends BuiltinModule {
  /** For the index. */
  public PosixModule() {}

  @Override
  protected BuiltinTable table() {
    return new PosixModuleTable(this);
  }

  @Override
  protected void init(PyModule m) {
    addFunctions(new PosixProcessModuleTable(new PosixProcessModule()));
    addFunctions(new PosixFilesModuleTable(new PosixFilesModule()));
    PosixConstants.fill(m);
    PosixFilesModule.names(m);
    m.add("environ", environment());
    m.add("error", PyBaseException.OS_ERROR);
    m.add("stat_result", PosixTypes.STAT.type());
    m.add("statvfs_result", PosixTypes.STATVFS.type());
    m.add("terminal_size", PosixTypes.TERMINAL_SIZE.type());
    m.add("times_result", PosixTypes.TIMES.type());
    m.add("uname_result", PosixTypes.UNAME.type());
    m.add("waitid_result", PosixTypes.WAITID.type());
    m.add("sched_param", PosixTypes.SCHED_PARAM.type());
    m.add(PyDirEntry.TYPE);
    m.add("_have_functions", PosixConstants.haveFunctions());
  }

  private static PyDict environment() {
    Map<String, String> env = System.getenv();
    boolean plain = true;
    for (Map.Entry<String, String> e : env.entrySet()) {
      plain &= ascii(e.getKey()) && ascii(e.getValue());
    }
    PyDict d = plain ? null : EnvironmentCalls.initial();
    if (d != null) {
      return d;
    }
    d = new PyDict();
    for (Map.Entry<String, String> e : env.entrySet()) {
      d.put(
          PyBytes.of(Codecs.fsEncode(PyStr.of(e.getKey()))),
          PyBytes.of(Codecs.fsEncode(PyStr.of(e.getValue()))));
    }
    return d;
  }

  private static boolean ascii(String s) {
    for (int i = 0; i < s.length(); i++) {
      if (s.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  /** A variable of the environment the process started with, or null. */
  public String getenv(String name) {
    PyObject env = module().find("environ");
    if (env instanceof PyDict d
        && d.get(PyBytes.of(name.getBytes(StandardCharsets.UTF_8))) instanceof PyBytes b) {
      return Codecs.fsDecode(b.value).javaString();
    }
    return null;
  }

  private static int check(int r) {
    if (r < 0) {
      throw OsErrors.of(-r);
    }
    return r;
  }

  private static void check(int r, FsPath p) {
    if (r < 0) {
      throw OsErrors.of(-r, p.object());
    }
  }

  // Stat.

  @PyFunction(
      sig = "(path, *, dir_fd=None, follow_symlinks=True)",
      doc = "Perform a stat system call on the given path.")
  static PyObject stat(PyObject path, PyObject dirFd, boolean followSymlinks) {
    FsPath p = FsPath.of(path, "stat", "path", false, true);
    int dir = PosixTypes.dirFd(dirFd);
    if (p.isFd() && dir != Fds.AT_FDCWD) {
      throw Py.valueError("stat: can't specify dir_fd without matching path");
    }
    if (p.isFd() && !followSymlinks) {
      throw Py.valueError("stat: cannot use fd and follow_symlinks together");
    }
    return PosixTypes.result(FileStat.of(p, dir, followSymlinks), p);
  }

  @PyFunction(
      sig = "(path, *, dir_fd=None)",
      doc =
          "Perform an lstat system call on the given path, without following symbolic links.\n\n"
              + "Like stat(), but do not follow symbolic links.\n"
              + "Equivalent to stat(path, follow_symlinks=False).")
  static PyObject lstat(PyObject path, PyObject dirFd) {
    FsPath p = FsPath.of(path, "lstat", "path");
    return PosixTypes.result(FileStat.of(p, PosixTypes.dirFd(dirFd), false), p);
  }

  @PyFunction(
      sig = "(fd)",
      doc =
          "Perform a stat system call on the given file descriptor.\n\n"
              + "Like stat(), but for an open file descriptor.\n"
              + "Equivalent to os.stat(fd).")
  static PyObject fstat(int fd) {
    FileStat.Result r = FileStat.ofFd(fd);
    if (r.stat() == null) {
      throw OsErrors.of(r.errno());
    }
    return PosixTypes.stat(r.stat());
  }

  @PyFunction(
      sig = "(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)",
      doc = "Use the real uid/gid to test for access to a path.")
  static boolean access(
      PyObject path, int mode, PyObject dirFd, boolean effectiveIds, boolean followSymlinks) {
    FsPath p = FsPath.of(path, "access", "path");
    int flags = (effectiveIds ? 0x200 : 0) | (followSymlinks ? 0 : 0x100);
    return PathCalls.at("faccessat", PosixTypes.dirFd(dirFd), p, mode, flags) == 0;
  }

  // Folders.

  @PyFunction(
      sig = "(path=None)",
      doc =
          "Return a list containing the names of the files in the directory.\n\n"
              + "path can be specified as either str, bytes, or a path-like object.  If path is"
              + " bytes,\n"
              + "  the filenames returned will also be bytes; in all other circumstances\n"
              + "  the filenames returned will be str.\n"
              + "If path is None, uses the path='.'.\n"
              + "The list is in arbitrary order.  It does not include the special\n"
              + "entries '.' and '..' even if they are present in the directory.")
  static PyObject listdir(PyObject path) {
    FsPath p = FsPath.of(path, "listdir", "path", true, true);
    Modules.audit("os.listdir", path == null ? Py.None : path);
    PyList l = new PyList();
    for (byte[] n : DirReader.names(p)) {
      l.add(p.result(n));
    }
    return l;
  }

  @PyFunction(
      sig = "(path=None)",
      doc =
          "Return an iterator of DirEntry objects for given path.\n\n"
              + "path can be specified as either str, bytes, or a path-like object.  If path\n"
              + "is bytes, the names of yielded DirEntry objects will also be bytes; in\n"
              + "all other circumstances they will be str.\n\nIf path is None, uses the path='.'.")
  static PyObject scandir(PyObject path) {
    FsPath p = FsPath.of(path, "scandir", "path", true, true);
    Modules.audit("os.scandir", path == null ? Py.None : path);
    return new PyScandirIterator(p, DirReader.entries(p));
  }

  @PyFunction(sig = "(path, mode=511, *, dir_fd=None)", doc = "Create a directory.")
  static void mkdir(PyObject path, int mode, PyObject dirFd) {
    FsPath p = FsPath.of(path, "mkdir", "path");
    Modules.audit("os.mkdir", path, Py.integer(mode), dirFd == null ? Py.integer(-1) : dirFd);
    check(PathCalls.at("mkdirat", PosixTypes.dirFd(dirFd), p, mode), p);
  }

  @PyFunction(sig = "(path, *, dir_fd=None)", doc = "Remove a directory.")
  static void rmdir(PyObject path, PyObject dirFd) {
    FsPath p = FsPath.of(path, "rmdir", "path");
    Modules.audit("os.rmdir", path, dirFd == null ? Py.integer(-1) : dirFd);
    check(PathCalls.at("unlinkat", PosixTypes.dirFd(dirFd), p, 0x200), p);
  }

  private static void unlinkIt(String function, PyObject path, PyObject dirFd) {
    FsPath p = FsPath.of(path, function, "path");
    Modules.audit("os.remove", path, dirFd == null ? Py.integer(-1) : dirFd);
    check(PathCalls.at("unlinkat", PosixTypes.dirFd(dirFd), p, 0), p);
  }

  @PyFunction(sig = "(path, *, dir_fd=None)", doc = "Remove a file (same as remove()).")
  static void unlink(PyObject path, PyObject dirFd) {
    unlinkIt("unlink", path, dirFd);
  }

  @PyFunction(sig = "(path, *, dir_fd=None)", doc = "Remove a file (same as unlink()).")
  static void remove(PyObject path, PyObject dirFd) {
    unlinkIt("remove", path, dirFd);
  }

  private static void move(
      String function, PyObject src, PyObject dst, PyObject srcDir, PyObject dstDir) {
    FsPath a = FsPath.of(src, function, "src");
    FsPath b = FsPath.of(dst, function, "dst");
    Modules.audit("os.rename", src, dst, Py.integer(-1), Py.integer(-1));
    int r = PathCalls.two("renameat", PosixTypes.dirFd(srcDir), a, PosixTypes.dirFd(dstDir), b, -1);
    if (r < 0) {
      throw OsErrors.of(-r, a.object(), b.object());
    }
  }

  @PyFunction(
      sig = "(src, dst, *, src_dir_fd=None, dst_dir_fd=None)",
      doc = "Rename a file or directory.")
  static void rename(PyObject src, PyObject dst, PyObject srcDirFd, PyObject dstDirFd) {
    move("rename", src, dst, srcDirFd, dstDirFd);
  }

  @PyFunction(
      sig = "(src, dst, *, src_dir_fd=None, dst_dir_fd=None)",
      doc = "Rename a file or directory, overwriting the destination.")
  static void replace(PyObject src, PyObject dst, PyObject srcDirFd, PyObject dstDirFd) {
    move("replace", src, dst, srcDirFd, dstDirFd);
  }

  @PyFunction(
      sig = "(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)",
      doc = "Create a hard link to a file.")
  static void link(
      PyObject src, PyObject dst, PyObject srcDirFd, PyObject dstDirFd, boolean followSymlinks) {
    FsPath a = FsPath.of(src, "link", "src");
    FsPath b = FsPath.of(dst, "link", "dst");
    int r =
        PathCalls.two(
            "linkat",
            PosixTypes.dirFd(srcDirFd),
            a,
            PosixTypes.dirFd(dstDirFd),
            b,
            followSymlinks ? 0x400 : 0);
    if (r < 0) {
      throw OsErrors.of(-r, a.object(), b.object());
    }
  }

  @PyFunction(
      sig = "(src, dst, target_is_directory=False, *, dir_fd=None)",
      doc = "Create a symbolic link pointing to src named dst.")
  static void symlink(PyObject src, PyObject dst, boolean targetIsDirectory, PyObject dirFd) {
    FsPath a = FsPath.of(src, "symlink", "src");
    FsPath b = FsPath.of(dst, "symlink", "dst");
    int r = PathCalls.symlink(a, PosixTypes.dirFd(dirFd), b);
    if (r < 0) {
      throw OsErrors.of(-r, a.object(), b.object());
    }
  }

  @PyFunction(
      sig = "(path, *, dir_fd=None)",
      doc = "Return a string representing the path to which the symbolic link points.")
  static PyObject readlink(PyObject path, PyObject dirFd) {
    FsPath p = FsPath.of(path, "readlink", "path");
    return p.result(PathCalls.readlink(PosixTypes.dirFd(dirFd), p));
  }

  @PyFunction(
      sig = "(path, mode, *, dir_fd=None, follow_symlinks=True)",
      doc = "Change the access permissions of a file.")
  static void chmod(PyObject path, int mode, PyObject dirFd, PyObject followSymlinks) {
    FsPath p = FsPath.of(path, "chmod", "path", false, true);
    if (p.isFd()) {
      check(Fds.sys("fchmod", p.fd(), mode), p);
      return;
    }
    boolean follow = followSymlinks == null || followSymlinks.isTrue();
    check(PathCalls.at("fchmodat", PosixTypes.dirFd(dirFd), p, mode, follow ? 0 : 0x100), p);
  }

  @PyFunction(
      sig = "(fd, mode)",
      doc = "Change the access permissions of the file given by file descriptor fd.")
  static void fchmod(int fd, int mode) {
    check(Fds.sys("fchmod", fd, mode));
  }

  @PyFunction(
      sig = "(path, uid, gid, *, dir_fd=None, follow_symlinks=True)",
      doc = "Change the owner and group id of path to the numeric uid and gid.")
  static void chown(PyObject path, long uid, long gid, PyObject dirFd, boolean followSymlinks) {
    FsPath p = FsPath.of(path, "chown", "path", false, true);
    if (p.isFd()) {
      check(Fds.sys("fchown", p.fd(), uid, gid), p);
      return;
    }
    check(
        PathCalls.at("fchownat", PosixTypes.dirFd(dirFd), p, uid, gid, followSymlinks ? 0 : 0x100),
        p);
  }

  @PyFunction(sig = "(fd, uid, gid)")
  static void fchown(int fd, long uid, long gid) {
    check(Fds.sys("fchown", fd, uid, gid));
  }

  @PyFunction(sig = "(path, uid, gid)")
  static void lchown(PyObject path, long uid, long gid) {
    FsPath p = FsPath.of(path, "lchown", "path");
    check(PathCalls.at("fchownat", Fds.AT_FDCWD, p, uid, gid, 0x100), p);
  }

  @PyFunction(
      sig = "(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True)",
      doc = "Set the access and modified time of path.")
  static void utime(
      PyObject path, PyObject times, PyObject ns, PyObject dirFd, boolean followSymlinks) {
    FsPath p = FsPath.of(path, "utime", "path", false, true);
    long[] t = PosixTypes.utimes(times, ns);
    int r = PathCalls.utime(PosixTypes.dirFd(dirFd), p, t, followSymlinks);
    check(r, p);
  }

  @PyFunction(
      sig = "(path, length)",
      doc = "Truncate a file, specified by path, to a specific length.")
  static void truncate(PyObject path, long length) {
    FsPath p = FsPath.of(path, "truncate", "path", false, true);
    check(p.isFd() ? Fds.truncate(p.fd(), length) : PathCalls.plain("truncate", p, length), p);
  }

  @PyFunction(
      sig = "(fd, length, /)",
      doc = "Truncate a file, specified by file descriptor, to a specific length.")
  static void ftruncate(int fd, long length) {
    check(Fds.truncate(fd, length));
  }

  @PyFunction(
      sig = "(path, mode=438, *, dir_fd=None)",
      doc = "Create a \"fifo\" (a POSIX named pipe).")
  static void mkfifo(PyObject path, int mode, PyObject dirFd) {
    FsPath p = FsPath.of(path, "mkfifo", "path");
    check(PathCalls.at("mkfifoat", PosixTypes.dirFd(dirFd), p, mode), p);
  }

  @PyFunction(doc = "Return a unicode string representing the current working directory.")
  PyObject getcwd() {
    return PyStr.of(cwd());
  }

  @PyFunction(doc = "Return a bytes string representing the current working directory.")
  PyObject getcwdb() {
    return PyBytes.of(Codecs.fsEncode(PyStr.of(cwd())));
  }

  /** The current folder. */
  public String cwd() {
    return Fds.nativeLoaded() ? PathCalls.getcwd() : System.getProperty("user.dir");
  }

  @PyFunction(sig = "(path)", doc = "Change the current working directory to the specified path.")
  void chdir(PyObject path) {
    FsPath p = FsPath.of(path, "chdir", "path", false, true);
    Modules.audit("os.chdir", path);
    check(p.isFd() ? Fds.sys("fchdir", p.fd()) : PathCalls.plain("chdir", p), p);
  }

  @PyFunction(sig = "(fd)", doc = "Change to the directory of the given file descriptor.")
  void fchdir(PyObject fd) {
    check(Fds.sys("fchdir", PosixTypes.fileno(fd)));
  }

  @PyFunction(
      sig = "(mask, /)",
      doc = "Set the current numeric umask and return the previous umask.")
  static int umask(int mask) {
    return check(Fds.sys("umask", mask));
  }

  // Descriptors.

  @PyFunction(
      sig = "(path, flags, mode=511, *, dir_fd=None)",
      doc = "Open a file for low level IO.  Returns a file descriptor (integer).")
  static int open(PyObject path, int flags, int mode, PyObject dirFd) {
    FsPath p = FsPath.of(path, "open", "path");
    Modules.audit("open", path, Py.None, Py.integer(flags));
    int fd = Fds.open(p, PosixTypes.dirFd(dirFd), flags, mode);
    if (fd < 0) {
      throw OsErrors.of(-fd, p.object());
    }
    return fd;
  }

  @PyFunction(sig = "(fd)", doc = "Close a file descriptor.")
  static void close(PyObject fd) {
    check(Fds.close(PosixTypes.fileno(fd)));
  }

  @PyFunction(
      sig = "(fd_low, fd_high, /)",
      doc = "Closes all file descriptors in [fd_low, fd_high), ignoring errors.")
  static void closerange(int low, int high) {
    for (int fd = Math.max(low, 0); fd < high; fd++) {
      if (Fds.isOpen(fd)) {
        Fds.close(fd);
      }
    }
  }

  @PyFunction(
      sig = "(fd, length, /)",
      doc = "Read from a file descriptor.  Returns a bytes object.")
  static PyObject read(int fd, long length) {
    if (length < 0) {
      throw OsErrors.of(Errno.EINVAL);
    }
    byte[] b = new byte[(int) Math.min(length, 1 << 20)];
    int n = check(Fds.read(fd, b, 0, b.length));
    return PyBytes.of(n == b.length ? b : Arrays.copyOf(b, n));
  }

  @PyFunction(sig = "(fd, data, /)", doc = "Write a bytes object to a file descriptor.")
  static int write(int fd, PyObject data) {
    byte[] b = PyBuffer.bytes(data);
    return check(Fds.write(fd, b, 0, b.length));
  }

  @PyFunction(sig = "(fd, buffers, /)")
  static long writev(int fd, PyObject buffers) {
    BytesBuilder all = new BytesBuilder(256);
    for (PyObject o : Ops.toArray(buffers)) {
      byte[] b = PyBuffer.bytes(o);
      all.append(b, 0, b.length);
    }
    byte[] b = all.toBytes();
    return check(Fds.write(fd, b, 0, b.length));
  }

  @PyFunction(sig = "(fd, length, offset, /)")
  static PyObject pread(int fd, int length, long offset) {
    return PathCalls.pread(fd, length, offset);
  }

  @PyFunction(sig = "(fd, buffer, offset, /)")
  static long pwrite(int fd, PyObject buffer, long offset) {
    return PathCalls.pwrite(fd, PyBuffer.bytes(buffer), offset);
  }

  @PyFunction(
      sig = "(fd, position, whence, /)",
      doc = "Set the position of a file descriptor.  Return the new position.")
  static long lseek(int fd, long position, int how) {
    long r = Fds.lseek(fd, position, how);
    if (r < 0) {
      throw OsErrors.of((int) -r);
    }
    return r;
  }

  @PyFunction(sig = "(fd, /)", doc = "Return a duplicate of a file descriptor.")
  static int dup(int fd) {
    return check(Fds.sys("fcntl", fd, 1030, 0));
  }

  @PyFunction(sig = "(fd, fd2, inheritable=True)", doc = "Duplicate file descriptor.")
  static int dup2(int fd, int fd2, boolean inheritable) {
    if (fd < 0 || fd2 < 0) {
      throw OsErrors.of(Errno.EBADF);
    }
    int r =
        inheritable || fd == fd2
            ? Fds.sysBlocking("dup2", fd, fd2)
            : Fds.sysBlocking("dup3", fd, fd2, Fds.O_CLOEXEC);
    return check(r);
  }

  @PyFunction(
      doc = "Create a pipe.\n\nReturns a tuple of two file descriptors:\n  (read_fd, write_fd)")
  static PyObject pipe() {
    return PathCalls.pipe(Fds.O_CLOEXEC);
  }

  @PyFunction(sig = "(flags, /)")
  static PyObject pipe2(int flags) {
    return PathCalls.pipe(flags);
  }

  @PyFunction(sig = "(fd, /)", doc = "Return True if the fd is connected to a terminal.")
  static boolean isatty(int fd) {
    return Fds.isatty(fd);
  }

  @PyFunction(sig = "(fd)", doc = "Force write of fd to disk.")
  static void fsync(PyObject fd) {
    check(Fds.sysBlocking("fsync", PosixTypes.fileno(fd)));
  }

  @PyFunction(sig = "(fd)")
  static void fdatasync(PyObject fd) {
    check(Fds.sysBlocking("fdatasync", PosixTypes.fileno(fd)));
  }

  @PyFunction
  static void sync() {
    Fds.sysBlocking("sync");
  }

  @PyFunction(
      name = "get_inheritable",
      sig = "(fd, /)",
      doc = "Get the close-on-exe flag of the specified file descriptor.")
  static boolean getInheritable(int fd) {
    return (check(Fds.sys("fcntl", fd, 1)) & 1) == 0;
  }

  @PyFunction(
      name = "set_inheritable",
      sig = "(fd, inheritable, /)",
      doc = "Set the inheritable flag of the specified file descriptor.")
  static void setInheritable(int fd, boolean inheritable) {
    check(Fds.setInheritable(fd, inheritable));
  }

  @PyFunction(name = "get_blocking", sig = "(fd, /)")
  static boolean getBlocking(int fd) {
    return (check(Fds.sys("fcntl", fd, 3)) & 0x800) == 0;
  }

  @PyFunction(name = "set_blocking", sig = "(fd, blocking, /)")
  static void setBlocking(int fd, boolean blocking) {
    int f = check(Fds.sys("fcntl", fd, 3));
    check(Fds.sys("fcntl", fd, 4, blocking ? f & ~0x800 : f | 0x800));
  }

  @PyFunction(
      name = "get_terminal_size",
      sig = "(fd=1, /)",
      doc = "Return the size of the terminal window as (columns, lines).")
  static PyObject getTerminalSize(int fd) {
    return PathCalls.terminalSize(fd);
  }

  @PyFunction(sig = "(fd, /)", doc = "Return the name of the terminal device connected to 'fd'.")
  static PyObject ttyname(int fd) {
    if (!Fds.isatty(fd)) {
      throw OsErrors.of(Fds.isOpen(fd) ? Errno.ENOTTY : Errno.EBADF);
    }
    return FsPath.of(PyStr.of(""), null, "path")
        .result(
            PathCalls.readlink(
                Fds.AT_FDCWD, FsPath.of(PyStr.of("/proc/self/fd/" + fd), null, "path")));
  }

  @PyFunction(name = "device_encoding", sig = "(fd)")
  static PyObject deviceEncoding(int fd) {
    return Fds.isatty(fd) ? PyStr.intern("UTF-8") : Py.None;
  }

  // Names.

  @PyFunction(sig = "(path)", doc = "Return the file system path representation of the object.")
  static PyObject fspath(PyObject path) {
    return FsPath.fspath(path);
  }

  @PyFunction(
      name = "_path_normpath",
      sig = "(path)",
      doc = "Normalize path, eliminating double slashes, etc.")
  static PyObject pathNormpath(PyObject path) {
    PyObject p = FsPath.fspath(path);
    return p instanceof PyBytes b
        ? PyBytes.of(
            PathText.norm(new String(b.value, StandardCharsets.ISO_8859_1))
                .getBytes(StandardCharsets.ISO_8859_1))
        : PyStr.of(PathText.norm(((PyStr) p).javaString()));
  }

  @PyFunction(
      name = "_path_splitroot_ex",
      sig = "(path)",
      doc = "Split a pathname into drive, root and tail.")
  static PyObject pathSplitroot(PyObject path) {
    PyObject p = FsPath.fspath(path);
    boolean bytes = p instanceof PyBytes;
    String s =
        bytes
            ? new String(((PyBytes) p).value, StandardCharsets.ISO_8859_1)
            : ((PyStr) p).javaString();
    int n = PathText.rootLength(s);
    PyObject[] r = new PyObject[3];
    String[] parts = {"", s.substring(0, n), s.substring(n)};
    for (int i = 0; i < 3; i++) {
      r[i] =
          bytes ? PyBytes.of(parts[i].getBytes(StandardCharsets.ISO_8859_1)) : PyStr.of(parts[i]);
    }
    return PyTuple.wrap(r);
  }

  @PyFunction(sig = "(code, /)", doc = "Translate an error code to a message string.")
  static PyObject strerror(int code) {
    return PyStr.of(Errno.message(code));
  }

  @PyFunction(sig = "(name, value, /)", doc = "Change or add an environment variable.")
  static void putenv(PyObject name, PyObject value) {
    byte[] n = FsPath.encode(name);
    byte[] v = FsPath.encode(value);
    Modules.audit("os.putenv", PyBytes.of(n), PyBytes.of(v));
    for (byte b : n) {
      if (b == '=') {
        throw Py.valueError("illegal environment variable name");
      }
    }
    EnvironmentCalls.put(n, v);
  }

  @PyFunction(sig = "(name, /)", doc = "Delete an environment variable.")
  static void unsetenv(PyObject name) {
    byte[] n = FsPath.encode(name);
    Modules.audit("os.unsetenv", PyBytes.of(n));
    EnvironmentCalls.remove(n);
  }

  @PyFunction(
      sig = "(size, /)",
      doc = "Return a bytes object containing random bytes suitable for cryptographic use.")
  static PyObject urandom(long size) {
    return ProcessCalls.urandom(size);
  }

  @PyFunction(sig = "(size, flags=0)", doc = "Obtain a series of random bytes.")
  static PyObject getrandom(long size, int flags) {
    return ProcessCalls.urandom(size);
  }

  @PyFunction(sig = "(name, /)", doc = "Return an integer-valued system configuration variable.")
  static long sysconf(PyObject name) {
    return ProcessCalls.sysconf(name);
  }

  @PyFunction(sig = "(path)", doc = "Perform a statvfs system call on the given path.")
  static PyObject statvfs(PyObject path) {
    return PathCalls.statvfs(FsPath.of(path, "statvfs", "path", false, true));
  }

  @PyFunction(sig = "(fd, /)")
  static PyObject fstatvfs(int fd) {
    return PathCalls.statvfs(new FsPath(null, null, fd, Py.integer(fd)));
  }

  @PyFunction(sig = "(device, /)")
  static long major(PyObject device) {
    long dev = PosixTypes.device(device);
    return dev == -1 ? -1 : dev >>> 8 & 0xFFF | dev >>> 32 & 0xFFFFF000L;
  }

  @PyFunction(sig = "(device, /)")
  static long minor(PyObject device) {
    long dev = PosixTypes.device(device);
    return dev == -1 ? -1 : dev & 0xFF | dev >>> 12 & 0xFFFFFF00L;
  }

  @PyFunction(sig = "(major, minor, /)")
  static long makedev(PyObject major, PyObject minor) {
    long high = PosixTypes.device(major);
    long low = PosixTypes.device(minor);
    if (high == -1 && low == -1) {
      return -1;
    }
    if ((high & ~0xFFFFFFFFL) != 0 || (low & ~0xFFFFFFFFL) != 0) {
      throw Py.overflowError("device number out of range");
    }
    return Fds.makedev(high, low);
  }

  // Processes.

  @PyFunction(doc = "Return the current process id.")
  static long getpid() {
    return ProcessHandle.current().pid();
  }

  @PyFunction(doc = "Return the parent's process id.")
  static int getppid() {
    return Fds.sys("getppid");
  }

  @PyFunction(doc = "Return the current process's user id.")
  static long getuid() {
    return Fds.sys("getuid") & 0xFFFFFFFFL;
  }

  @PyFunction(doc = "Return the current process's effective user id.")
  static long geteuid() {
    return Fds.sys("geteuid") & 0xFFFFFFFFL;
  }

  @PyFunction(doc = "Return the current process's group id.")
  static long getgid() {
    return Fds.sys("getgid") & 0xFFFFFFFFL;
  }

  @PyFunction(doc = "Return the current process's effective group id.")
  static long getegid() {
    return Fds.sys("getegid") & 0xFFFFFFFFL;
  }

  @PyFunction(doc = "Return the current process group id.")
  static int getpgrp() {
    return Fds.sys("getpgrp");
  }

  @PyFunction(sig = "(pid)")
  static int getpgid(int pid) {
    return check(Fds.sys("getpgid", pid));
  }

  @PyFunction(sig = "(pid, /)")
  static int getsid(int pid) {
    return check(Fds.sys("getsid", pid));
  }

  @PyFunction
  static void setsid() {
    check(Fds.sys("setsid"));
  }

  @PyFunction(sig = "(pid, pgrp, /)")
  static void setpgid(int pid, int pgrp) {
    check(Fds.sys("setpgid", pid, pgrp));
  }

  @PyFunction(doc = "Return list of supplemental group IDs for the process.")
  static PyObject getgroups() {
    return ProcessCalls.getgroups();
  }

  @PyFunction(sig = "(pid, signal, /)", doc = "Kill a process with a signal.")
  static void kill(int pid, int signal) {
    Modules.audit("os.kill", Py.integer(pid), Py.integer(signal));
    if (pid != ProcessHandle.current().pid()
        || !Modules.java("_signal", SignalModule.class).sendToSelf(signal)) {
      check(Fds.sys("kill", pid, signal));
    }
  }

  @PyFunction(sig = "(pgid, signal, /)")
  static void killpg(int pgid, int signal) {
    check(Fds.sys("killpg", pgid, signal));
  }

  @PyFunction(
      name = "_exit",
      sig = "(status)",
      doc = "Exit to the system with specified status, without normal exit processing.")
  static void exit(int status) {
    Runtime.getRuntime().halt(status & 0xFF);
  }

  @PyFunction(doc = "Abort the interpreter immediately.")
  static void abort() {
    Fds.sys("kill", ProcessHandle.current().pid(), 6);
    Runtime.getRuntime().halt(134);
  }

  @PyFunction(name = "cpu_count", doc = "Return the number of logical CPUs in the system.")
  static int cpuCount() {
    int configured = Modules.state().config.cpuCount;
    return configured > 0 ? configured : Runtime.getRuntime().availableProcessors();
  }

  @PyFunction(name = "sched_getaffinity", sig = "(pid, /)")
  static PyObject schedGetaffinity(int pid) {
    return ProcessCalls.affinity(pid);
  }

  @PyFunction(name = "sched_yield")
  static void schedYield() {
    Fds.sysBlocking("sched_yield");
  }

  @PyFunction(doc = "Return an object identifying the current operating system.")
  static PyObject uname() {
    return ProcessCalls.uname();
  }

  @PyFunction(doc = "Return a collection containing process timing information.")
  static PyObject times() {
    return ProcessCalls.times();
  }

  @PyFunction(doc = "Return average recent system load information.")
  static PyObject getloadavg() {
    return ProcessCalls.loadavg();
  }

  @PyFunction(sig = "(increment, /)")
  static int nice(int increment) {
    return Fds.sys("nice", increment);
  }

  @PyFunction(sig = "(command)", doc = "Execute the command in a subshell.")
  static int system(PyObject command) {
    return ProcessCalls.system(FsPath.encode(command));
  }

  @PyFunction(sig = "(pid, options, /)", doc = "Wait for completion of a given child process.")
  static PyObject waitpid(int pid, int options) {
    return ProcessCalls.waitpid(pid, options);
  }

  @PyFunction(name = "wait")
  static PyObject waitAny() {
    return ProcessCalls.waitpid(-1, 0);
  }

  @PyFunction(name = "waitstatus_to_exitcode", sig = "(status)")
  static int waitstatusToExitcode(int status) {
    if ((status & 0x7F) == 0) {
      return status >> 8 & 0xFF;
    }
    if ((status & 0xFF) == 0x7F) {
      throw Py.valueError("process stopped by delivery of signal " + (status >> 8 & 0xFF));
    }
    return -(status & 0x7F);
  }

  @PyFunction(name = "WIFEXITED", sig = "(status)")
  static boolean wifexited(int s) {
    return (s & 0x7F) == 0;
  }

  @PyFunction(name = "WEXITSTATUS", sig = "(status)")
  static int wexitstatus(int s) {
    return s >> 8 & 0xFF;
  }

  @PyFunction(name = "WIFSIGNALED", sig = "(status)")
  static boolean wifsignaled(int s) {
    return (s & 0x7F) != 0 && (s & 0xFF) != 0x7F;
  }

  @PyFunction(name = "WTERMSIG", sig = "(status)")
  static int wtermsig(int s) {
    return s & 0x7F;
  }

  @PyFunction(name = "WIFSTOPPED", sig = "(status)")
  static boolean wifstopped(int s) {
    return (s & 0xFF) == 0x7F;
  }

  @PyFunction(name = "WSTOPSIG", sig = "(status)")
  static int wstopsig(int s) {
    return s >> 8 & 0xFF;
  }

  @PyFunction(name = "WCOREDUMP", sig = "(status, /)")
  static boolean wcoredump(int s) {
    return (s & 0x80) != 0;
  }

  @PyFunction(name = "WIFCONTINUED", sig = "(status)")
  static boolean wifcontinued(int s) {
    return s == 0xFFFF;
  }

  @PyFunction(
      name = "register_at_fork",
      sig = "(*, before=None, after_in_child=None, after_in_parent=None)")
  static void registerAtFork(PyObject before, PyObject inChild, PyObject inParent) {
    if (before == null && inChild == null && inParent == null) {
      throw Py.typeError("At least one argument is required.");
    }
  }

  @PyFunction(name = "_inputhook")
  static void inputhook() {}

  @PyFunction(name = "_is_inputhook_installed")
  static boolean isInputhookInstalled() {
    return false;
  }
}
