package jyston.runtime;

import java.util.Arrays;

/** A growing byte array. */
public final class BytesBuilder {
  private byte[] buf;
  private int n;

  /** An empty one. */
  public BytesBuilder(int capacity) {
    buf = new byte[Math.max(16, capacity)];
  }

  private void room(int k) {
    if (n + k > buf.length || n + k < 0) {
      if (n + k < 0) {
        throw Py.memoryError();
      }
      buf = Arrays.copyOf(buf, Math.max(n + k, (int) Math.min(buf.length * 2L, 0x7ffffff0)));
    }
  }

  /** Appends one byte. */
  public void append(int b) {
    room(1);
    buf[n++] = (byte) b;
  }

  /** Appends bytes. */
  public void append(byte[] a, int off, int k) {
    room(k);
    System.arraycopy(a, off, buf, n, k);
    n += k;
  }

  /** Appends bytes. */
  public void append(byte[] a) {
    append(a, 0, a.length);
  }

  /** Appends the low halves of the characters. */
  public void appendAscii(String s) {
    int k = s.length();
    room(k);
    for (int i = 0; i < k; i++) {
      buf[n++] = (byte) s.charAt(i);
    }
  }

  /** The number of bytes. */
  public int size() {
    return n;
  }

  /** The bytes, copied. */
  public byte[] toBytes() {
    return n == buf.length ? buf : Arrays.copyOf(buf, n);
  }
}
