package jyston.runtime.module.posix;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What {@code stat} says of a file. */
public record FileStat(
    int mode,
    long ino,
    long dev,
    long nlink,
    int uid,
    int gid,
    long size,
    long atimeNs,
    long mtimeNs,
    long ctimeNs,
    long blksize,
    long blocks,
    long rdev) {

  private static final LinkOption[] FOLLOW = {};
  private static final LinkOption[] NO_FOLLOW = {LinkOption.NOFOLLOW_LINKS};
  private static final int AT_FDCWD = -100;
  private static final int AT_SYMLINK_NOFOLLOW = 0x100;
  private static final int AT_EMPTY_PATH = 0x1000;
  private static final int STATX_BASIC = 0x7FF;

  /** The outcome of a call: a stat, or an error number. */
  public record Result(FileStat stat, int errno) {}

  /** Whether it is a folder. */
  public boolean isDirectory() {
    return (mode & 0xF000) == 0x4000;
  }

  /** Whether it is a regular file. */
  public boolean isRegular() {
    return (mode & 0xF000) == 0x8000;
  }

  /** Whether it is a symbolic link. */
  public boolean isLink() {
    return (mode & 0xF000) == 0xA000;
  }

  /** {@code stat} or {@code lstat} of a path. */
  public static Result of(FsPath p, int dirFd, boolean follow) {
    if (p.isFd()) {
      return ofFd(p.fd());
    }
    String a = dirFd == Fds.AT_FDCWD && !Fds.nativeLoaded() ? p.ascii() : null;
    if (a != null && !a.isEmpty()) {
      Result r = viaNio(a, follow);
      if (r != null) {
        return r;
      }
    }
    return statx(dirFd, p.bytes(), follow ? 0 : AT_SYMLINK_NOFOLLOW);
  }

  /** {@code fstat}. */
  public static Result ofFd(int fd) {
    if (!Fds.nativeLoaded()) {
      Result r = viaNio("/proc/self/fd/" + fd, true);
      if (r != null && r.stat != null) {
        return r;
      }
    }
    return statx(fd, new byte[0], AT_EMPTY_PATH);
  }

  private static Result viaNio(String path, boolean follow) {
    try {
      Map<String, Object> m =
          Files.readAttributes(Path.of(path), "unix:*", follow ? FOLLOW : NO_FOLLOW);
      long size = (Long) m.get("size");
      return new Result(
          new FileStat(
              (Integer) m.get("mode"),
              (Long) m.get("ino"),
              (Long) m.get("dev"),
              (Integer) m.get("nlink"),
              (Integer) m.get("uid"),
              (Integer) m.get("gid"),
              size,
              nanos(m.get("lastAccessTime")),
              nanos(m.get("lastModifiedTime")),
              nanos(m.get("ctime")),
              4096,
              (size + 4095) / 4096 * 8,
              (Long) m.get("rdev")),
          0);
    } catch (NoSuchFileException e) {
      return new Result(null, Errno.ENOENT);
    } catch (IOException | RuntimeException e) {
      // The system call reports what it is.
      return null;
    }
  }

  private static long nanos(Object t) {
    return ((FileTime) t).to(TimeUnit.NANOSECONDS);
  }

  private static Result statx(int dirFd, byte[] path, int flags) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment b = arena.allocate(256, 8);
      MemorySegment p = Libc.cstring(arena, path);
      int r =
          Libc.callInt(
              "statx",
              dirFd == Fds.AT_FDCWD ? AT_FDCWD : dirFd,
              p.address(),
              flags,
              STATX_BASIC,
              b.address());
      if (r != 0) {
        return new Result(null, Libc.errno());
      }
      return new Result(
          new FileStat(
              b.get(ValueLayout.JAVA_SHORT, 28) & 0xFFFF,
              b.get(ValueLayout.JAVA_LONG, 32),
              dev(b, 136),
              b.get(ValueLayout.JAVA_INT, 16) & 0xFFFFFFFFL,
              b.get(ValueLayout.JAVA_INT, 20),
              b.get(ValueLayout.JAVA_INT, 24),
              b.get(ValueLayout.JAVA_LONG, 40),
              time(b, 64),
              time(b, 112),
              time(b, 96),
              b.get(ValueLayout.JAVA_INT, 4) & 0xFFFFFFFFL,
              b.get(ValueLayout.JAVA_LONG, 48),
              dev(b, 128)),
          0);
    }
  }

  private static long time(MemorySegment b, long at) {
    return b.get(ValueLayout.JAVA_LONG, at) * 1_000_000_000L
        + (b.get(ValueLayout.JAVA_INT, at + 8) & 0xFFFFFFFFL);
  }

  private static long dev(MemorySegment b, long at) {
    return Fds.makedev(
        b.get(ValueLayout.JAVA_INT, at) & 0xFFFFFFFFL,
        b.get(ValueLayout.JAVA_INT, at + 4) & 0xFFFFFFFFL);
  }
}
