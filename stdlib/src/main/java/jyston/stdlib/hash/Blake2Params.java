package jyston.stdlib.hash;

import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyLong;
import jyston.runtime.PyObject;

/** Checks the parameters of BLAKE2 and lays out the parameter block. */
final class Blake2Params {
  private Blake2Params() {}

  static Engine engine(
      boolean wide,
      PyObject digestSize,
      PyObject key,
      PyObject salt,
      PyObject person,
      long fanout,
      long depth,
      PyObject leafSize,
      PyObject nodeOffset,
      long nodeDepth,
      long innerSize,
      boolean lastNode) {
    int max = wide ? 64 : 32;
    int saltMax = wide ? 16 : 8;
    long size = digestSize == null ? max : Ops.asInt(digestSize);
    if (size <= 0 || size > max) {
      throw Py.valueError("digest_size must be between 1 and " + max + " bytes");
    }
    byte[] p = new byte[wide ? 64 : 32];
    int saltAt = wide ? 32 : 16;
    copy(salt, p, saltAt, saltMax, "salt");
    copy(person, p, saltAt + saltMax, saltMax, "person");
    if (fanout < 0 || fanout > 255) {
      throw Py.valueError("fanout must be between 0 and 255");
    }
    if (depth <= 0 || depth > 255) {
      throw Py.valueError("depth must be between 1 and 255");
    }
    long leaf = leafSize == null ? 0 : positive(leafSize);
    if (leaf >>> 32 != 0) {
      throw Py.overflowError("leaf_size is too large");
    }
    long offset = nodeOffset == null ? 0 : positive(nodeOffset);
    if (!wide && offset >>> 48 != 0) {
      throw Py.overflowError("node_offset is too large");
    }
    if (nodeDepth < 0 || nodeDepth > 255) {
      throw Py.valueError("node_depth must be between 0 and 255");
    }
    if (innerSize < 0 || innerSize > max) {
      throw Py.valueError("inner_size must be between 0 and is " + max);
    }
    byte[] k = key == null ? new byte[0] : PyBuffer.bytes(key);
    if (k.length > max) {
      throw Py.valueError("maximum key length is " + max + " bytes");
    }
    p[0] = (byte) size;
    p[1] = (byte) k.length;
    p[2] = (byte) fanout;
    p[3] = (byte) depth;
    little(p, 4, leaf, 4);
    little(p, 8, offset, wide ? 8 : 6);
    p[wide ? 16 : 14] = (byte) nodeDepth;
    p[wide ? 17 : 15] = (byte) innerSize;
    return Blake2.of(wide, p, k, lastNode);
  }

  private static void little(byte[] p, int at, long v, int n) {
    for (int i = 0; i < n; i++) {
      p[at + i] = (byte) (v >>> 8 * i);
    }
  }

  private static long positive(PyObject o) {
    PyLong l = Ops.index(o);
    if (l.signum() < 0) {
      throw Py.valueError("value must be positive");
    }
    if (l.bigValue().bitLength() > 64) {
      throw Py.overflowError("int too big to convert");
    }
    return l.longValue();
  }

  private static void copy(PyObject o, byte[] p, int at, int max, String what) {
    if (o == null) {
      return;
    }
    byte[] b = PyBuffer.bytes(o);
    if (b.length > max) {
      throw Py.valueError("maximum " + what + " length is " + max + " bytes");
    }
    System.arraycopy(b, 0, p, at, b.length);
  }
}
