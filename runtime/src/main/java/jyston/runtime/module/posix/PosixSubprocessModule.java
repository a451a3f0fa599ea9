package jyston.runtime.module.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jyston.runtime.BuiltinTable;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/**
 * {@code _posixsubprocess}, by {@code posix_spawn}: a JVM cannot fork. What has to run between fork
 * and exec ({@code preexec_fn}, changing user or umask) is refused.
 */
@PyModuleDef(name = "_posixsubprocess", doc = "A POSIX helper for the subprocess module.")
public final class PosixSubprocessModule extends BuiltinModule {
  private static final int SETPGROUP = 2;
  private static final int SETSIGDEF = 4;
  private static final int SETSIGMASK = 8;
  private static final int SETSID = 0x80;
  private static final int F_DUPFD_CLOEXEC = 1030;

  /** No process has this number, so waiting for it reports that there is no such child. */
  private static final int NO_PROCESS = 0x7ffffff0;

  /** For the index. */
  public PosixSubprocessModule() {}

  @Override
  protected BuiltinTable table() {
    return new PosixSubprocessModuleTable(this);
  }

  @PyFunction(
      name = "fork_exec",
      sig =
          "(args, executable_list, close_fds, pass_fds, cwd, env, p2cread, p2cwrite, c2pread,"
              + " c2pwrite, errread, errwrite, errpipe_read, errpipe_write, restore_signals,"
              + " call_setsid, pgid_to_set, gid, extra_groups, uid, child_umask, preexec_fn,"
              + " allow_vfork, /)",
      doc = "Spawn a fresh new child process.")
  static int forkExec(
      PyObject args,
      PyObject executableList,
      boolean closeFds,
      PyTuple passFds,
      PyObject cwd,
      PyObject env,
      int p2cread,
      int p2cwrite,
      int c2pread,
      int c2pwrite,
      int errread,
      int errwrite,
      int errpipeRead,
      int errpipeWrite,
      boolean restoreSignals,
      boolean callSetsid,
      int pgid,
      PyObject gid,
      PyObject extraGroups,
      PyObject uid,
      int childUmask,
      PyObject preexecFn,
      boolean allowVfork) {
    if (preexecFn != Py.None) {
      throw Py.runtimeError("preexec_fn not supported: the process cannot fork");
    }
    if (gid != Py.None || uid != Py.None || extraGroups != Py.None || childUmask >= 0) {
      throw Py.runtimeError("changing user, groups or umask of a child is not supported");
    }
    if (closeFds && errpipeWrite < 3) {
      throw Py.valueError("errpipe_write must be >= 3");
    }
    int last = -1;
    for (PyObject o : passFds.items) {
      int fd = Ops.isIndex(o) ? Ops.asInt(o) : -1;
      if (fd < 0 || fd <= last) {
        throw Py.valueError("bad value(s) in fds_to_keep");
      }
      last = fd;
    }
    Spawn s = new Spawn();
    s.closeFds = closeFds;
    for (PyObject o : passFds.items) {
      s.keep.add(Ops.asInt(o));
    }
    s.keep.remove(errpipeWrite);
    s.stdio[0] = p2cread;
    s.stdio[1] = c2pwrite;
    s.stdio[2] = errwrite;
    s.restoreSignals = restoreSignals;
    s.setsid = callSetsid;
    s.pgid = pgid;
    try (Arena arena = Arena.ofConfined()) {
      List<byte[]> argv = new ArrayList<>();
      for (PyObject o : Ops.toArray(args)) {
        argv.add(FsPath.encode(o));
      }
      List<byte[]> envp = null;
      if (env != Py.None) {
        envp = new ArrayList<>();
        for (PyObject o : Ops.toArray(env)) {
          envp.add(FsPath.encode(o));
        }
      }
      List<byte[]> paths = new ArrayList<>();
      for (PyObject o : Ops.toArray(executableList)) {
        paths.add(FsPath.encode(o));
      }
      byte[] dir = cwd == Py.None ? null : FsPath.encode(cwd);
      if (dir != null) {
        FsPath p = FsPath.of(cwd, null, "cwd");
        FileStat.Result st = FileStat.of(p, Fds.AT_FDCWD, true);
        int e =
            st.stat() == null
                ? st.errno()
                : !st.stat().isDirectory()
                    ? Errno.ENOTDIR
                    : -Math.min(0, PathCalls.at("faccessat", Fds.AT_FDCWD, p, 1, 0));
        if (e != 0) {
          report(errpipeWrite, "OSError:" + Integer.toHexString(e) + ":noexec:chdir");
          return NO_PROCESS;
        }
      }
      int r = s.run(arena, paths, argv, envp, dir);
      if (r < 0) {
        report(errpipeWrite, "OSError:" + Integer.toHexString(-r) + ":");
        return NO_PROCESS;
      }
      return r;
    }
  }

  private static void report(int fd, String message) {
    byte[] b = message.getBytes(StandardCharsets.US_ASCII);
    Fds.write(fd, b, 0, b.length);
  }

