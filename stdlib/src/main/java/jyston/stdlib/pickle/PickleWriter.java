package jyston.stdlib.pickle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import jyston.runtime.Py;
import jyston.runtime.PyBytes;
import jyston.runtime.PyObject;

/**
 * The bytes of a pickle under way. From protocol 4 on they are in frames (PEP 3154); what is
 * complete goes to the file, if there is one.
 */
final class PickleWriter {
  private static final int FRAME_TARGET = 64 * 1024;

  /** A frame of fewer bytes is written without its header. */
  private static final int FRAME_MIN = 4;

  private static final int HEADER = 9;

  /** The file's write method, or null when all stays here. */
  private final PyObject write;

  private byte[] buf = new byte[1024];
  private int len;
  private int frameStart = -1;
  private boolean framing;

  PickleWriter(PyObject write) {
    this.write = write;
  }

  /** Starts a pickle. */
  void begin(int protocol) {
    len = 0;
    frameStart = -1;
    framing = false;
    if (protocol >= 2) {
      op(PickleOps.PROTO);
      b1(protocol);
      framing = protocol >= 4;
    }
  }

  /** Ends a pickle. */
  void end() {
    op(PickleOps.STOP);
    closeFrame();
    framing = false;
  }

  /** What is here, as bytes. */
  PyObject result() {
    return PyBytes.of(Arrays.copyOf(buf, len));
  }

  /** Hands all that is here to the file. */
  void flush() {
    if (write != null && len > 0) {
      byte[] out = Arrays.copyOf(buf, len);
      len = 0;
      write.call1(PyBytes.of(out));
    }
  }

  private int room(int n) {
    int at = len;
    boolean header = framing && frameStart < 0;
    long need = (long) at + n + (header ? HEADER : 0);
    if (need > buf.length) {
      if (need > Integer.MAX_VALUE - 16) {
        throw Py.memoryError();
      }
      buf = Arrays.copyOf(buf, (int) Math.min(need + (need >> 1), Integer.MAX_VALUE - 16));
    }
    if (header) {
      frameStart = at;
      at += HEADER;
    }
    len = at + n;
    return at;
  }

  void op(int code) {
    int at = room(1);
    buf[at] = (byte) code;
  }

  /** One more byte of an operation that was begun. */
  void b1(int v) {
    op(v);
  }

  /** A number of some bytes, the lowest first. */
  void little(long v, int bytes) {
    int at = room(bytes);
    for (int i = 0; i < bytes; i++) {
      buf[at + i] = (byte) (v >>> 8 * i);
    }
  }

  /** A number of eight bytes, the highest first. */
  void big8(long v) {
    little(Long.reverseBytes(v), 8);
  }

  void bytes(byte[] b) {
    int at = room(b.length);
    System.arraycopy(b, 0, buf, at, b.length);
  }

  void ascii(String s) {
    bytes(s.getBytes(StandardCharsets.ISO_8859_1));
  }

  /**
   * An operation with much or little data. Much data is outside of frames and goes to the file
   * directly.
   *
   * @param size bytes of the length
   * @param payload what to hand to the file, or null for new bytes
   */
  void counted(int code, int size, byte[] data, PyObject payload) {
    boolean large = data.length >= FRAME_TARGET;
    boolean wasFraming = framing;
    if (large) {
      closeFrame();
      framing = false;
    }
    op(code);
    little(data.length, size);
    if (large && write != null) {
      flush();
      write.call1(payload == null ? PyBytes.of(data) : payload);
    } else {
      bytes(data);
    }
    framing = wasFraming;
  }

  /** Called between operations: ends a frame that is long enough. */
  void boundary() {
    if (frameStart >= 0 && len - frameStart - HEADER >= FRAME_TARGET) {
      closeFrame();
      // Frames are independent of each other, so the file can have them one by one.
      flush();
    }
  }

  private void closeFrame() {
    if (frameStart < 0) {
      return;
    }
    int start = frameStart;
    int n = len - start - HEADER;
    frameStart = -1;
    if (n >= FRAME_MIN) {
      buf[start] = (byte) PickleOps.FRAME;
      for (int i = 0; i < 8; i++) {
        buf[start + 1 + i] = (byte) ((long) n >>> 8 * i);
      }
    } else {
      System.arraycopy(buf, start + HEADER, buf, start, n);
      len -= HEADER;
    }
  }
}
