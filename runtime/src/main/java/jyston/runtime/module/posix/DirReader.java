package jyston.runtime.module.posix;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads folders. */
final class DirReader {
  /**
   * An entry of a folder.
   *
   * @param type a {@code DT_*} value; 0 when unknown
   */
  record Entry(byte[] name, long ino, int type) {}

  private DirReader() {}

  /** The names in a folder. */
  static List<byte[]> names(FsPath p) {
    List<byte[]> r = new ArrayList<>();
    String a = Fds.nativeLoaded() || p.isFd() ? null : p.bytes() == null ? "." : p.ascii();
    if (a != null) {
      try (DirectoryStream<Path> s = Files.newDirectoryStream(Path.of(a))) {
        for (Path x : s) {
          String n = x.getFileName().toString();
          for (int i = 0; i < n.length(); i++) {
            if (n.charAt(i) >= 0x80) {
              return viaLibc(p);
            }
          }
          r.add(n.getBytes(StandardCharsets.US_ASCII));
        }
        return r;
      } catch (IOException | RuntimeException e) {
        r.clear();
      }
    }
    return viaLibc(p);
  }

  private static List<byte[]> viaLibc(FsPath p) {
    List<byte[]> r = new ArrayList<>();
    for (Entry e : entries(p)) {
      r.add(e.name);
    }
    return r;
  }

  static List<Entry> entries(FsPath p) {
    long dir;
    if (p.isFd()) {
      int fd = Fds.sys("fcntl", p.fd(), 1030, 0);
      if (fd < 0) {
        throw OsErrors.of(-fd, p.object());
      }
      dir = Libc.call("fdopendir", fd);
      if (dir == 0) {
        int e = Libc.errno();
        Fds.close(fd);
        throw OsErrors.of(e, p.object());
      }
      Libc.call("rewinddir", dir);
    } else {
      byte[] name = p.bytes() == null ? new byte[] {'.'} : p.bytes();
      Fds.sys("getppid");
      try (Arena arena = Arena.ofConfined()) {
        dir = Libc.call("opendir", Libc.cstring(arena, name).address());
      }
      if (dir == 0) {
        throw p.bytes() == null ? OsErrors.of(Libc.errno()) : OsErrors.of(Libc.errno(), p.object());
      }
    }
    List<Entry> r = new ArrayList<>();
    try {
      while (true) {
        long e = Libc.call("readdir", dir);
        if (e == 0) {
          return r;
        }
        // struct dirent of 64-bit Linux: ino, off, reclen, type, name.
        MemorySegment s = Libc.memory(e, 20);
        long ino = s.get(ValueLayout.JAVA_LONG, 0);
        int type = s.get(ValueLayout.JAVA_BYTE, 18) & 0xFF;
        byte[] name = Libc.bytesAt(e + 19);
        if (name.length == 1 && name[0] == '.'
            || name.length == 2 && name[0] == '.' && name[1] == '.') {
          continue;
        }
        r.add(new Entry(name, ino, type));
      }
    } finally {
      Libc.call("closedir", dir);
    }
  }
}
