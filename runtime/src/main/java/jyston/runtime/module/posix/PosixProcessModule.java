package jyston.runtime.module.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBytes;
import jyston.runtime.PyList;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;
import jyston.runtime.module.Modules;

/**
 * The functions of {@code posix} about processes: identities, priorities, programs, terminals. What
 * needs {@code fork} is not there: a JVM cannot fork.
 */
@PyModuleDef(name = "posix", doc = "Processes.")
public final class PosixProcessModule extends BuiltinModule {
  private static final long MAX_ID = 0xFFFFFFFFL;
  private static final int P_WAIT = 0;
  private static final int P_NOWAIT = 1;
  private static final int RUSAGE_SIZE = 144;

  /** For the index. */
  public PosixProcessModule() {}

  private static int check(int r) {
    if (r < 0) {
      throw OsErrors.of(-r);
    }
    return r;
  }

  /** A user or group number; -1 means "as it is". */
  private static long id(PyObject o, String kind) {
    if (!Ops.isIndex(o)) {
      throw Py.typeError(kind + " should be integer, not " + o.type().name());
    }
    PyLong n = Ops.index(o);
    if (n.fitsLong() && n.longValue() == -1) {
      return MAX_ID;
    }
    if (n.signum() < 0) {
      throw Py.overflowError(kind + " is less than minimum");
    }
    if (!n.fitsLong() || n.longValue() >= MAX_ID) {
      throw Py.overflowError(kind + " is greater than maximum");
    }
    return n.longValue();
  }

  @PyFunction(sig = "(uid, /)", doc = "Set the current process's user id.")
  static void setuid(PyObject uid) {
    check(Fds.sys("setuid", id(uid, "uid")));
  }

  @PyFunction(sig = "(gid, /)", doc = "Set the current process's group id.")
  static void setgid(PyObject gid) {
    check(Fds.sys("setgid", id(gid, "gid")));
  }

  @PyFunction(sig = "(euid, /)", doc = "Set the current process's effective user id.")
  static void seteuid(PyObject euid) {
    check(Fds.sys("seteuid", id(euid, "uid")));
  }

  @PyFunction(sig = "(egid, /)", doc = "Set the current process's effective group id.")
  static void setegid(PyObject egid) {
    check(Fds.sys("setegid", id(egid, "gid")));
  }

  @PyFunction(
      sig = "(ruid, euid, /)",
      doc = "Set the current process's real and effective user ids.")
  static void setreuid(PyObject ruid, PyObject euid) {
    check(Fds.sys("setreuid", id(ruid, "uid"), id(euid, "uid")));
  }

  @PyFunction(
      sig = "(rgid, egid, /)",
      doc = "Set the current process's real and effective group ids.")
  static void setregid(PyObject rgid, PyObject egid) {
    check(Fds.sys("setregid", id(rgid, "gid"), id(egid, "gid")));
  }

  @PyFunction(
      sig = "(ruid, euid, suid, /)",
      doc = "Set the current process's real, effective, and saved user ids.")
  static void setresuid(PyObject ruid, PyObject euid, PyObject suid) {
    check(Fds.sys("setresuid", id(ruid, "uid"), id(euid, "uid"), id(suid, "uid")));
  }

  @PyFunction(
      sig = "(rgid, egid, sgid, /)",
      doc = "Set the current process's real, effective, and saved group ids.")
  static void setresgid(PyObject rgid, PyObject egid, PyObject sgid) {
    check(Fds.sys("setresgid", id(rgid, "gid"), id(egid, "gid"), id(sgid, "gid")));
  }

