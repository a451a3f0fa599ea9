package jyston.runtime.module.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.ConcurrentHashMap;
import jyston.runtime.Gil;
import jyston.runtime.Interpreter;

/**
 * Calls to the C library. Arguments and results are all passed as 64-bit integers, which the C
 * calling conventions of 64-bit Linux allow for ints and pointers, so one method handle serves all.
 * Loading this class loads the FFM API: it stays off the start-up path.
 */
public final class Libc {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final SymbolLookup SYMBOLS = LINKER.defaultLookup();
  private static final StructLayout CAPTURE = Linker.Option.captureStateLayout();
  private static final long ERRNO_OFFSET =
      CAPTURE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));
  private static final MethodHandle[] HANDLES = new MethodHandle[8];
  private static final ConcurrentHashMap<String, MemorySegment> FOUND = new ConcurrentHashMap<>();
  private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

  /** Memory of one thread for calls. */
  private static final class Scratch {
    final MemorySegment capture = Arena.ofAuto().allocate(CAPTURE);
    MemorySegment buffer;
    int errno;
  }

  private Libc() {}

  /** Whether the C library has a function. */
  public static boolean has(String name) {
    return SYMBOLS.find(name).isPresent();
  }

  /** Address of a function. */
  public static MemorySegment symbol(String name) {
    MemorySegment s = FOUND.get(name);
    if (s == null) {
      s = SYMBOLS.find(name).orElseThrow(() -> new UnsupportedOperationException(name));
      FOUND.put(name, s);
    }
    return s;
  }

  /** Memory that C owns. */
  @SuppressWarnings("restricted")
  static MemorySegment memory(long address, long size) {
    return MemorySegment.ofAddress(address).reinterpret(size);
  }

  @SuppressWarnings("restricted")
  private static MethodHandle handle(int arity) {
    synchronized (HANDLES) {
      MethodHandle h = HANDLES[arity];
      if (h == null) {
        MemoryLayout[] args = new MemoryLayout[arity];
        java.util.Arrays.fill(args, ValueLayout.JAVA_LONG);
        h =
            LINKER.downcallHandle(
                FunctionDescriptor.of(ValueLayout.JAVA_LONG, args),
                Linker.Option.captureCallState("errno"));
        HANDLES[arity] = h;
      }
      return h;
    }
  }

  /** Calls a function; {@link #errno} tells why it failed. */
  public static long call(String name, long... a) {
    MemorySegment f = symbol(name);
    Scratch s = SCRATCH.get();
    try {
      long r =
          a.length > 6
              ? (long) handle(7).invokeExact(f, s.capture, a[0], a[1], a[2], a[3], a[4], a[5], a[6])
              : (long)
                  handle(6)
                      .invokeExact(
                          f, s.capture, at(a, 0), at(a, 1), at(a, 2), at(a, 3), at(a, 4), at(a, 5));
      s.errno = s.capture.get(ValueLayout.JAVA_INT, ERRNO_OFFSET);
      return r;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  // Making a handle takes tens of milliseconds, a needless register none: six arguments always.
  private static long at(long[] a, int i) {
    return i < a.length ? a[i] : 0;
  }

  /** Calls a function that returns a C int. */
  public static int callInt(String name, long... a) {
    return (int) call(name, a);
  }

  /** As {@link #callInt}, with the interpreter's lock released, again after EINTR. */
  public static int callBlocking(String name, long... a) {
    return (int) callBlockingLong(name, a);
  }

  /** As {@link #call}, with the interpreter's lock released, again after EINTR. */
  public static long callBlockingLong(String name, long... a) {
    Gil gil = Interpreter.current().gil;
    while (true) {
      int n = gil.releaseAll();
      long r;
      int e;
      try {
        r = call(name, a);
        e = errno();
      } finally {
        gil.restore(n);
      }
      if ((int) r == -1 && e == Errno.EINTR) {
        OsErrors.interrupted();
        continue;
      }
      SCRATCH.get().errno = e;
      return r;
    }
  }

  /** {@code errno} after the last call of this thread. */
  public static int errno() {
    return SCRATCH.get().errno;
  }

  /** Memory of this thread that is good until the next request for it. */
  public static MemorySegment buffer(long size) {
    Scratch s = SCRATCH.get();
    if (s.buffer == null || s.buffer.byteSize() < size) {
      s.buffer = Arena.ofAuto().allocate(Math.max(size, 8192), 16);
    }
    return s.buffer;
  }

  /** A C string of bytes. */
  public static MemorySegment cstring(Arena arena, byte[] b) {
    MemorySegment s = arena.allocate(b.length + 1L);
    MemorySegment.copy(b, 0, s, ValueLayout.JAVA_BYTE, 0, b.length);
    s.set(ValueLayout.JAVA_BYTE, b.length, (byte) 0);
    return s;
  }

  /** Bytes of a C string at an address. */
  public static byte[] bytesAt(long address) {
    MemorySegment s = memory(address, Integer.MAX_VALUE);
    int n = 0;
    while (s.get(ValueLayout.JAVA_BYTE, n) != 0) {
      n++;
    }
    return s.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE);
  }
}
