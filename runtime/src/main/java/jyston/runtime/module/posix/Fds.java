package jyston.runtime.module.posix;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import jyston.runtime.Gil;
import jyston.runtime.Interpreter;

/**
 * File descriptors of the process. The plain operations that start-up needs go through java.io,
 * which owns the descriptors it opened; all others are system calls. Results below zero are negated
 * error numbers. Blocking operations release the interpreter's lock.
 */
public final class Fds {
  /** The folder that relative paths start from. */
  public static final int AT_FDCWD = -100;

  public static final int O_WRONLY = 1;
  public static final int O_RDWR = 2;
  public static final int O_CREAT = 0x40;
  public static final int O_EXCL = 0x80;
  public static final int O_TRUNC = 0x200;
  public static final int O_APPEND = 0x400;
  public static final int O_CLOEXEC = 0x80000;

  /** What java.io opened, by number; a property of the process, as descriptors are. */
  private static final HashMap<Integer, Stream> STREAMS = new HashMap<>();

  private static final Field NUMBER = numberField();

  private static volatile boolean nativeLoaded;

  private record Stream(FileInputStream in, FileOutputStream out) {}

  static {
    STREAMS.put(0, new Stream(new FileInputStream(FileDescriptor.in), null));
    STREAMS.put(1, new Stream(null, new FileOutputStream(FileDescriptor.out)));
    STREAMS.put(2, new Stream(null, new FileOutputStream(FileDescriptor.err)));
  }

  private Fds() {}

  private static Field numberField() {
    try {
      Field f = FileDescriptor.class.getDeclaredField("fd");
      f.setAccessible(true);
      return f;
    } catch (ReflectiveOperationException | RuntimeException e) {
      // java.base is not opened to us: everything goes through system calls.
      return null;
    }
  }

  /** Whether system calls have been used, so that their start-up cost is paid. */
  static boolean nativeLoaded() {
    return nativeLoaded;
  }

  private static void useNative() {
    nativeLoaded = true;
  }

  /** {@code makedev}. */
  static long makedev(long major, long minor) {
    return (major & 0xFFFFF000L) << 32
        | (major & 0xFFF) << 8
        | (minor & 0xFFFFFF00L) << 12
        | (minor & 0xFF);
  }