  private static PyObject three(String call) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment b = arena.allocate(16, 8);
      check(Fds.sys(call, b.address(), b.address() + 4, b.address() + 8));
      PyObject[] r = new PyObject[3];
      for (int i = 0; i < 3; i++) {
        r[i] = Py.integer(b.get(ValueLayout.JAVA_INT, 4L * i) & MAX_ID);
      }
      return PyTuple.of(r);
    }
  }

  @PyFunction(doc = "Return a tuple of the current process's real, effective, and saved user ids.")
  static PyObject getresuid() {
    return three("getresuid");
  }

  @PyFunction(doc = "Return a tuple of the current process's real, effective, and saved group ids.")
  static PyObject getresgid() {
    return three("getresgid");
  }

  @PyFunction(sig = "(groups, /)", doc = "Set the groups of the current process to list.")
  static void setgroups(PyObject groups) {
    PyObject[] items = Ops.toArray(groups);
    if (items.length > 65536) {
      throw Py.valueError("too many groups");
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment b = arena.allocate(4L * items.length + 4, 4);
      for (int i = 0; i < items.length; i++) {
        if (!Ops.isIndex(items[i])) {
          throw Py.typeError("groups must be integers");
        }
        b.set(ValueLayout.JAVA_INT, 4L * i, (int) id(items[i], "gid"));
      }
      check(Fds.sys("setgroups", items.length, b.address()));
    }
  }

  @PyFunction(sig = "(username, gid, /)", doc = "Initialize the group access list.")
  static void initgroups(PyObject username, PyObject gid) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = Libc.cstring(arena, FsPath.encode(username));
      check(Fds.sys("initgroups", name.address(), id(gid, "gid")));
    }
  }

  @PyFunction(sig = "(user, group, /)", doc = "Returns a list of groups to which a user belongs.")
  static PyObject getgrouplist(PyStr user, PyObject group) {
    long base = id(group, "gid");
    try (Arena arena = Arena.ofConfined()) {
      int max = 1 << 16;
      MemorySegment name = Libc.cstring(arena, FsPath.encode(user));
      MemorySegment list = arena.allocate(4L * max, 4);
      MemorySegment count = arena.allocate(4, 4);
      count.set(ValueLayout.JAVA_INT, 0, max);
      check(Fds.sys("getgrouplist", name.address(), base, list.address(), count.address()));
      PyList l = new PyList();
      for (int i = 0; i < count.get(ValueLayout.JAVA_INT, 0); i++) {
        l.add(Py.integer(list.get(ValueLayout.JAVA_INT, 4L * i) & MAX_ID));
      }
      return l;
    }
  }

  @PyFunction(doc = "Return the actual login name.")
  static PyObject getlogin() {
    Fds.sys("getppid");
    long r = Libc.call("getlogin");
    if (r == 0) {
      throw OsErrors.of(Libc.errno());
    }
    return PyStr.of(new String(Libc.bytesAt(r), StandardCharsets.UTF_8));
  }

  @PyFunction(doc = "Make the current process the leader of its process group.")
  static void setpgrp() {
    check(Fds.sys("setpgrp"));
  }

  @PyFunction(sig = "(which, who)", doc = "Return program scheduling priority.")
  static int getpriority(int which, int who) {
    // -1 is a priority, too: the system call itself tells 20 minus the priority.
    int r = Fds.sys("syscall", 140, which, who);
    return 20 - check(r);
  }

  @PyFunction(sig = "(which, who, priority)", doc = "Set program scheduling priority.")
  static void setpriority(int which, int who, int priority) {
    check(Fds.sys("setpriority", which, who, priority));
  }

  @PyFunction(
      name = "sched_get_priority_max",
      sig = "(policy)",
      doc = "Get the maximum scheduling priority for policy.")
  static int schedMax(int policy) {
    return check(Fds.sys("sched_get_priority_max", policy));
  }

  @PyFunction(
      name = "sched_get_priority_min",
      sig = "(policy)",
      doc = "Get the minimum scheduling priority for policy.")
  static int schedMin(int policy) {
    return check(Fds.sys("sched_get_priority_min", policy));
  }

  @PyFunction(
      name = "sched_getscheduler",
      sig = "(pid, /)",
      doc = "Get the scheduling policy for the process identified by pid.")
  static int schedGetscheduler(int pid) {
    return check(Fds.sys("sched_getscheduler", pid));
  }

  private static int priority(PyObject param) {
    if (param.type() != PosixTypes.SCHED_PARAM.type()) {
      throw Py.typeError("must have a sched_param object");
    }
    return Ops.asInt(param.getItem(Py.integer(0)));
  }

  @PyFunction(
      name = "sched_setscheduler",
      sig = "(pid, policy, param, /)",
      doc = "Set the scheduling policy for the process identified by pid.")
  static void schedSetscheduler(int pid, int policy, PyObject param) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment p = arena.allocate(8, 8);
      p.set(ValueLayout.JAVA_INT, 0, priority(param));
      check(Fds.sys("sched_setscheduler", pid, policy, p.address()));
    }
  }

  @PyFunction(
      name = "sched_setparam",
      sig = "(pid, param, /)",
      doc = "Set scheduling parameters for the process identified by pid.")
  static void schedSetparam(int pid, PyObject param) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment p = arena.allocate(8, 8);
      p.set(ValueLayout.JAVA_INT, 0, priority(param));
      check(Fds.sys("sched_setparam", pid, p.address()));
    }
  }

  @PyFunction(
      name = "sched_getparam",
      sig = "(pid, /)",
      doc = "Returns scheduling parameters for the process identified by pid.")
  static PyObject schedGetparam(int pid) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment p = arena.allocate(8, 8);
      check(Fds.sys("sched_getparam", pid, p.address()));
      return PosixTypes.SCHED_PARAM.make(Py.integer(p.get(ValueLayout.JAVA_INT, 0)));
    }
  }

  @PyFunction(
      name = "sched_rr_get_interval",
      sig = "(pid, /)",
      doc = "Return the round-robin quantum for the process identified by pid, in seconds.")
  static PyObject schedInterval(int pid) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment t = arena.allocate(16, 8);
      check(Fds.sys("sched_rr_get_interval", pid, t.address()));
      return Py.real(t.get(ValueLayout.JAVA_LONG, 0) + 1e-9 * t.get(ValueLayout.JAVA_LONG, 8));
    }
  }

  @PyFunction(
      name = "sched_setaffinity",
      sig = "(pid, mask, /)",
      doc = "Set the CPU affinity of the process identified by pid to mask.")
  static void schedSetaffinity(int pid, PyObject mask) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment b = arena.allocate(1024, 8);
      for (PyObject o : Ops.toArray(mask)) {
        if (!Ops.isIndex(o)) {
          throw Py.typeError(
              "expected an iterator of ints, but iterator yielded '" + o.type().name() + "'");
        }
        PyLong n = Ops.index(o);
        if (n.signum() < 0) {
          throw Py.valueError("negative CPU number");
        }
        if (!n.fitsLong() || n.longValue() >= Integer.MAX_VALUE) {
          throw Py.overflowError("CPU number too large");
        }
        long cpu = n.longValue();
        if (cpu < 8192) {
          long at = cpu >> 3;
          b.set(
              ValueLayout.JAVA_BYTE,
              at,
              (byte) (b.get(ValueLayout.JAVA_BYTE, at) | 1 << (cpu & 7)));
        }
      }
      check(Fds.sys("sched_setaffinity", pid, 1024, b.address()));
    }
  }

  // Programs.

  private static long strings(Arena arena, List<byte[]> all) {
    MemorySegment v = arena.allocate(8L * (all.size() + 1), 8);
    for (int i = 0; i < all.size(); i++) {
      v.set(ValueLayout.JAVA_LONG, 8L * i, Libc.cstring(arena, all.get(i)).address());
    }
    return v.address();
  }

  private static List<byte[]> arguments(PyObject argv, String function) {
    if (!(argv instanceof PyList) && !(argv instanceof PyTuple)) {
      throw Py.typeError(function + "() arg 2 must be a tuple or list");
    }
    List<byte[]> args = new ArrayList<>();
    for (PyObject o : Ops.toArray(argv)) {
      args.add(FsPath.encode(o));
    }
    if (args.isEmpty()) {
      throw Py.valueError(function + "() arg 2 must not be empty");
    }
    if (args.getFirst().length == 0) {
      throw Py.valueError(function + "() arg 2 first element cannot be empty");
    }
    return args;
  }

  private static List<byte[]> environment(PyObject env, String function) {
    if (Ops.findAttr(env, PyStr.intern("keys")) == null) {
      throw Py.typeError(function + ": environment must be a mapping object");
    }
    PyObject[] keys = Ops.toArray(Ops.callMethod(env, "keys"));
    List<byte[]> all = new ArrayList<>();
    for (PyObject k : keys) {
      byte[] key = FsPath.encode(k);
      byte[] value = FsPath.encode(env.getItem(k));
      for (int i = 0; i < key.length; i++) {
        if (key[i] == '=') {
          throw Py.valueError("illegal environment variable name");
        }
      }
      byte[] both = java.util.Arrays.copyOf(key, key.length + 1 + value.length);
      both[key.length] = '=';
      System.arraycopy(value, 0, both, key.length + 1, value.length);
      all.add(both);
    }
    return all;
  }

  @PyFunction(
      sig = "(path, argv, /)",
      doc = "Execute an executable path with arguments, replacing current process.")
  static void execv(PyObject path, PyObject argv) {
    FsPath p = FsPath.of(path, "execv", "path");
    List<byte[]> args = arguments(argv, "execv");
    Modules.audit("os.exec", p.object(), argv, Py.None);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment file = Libc.cstring(arena, p.bytes());
      check(Fds.sys("execv", file.address(), strings(arena, args)), p);
    }
  }

  private static void check(int r, FsPath p) {
    if (r < 0) {
      throw OsErrors.of(-r, p.object());
    }
  }

  @PyFunction(
      sig = "(path, argv, env)",
      doc = "Execute an executable path with arguments, replacing current process.")
  static void execve(PyObject path, PyObject argv, PyObject env) {
    FsPath p = FsPath.of(path, "execve", "path", false, true);
    List<byte[]> args = arguments(argv, "execve");
    List<byte[]> vars = environment(env, "execve");
    Modules.audit("os.exec", p.object(), argv, env);
    try (Arena arena = Arena.ofConfined()) {
      long a = strings(arena, args);
      long e = strings(arena, vars);
      check(
          p.isFd()
              ? Fds.sys("fexecve", p.fd(), a, e)
              : Fds.sys("execve", Libc.cstring(arena, p.bytes()).address(), a, e),
          p);
    }
  }

  private static int spawn(PyObject path, PyObject argv, PyObject env, String function) {
    FsPath p = FsPath.of(path, function, "path");
    List<byte[]> args = arguments(argv, function);
    List<byte[]> vars = env == null ? null : environment(env, function);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pid = arena.allocate(4, 4);
      int r =
          Fds.sys(
              "posix_spawn",
              pid.address(),
              Libc.cstring(arena, p.bytes()).address(),
              0,
              0,
              strings(arena, args),
              vars == null
                  ? Libc.memory(Libc.symbol("environ").address(), 8).get(ValueLayout.JAVA_LONG, 0)
                  : strings(arena, vars));
      if (r != 0) {
        throw OsErrors.of(Math.abs(r), p.object());
      }
      return pid.get(ValueLayout.JAVA_INT, 0);
    }
  }

  private static int spawned(int mode, int pid) {
    if (mode == P_NOWAIT) {
      return pid;
    }
    while (true) {
      int status = Ops.asInt(ProcessCalls.waitpid(pid, 0).getItem(Py.integer(1)));
      if ((status & 0xFF) != 0x7F) {
        // Exited: its status; killed: the negated signal.
        return (status & 0x7F) == 0 ? status >> 8 & 0xFF : -(status & 0x7F);
      }
    }
  }

  private static int mode(int mode) {
    if (mode != P_WAIT && mode != P_NOWAIT) {
      throw Py.valueError("mode must be P_WAIT or P_NOWAIT");
    }
    return mode;
  }

  @PyFunction(
      sig = "(mode, path, argv, /)",
      doc = "Execute the program specified by path in a new process.")
  static int spawnv(int mode, PyObject path, PyObject argv) {
    return spawned(mode(mode), spawn(path, argv, null, "spawnv"));
  }

  @PyFunction(
      sig = "(mode, path, argv, env, /)",
      doc = "Execute the program specified by path in a new process.")
  static int spawnve(int mode, PyObject path, PyObject argv, PyObject env) {
    return spawned(mode(mode), spawn(path, argv, env, "spawnve"));
  }

  // Waiting.

  private static PyObject waited(int pid, int options, boolean any) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment status = arena.allocate(4, 4);
      MemorySegment usage = arena.allocate(RUSAGE_SIZE, 8);
      int r =
          check(
              Fds.sysBlocking("wait4", any ? -1 : pid, status.address(), options, usage.address()));
      return PyTuple.of(
          Py.integer(r), Py.integer(status.get(ValueLayout.JAVA_INT, 0)), usage(usage));
    }
  }

  private static PyObject usage(MemorySegment u) {
    PyObject[] v = new PyObject[16];
    for (int i = 0; i < 2; i++) {
      v[i] =
          Py.real(
              u.get(ValueLayout.JAVA_LONG, 16L * i)
                  + 1e-6 * u.get(ValueLayout.JAVA_LONG, 16L * i + 8));
    }
    for (int i = 2; i < 16; i++) {
      v[i] = Py.integer(u.get(ValueLayout.JAVA_LONG, 32 + 8L * (i - 2)));
    }
    return PosixTypes.RUSAGE.make(v);
  }

  @PyFunction(sig = "(options)", doc = "Wait for completion of a child process.")
  static PyObject wait3(int options) {
    return waited(0, options, true);
  }

  @PyFunction(sig = "(pid, options)", doc = "Wait for completion of a specific child process.")
  static PyObject wait4(int pid, int options) {
    return waited(pid, options, false);
  }

  @PyFunction(
      sig = "(idtype, id, options, /)",
      doc = "Returns the result of waiting for a process or processes.")
  static PyObject waitid(int idtype, int id, int options) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment s = arena.allocate(128, 8);
      check(Fds.sysBlocking("waitid", idtype, id, s.address(), options));
      int pid = s.get(ValueLayout.JAVA_INT, 12);
      if (pid == 0) {
        return Py.None;
      }
      return PosixTypes.WAITID.make(
          Py.integer(pid),
          Py.integer(s.get(ValueLayout.JAVA_INT, 16) & MAX_ID),
          Py.integer(s.get(ValueLayout.JAVA_INT, 0)),
          Py.integer(s.get(ValueLayout.JAVA_INT, 20)),
          Py.integer(s.get(ValueLayout.JAVA_INT, 8)));
    }
  }

  @PyFunction(
      name = "pidfd_open",
      sig = "(pid, flags=0)",
      doc = "Return a file descriptor referring to the process *pid*.")
  static int pidfdOpen(int pid, int flags) {
    return check(Fds.sys("syscall", 434, pid, flags));
  }

  // Terminals.

  @PyFunction(doc = "Open a pseudo-terminal.")
  static PyObject openpty() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment b = arena.allocate(8, 8);
      check(Fds.sys("openpty", b.address(), b.address() + 4, 0, 0, 0));
      int master = b.get(ValueLayout.JAVA_INT, 0);
      int slave = b.get(ValueLayout.JAVA_INT, 4);
      check(Fds.setInheritable(master, false));
      check(Fds.setInheritable(slave, false));
      return PyTuple.of(Py.integer(master), Py.integer(slave));
    }
  }

  @PyFunction(
      name = "login_tty",
      sig = "(fd, /)",
      doc = "Prepare the tty of which fd is a file descriptor for a new login session.")
  static void loginTty(PyObject fd) {
    check(Fds.sys("login_tty", PosixTypes.fileno(fd)));
  }

  @PyFunction(name = "posix_openpt", sig = "(oflag, /)", doc = "Open a pseudo-terminal master.")
  static int posixOpenpt(int oflag) {
    int fd = check(Fds.sys("posix_openpt", oflag));
    check(Fds.setInheritable(fd, false));
    return fd;
  }

  @PyFunction(sig = "(fd, /)", doc = "Grant access to the slave pseudo-terminal device.")
  static void grantpt(PyObject fd) {
    check(Fds.sys("grantpt", PosixTypes.fileno(fd)));
  }

  @PyFunction(sig = "(fd, /)", doc = "Unlock a pseudo-terminal master/slave pair.")
  static void unlockpt(PyObject fd) {
    check(Fds.sys("unlockpt", PosixTypes.fileno(fd)));
  }

  @PyFunction(sig = "(fd, /)", doc = "Return the name of the slave pseudo-terminal device.")
  static PyObject ptsname(PyObject fd) {
    int f = PosixTypes.fileno(fd);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocate(4096);
      int r = Fds.sys("ptsname_r", f, name.address(), 4096);
      if (r != 0) {
        throw OsErrors.of(Math.abs(r));
      }
      return FsPath.decode(PyBytes.of(Libc.bytesAt(name.address())));
    }
  }

  @PyFunction(doc = "Return the name of the controlling terminal for this process.")
  static PyObject ctermid() {
    return PyStr.of("/dev/tty");
  }

  @PyFunction(
      sig = "(fd, /)",
      doc = "Return the process group associated with the terminal specified by fd.")
  static int tcgetpgrp(int fd) {
    return check(Fds.sys("tcgetpgrp", fd));
  }

  @PyFunction(
      sig = "(fd, pgid, /)",
      doc = "Set the process group associated with the terminal specified by fd.")
  static void tcsetpgrp(int fd, int pgid) {
    check(Fds.sys("tcsetpgrp", fd, pgid));
  }
}
