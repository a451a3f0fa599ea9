package jyston.runtime.module.posix;

import java.math.BigInteger;
import jyston.runtime.Arith;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBool;
import jyston.runtime.PyFloat;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.Slot;
import jyston.runtime.StructSeqType;
import jyston.runtime.Warnings;

/** Result types of {@code posix}, and conversions of its arguments. */
final class PosixTypes {
  static final StructSeqType STAT =
      new StructSeqType(
          "os",
          "stat_result",
          "stat_result: Result from stat, fstat, or lstat.\n\n"
              + "This object may be accessed either as a tuple of\n"
              + "  (mode, ino, dev, nlink, uid, gid, size, atime, mtime, ctime)\n"
              + "or via the attributes st_mode, st_ino, st_dev, st_nlink, st_uid, and so on.\n\n"
              + "Posix/windows: If your platform supports st_blksize, st_blocks, st_rdev,\n"
              + "or st_flags, they are available as attributes only.\n\n"
              + "See os.stat for more information.",
          new String[] {
            "st_mode|protection bits",
            "st_ino|inode",
            "st_dev|device",
            "st_nlink|number of hard links",
            "st_uid|user ID of owner",
            "st_gid|group ID of owner",
            "st_size|total size, in bytes",
            null,
            null,
            null,
            "st_atime|time of last access",
            "st_mtime|time of last modification",
            "st_ctime|time of last change",
            "st_atime_ns|time of last access in nanoseconds",
            "st_mtime_ns|time of last modification in nanoseconds",
            "st_ctime_ns|time of last change in nanoseconds",
            "st_blksize|blocksize for filesystem I/O",
            "st_blocks|number of blocks allocated",
            "st_rdev|device type (if inode device)"
          },
          10,
          true);

  static final StructSeqType STATVFS =
      new StructSeqType(
          "os",
          "statvfs_result",
          "statvfs_result: Result from statvfs or fstatvfs.",
          new String[] {
            "f_bsize",
            "f_frsize",
            "f_blocks",
            "f_bfree",
            "f_bavail",
            "f_files",
            "f_ffree",
            "f_favail",
            "f_flag",
            "f_namemax",
            "f_fsid"
          },
          10,
          true);

  static final StructSeqType TERMINAL_SIZE =
      new StructSeqType(
          "os",
          "terminal_size",
          "A tuple of (columns, lines) for holding terminal window size",
          new String[] {
            "columns|width of the terminal window in characters",
            "lines|height of the terminal window in characters"
          },
          2,
          true);

  static final StructSeqType TIMES =
      new StructSeqType(
          "posix",
          "times_result",
          "times_result: Result from os.times().",
          new String[] {
            "user|user time",
            "system|system time",
            "children_user|user time of children",
            "children_system|system time of children",
            "elapsed|elapsed time since an arbitrary point in the past"
          },
          5,
          true);

  static final StructSeqType UNAME =
      new StructSeqType(
          "posix",
          "uname_result",
          "uname_result: Result from os.uname().",
          new String[] {
            "sysname|operating system name",
            "nodename|name of machine on network (implementation-defined)",
            "release|operating system release",
            "version|operating system version",
            "machine|hardware identifier"
          },
          5,
          true);

  static final StructSeqType WAITID =
      new StructSeqType(
          "posix",
          "waitid_result",
          "waitid_result: Result from waitid.",
          new String[] {"si_pid", "si_uid", "si_signo", "si_status", "si_code"},
          5,
          true);

  /** {@code resource.struct_rusage}, which {@code wait3} and {@code wait4} give. */
  static final StructSeqType RUSAGE =
      new StructSeqType(
          "resource",
          "struct_rusage",
          "struct_rusage: Result from getrusage.",
          new String[] {
            "ru_utime|user time used",
            "ru_stime|system time used",
            "ru_maxrss|max. resident set size",
            "ru_ixrss|shared memory size",
            "ru_idrss|unshared data size",
            "ru_isrss|unshared stack size",
            "ru_minflt|page faults not requiring I/O",
            "ru_majflt|page faults requiring I/O",
            "ru_nswap|number of swap outs",
            "ru_inblock|block input operations",
            "ru_oublock|block output operations",
            "ru_msgsnd|IPC messages sent",
            "ru_msgrcv|IPC messages received",
            "ru_nsignals|signals received",
            "ru_nvcsw|voluntary context switches",
            "ru_nivcsw|involuntary context switches"
          },
          16,
          true);

  static final StructSeqType SCHED_PARAM =
      new StructSeqType(
          "posix",
          "sched_param",
          "Currently has only one field: sched_priority",
          new String[] {"sched_priority|the scheduling priority"},
          1,
          true);

  private PosixTypes() {}

  private static PyObject n(long v) {
    return Py.integer(v);
  }