  /** One call of {@code posix_spawn}. */
  private static final class Spawn {
    boolean closeFds;
    final Set<Integer> keep = new HashSet<>();
    final int[] stdio = new int[3];
    boolean restoreSignals;
    boolean setsid;
    int pgid;

    /** The process number, or a negated error number. */
    int run(Arena arena, List<byte[]> paths, List<byte[]> argv, List<byte[]> envp, byte[] dir) {
      MemorySegment actions = arena.allocate(1024, 16);
      MemorySegment attr = arena.allocate(1024, 16);
      MemorySegment pid = arena.allocate(4, 4);
      List<Integer> opened = new ArrayList<>();
      Fds.sys("posix_spawn_file_actions_init", actions.address());
      Fds.sys("posix_spawnattr_init", attr.address());
      try {
        redirect(actions, opened);
        if (dir != null) {
          Fds.sys(
              "posix_spawn_file_actions_addchdir_np",
              actions.address(),
              Libc.cstring(arena, dir).address());
        }
        attributes(arena, attr);
        long environ =
            envp == null
                ? Libc.memory(Libc.symbol("environ").address(), 8).get(ValueLayout.JAVA_LONG, 0)
                : strings(arena, envp);
        long args = strings(arena, argv);
        int error = Errno.ENOENT;
        for (byte[] p : paths) {
          int r =
              (int)
                  Libc.call(
                      "posix_spawn",
                      pid.address(),
                      Libc.cstring(arena, p).address(),
                      actions.address(),
                      attr.address(),
                      args,
                      environ);
          if (r == 0) {
            return pid.get(ValueLayout.JAVA_INT, 0);
          }
          if (r != Errno.ENOENT && r != Errno.ENOTDIR) {
            error = r;
          }
        }
        return -error;
      } finally {
        Fds.sys("posix_spawn_file_actions_destroy", actions.address());
        Fds.sys("posix_spawnattr_destroy", attr.address());
        for (int fd : opened) {
          Fds.close(fd);
        }
      }
    }

    private void redirect(MemorySegment actions, List<Integer> opened) {
      int[] from = stdio.clone();
      // A source among 0..2 that is not its own target would be overwritten: move it away first.
      for (int i = 0; i < 3; i++) {
        if (from[i] >= 0 && from[i] < 3 && from[i] != i) {
          int fd = Fds.sys("fcntl", from[i], F_DUPFD_CLOEXEC, 3);
          if (fd >= 0) {
            opened.add(fd);
            from[i] = fd;
          }
        }
      }
      for (int i = 0; i < 3; i++) {
        if (from[i] >= 0) {
          // dup2 of a descriptor to itself makes it inheritable in posix_spawn.
          Fds.sys("posix_spawn_file_actions_adddup2", actions.address(), from[i], i);
        }
      }
      if (!closeFds) {
        return;
      }
      for (int fd : keep) {
        Fds.sys("posix_spawn_file_actions_adddup2", actions.address(), fd, fd);
      }
      for (byte[] n : DirReader.names(FsPath.of(PyStr.of("/proc/self/fd"), null, "path"))) {
        int fd = Integer.parseInt(new String(n, StandardCharsets.US_ASCII));
        if (fd > 2 && !keep.contains(fd)) {
          int flags = Fds.sys("fcntl", fd, 1);
          if (flags >= 0 && (flags & 1) == 0) {
            Fds.sys("posix_spawn_file_actions_addclose", actions.address(), fd);
          }
        }
      }
    }

    private void attributes(Arena arena, MemorySegment attr) {
      int flags = SETSIGMASK;
      MemorySegment none = arena.allocate(128, 8);
      Fds.sys("posix_spawnattr_setsigmask", attr.address(), none.address());
      MemorySegment defaults = arena.allocate(128, 8);
      Fds.sys("sigemptyset", defaults.address());
      Fds.sys("sigaddset", defaults.address(), 13);
      Fds.sys("sigaddset", defaults.address(), 25);
      if (restoreSignals) {
        flags |= SETSIGDEF;
        Fds.sys("posix_spawnattr_setsigdefault", attr.address(), defaults.address());
      }
      if (setsid) {
        flags |= SETSID;
      }
      if (pgid >= 0) {
        flags |= SETPGROUP;
        Fds.sys("posix_spawnattr_setpgroup", attr.address(), pgid);
      }
      Fds.sys("posix_spawnattr_setflags", attr.address(), flags);
    }

    private static long strings(Arena arena, List<byte[]> all) {
      MemorySegment v = arena.allocate(8L * (all.size() + 1), 8);
      for (int i = 0; i < all.size(); i++) {
        v.set(ValueLayout.JAVA_LONG, 8L * i, Libc.cstring(arena, all.get(i)).address());
      }
      v.set(ValueLayout.JAVA_LONG, 8L * all.size(), 0L);
      return v.address();
    }
  }
}
