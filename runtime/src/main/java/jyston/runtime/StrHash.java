package jyston.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Hash of str and bytes: SipHash-1-3 with the key PYTHONHASHSEED asks for, as CPython's. */
public final class StrHash {
  private StrHash() {}

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** The two key words; fixed for the process because interned strings are shared. */
  private static final long K0;

  private static final long K1;

  /** From this length on, text is hashed faster as a copy of its bytes. */
  private static final int LONG = 24;

  /** Whether hashing is not randomised (seed 0). */
  public static final boolean FIXED;

  static {
    String s = System.getProperty("jyston.hashseed");
    if (s == null) {
      s = System.getenv("PYTHONHASHSEED");
    }
    long k0 = 0;
    long k1 = 0;
    boolean fixed = false;
    Long seed = parse(s);
    if (seed == null) {
      long x = System.nanoTime() ^ ProcessHandle.current().pid() << 40;
      k0 = mix(x);
      k1 = mix(k0 ^ System.currentTimeMillis());
    } else if (seed == 0) {
      fixed = true;
    } else {
      int x = (int) (long) seed;
      for (int i = 0; i < 16; i++) {
        x = x * 214013 + 2531011;
        long b = (x >>> 16) & 255;
        if (i < 8) {
          k0 |= b << (8 * i);
        } else {
          k1 |= b << (8 * (i - 8));
        }
      }
    }
    K0 = k0;
    K1 = k1;
    FIXED = fixed;
  }

  private static Long parse(String s) {
    if (s == null || s.isEmpty() || s.equals("random")) {
      return null;
    }
    try {
      long v = Long.parseLong(s);
      return v < 0 || v > 0xFFFFFFFFL ? null : (Long) v;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static long mix(long z) {
    z += 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Hash of a str over its narrowest fixed-width form. */
  public static long of(PyStr p) {
    int n = p.length();
    if (n == 0) {
      return 0;
    }
    int max = 0;
    String s = p.bmp();
    if (s != null) {
      if (n >= LONG) {
        byte[] b = StrCase.asciiBytes(s);
        if (b != null) {
          return sip(K0, K1, b, 0, n, true);
        }
      }
      // Taken for Latin text until a character says that it is not.
      State st = new State(K0, K1);
      int i = 0;
      for (; i + 8 <= n; i += 8) {
        int a = s.charAt(i);
        int b = s.charAt(i + 1);
        int c = s.charAt(i + 2);
        int d = s.charAt(i + 3);
        int e = s.charAt(i + 4);
        int f = s.charAt(i + 5);
        int g = s.charAt(i + 6);
        int h = s.charAt(i + 7);
        max |= a | b | c | d | e | f | g | h;
        st.word(
            (a | b << 8 | c << 16 | (long) d << 24)
                | (e | (long) f << 8 | (long) g << 16 | (long) h << 24) << 32);
      }
      long w = 0;
      for (int j = n - 1; j >= i; j--) {
        int c = s.charAt(j);
        max |= c;
        w = w << 8 | c;
      }
      return max < 256 ? st.finish(w, n) : twoBytes(s, n);
    }
    State st = new State(K0, K1);
    int[] c = p.cps;
    for (int x : c) {
      max = Math.max(max, x);
    }
    if (max > 0xFFFF) {
      int i = 0;
      for (; i + 2 <= n; i += 2) {
        st.word(c[i] | (long) c[i + 1] << 32);
      }
      return st.finish(i < n ? c[i] : 0, n * 4L);
    }
    int i = 0;
    for (; i + 4 <= n; i += 4) {
      st.word(c[i] | (long) c[i + 1] << 16 | (long) c[i + 2] << 32 | (long) c[i + 3] << 48);
    }
    long w = 0;
    for (int j = n - 1; j >= i; j--) {
      w = w << 16 | c[j];
    }
    return st.finish(w, n * 2L);
  }

  private static long twoBytes(String s, int n) {
    State st = new State(K0, K1);
    int i = 0;
    for (; i + 4 <= n; i += 4) {
      st.word(
          s.charAt(i)
              | (long) s.charAt(i + 1) << 16
              | (long) s.charAt(i + 2) << 32
              | (long) s.charAt(i + 3) << 48);
    }
    long w = 0;
    for (int j = n - 1; j >= i; j--) {
      w = w << 16 | s.charAt(j);
    }
    return st.finish(w, n * 2L);
  }

  /** Hash of bytes. */
  public static long of(byte[] a, int off, int n) {
    return n == 0 ? 0 : sip(K0, K1, a, off, n, true);
  }

  /** The raw keyed SipHash-1-3 of bytes ({@code _imp.source_hash} uses a key of its own). */
  public static long keyed(long k0, long k1, byte[] a) {
    return sip(k0, k1, a, 0, a.length, false);
  }

  private static long sip(long k0, long k1, byte[] a, int off, int n, boolean python) {
    State st = new State(k0, k1);
    int i = 0;
    for (; i + 8 <= n; i += 8) {
      st.word((long) WORDS.get(a, off + i));
    }
    long w = 0;
    for (int j = n - 1; j >= i; j--) {
      w = w << 8 | (a[off + j] & 255);
    }
    return python ? st.finish(w, n) : st.raw(w, n);
  }

  private static final class State {
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    State(long k0, long k1) {
      v0 = k0 ^ 0x736f6d6570736575L;
      v1 = k1 ^ 0x646f72616e646f6dL;
      v2 = k0 ^ 0x6c7967656e657261L;
      v3 = k1 ^ 0x7465646279746573L;
    }

    private void round() {
      v0 += v1;
      v2 += v3;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v1;
      v0 += v3;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 = Long.rotateLeft(v2, 32);
    }

    void word(long w) {
      v3 ^= w;
      round();
      v0 ^= w;
    }

    long raw(long rest, long bytes) {
      word(rest | bytes << 56);
      v2 ^= 0xff;
      round();
      round();
      round();
      return v0 ^ v1 ^ v2 ^ v3;
    }

    long finish(long rest, long bytes) {
      long h = raw(rest, bytes);
      return h == -1 ? -2 : h;
    }
  }
}