  static PyObject stat(FileStat s) {
    return STAT.make(
        n(s.mode()),
        PyLong.of(new BigInteger(Long.toUnsignedString(s.ino()))),
        n(s.dev()),
        n(s.nlink()),
        n(s.uid() & 0xFFFFFFFFL),
        n(s.gid() & 0xFFFFFFFFL),
        n(s.size()),
        n(Math.floorDiv(s.atimeNs(), 1_000_000_000L)),
        n(Math.floorDiv(s.mtimeNs(), 1_000_000_000L)),
        n(Math.floorDiv(s.ctimeNs(), 1_000_000_000L)),
        seconds(s.atimeNs()),
        seconds(s.mtimeNs()),
        seconds(s.ctimeNs()),
        n(s.atimeNs()),
        n(s.mtimeNs()),
        n(s.ctimeNs()),
        n(s.blksize()),
        n(s.blocks()),
        n(s.rdev()));
  }

  private static PyObject seconds(long ns) {
    return Py.real(Math.floorDiv(ns, 1_000_000_000L) + 1e-9 * Math.floorMod(ns, 1_000_000_000L));
  }

  static PyObject result(FileStat.Result r, FsPath p) {
    if (r.stat() == null) {
      throw OsErrors.of(r.errno(), p.object());
    }
    return stat(r.stat());
  }

  static int dirFd(PyObject o) {
    if (o == null || o == Py.None) {
      return Fds.AT_FDCWD;
    }
    if (!Ops.isIndex(o)) {
      throw Py.typeError("argument should be integer or None, not " + o.type().name());
    }
    warnOfBool(o);
    return Ops.asInt(o);
  }

  /** A device number: not negative but for -1, which stands for none. */
  static long device(PyObject o) {
    if (!Ops.isIndex(o)) {
      throw Py.typeError("'" + o.type().name() + "' object cannot be interpreted as an integer");
    }
    PyLong n = Ops.index(o);
    if (n.fitsLong() && n.longValue() == -1) {
      return -1;
    }
    if (n.signum() < 0 || n.bigValue().bitLength() > 64) {
      throw Py.overflowError("device number out of range");
    }
    return n.bigValue().longValue();
  }

  /** Warns where a bool stands for a descriptor: most often that is a slip. */
  static void warnOfBool(PyObject o) {
    if (o instanceof PyBool) {
      Warnings.warn(PyBaseException.RUNTIME_WARNING, "bool is used as a file descriptor", 1);
    }
  }

  /** {@code PyObject_AsFileDescriptor}. */
  static int fileno(PyObject o) {
    if (o instanceof PyLong) {
      warnOfBool(o);
      int fd = Ops.asInt(o);
      if (fd < 0) {
        throw Py.valueError("file descriptor cannot be a negative integer (" + fd + ")");
      }
      return fd;
    }
    PyObject m = Ops.findAttr(o, PyStr.intern("fileno"));
    if (m == null) {
      throw Py.typeError("argument must be an int, or have a fileno() method.");
    }
    PyObject r = m.call0();
    if (!(r instanceof PyLong)) {
      throw Py.typeError("fileno() returned a non-integer");
    }
    int fd = Ops.asInt(r);
    if (fd < 0) {
      throw Py.valueError("file descriptor cannot be a negative integer (" + fd + ")");
    }
    return fd;
  }

  private static final long NOW = 0x3fffffffL;

  /** Seconds and nanoseconds of access and modification times. */
  static long[] utimes(PyObject times, PyObject ns) {
    boolean hasTimes = times != null && times != Py.None;
    if (hasTimes && ns != null) {
      throw Py.valueError("utime: you may specify either 'times' or 'ns' but not both");
    }
    if (hasTimes) {
      if (!(times instanceof PyTuple t) || t.size() != 2) {
        throw Py.typeError("utime: 'times' must be either a tuple of two ints or None");
      }
      long[] r = new long[4];
      timespec(t.get(0), r, 0);
      timespec(t.get(1), r, 2);
      return r;
    }
    if (ns != null) {
      if (!(ns instanceof PyTuple t) || t.size() != 2) {
        throw Py.typeError("utime: 'ns' must be a tuple of two ints");
      }
      long[] r = new long[4];
      split(t.get(0), r, 0);
      split(t.get(1), r, 2);
      return r;
    }
    return new long[] {0, NOW, 0, NOW};
  }

  private static void split(PyObject v, long[] r, int at) {
    PyObject dm = Arith.binary(Slot.DIVMOD, v, Py.integer(1_000_000_000L));
    if (!(dm instanceof PyTuple t) || t.size() != 2) {
      throw Py.typeError(
          v.type().name() + ".__divmod__() must return a 2-tuple, not " + dm.type().name());
    }
    r[at] = Ops.asLong(t.get(0));
    r[at + 1] = Ops.asLong(t.get(1));
  }

  private static void timespec(PyObject v, long[] r, int at) {
    if (v instanceof PyFloat f) {
      double d = f.value;
      if (Double.isNaN(d)) {
        throw Py.valueError("Invalid value NaN (not a number)");
      }
      double whole = Math.floor(d);
      double frac = Math.floor((d - whole) * 1e9);
      if (frac >= 1e9) {
        frac -= 1e9;
        whole += 1;
      }
      if (whole >= 9.3e18 || whole <= -9.3e18) {
        throw Py.overflowError("timestamp out of range for platform time_t");
      }
      r[at] = (long) whole;
      r[at + 1] = (long) frac;
      return;
    }
    PyLong l = Ops.index(v);
    if (!l.fitsLong()) {
      throw Py.overflowError("timestamp out of range for platform time_t");
    }
    r[at] = l.longValue();
  }
}
