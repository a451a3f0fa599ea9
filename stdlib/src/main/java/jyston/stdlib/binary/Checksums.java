package jyston.stdlib.binary;

import java.util.zip.CRC32;
import jyston.runtime.Ops;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyInt;
import jyston.runtime.PyObject;

/** CRC-32 and Adler-32 that go on from a given value. */
public final class Checksums {
  private Checksums() {}

  /** The low 32 bits of an int of any size. */
  static int mask(PyObject o) {
    return o == null ? 0 : Ops.index(o).bigValue().intValue();
  }

  /** {@code crc32(data, start)}. */
  public static PyObject crc32(PyObject data, PyObject start) {
    byte[] b = PyBuffer.bytes(data);
    int crc = mask(start);
    if (crc == 0) {
      CRC32 c = new CRC32();
      c.update(b);
      return PyInt.of(c.getValue());
    }
    int c = ~crc;
    int[] t = Table.VALUES;
    for (byte x : b) {
      c = t[(c ^ x) & 0xFF] ^ c >>> 8;
    }
    return PyInt.of(~c & 0xFFFFFFFFL);
  }

  private static final class Table {
    static final int[] VALUES = new int[256];

    static {
      for (int i = 0; i < 256; i++) {
        int c = i;
        for (int k = 0; k < 8; k++) {
          c = (c & 1) != 0 ? c >>> 1 ^ 0xEDB88320 : c >>> 1;
        }
        VALUES[i] = c;
      }
    }
  }

  /** {@code adler32(data, start)}. */
  public static PyObject adler32(PyObject data, PyObject start) {
    byte[] bytes = PyBuffer.bytes(data);
    int v = start == null ? 1 : mask(start);
    long a = v & 0xFFFF;
    long b = v >>> 16;
    int i = 0;
    while (i < bytes.length) {
      int end = Math.min(bytes.length, i + 100000);
      for (; i < end; i++) {
        a += bytes[i] & 0xFF;
        b += a;
      }
      a %= 65521;
      b %= 65521;
    }
    // zlib reduces what it is given only with data; without, the value comes back as it was.
    return PyInt.of(bytes.length == 0 ? v & 0xFFFFFFFFL : b << 16 | a);
  }
}