  /** {@code openat}; the new descriptor is not inheritable. */
  public static int open(FsPath path, int dirFd, int flags, int mode) {
    if (!nativeLoaded && NUMBER != null && dirFd == AT_FDCWD) {
      String a = path.ascii();
      int kind = flags & ~O_CLOEXEC;
      if (a != null && kind == 0) {
        int fd = openJava(a);
        if (fd >= 0) {
          return fd;
        }
        if (isMissing(a)) {
          return -Errno.ENOENT;
        }
      }
    }
    useNative();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment p = Libc.cstring(arena, path.bytes());
      int fd = Libc.callBlocking("openat", dirFd, p.address(), flags | O_CLOEXEC, mode);
      return fd >= 0 ? fd : -Libc.errno();
    }
  }

  /** Whether there is surely no file of that name, in a folder that exists. */
  private static boolean isMissing(String path) {
    Path p = Path.of(path);
    Path parent = p.getParent();
    return (parent == null || Files.isDirectory(parent))
        && !Files.exists(p, java.nio.file.LinkOption.NOFOLLOW_LINKS);
  }

  private static int openJava(String path) {
    try {
      FileInputStream in = new FileInputStream(path);
      FileDescriptor d = in.getFD();
      int fd = NUMBER.getInt(d);
      synchronized (STREAMS) {
        STREAMS.put(fd, new Stream(in, null));
      }
      return fd;
    } catch (IOException | ReflectiveOperationException e) {
      return -1;
    }
  }

  private static Stream stream(int fd) {
    synchronized (STREAMS) {
      return STREAMS.get(fd);
    }
  }

  /** {@code read}; 0 at the end. */
  public static int read(int fd, byte[] b, int off, int len) {
    if (len == 0 && nativeLoaded) {
      return 0;
    }
    Stream s = nativeLoaded ? null : stream(fd);
    Gil gil = Interpreter.current().gil;
    if (s != null && s.in != null) {
      int n = gil.releaseAll();
      try {
        int r = s.in.read(b, off, len);
        return Math.max(r, 0);
      } catch (IOException e) {
        return -errnoOf(e, Errno.EIO);
      } finally {
        gil.restore(n);
      }
    }
    useNative();
    int want = Math.min(len, 1 << 20);
    MemorySegment buf = Libc.buffer(want);
    long r = Libc.callBlockingLong("read", fd, buf.address(), want);
    if (r < 0) {
      return -Libc.errno();
    }
    MemorySegment.copy(buf, ValueLayout.JAVA_BYTE, 0, b, off, (int) r);
    return (int) r;
  }

  /** {@code write}. */
  public static int write(int fd, byte[] b, int off, int len) {
    Stream s = nativeLoaded ? null : stream(fd);
    Gil gil = Interpreter.current().gil;
    if (s != null && s.out != null) {
      int n = gil.releaseAll();
      try {
        s.out.write(b, off, len);
        return len;
      } catch (IOException e) {
        return -errnoOf(e, Errno.EIO);
      } finally {
        gil.restore(n);
      }
    }
    useNative();
    int want = Math.min(len, 1 << 20);
    MemorySegment buf = Libc.buffer(want);
    MemorySegment.copy(b, off, buf, ValueLayout.JAVA_BYTE, 0, want);
    long r = Libc.callBlockingLong("write", fd, buf.address(), want);
    return r < 0 ? -Libc.errno() : (int) r;
  }

  private static int errnoOf(IOException e, int fallback) {
    String m = e.getMessage();
    return m == null ? fallback : Errno.ofMessage(m, fallback);
  }

  /** {@code close}. */
  public static int close(int fd) {
    Stream s;
    synchronized (STREAMS) {
      s = fd > 2 ? STREAMS.remove(fd) : null;
    }
    if (s != null) {
      try {
        if (s.in != null) {
          s.in.close();
        } else {
          s.out.close();
        }
        return 0;
      } catch (IOException e) {
        return -errnoOf(e, Errno.EIO);
      }
    }
    useNative();
    // EINTR leaves the descriptor closed on Linux.
    int r = Libc.callInt("close", fd);
    return r == 0 || Libc.errno() == Errno.EINTR ? 0 : -Libc.errno();
  }

  /** {@code lseek}. */
  public static long lseek(int fd, long offset, int whence) {
    Stream s = nativeLoaded || fd <= 2 ? null : stream(fd);
    if (s != null && s.in != null && whence >= 0 && whence <= 2) {
      try {
        java.nio.channels.FileChannel c = s.in.getChannel();
        long base = whence == 0 ? 0 : whence == 1 ? c.position() : c.size();
        if (base + offset >= 0) {
          if (whence != 1 || offset != 0) {
            c.position(base + offset);
          }
          return base + offset;
        }
      } catch (IOException e) {
        // The system call says what it is.
      }
    }
    if (fd <= 2 && !nativeLoaded && fd >= 0) {
      FileStat st = FileStat.ofFd(fd).stat();
      if (st != null && !st.isRegular()) {
        return -Errno.ESPIPE;
      }
    }
    useNative();
    long r = Libc.call("lseek", fd, offset, whence);
    return r < 0 ? -Libc.errno() : r;
  }

  /** {@code isatty}. */
  public static boolean isatty(int fd) {
    if (!nativeLoaded) {
      try {
        String t = Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd)).toString();
        if (!t.startsWith("/dev/")) {
          return false;
        }
        if (t.startsWith("/dev/pts/")) {
          return true;
        }
        if (t.equals("/dev/null")) {
          return false;
        }
      } catch (IOException | RuntimeException e) {
        // The system call says what it is.
      }
    }
    useNative();
    return Libc.callInt("isatty", fd) == 1;
  }

  /** Any system call whose C result is an int: that, or the negated error number. */
  public static int sys(String name, long... args) {
    useNative();
    int r = Libc.callInt(name, args);
    return r == -1 ? -Libc.errno() : r;
  }

  /** As {@link #sys}, for calls that may block. */
  public static int sysBlocking(String name, long... args) {
    useNative();
    int r = Libc.callBlocking(name, args);
    return r == -1 ? -Libc.errno() : r;
  }

  /** {@code ftruncate}. */
  public static int truncate(int fd, long size) {
    return sysBlocking("ftruncate", fd, size);
  }

  /** Whether the number names an open descriptor. */
  public static boolean isOpen(int fd) {
    if (fd < 0) {
      return false;
    }
    return nativeLoaded
        ? Libc.callInt("fcntl", fd, 1) >= 0
        : Files.exists(Path.of("/proc/self/fd/" + fd), java.nio.file.LinkOption.NOFOLLOW_LINKS);
  }

  /** {@code os.set_inheritable}. */
  public static int setInheritable(int fd, boolean inheritable) {
    int flags = sys("fcntl", fd, 1);
    if (flags < 0) {
      return flags;
    }
    return sys("fcntl", fd, 2, inheritable ? flags & ~1 : flags | 1);
  }
}
