package jyston.stdlib.time;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/** C's calendar and clock functions: time zones and strftime are the platform's. */
@SuppressWarnings("restricted")
final class LibC {
  private LibC() {}

  private static final MemoryLayout INT = ValueLayout.JAVA_INT;
  private static final MemoryLayout LONG = ValueLayout.JAVA_LONG;
  private static final MemoryLayout ADDRESS = ValueLayout.ADDRESS;
  private static final int TM_SIZE = 56;
  private static final int GMTOFF = 40;
  private static final int ZONE = 48;

  private static final MethodHandle LOCALTIME = handle("localtime_r", ADDRESS, ADDRESS, ADDRESS);
  private static final MethodHandle MKTIME = handle("mktime", LONG, ADDRESS);
  private static final MethodHandle STRFTIME =
      handle("strftime", LONG, ADDRESS, LONG, ADDRESS, ADDRESS);
  private static final MethodHandle CLOCK_GETTIME = handle("clock_gettime", INT, INT, ADDRESS);
  private static final MethodHandle CLOCK_GETRES = handle("clock_getres", INT, INT, ADDRESS);
  private static final MethodHandle CLOCK_SETTIME = handle("clock_settime", INT, INT, ADDRESS);
  private static final MethodHandle SETENV = handle("setenv", INT, ADDRESS, ADDRESS, INT);
  private static final MethodHandle UNSETENV = handle("unsetenv", INT, ADDRESS);
  private static final MethodHandle TZSET = tzsetHandle();

  private static MethodHandle handle(String name, MemoryLayout result, MemoryLayout... args) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().find(name).orElseThrow(), FunctionDescriptor.of(result, args));
  }

  private static MethodHandle tzsetHandle() {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().find("tzset").orElseThrow(), FunctionDescriptor.ofVoid());
  }

  /** The fields of C's struct tm. */
  record Tm(int[] fields, long gmtoff, String zone) {}

  private static RuntimeException unexpected(Throwable t) {
    return t instanceof RuntimeException r ? r : new IllegalStateException(t);
  }

  /** {@code localtime_r}; null where the year does not fit. */
  static Tm localtime(long t) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment tm = arena.allocate(TM_SIZE, 8);
      MemorySegment time = arena.allocateFrom(ValueLayout.JAVA_LONG, t);
      MemorySegment r = (MemorySegment) LOCALTIME.invokeExact(time, tm);
      return r.equals(MemorySegment.NULL) ? null : read(tm);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  private static Tm read(MemorySegment tm) {
    int[] f = new int[9];
    for (int i = 0; i < 9; i++) {
      f[i] = tm.get(ValueLayout.JAVA_INT, 4L * i);
    }
    MemorySegment zone = tm.get(ValueLayout.ADDRESS, ZONE);
    String name =
        zone.equals(MemorySegment.NULL)
            ? ""
            : zone.reinterpret(1024).getString(0, StandardCharsets.UTF_8);
    return new Tm(f, tm.get(ValueLayout.JAVA_LONG, GMTOFF), name);
  }

  private static MemorySegment write(Arena arena, Tm t) {
    MemorySegment tm = arena.allocate(TM_SIZE, 8);
    for (int i = 0; i < 9; i++) {
      tm.set(ValueLayout.JAVA_INT, 4L * i, t.fields[i]);
    }
    tm.set(ValueLayout.JAVA_LONG, GMTOFF, t.gmtoff);
    if (t.zone != null) {
      tm.set(ValueLayout.ADDRESS, ZONE, arena.allocateFrom(t.zone));
    }
    return tm;
  }

  /** {@code mktime}; null where it fails. */
  static Long mktime(Tm t) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment tm = write(arena, t);
      // -1 is a legal time too: only a failure leaves the day of the week alone.
      tm.set(ValueLayout.JAVA_INT, 24, -1);
      long r = (long) MKTIME.invokeExact(tm);
      return r == -1 && tm.get(ValueLayout.JAVA_INT, 24) == -1 ? null : r;
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** {@code strftime} of an ASCII format. */
  static String strftime(String format, Tm t) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment tm = write(arena, t);
      // A character in front, so that an empty result can be told from a failure.
      MemorySegment f = arena.allocateFrom(" " + format);
      for (long size = 1024; ; size *= 4) {
        MemorySegment out = arena.allocate(size);
        long n = (long) STRFTIME.invokeExact(out, size, f, tm);
        if (n > 0 || size > 256L * format.length() + 4096) {
          byte[] b = out.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE);
          return n == 0 ? "" : new String(b, 1, b.length - 1, StandardCharsets.UTF_8);
        }
      }
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Nanoseconds of a clock; null where there is no such clock. */
  static Long clock(int id, boolean resolution) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment ts = arena.allocate(16, 8);
      int r =
          resolution
              ? (int) CLOCK_GETRES.invokeExact(id, ts)
              : (int) CLOCK_GETTIME.invokeExact(id, ts);
      return r != 0
          ? null
          : ts.get(ValueLayout.JAVA_LONG, 0) * 1_000_000_000L + ts.get(ValueLayout.JAVA_LONG, 8);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Whether a clock could be set. */
  static boolean setClock(int id, long ns) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment ts = arena.allocate(16, 8);
      ts.set(ValueLayout.JAVA_LONG, 0, Math.floorDiv(ns, 1_000_000_000L));
      ts.set(ValueLayout.JAVA_LONG, 8, Math.floorMod(ns, 1_000_000_000L));
      return (int) CLOCK_SETTIME.invokeExact(id, ts) == 0;
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** {@code tzset} with the TZ variable of the Python process (null: unset). */
  static void tzset(String tz) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom("TZ");
      int r =
          tz == null
              ? (int) UNSETENV.invokeExact(name)
              : (int) SETENV.invokeExact(name, arena.allocateFrom(tz), 1);
      if (r == 0) {
        TZSET.invokeExact();
      }
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }
}
